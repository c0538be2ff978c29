import { randomFillSync } from "node:crypto";
import { createDetectors } from "../src/detectors/index.ts";
import { openPassageFinder } from "../src/detectors/labelled-text/passages.ts";
import { createScanner } from "../src/detectors/scanner.ts";
import { createFingerprintTable, type FingerprintTable } from "../src/matching/fingerprint-table.ts";
import { fingerprint } from "../src/matching/fingerprints.ts";
import { sweep } from "../src/matching/sweep.ts";
import { ordinaryMessages } from "./corpus.ts";
import { cpuTime, leastCpuTime } from "./cpu-time.ts";

/** One line of the table: a scan of clean messages with so many labelled passages of thirty words. */
export interface LabelsResult {
  readonly passages: number;
  readonly fingerprints: number;
  readonly usPerMessage: number;
  /** Shared buffers and what the table keeps beside them. */
  readonly memoryMB: number;
  readonly usPerAdd: number;
  /** The longest that one passage took: parts of the table grow. */
  readonly slowestAddMs: number;
}

const MESSAGES = 20_000;
const PASSAGE_WORDS = 30;
const SIZES = [0, 1_000, 100_000, 1_000_000];
const ROUNDS = 7;
const KEY = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) & 0xff);
const MEGABYTE = 1_000_000;

/** Random numbers, as fingerprints are without their key: as many to a passage as thirty words leave. */
function* passages(count: number): Iterable<BigUint64Array> {
  const words = Array.from({ length: PASSAGE_WORDS }, (_, index) => `word${index}`).join(" ");
  const prints = new BigUint64Array(fingerprint(sweep(words), KEY).length);
  for (let index = 0; index < count; index++) yield randomFillSync(prints);
}

/** Adds passages to a table that grows from line to line, and scans the same messages at each size. */
export function* benchLabels(): Iterable<LabelsResult> {
  const { messages } = ordinaryMessages(MESSAGES);
  const table = createFingerprintTable();
  const finder = openPassageFinder(table, KEY, (subject) => ({ id: `lb${subject}`, liftsAt: null }));
  const detectors = createDetectors({
    subjects: () => null,
    custom: [],
    labels: () => finder,
  });
  const scanner = createScanner({ detectors, dictionary: () => null, zone: "Europe/London", dateOrder: "dmy" });
  const scanAll = (): void => {
    for (const text of messages) scanner.scan(text, { now: 0 });
  };
  let held = 0;
  for (const size of SIZES) {
    const added = addAll(table, held, size);
    held = size;
    scanAll();
    const ms = leastCpuTime(ROUNDS, scanAll);
    yield {
      passages: size,
      fingerprints: table.size,
      usPerMessage: (ms * 1_000) / messages.length,
      memoryMB: table.byteLength / MEGABYTE,
      ...added,
    };
  }
}

function addAll(table: FingerprintTable, from: number, to: number): Pick<LabelsResult, "usPerAdd" | "slowestAddMs"> {
  let sum = 0;
  let slowest = 0;
  let subject = from;
  for (const prints of passages(to - from)) {
    const began = cpuTime();
    table.add(subject++, prints);
    const ms = cpuTime() - began;
    sum += ms;
    slowest = Math.max(slowest, ms);
  }
  return { usPerAdd: to === from ? 0 : (sum * 1_000) / (to - from), slowestAddMs: slowest };
}
