import type { GapReason, ScanResult } from "../core/finding.ts";
import type { FileContent, FileReader, FileReadingOptions, Log } from "../core/ports.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";
import { tellableType } from "./file-types.ts";
import { createFileParser, type FileParserOptions } from "./parse-file.ts";
import { FileReaderUnavailable, type ScanningThread, startScanningThread } from "./scanning-thread.ts";
import type { ParsedFile, ThreadAnswer, ThreadSetup, ThreadTask } from "./thread-messages.ts";

export interface FileReaderOptions extends ThreadSetup, Pick<FileParserOptions, "entry" | "maxMemory"> {
  /** The register as it is now; asked for before every file, and sent on when it is another object than before. */
  readonly register: () => RegisterSnapshot;
  readonly log: Log;
  /** The scanning thread's module. Default: `scanning-thread-entry.ts`. */
  readonly threadEntry?: URL;
}

/** Reads files in processes and a thread of its own. */
export interface ConfinedFileReader extends FileReader {
  /** Starts them ahead of the first file, which else waits for them. */
  start(): void;
  /** Ends them. Files that are being read or wait for it are rejected, for another process or another day. */
  close(): Promise<void>;
}

const THREAD = new URL("./scanning-thread-entry.ts", import.meta.url);

/**
 * Reads files: what a stranger made is parsed in a confined process, and its text scanned in a thread, so that the event
 * loop goes on whatever is in it. Each step is bounded in time by `policy.files.timeoutSeconds`; what was found until
 * then counts, the rest is a gap. The next file gets a process, and where need be a thread, of its own.
 */
export function createFileReader(options: FileReaderOptions): ConfinedFileReader {
  const { policy, key, register, log } = options;
  const { maxBytes, timeoutSeconds, ocrLanguages, faces } = policy.files;
  const timeoutMs = timeoutSeconds * 1_000;
  const parser = createFileParser({
    ...options,
    maxBytes,
    timeoutMs,
    settings: { ocrLanguages, faces },
    onConfinement({ emptyNetwork, endsWithParent }) {
      const mode = ["node", ...(emptyNetwork ? ["no-network"] : []), ...(endsWithParent ? ["ends-with-parent"] : [])];
      log.info("files are parsed in confined processes", { mode: mode.join("+") });
    },
    onTrouble(fileId, ending) {
      log.warn("a file could not be read to its end", { fileId, outcome: ending });
    },
  });
  let thread: ScanningThread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function startThread(): ScanningThread {
    const started = startScanningThread({
      entry: options.threadEntry ?? THREAD,
      setup: { policy, key },
      timeoutMs,
      onEnd(error) {
        if (thread === started) {
          thread = null;
          log.warn("the thread that scans files ended", { error });
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

  function refuseIfClosed(): void {
    if (closed) {
      throw new FileReaderUnavailable();
    }
  }

  async function runNext(task: ThreadTask, file: FileContent, parsed: ParsedFile): Promise<Omit<ThreadAnswer, "kind">> {
    refuseIfClosed();
    thread ??= startThread();
    const type = tellableType(file.type);
    const answer = await thread.run({ task, parsed, type }, register()).catch(async (error: unknown) => {
      await stopThread();
      throw error;
    });
    refuseIfClosed();
    if (answer === "late" || answer === "died") {
      log.warn("a file could not be scanned to its end", { fileId: file.id, outcome: answer });
      await stopThread();
      thread = startThread();
      const reason: GapReason = answer === "late" ? "timed-out" : "malformed";
      return { result: { findings: [], gaps: [{ reason, what: type }] }, fingerprints: [], faults: [] };
    }
    for (const { detector, error } of answer.faults) {
      log.error("a detector failed", { detector, error });
    }
    return answer;
  }

  /** Several files are parsed at a time, one is scanned. */
  function runInTurn(task: ThreadTask, file: FileContent, parsed: ParsedFile): Promise<Omit<ThreadAnswer, "kind">> {
    const turn = last.then(() => runNext(task, file, parsed));
    // The next file's turn comes whatever became of this one; whoever asked for it is told.
    last = turn.catch(() => undefined);
    return turn;
  }

  async function readInSteps(file: FileContent, { now, soFar }: FileReadingOptions): Promise<ScanResult> {
    const task: ThreadTask = { kind: "scan", now };
    let told: Promise<void> = Promise.resolve();
    const parsed = await parser.parse(file, (early) => {
      if (soFar === undefined) return;
      // What is still missing is no gap yet.
      told = runInTurn(task, file, early).then(({ result }) => soFar(result.findings));
      // Whether it could be told is asked below, when the rest is there.
      told.catch(() => undefined);
    });
    const { result } = await runInTurn(task, file, parsed);
    await told;
    return result;
  }

  return {
    start() {
      if (!closed) {
        parser.start();
        thread ??= startThread();
      }
    },
    async read(file, reading) {
      refuseIfClosed();
      return readInSteps(file, reading);
    },
    async fingerprints(file) {
      refuseIfClosed();
      const { fingerprints } = await runInTurn({ kind: "fingerprint" }, file, await parser.parse(file));
      return fingerprints;
    },
    async close() {
      closed = true;
      await Promise.all([parser.close(), stopThread()]);
      await last;
    },
  };
}
