import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** One line of the bot's log, or a line that was none. */
export interface LogLine {
  readonly msg?: string;
  readonly level?: string | number;
  readonly [field: string]: unknown;
}

/** The bot as a process of its own, as an operator would run it. */
export interface Bot {
  readonly process: ChildProcess;
  /** Everything it wrote, standard error included. */
  readonly output: readonly string[];
  readonly lines: readonly LogLine[];
  /** The first line, past or to come, that fits. */
  line(fits: (line: LogLine) => boolean, timeoutMs?: number): Promise<LogLine>;
  /** Asks it to stop and waits for its exit code. */
  stop(): Promise<number | null>;
  /** As `kill -9` would. */
  kill(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, "../..");

export interface BotOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Default 30,000 ms. */
  readonly readyTimeoutMs?: number;
  /** Wait until it says it is ready. Default true. */
  readonly waitReady?: boolean;
}

/** Starts `src/main.ts` with these variables and nothing of the tests' own that it could pick up. */
export async function startBot({ env, readyTimeoutMs = 30_000, waitReady = true }: BotOptions): Promise<Bot> {
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  const lines: LogLine[] = [];
  const waiters = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (text) => {
      output.push(text);
      lines.push(parseLine(text));
      for (const wake of waiters) {
        wake();
      }
    });
  }
  const bot: Bot = {
    process: child,
    output,
    lines,
    line: (fits, timeoutMs = 30_000) =>
      new Promise((done, fail) => {
        const timer = setTimeout(
          () => finish(new Error(`no such log line; the last were\n${output.slice(-15).join("\n")}`)),
          timeoutMs,
        );
        const look = (): void => {
          const found = lines.find(fits);
          if (found !== undefined) {
            finish(found);
          }
        };
        const ended = (): void =>
          finish(new Error(`the bot ended; its last lines were\n${output.slice(-15).join("\n")}`));
        function finish(result: LogLine | Error): void {
          clearTimeout(timer);
          waiters.delete(look);
          child.off("close", ended);
          if (result instanceof Error) {
            fail(result);
          } else {
            done(result);
          }
        }
        waiters.add(look);
        child.once("close", ended);
        look();
      }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const closed = once(child, "close");
        child.kill("SIGTERM");
        await closed;
      }
      return child.exitCode;
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        const closed = once(child, "close");
        child.kill("SIGKILL");
        await closed;
      }
    },
  };
  if (waitReady) {
    try {
      await bot.line((line) => line.msg === "ready", readyTimeoutMs);
    } catch (error) {
      await bot.kill();
      throw error;
    }
  }
  return bot;
}

function parseLine(text: string): LogLine {
  if (!text.startsWith("{")) {
    return { text };
  }
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { text };
  }
}

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
