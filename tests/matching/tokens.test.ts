import { describe, expect, it } from "@jest/globals";
import { createTokens, endFlags, reserveTokens, TOKEN } from "../../src/matching/tokens.ts";

describe("the flags of a word's end", () => {
  it.each([
    ["s", " ", TOKEN.sibilant],
    ["S", " ", TOKEN.sibilant],
    ["s", "-", TOKEN.sibilant | TOKEN.hyphenated],
    ["a", "-", TOKEN.hyphenated],
    ["a", " ", 0],
  ])("%j before %j", (last, behind, flags) => {
    expect(endFlags(last.charCodeAt(0), behind.charCodeAt(0))).toBe(flags);
  });
});

describe("room for words", () => {
  it("is made for as many as a text can have, at least twice as much as before, and kept where it does", () => {
    const tokens = createTokens();
    const { hashes } = tokens;
    reserveTokens(tokens, hashes.length);
    expect(tokens.hashes).toBe(hashes);
    reserveTokens(tokens, hashes.length + 1);
    const { flags, starts, ends, lengths } = tokens;
    expect([tokens.hashes, starts, ends, lengths, flags].map(({ length }) => length)).toEqual(Array(5).fill(2_048));
    reserveTokens(tokens, 9_000);
    expect(tokens.flags).toHaveLength(9_000);
  });
});
