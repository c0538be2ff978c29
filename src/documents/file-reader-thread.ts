import { parentPort, workerData } from "node:worker_threads";
import type { ScanResult } from "../core/finding.ts";
import { EMPTY_REGISTER, openScanner } from "../detectors/build-scanner.ts";
import { tellableType } from "./file-types.ts";
import { createTextDocuments } from "./text-documents.ts";
import type { ReadRequest, ThreadFault, ThreadReport, ThreadSetup } from "./thread-messages.ts";

/** The thread's side of `createFileReader`: extracts and scans one file after the other, as long as that takes. */
const { policy, key } = workerData as ThreadSetup;
const documents = createTextDocuments({ maxBytes: policy.files.maxBytes });
let faults: ThreadFault[] = [];
const scan = openScanner(
  { policy, key, onDetectorError: (detector, error) => faults.push({ detector, error: classOf(error) }) },
  EMPTY_REGISTER,
);

async function read({ file, now, register }: ReadRequest): Promise<ScanResult> {
  if (register !== null) {
    scan.open(register);
  }
  try {
    const { text, gap } = await documents.extract(file);
    const { findings, gaps } = scan.scanner.scan(text, { now });
    return { findings, gaps: gap === null ? gaps : [...gaps, gap] };
  } catch (error) {
    faults.push({ detector: "document", error: classOf(error) });
    return { findings: [], gaps: [{ reason: "malformed", what: tellableType(file.type) }] };
  }
}

function classOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function say(report: ThreadReport): void {
  parentPort?.postMessage(report);
}

parentPort?.on("message", async (request: ReadRequest) => {
  faults = [];
  const result = await read(request);
  say({ kind: "read", result, faults });
});
say({ kind: "ready" });
