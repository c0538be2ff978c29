import type { GapReason, ScanResult } from "../core/finding.ts";
import type { FileContent, FileReader, Log } from "../core/ports.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";
import { tellableType } from "./file-types.ts";
import { FileReaderUnavailable, type ReadingThread, startReadingThread } from "./reading-thread.ts";
import type { ThreadSetup } from "./thread-messages.ts";

export interface FileReaderOptions extends ThreadSetup {
  /** The register as it is now; asked for before every file, and sent on when it is another object than before. */
  readonly register: () => RegisterSnapshot;
  readonly log: Log;
  /** The thread's module. Default: `file-reader-thread.ts`. */
  readonly entry?: URL;
}

/** Reads files in a thread of this process. */
export interface ThreadedFileReader extends FileReader {
  /** Starts the thread ahead of the first file, which else waits for it. */
  start(): void;
  /** Ends the thread. Files that are being read or wait for it are rejected, for another process or another day. */
  close(): Promise<void>;
}

const ENTRY = new URL("./file-reader-thread.ts", import.meta.url);

/**
 * Reads files one after the other in one thread, so that the event loop goes on whatever is in them. A file that takes
 * longer than `policy.files.timeoutSeconds`, or that the thread dies of, becomes a gap, and the next one gets a new
 * thread.
 */
export function createFileReader(options: FileReaderOptions): ThreadedFileReader {
  const { policy, key, register, log } = options;
  let thread: ReadingThread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function startThread(): ReadingThread {
    const started = startReadingThread({
      entry: options.entry ?? ENTRY,
      setup: { policy, key },
      timeoutMs: policy.files.timeoutSeconds * 1_000,
      onEnd(error) {
        if (thread === started) {
          thread = null;
          log.warn("the file reader's thread ended", { error });
        }
      },
    });
    return started;
  }

  function stopThread(): Promise<void> {
    const stopped = thread;
    thread = null;
    return stopped?.stop() ?? Promise.resolve();
  }

  async function readNext(file: FileContent, now: number): Promise<ScanResult> {
    if (closed) {
      throw new FileReaderUnavailable();
    }
    thread ??= startThread();
    const report = await thread.read(file, now, register()).catch(async (error: unknown) => {
      await stopThread();
      throw error;
    });
    if (closed) {
      throw new FileReaderUnavailable();
    }
    if (report === "late" || report === "died") {
      log.warn("a file could not be read to its end", { fileId: file.id, outcome: report });
      await stopThread();
      thread = startThread();
      return gap(report === "late" ? "timed-out" : "malformed", file);
    }
    for (const { detector, error } of report.faults) {
      log.error("a detector failed", { detector, error });
    }
    return report.result;
  }

  return {
    start() {
      if (!closed) {
        thread ??= startThread();
      }
    },
    read(file, { now }) {
      const turn = last.then(() => readNext(file, now));
      // The next file's turn comes whatever became of this one; whoever asked for it is told.
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      closed = true;
      await stopThread();
      await last;
    },
  };
}

function gap(reason: GapReason, file: FileContent): ScanResult {
  return { findings: [], gaps: [{ reason, what: tellableType(file.type) }] };
}
