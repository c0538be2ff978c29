import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { createRandom } from "../terms.ts";
import { evalRegister } from "./fixtures/register.ts";

export const name = "names with a typo";

const NOW = Date.UTC(2026, 10, 22);
const CLIENTS = 5_000;
const COUNTS_FROM = 0.5;
const KEY = new Uint8Array(32).fill(9);
/** Letters of the words in which a typo is made. */
const LEAST = 8;
const TEXTS = ["had lunch with ~ today, they loved the demo", "~ wants the numbers by friday", "is that ~'s invoice?"];

const EDITS: Readonly<Record<string, (word: string, at: number, letter: string) => string>> = {
  "a letter less": (word, at) => word.slice(0, at) + word.slice(at + 1),
  "a letter more": (word, at, letter) => word.slice(0, at) + letter + word.slice(at),
  "another letter": (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  "two changed places": (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
};

/** Registered names of which each has one edit in a long word: whether they are found, and as whom. */
export async function run(): Promise<string[]> {
  const clients = evalRegister(CLIENTS);
  const { scanner } = buildScanner({
    entries: clients.map(({ entry }) => entry),
    policy: { ...DEFAULT_POLICY, typos: true },
    key: KEY,
  });
  const random = createRandom(3);
  const below = (limit: number): number => Math.floor(random() * limit);
  const tally = new Map<string, { planted: number; found: number; others: number }>();
  for (const { entry, nameClass } of clients) {
    const long = entry.name.split(" ").filter((word) => word.length >= LEAST);
    if (nameClass !== "unmistakable" || long.length === 0) continue;
    for (const [edit, make] of Object.entries(EDITS)) {
      const word = long[below(long.length)] ?? "";
      const letter = String.fromCharCode(0x61 + below(26));
      const typo = make(word, below(word.length - 1), letter);
      const text = (TEXTS[below(TEXTS.length)] ?? "~").replace("~", entry.name.replace(word, typo));
      const at = text.indexOf(typo);
      const named = scanner
        .scan(text, { now: NOW })
        .findings.filter(({ confidence, start, end }) => confidence >= COUNTS_FROM && start <= at && at < end);
      const count = tally.get(edit) ?? { planted: 0, found: 0, others: 0 };
      tally.set(edit, {
        planted: count.planted + 1,
        found: count.found + Number(named.some(({ subjectId }) => subjectId === entry.id)),
        others: count.others + Number(named.some(({ subjectId }) => subjectId !== entry.id)),
      });
    }
  }
  return [...tally].map(
    ([edit, { planted, found, others }]) => `${edit}: ${found} of ${planted} found, ${others} also as another client`,
  );
}
