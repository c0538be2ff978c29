import { Worker } from "node:worker_threads";
import { within } from "../core/within.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";
import type { ThreadAnswer, ThreadReport, ThreadRequest, ThreadSetup } from "./thread-messages.ts";

/** Files can't be read for now, or no longer: no fault of the file, which is worth another try. */
export class FileReaderUnavailable extends Error {
  override readonly name = "FileReaderUnavailable";

  constructor() {
    super("the file reader is not available");
  }
}

export interface ScanningThread {
  /**
   * Goes through one file's text; one call at a time. `late` leaves the thread at it: stop it then. `died` is of this
   * file's making, as far as anyone can tell.
   * @throws FileReaderUnavailable when the thread did not come up.
   */
  run(
    request: Omit<ThreadRequest, "register">,
    register: RegisterSnapshot,
  ): Promise<Omit<ThreadAnswer, "kind"> | "late" | "died">;
  stop(): Promise<void>;
}

export interface ScanningThreadOptions {
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

/** Starts a thread that scans what was read of files. */
export function startScanningThread({ entry, setup, timeoutMs, onEnd }: ScanningThreadOptions): ScanningThread {
  // Typed arrays are cloned with the whole buffer they lie in, which they may share with others' secrets.
  const key = Uint8Array.from(setup.key);
  const worker = new Worker(entry, {
    name: "file-scanner",
    workerData: { ...setup, key },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const ready = Promise.withResolvers<"ready">();
  const ended = Promise.withResolvers<"died">();
  let answered = Promise.withResolvers<ThreadAnswer>();
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
    async run({ task, parsed, type }, register) {
      const started = await within(START_MS, Promise.race([ready.promise, ended.promise]));
      if (started !== "ready") {
        throw new FileReaderUnavailable();
      }
      answered = Promise.withResolvers<ThreadAnswer>();
      const output = Uint8Array.from(parsed.output);
      const request: ThreadRequest = {
        task,
        parsed: { ...parsed, output },
        type,
        register: register === sent ? null : register,
      };
      worker.postMessage(request, [output.buffer]);
      sent = register;
      return (await within(timeoutMs, Promise.race([answered.promise, ended.promise]))) ?? "late";
    },
    async stop() {
      await worker.terminate();
    },
  };
}
