import { createDetectors } from "../src/detectors/index.ts";
import { createScanner } from "../src/detectors/scanner.ts";
import { buildDictionary } from "../src/matching/dictionary-build.ts";
import { leastCpuTime } from "./cpu-time.ts";
import { REPEATS, repeated } from "./repeats.ts";

/** One adversarial text: ms of processor time for 40,000 characters, and how many times those for 10,000. */
export interface WorstResult {
  readonly repeat: string;
  readonly ms: number;
  readonly growth: number;
}

const LENGTH = 40_000;
const ROUNDS = 12;
const KEY = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) & 0xff);
/** A register at its worst: terms of one character, terms that overlap themselves, names that need evidence. */
const TERMS = ["a", "1", "株", "a a a a", "1-1-1", "株株", "Acme Corp", "Will Smith", "target", "acme.example"];

/** Scans every repeat with all detectors and such a register; the slowest first. */
export function benchWorst(): readonly WorstResult[] {
  const dictionary = buildDictionary(
    TERMS.map((text, subject) => ({ text, role: "name", subject })),
    KEY,
  );
  const detectors = createDetectors({
    subjects: (index) => ({ id: `s${index}`, kind: "client", liftsAt: null }),
    custom: [],
  });
  const scanner = createScanner({ detectors, dictionary: () => dictionary, zone: "Europe/London", dateOrder: "dmy" });
  const fastest = (text: string): number => leastCpuTime(ROUNDS, () => scanner.scan(text, { now: 0 }));
  return REPEATS.map((repeat) => {
    const ms = fastest(repeated(repeat, LENGTH));
    return { repeat, ms, growth: ms / fastest(repeated(repeat, LENGTH / 4)) };
  }).sort((a, b) => b.ms - a.ms);
}
