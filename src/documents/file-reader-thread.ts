import { parentPort, workerData } from "node:worker_threads";
import type { ScanResult } from "../core/finding.ts";
import { EMPTY_REGISTER, openScanner } from "../detectors/build-scanner.ts";
import { enoughFindings } from "./enough-findings.ts";
import { tellableType } from "./file-types.ts";
import { createTextDocuments } from "./text-documents.ts";
import type { ReadRequest, ThreadFault, ThreadReport, ThreadSetup } from "./thread-messages.ts";

/**
 * ms of each second a file may take that one detector may take over one piece of it. Nobody waits for this thread but
 * other files, so it is more than a message gets; still one slow detector leaves time for the others.
 */
const DETECTOR_SHARE_MS = 50;

/** The thread's side of `createFileReader`: extracts and scans one file after the other, as long as that takes. */
const { policy, key } = workerData as ThreadSetup;
const documents = createTextDocuments({ maxBytes: policy.files.maxBytes });
/** Of the file being read, one a detector: a long file would say the same for each of its pieces. */
const faults = new Map<string, ThreadFault>();
const scan = openScanner(
  { policy, key, onDetectorError: noteFault, detectorBudget: policy.files.timeoutSeconds * DETECTOR_SHARE_MS },
  EMPTY_REGISTER,
);

async function read({ file, now, register }: ReadRequest): Promise<ScanResult> {
  if (register !== null) {
    scan.open(register);
  }
  try {
    const { text, gap } = await documents.extract(file);
    const { findings, gaps } = enoughFindings(scan.scanner.scan(text, { now }));
    return { findings, gaps: gap === null ? gaps : [...gaps, gap] };
  } catch (error) {
    noteFault("document", error);
    return { findings: [], gaps: [{ reason: "malformed", what: tellableType(file.type) }] };
  }
}

function noteFault(detector: string, error: unknown): void {
  faults.set(detector, { detector, error: error instanceof Error ? error.name : typeof error });
}

function say(report: ThreadReport): void {
  parentPort?.postMessage(report);
}

parentPort?.on("message", async (request: ReadRequest) => {
  faults.clear();
  const result = await read(request);
  say({ kind: "read", result, faults: [...faults.values()] });
});
say({ kind: "ready" });
