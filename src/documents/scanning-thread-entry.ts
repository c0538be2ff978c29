import { parentPort, workerData } from "node:worker_threads";
import { NOTHING_FOUND } from "../core/finding.ts";
import { EMPTY_REGISTER, openScanner } from "../detectors/build-scanner.ts";
import { scanParsedFile, wordsOf } from "./scan-parsed-file.ts";
import type { ThreadAnswer, ThreadFault, ThreadReport, ThreadRequest, ThreadSetup } from "./thread-messages.ts";

/**
 * ms of each second a file may take that one detector may take over one piece of it. Nobody waits for this thread but
 * other files, so it is more than a message gets; still one slow detector leaves time for the others.
 */
const DETECTOR_SHARE_MS = 50;
/** ms of each second a file may take after which no further passage of it is begun, so that what was found counts. */
const PASSAGES_SHARE_MS = 800;
/** UTF-16 code units of a labelled file that its copies are recognised by; a long book. */
const LABELLED_LENGTH = 1_000_000;

/** The thread's side of `createFileReader`: scans what was read of one file after the other, as long as that takes. */
const { policy, key } = workerData as ThreadSetup;
/** Of the file being scanned, one a detector: a long file would say the same for each of its pieces. */
const faults = new Map<string, ThreadFault>();
const scan = openScanner(
  { policy, key, onDetectorError: noteFault, detectorBudget: policy.files.timeoutSeconds * DETECTOR_SHARE_MS },
  EMPTY_REGISTER,
);

function work({ task, parsed, type, register }: ThreadRequest): Omit<ThreadAnswer, "kind" | "faults"> {
  if (register !== null) {
    scan.open(register);
  }
  try {
    if (task.kind === "fingerprint") {
      return { result: NOTHING_FOUND, fingerprints: scan.fingerprint(wordsOf(parsed, LABELLED_LENGTH)) };
    }
    const deadline = performance.now() + policy.files.timeoutSeconds * PASSAGES_SHARE_MS;
    return { result: scanParsedFile(parsed, scan.scanner, { now: task.now, type, deadline }), fingerprints: [] };
  } catch (error) {
    noteFault("document", error);
    return { result: { findings: [], gaps: [{ reason: "malformed", what: type }] }, fingerprints: [] };
  }
}

function noteFault(detector: string, error: unknown): void {
  faults.set(detector, { detector, error: error instanceof Error ? error.name : typeof error });
}

function say(report: ThreadReport): void {
  parentPort?.postMessage(report);
}

parentPort?.on("message", (request: ThreadRequest) => {
  faults.clear();
  const answer = work(request);
  say({ kind: "done", ...answer, faults: [...faults.values()] });
});
say({ kind: "ready" });
