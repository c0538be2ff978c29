import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { type Confinement, commandLine, ROOT } from "./command-line.ts";
import { encodeHeader, type FileHeader } from "./file-header.ts";
import { READY } from "./frames.ts";
import { watchMemory } from "./memory.ts";

/** How a process came to its end; all but `done` leave what it said until then. */
export type Ending = "done" | "died" | "late" | "out-of-memory" | "out-of-output";

export interface Outcome {
  /** Everything it said, to be read with suspicion. */
  readonly output: Uint8Array;
  readonly ending: Ending;
}

/** A process that reads one file. */
export interface ConfinedProcess {
  /** Whether it came up. */
  readonly ready: Promise<boolean>;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Hands it some of the file; resolves when it can take more, to false when it takes no more. */
  write(chunk: Uint8Array): Promise<boolean>;
  /** Ends the file, and lets the process say what is in it. */
  finish(header: FileHeader): Promise<Outcome>;
  /** What it said until now. */
  soFar(): Uint8Array;
  kill(): void;
}

export interface ConfinedProcessOptions {
  readonly entry: URL;
  readonly confinement: Confinement;
  /** ms it may take for being handed the file, and again for reading it. */
  readonly timeoutMs: number;
  /** Bytes of memory it may hold. */
  readonly maxMemory: number;
  /** Bytes it may say. */
  readonly maxOutput: number;
}

/** Loading takes a tenth of a second; a machine may be busy. */
const START_MS = 60_000;

/** Starts a process, so that it is ready when a file comes. */
export function startConfinedProcess(options: ConfinedProcessOptions): ConfinedProcess {
  const [program, ...args] = commandLine(options.entry, options.confinement);
  // What it writes to the standard streams may quote the file: nobody reads it.
  const child = spawn(program, args, { env: {}, cwd: ROOT, stdio: ["pipe", "ignore", "ignore", "pipe"] });
  const stdin = child.stdin as Writable;
  const output = child.stdio[3] as Readable;
  const ready = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<void>();
  const said: Buffer[] = [];
  let size = 0;
  let ending: Ending | null = null;
  let isReady = false;
  let isFed = false;
  let timer = setTimeout(() => stop("late"), START_MS);
  let unwatch = (): void => undefined;

  function stop(why: Ending): void {
    ending ??= why;
    child.kill("SIGKILL");
  }

  function restartTimer(): void {
    clearTimeout(timer);
    timer = setTimeout(() => stop("late"), options.timeoutMs);
  }

  function heard(): Uint8Array {
    return Buffer.concat(said).subarray(READY.length);
  }

  output.on("data", (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > options.maxOutput) {
      stop("out-of-output");
      return;
    }
    said.push(chunk);
    if (!isReady && size >= READY.length) {
      isReady = true;
      clearTimeout(timer);
      ready.resolve(Buffer.concat(said).toString("latin1", 0, READY.length) === READY);
    }
  });
  // A process that goes away while it is written to says so here, and then ends.
  stdin.on("error", () => stop("died"));
  child.on("error", () => {
    stop("died");
    ended.resolve();
  });
  child.on("close", (code) => {
    ending ??= code === 0 ? "done" : "died";
    ended.resolve();
  });
  void ended.promise.then(() => {
    clearTimeout(timer);
    unwatch();
    ready.resolve(false);
  });

  function feed(): void {
    if (isFed) return;
    isFed = true;
    restartTimer();
    unwatch = watchMemory(child.pid ?? 0, options.maxMemory, () => stop("out-of-memory"));
  }

  return {
    ready: ready.promise,
    ended: ended.promise,
    async write(chunk) {
      feed();
      if (ending !== null) return false;
      if (!stdin.write(chunk)) {
        const drained = Promise.withResolvers<void>();
        stdin.once("drain", drained.resolve);
        await Promise.race([drained.promise, ended.promise]);
      }
      return ending === null;
    },
    async finish(header) {
      feed();
      if (ending === null) {
        restartTimer();
        stdin.end(encodeHeader(header));
      }
      await ended.promise;
      return { output: heard(), ending: ending ?? "died" };
    },
    soFar: heard,
    kill() {
      stop("died");
    },
  };
}
