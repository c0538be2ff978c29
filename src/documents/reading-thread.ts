import { Worker } from "node:worker_threads";
import type { FileContent } from "../core/ports.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";
import type { ReadRequest, ThreadReport, ThreadSetup } from "./thread-messages.ts";

/** The reading thread could not be started, or was stopped: no fault of the file, which is worth another try. */
export class FileReaderUnavailable extends Error {
  override readonly name = "FileReaderUnavailable";

  constructor() {
    super("the file reader is not available");
  }
}

export type ReadReport = Extract<ThreadReport, { kind: "read" }>;

export interface ReadingThread {
  /**
   * Reads one file; one call at a time. `late` leaves the thread at it: stop it then. `died` is of this file's making,
   * as far as anyone can tell.
   * @throws FileReaderUnavailable when the thread did not come up.
   */
  read(file: FileContent, now: number, register: RegisterSnapshot): Promise<ReadReport | "late" | "died">;
  stop(): Promise<void>;
}

export interface ReadingThreadOptions {
  readonly entry: URL;
  readonly setup: ThreadSetup;
  /** How long one file may take, ms, not counting the thread's start. */
  readonly timeoutMs: number;
  /** Told once the thread is gone, with the class of what ended it, `null` where it was only stopped. */
  readonly onEnd: (error: string | null) => void;
}

/** Heap of a thread, MB: some ten times the longest text that is taken from a file. */
const MAX_HEAP_MB = 512;
/** Loading the detectors takes about a second; a machine may be busy. */
const START_MS = 60_000;

/** Starts a thread that reads files. */
export function startReadingThread({ entry, setup, timeoutMs, onEnd }: ReadingThreadOptions): ReadingThread {
  // Typed arrays are cloned with the whole buffer they lie in, which they may share with others' secrets.
  const key = Uint8Array.from(setup.key);
  const worker = new Worker(entry, {
    name: "file-reader",
    workerData: { ...setup, key },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const ready = Promise.withResolvers<"ready">();
  const ended = Promise.withResolvers<"died">();
  let answered = Promise.withResolvers<ReadReport>();
  let failure: string | null = null;
  let sent: RegisterSnapshot | null = null;

  worker.on("message", (report: ThreadReport) => {
    if (report.kind === "ready") {
      ready.resolve("ready");
    } else {
      answered.resolve(report);
    }
  });
  worker.on("error", (error) => {
    failure = error instanceof Error && "code" in error ? String(error.code) : "Error";
  });
  worker.on("exit", () => {
    ended.resolve("died");
    onEnd(failure);
  });

  return {
    async read(file, now, register) {
      const started = await within(START_MS, Promise.race([ready.promise, ended.promise]));
      if (started !== "ready") {
        throw new FileReaderUnavailable();
      }
      answered = Promise.withResolvers<ReadReport>();
      const bytes = Uint8Array.from(file.bytes);
      const request: ReadRequest = { file: { ...file, bytes }, now, register: register === sent ? null : register };
      worker.postMessage(request, [bytes.buffer]);
      sent = register;
      return await within(timeoutMs, Promise.race([answered.promise, ended.promise]));
    },
    async stop() {
      await worker.terminate();
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | "late"> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
