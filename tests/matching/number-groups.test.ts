import { describe, expect, it } from "@jest/globals";
import { passOver } from "../../src/matching/pass.ts";
import { FEATURE } from "../../src/matching/scanned-text.ts";

/** More words than a bare value stands among, none of which says that a number is somebody's. */
const TALK = "nobody expects anything personal whatever these people happen to be writing about during lunch";

function mayBeSomebodys(text: string): boolean {
  return (passOver(text).features & FEATURE.digits) !== 0;
}

describe("numbers in running text that may be somebody's", () => {
  it.each([
    ["12345"],
    ["12 345"],
    ["12 (345"],
    ["12-345"],
    ["1.2.3.4"],
    ["1234X"],
    ["A1 B2 C3"],
    ["1ABCDEFG2"],
    ["then 7 and again 12345"],
  ])("%j", (number) => {
    expect(mayBeSomebodys(`${TALK} ${number}`)).toBe(true);
    expect(mayBeSomebodys(`${number} ${TALK}`)).toBe(true);
  });

  it.each([
    ["1234"],
    ["12    345"],
    ["1.2.3"],
    ["ABCDEF12"],
    ["12 and 34 and 56"],
    ["2024 and 7"],
    ["1 2 3    4"],
    ["123X"],
    ["ABCDEFG12"],
    ["Interval202"],
  ])("not %j", (number) => {
    expect(mayBeSomebodys(`${TALK} ${number} ${TALK}`)).toBe(false);
  });

  it("nothing of one text counts in the next", () => {
    mayBeSomebodys(`${TALK} 1.2.3`);
    expect(mayBeSomebodys(`1.2 ${TALK}`)).toBe(false);
    mayBeSomebodys(`${TALK} 1234`);
    expect(mayBeSomebodys(`12 ${TALK}`)).toBe(false);
    mayBeSomebodys("12345");
    expect(mayBeSomebodys(TALK)).toBe(false);
  });

  it("fewer digits do beside a word that names such a value, or among letters that had to be folded", () => {
    expect(mayBeSomebodys(`plate 7 ${TALK}`)).toBe(true);
    expect(mayBeSomebodys(`plate ${TALK}`)).toBe(false);
    expect(mayBeSomebodys(`é 7 ${TALK}`)).toBe(true);
    expect(mayBeSomebodys(`é ${TALK}`)).toBe(false);
  });
});

describe("a text of few words", () => {
  it.each([["AB 12"], ["AB 12 CDE"], ["12 cde"], ["1234 abc"], ["abc 1234"], ["12"], ["a b c d e f g h i j k 1234"]])(
    "may be nothing but the value: %j",
    (text) => {
      expect(mayBeSomebodys(text)).toBe(true);
    },
  );

  it.each([["or was it 5"], ["ABCD 12"], ["AB"], ["abc 123"], ["a b c d e f g h i j k l 1234"]])(
    "need not be: %j",
    (text) => {
      expect(mayBeSomebodys(text)).toBe(false);
    },
  );
});

describe("a device's address without a digit", () => {
  it.each([
    ["mac ab:cd:ef:ab:cd:ef", true],
    ["mac is to ab:cd:ef:ab:cd:ef", true],
    ["mac ab:cd:ef:ab:cd", false],
    ["mac ab:cd:ef: ab:cd:ef", false],
    ["mac ab:cd:efg:ab:cd:ef", false],
    ["so ab:cd:ef:ab:cd:ef", false],
  ])("%j: %p", (text, expected) => {
    expect(mayBeSomebodys(`${text} ${TALK}`)).toBe(expected);
  });
});
