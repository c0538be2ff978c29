import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Pass, passOver, readWithMarks } from "../../src/matching/pass.ts";
import { readPlain } from "../../src/matching/plain-reader.ts";
import { tokens } from "../../src/matching/word-buffer.ts";

/** All that a pass tells of a text. */
function told(pass: Pass) {
  const { count, hashes, starts, ends, lengths, flags } = tokens;
  const words = Array.from({ length: count }, (_, index) => [
    hashes[index],
    starts[index],
    ends[index],
    lengths[index],
    flags[index],
  ]);
  return { words, features: pass.features, regions: pass.regions };
}

const PARTS = [
  "a",
  "A",
  "s",
  "'",
  "'s",
  ".",
  ":",
  "/",
  "://",
  "@",
  "\n",
  " ",
  ", ",
  "1",
  "12",
  "2024",
  "Dana",
  "Whitfield",
  "embargo",
  "embargoed",
  "http",
  "Street",
  "plate",
  "mac",
  "AKIA0123456789ABCDEF",
  "supercalifragilisticexpialidociously",
  "qu",
  "l",
  "p:",
  ":tada:",
  "`",
  "<",
  ">",
  "<@U0ANA>",
  "&",
  "é",
  "š",
  "😀",
  "\ud800",
];

describe("the short way through a plain text", () => {
  it("sees what the long way sees", () => {
    const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 24 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary-ascii" }), fc.string({ unit: "binary" })), (text) => {
        const short = told(passOver(text));
        const long = told(readWithMarks(text));
        expect(short).toEqual(long);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["some words, 12 of them", true],
    ["at 10:30, this: and that : or:", true],
    ["see https://acme.example/x now", true],
    [": a :b", true],
    ["a".repeat(65_536), true],
    ["a".repeat(65_537), false],
    ["é", false],
    ["`a`", false],
    ["<a> and <b", true],
    ["a <- b <https://acme.example>", false],
    ["for <@U0ANA>", false],
    ["a > b", true],
    ["> a", false],
    ["a\n> b", false],
    ["a & b", false],
    ["so :tada: it is", false],
  ])("is taken through %.30s: %s", (text, isTaken) => {
    expect(readPlain(text) >= 0).toBe(isTaken);
  });

  it("sees it in a text of any length", () => {
    const long = "Dana's plan for 12 A.C.M.E. sites: l'Acme, see https://acme.example/x now\n".repeat(1_500);
    for (const length of [65_535, 65_536, 65_537]) {
      const text = long.slice(0, length);
      expect(told(passOver(text))).toEqual(told(readWithMarks(text)));
    }
  });
});
