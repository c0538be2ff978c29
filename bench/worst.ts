import { DEFAULT_POLICY } from "../src/core/policy.ts";
import { NO_CLEARANCE, type SubjectEntry } from "../src/core/subject.ts";
import { buildScanner } from "../src/detectors/build-scanner.ts";
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
/** The shortest terms that a register takes, terms that overlap themselves, names that need evidence. */
const TERMS = ["an", "12", "株式", "a a a a", "1-1-1", "株株", "Acme Corp", "Will Smith", "target", "acme.example"];
/** Names one letter apart, so that a word with a typo is near many at once. */
const ALIKE = 2_000;
const LETTERS = 26;
/** What the label guards. */
const LABELLED =
  "the steering group will hear on Thursday that the plant closes in March and that nobody outside this room was told";

const CLUES = [
  { place: "Whitby", sector: "hospital", role: "surgeon", age: 43, staff: 120 },
  { place: "Leeds", sector: "law", role: "director", age: 51, staff: 45, revenue: "£4m", founded: 1988, beds: 240 },
] as const;

/** A register at its worst, with clues, labels and typos. */
function* register(): Iterable<SubjectEntry> {
  const letter = (index: number): string => String.fromCharCode(97 + (Math.floor(index) % LETTERS));
  const alike = Array.from(
    { length: ALIKE },
    (_, index) => `Whitfie${letter(index)}${letter(index / LETTERS)}${letter(index / LETTERS ** 2)} Holdings`,
  );
  for (const [index, name] of [...TERMS, ...alike].entries()) {
    yield {
      kind: "client",
      id: `client-${index}`,
      name,
      aliases: [],
      domains: [],
      people: [],
      accounts: [],
      rooms: [],
      clues: CLUES[index] ?? {},
    };
  }
  yield {
    kind: "label",
    id: "label",
    level: "restricted",
    target: { type: "channel", channelId: "C1" },
    until: null,
    clearedFor: NO_CLEARANCE,
    ownerId: null,
  };
}

/** Scans every repeat with all detectors and such a register; the slowest first. */
export function benchWorst(): readonly WorstResult[] {
  const policy = { ...DEFAULT_POLICY, typos: true };
  const { scanner, fingerprint, addPassages } = buildScanner({ entries: [...register()], key: KEY, policy });
  addPassages([{ labelId: "label", source: "C1:1", fingerprints: fingerprint(LABELLED), at: 0 }]);
  const fastest = (text: string): number => leastCpuTime(ROUNDS, () => scanner.scan(text, { now: 0 }));
  return REPEATS.map((repeat) => {
    const ms = fastest(repeated(repeat, LENGTH));
    return { repeat, ms, growth: ms / fastest(repeated(repeat, LENGTH / 4)) };
  }).sort((a, b) => b.ms - a.ms);
}
