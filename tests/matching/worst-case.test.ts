import { describe, expect, it } from "@jest/globals";
import { leastCpuTime } from "../../bench/cpu-time.ts";
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

function fastest(text: string): number {
  return leastCpuTime(4, () => sweep(text, dictionary));
}

/** A compilation or a collection spoils a measurement; quadratic growth spoils them all. */
const ATTEMPTS = 6;
/** ms; what is faster counts as this. */
const WORTH_A_LOOK = 1;

describe("the worst a text can do", () => {
  it.each(SEEDS)("%j over and over stays proportional to its length", (seed) => {
    const long = seed.repeat(Math.ceil(80_000 / seed.length)).slice(0, 80_000);
    const short = long.slice(0, 10_000);
    const growths: number[] = [];
    // Quadratic growth would make the eightfold text sixty-four times as slow.
    while (growths.length < ATTEMPTS && !growths.some((growth) => growth < 16)) {
      fastest(short);
      growths.push(fastest(long) / Math.max(fastest(short), WORTH_A_LOOK));
    }
    expect(Math.min(...growths)).toBeLessThan(16);
  });
});
