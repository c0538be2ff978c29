import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** An engine started for tests alone, on a free port and an own folder. */
export interface PrivateEngine {
  readonly url: string;
  stop(): Promise<void>;
}

/** For an engine this machine lacks: suites skip aloud, but where everything must run they fail. */
export function orFailInCi<T>(engine: T | null, missing: string): T | null {
  if (engine === null && process.env.SOTTO_CI === "1") {
    throw new Error(`Everything must run here, but ${missing}`);
  }
  return engine;
}

/** Where a program is on PATH or in the given folders, `null` when it is in none. */
export function findProgram(name: string, folders: readonly string[] = []): string | null {
  const places = [...folders, ...(process.env.PATH ?? "").split(delimiter)];
  for (const folder of places) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: look in the next folder.
    }
  }
  return null;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("The system gave no port.");
  }
  return address.port;
}

/** Starts a server and resolves when its output says it is ready. */
export async function startServer(command: string, args: readonly string[], ready: RegExp): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (ready.test(output)) {
        resolve();
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}: ${output.slice(-500)}`)));
  });
  return child;
}

/** Ends a server and waits until it is gone. */
export async function stopServer(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, "exit");
  }
}
