import { describe, expect, it } from "@jest/globals";
import { passOver } from "../../src/matching/pass.ts";
import { FEATURE } from "../../src/matching/scanned-text.ts";
import { tokenHash } from "../../src/matching/token-hash.ts";
import { isElided, mayBeKey } from "../../src/matching/word-rules.ts";
import { wordsOf } from "./words.ts";

function words(text: string): string[] {
  const { count, source, starts, ends } = wordsOf(text);
  return Array.from({ length: count }, (_, index) => source.slice(starts[index], ends[index]));
}

describe("an elision", () => {
  it("is one of a few letters, or qu", () => {
    for (const letter of "cdjlmnst") {
      expect(isElided(letter.charCodeAt(0), 1)).toBe(true);
    }
    expect(isElided("x".charCodeAt(0), 1)).toBe(false);
    expect(isElided(tokenHash("qu"), 2)).toBe(true);
    expect(isElided(tokenHash("qu"), 3)).toBe(false);
    expect(isElided(tokenHash("ou"), 2)).toBe(false);
    expect(isElided("l".charCodeAt(0), 2)).toBe(false);
  });
});

describe("letters with dots between", () => {
  it.each([
    ["A.C.M.E", ["A.C.M.E"]],
    ["go A.C. now", ["go", "A.C", "now"]],
    ["A. C", ["A", "C"]],
    ["A..C", ["A", "C"]],
    ["it.C", ["it", "C"]],
    ["A.1", ["A", "1"]],
    ["1.A", ["1", "A"]],
    ["A.C.it", ["A.C", "it"]],
    ["A-C", ["A", "C"]],
  ])("%j is read as %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("a long word", () => {
  const keys = (text: string) => mayBeKey(text, 0, text.length);
  it.each([["abcdefghijklmnoP"], ["abcdefghAjklmnop"], ["abcdefghZjklmnop"], ["a".repeat(32)]])(
    "%s may be a key",
    (text) => {
      expect(keys(text)).toBe(true);
    },
  );
  it.each([["abcdefghijklmnop"], ["Abcdefghijklmnop"], ["abcdefg@jklmnop["], ["a".repeat(31)]])(
    "%s may not",
    (text) => {
      expect(keys(text)).toBe(false);
    },
  );
  it.each([["abcdefghijklmno1"], ["1bcdefghijklmnop"], ["abcdefgh1jklmnop é"]])(
    "with a digit may be one whatever its letters: %s",
    (text) => {
      expect(passOver(text).features & FEATURE.credential).not.toBe(0);
      expect(passOver(text.replace("1", "x")).features & FEATURE.credential).toBe(0);
    },
  );
  it("is looked at from its own first letter to its last", () => {
    expect(mayBeKey("X abcdefghijklmnopY", 2, 18)).toBe(false);
    expect(mayBeKey(`${"a".repeat(40)} abcdefghijklmnop`, 41, 57)).toBe(false);
  });
});
