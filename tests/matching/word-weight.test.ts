import { describe, expect, it } from "@jest/globals";
import { sweep, tokensOf } from "../../src/matching/sweep.ts";
import { textWeight, WEIGHT, wordWeight } from "../../src/matching/word-weight.ts";

describe("the weight of a word", () => {
  it.each([
    ["the", WEIGHT.joining],
    ["zx", WEIGHT.joining],
    ["board", WEIGHT.everyday],
    ["MEETINGS", WEIGHT.everyday],
    ["Dana", WEIGHT.everyday],
    ["Rückmeldung", WEIGHT.everyday],
    ["dir", WEIGHT.joining],
    ["2026", WEIGHT.everyday],
    ["4711208", WEIGHT.telling],
    ["Globex", WEIGHT.telling],
    ["社", WEIGHT.character],
  ])("of “%s” is %d", (word, weight) => {
    expect(wordWeight(tokensOf(sweep(word)), 0)).toBe(weight);
  });

  it("is added up for a text, in rare words", () => {
    expect(textWeight(sweep("the board of Globex"))).toEqual({ weight: 0.25 + 0.5 + 0.25 + 1, telling: 1 });
  });
});
