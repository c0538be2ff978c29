import { describe, expect, it } from "@jest/globals";
import { tokenHash } from "../../src/matching/token-hash.ts";
import { mayBeKnown, PREFIX_LENGTH, prefixFeatures, wordFeatures } from "../../src/matching/trigger-table.ts";
import { TRIGGERS } from "../../src/matching/triggers.ts";

const entries = TRIGGERS.flatMap(({ feature, words }) =>
  words
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) => ({ feature, word })),
);
const whole = entries.filter(({ word }) => !word.endsWith("*"));
const prefixes = entries
  .filter(({ word }) => word.endsWith("*"))
  .map(({ feature, word }) => ({ feature, text: word.slice(0, -1) }));
const firstLetters = (word: string) => tokenHash(word.slice(0, PREFIX_LENGTH));

describe("the table of trigger words", () => {
  it("knows every word by its feature", () => {
    const missed = whole.filter(({ feature, word }) => (wordFeatures(tokenHash(word)) & feature) === 0);
    expect(missed).toEqual([]);
  });

  it("knows every prefix in a longer word, in any case, wherever it stands", () => {
    const missed = prefixes.filter(
      ({ feature, text }) => (prefixFeatures(firstLetters(text), `a ${text.toUpperCase()}xyz`, 2) & feature) === 0,
    );
    expect(missed).toEqual([]);
    expect(prefixFeatures(tokenHash("embar"), "embarked", 0)).toBe(0);
    expect(prefixFeatures(tokenHash("zyqxw"), "zyqxwv", 0)).toBe(0);
    expect(wordFeatures(tokenHash("embar"))).toBe(0);
  });

  it("hints at all it knows and at hardly anything else", () => {
    const none = tokenHash("zyqxw");
    expect(whole.filter(({ word }) => !mayBeKnown(tokenHash(word), none))).toEqual([]);
    expect(prefixes.filter(({ text }) => !mayBeKnown(none, firstLetters(text)))).toEqual([]);
    const others = Array.from({ length: 1_000 }, (_, index) => tokenHash(`zq${index}`));
    expect(others.filter((hash) => mayBeKnown(hash, none)).length).toBeLessThan(150);
    expect(others.filter((hash) => mayBeKnown(none, hash)).length).toBeLessThan(150);
  });
});
