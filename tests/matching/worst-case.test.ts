import { describe, expect, it } from "@jest/globals";
import { leastCpuTime } from "../../bench/cpu-time.ts";
import type { Dictionary } from "../../src/matching/dictionary.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const dictionary = buildDictionary(
  ["a a a a", "1-1-1", "Acme Corp", "株株"].map((text, subject) => ({
    text,
    role: "phrase",
    subject,
  })),
  KEY,
);
const SEEDS = [
  "a ",
  "a",
  "1-",
  "1 ",
  "a@",
  "a.",
  "<",
  "<@U",
  "<http://",
  "`",
  "``",
  "```",
  ":a",
  "::",
  "&",
  "&amp;",
  "'s",
  "a's ",
  "s ",
  "\n",
  "\n>",
  "é",
  "\u0301",
  "株",
  "か\u3099",
  "\ud800",
  "😀",
  "\u200b",
  "İ",
  "ﷺ",
  "a, ",
  "Acme ",
  "http://",
  "A.",
  "\t",
  "|",
];

/** Names that are one letter apart, so that nearly every word of a text of a's may be meant for one. */
const withTypos = buildDictionary(
  Array.from({ length: 2_000 }, (_, subject) => ({
    text: `${"aaaaaaaa aaaaaaaab ".repeat(subject % 4)}aaaaaaa${subject.toString(3).replaceAll(/\d/gu, (digit) => "abc"[Number(digit)]!)}`,
    role: "name",
    subject,
    ambiguous: false,
  })),
  KEY,
  { typos: true },
);

/** A compilation or a collection spoils a measurement; quadratic growth spoils them all. */
const ATTEMPTS = 6;
/** ms; what is faster counts as this. */
const WORTH_A_LOOK = 1;

/** How many times as long an eightfold text takes: quadratic growth would make it sixty-four times as slow. */
function growth(seed: string, terms: Dictionary): number {
  const long = seed.repeat(Math.ceil(80_000 / seed.length)).slice(0, 80_000);
  const fastest = (text: string) => leastCpuTime(4, () => sweep(text, terms));
  const growths: number[] = [];
  while (growths.length < ATTEMPTS && !growths.some((each) => each < 16)) {
    const short = Math.max(fastest(long.slice(0, 10_000)), WORTH_A_LOOK);
    growths.push(fastest(long) / short);
  }
  return Math.min(...growths);
}

describe("the worst a text can do", () => {
  it.each(SEEDS)("%j over and over stays proportional to its length", (seed) => {
    expect(growth(seed, dictionary)).toBeLessThan(16);
  });

  it.each(["aaaaaaaa ", "aaaaaaaab ", "aaaaaaaac's ", "aaaaaaaacb, ", "a"])(
    "%j stays proportional where typos are looked for",
    (seed) => {
      expect(growth(seed, withTypos)).toBeLessThan(16);
    },
  );
});
