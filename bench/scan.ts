import { createDetectors } from "../src/detectors/index.ts";
import { createScanner } from "../src/detectors/scanner.ts";
import type { Term } from "../src/matching/dictionary.ts";
import { buildDictionary } from "../src/matching/dictionary-build.ts";
import { envelope, ordinaryMessages } from "./corpus.ts";
import { bytesInUse, time } from "./measure.ts";
import { PEERS } from "./peers.ts";
import { PLANTED } from "./planted.ts";
import { madeUpNames } from "./terms.ts";

/** One line of the table; the last are counts of messages and of planted kinds. */
export interface ScanResult {
  readonly scanner: string;
  /** Register terms, 0 for scanners without a register. */
  readonly terms: number;
  readonly usPerMessage: number;
  readonly p99Us: number;
  readonly memoryMB: number;
  readonly buildMs: number;
  readonly flagged: number;
  readonly planted: number;
}

const MESSAGES = 20_000;
const REGISTER_SIZES = [1_000, 10_000, 100_000, 1_000_000];
const KEY = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) & 0xff);
const MEGABYTE = 1_000_000;
/** Least confidence at which a finding counts, as in the default policy. */
const COUNTS_FROM = 0.5;

type Question = (text: string) => boolean | Promise<boolean>;

async function plantedFound(ask: Question): Promise<number> {
  let found = 0;
  for (const { text } of PLANTED) if (await ask(text)) found++;
  return found;
}

function* terms(count: number): Iterable<Term> {
  let subject = 0;
  for (const text of madeUpNames(count)) yield { text, role: "name", subject: subject++ };
}

/** Measures everything in one process on the same messages, one result after another. */
export async function* benchScan(): AsyncIterable<ScanResult> {
  const { messages, source } = ordinaryMessages(MESSAGES);
  const bytes = messages.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.error(`${messages.length} messages (${source}) of ${Math.round(bytes / messages.length)} bytes on average`);
  for (const size of REGISTER_SIZES) yield await sotto(messages, size);
  yield await jsonParse(messages);
  for (const peer of PEERS) {
    try {
      const before = bytesInUse();
      const began = performance.now();
      const ask = await peer.load();
      const buildMs = performance.now() - began;
      const timing = await time(messages, ask);
      const memoryMB = Math.max(0, bytesInUse() - before) / MEGABYTE;
      yield { scanner: peer.name, terms: 0, ...timing, memoryMB, buildMs, planted: await plantedFound(ask) };
    } catch (error) {
      console.error(
        `${peer.name}: not measured (${error instanceof Error ? error.message.split("\n")[0] : "unknown"})`,
      );
    }
  }
}

/** Everything on: all detectors, and a register of so many terms. */
async function sotto(messages: readonly string[], size: number): Promise<ScanResult> {
  // Names are made before the clock starts: the register has them already.
  const register = [...terms(size)];
  const before = bytesInUse();
  const began = performance.now();
  const dictionary = buildDictionary(register, KEY);
  const buildMs = performance.now() - began;
  const detectors = createDetectors({
    subjects: (index) => ({ id: `s${index}`, kind: "client", liftsAt: null }),
    custom: [],
  });
  const scanner = createScanner({ detectors, dictionary: () => dictionary, zone: "Europe/London", dateOrder: "dmy" });
  const now = Date.UTC(2026, 0, 5);
  const ask: Question = (text) => scanner.scan(text, { now }).findings.some((each) => each.confidence >= COUNTS_FROM);
  const timing = await time(messages, ask);
  const heap = Math.max(0, bytesInUse() - before);
  // Shared buffers are not counted among a process's external memory.
  const memoryMB = (heap + dictionary.buffer.byteLength) / MEGABYTE;
  return { scanner: "sotto", terms: size, ...timing, memoryMB, buildMs, planted: await plantedFound(ask) };
}

/** What any receiver pays before it can look at a message. */
async function jsonParse(messages: readonly string[]): Promise<ScanResult> {
  const envelopes = messages.map(envelope);
  const ask: Question = (text) => (JSON.parse(text) as { readonly type: string }).type === "none";
  const timing = await time(envelopes, ask);
  return { scanner: "JSON.parse of the envelope", terms: 0, ...timing, memoryMB: 0, buildMs: 0, planted: 0 };
}
