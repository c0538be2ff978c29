import { describe, expect, it } from "@jest/globals";
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

/** Best of a few, so that another process's turn does not count. */
function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    const began = performance.now();
    sweep(text, dictionary);
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

describe("the worst a text can do", () => {
  it.each(SEEDS)("%j over and over stays proportional to its length", (seed) => {
    const long = seed.repeat(Math.ceil(80_000 / seed.length));
    fastest(long.slice(0, 10_000));
    // Quadratic growth would make the eightfold text sixty-four times as slow.
    expect(fastest(long.slice(0, 80_000))).toBeLessThan(24 * Math.max(fastest(long.slice(0, 10_000)), 0.2));
  });
});
