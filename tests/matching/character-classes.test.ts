import { describe, expect, it } from "@jest/globals";
import {
  ASCII_MARKS,
  ASCII_WORD,
  isAstralWord,
  isDigit,
  isUpper,
  MARK,
  MARKS,
  WORD,
} from "../../src/matching/character-classes.ts";

function unit(char: string): number {
  return char.charCodeAt(0);
}

describe("characters", () => {
  it("of words give their small form, all others nothing", () => {
    expect(Array.from("AZaz09é", (char) => String.fromCharCode(WORD[unit(char)]!)).join("")).toBe("azaz09é");
    expect(Array.from("@[`{/:_ -", (char) => WORD[unit(char)])).toEqual(Array(9).fill(0));
    expect([unit("株"), unit("아"), 0xd83d].map((at) => WORD[at])).toEqual([0, 0, 0]);
    expect([unit("A"), unit("é")].map((at) => ASCII_WORD[at])).toEqual([unit("a"), 0]);
  });

  it.each([
    [",", MARK.listSeparator],
    [";", MARK.listSeparator],
    ["\t", MARK.listSeparator],
    ["|", MARK.listSeparator],
    ["\n", MARK.newline],
    ["@", MARK.at],
    ["<", MARK.less],
    [">", MARK.greater],
    ["`", MARK.backtick],
    [":", MARK.colon],
    ["&", MARK.ampersand],
    ["'", MARK.apostrophe],
    [".", MARK.none],
    ["a", MARK.none],
  ])("%j means the same in any text", (char, mark) => {
    expect([MARKS[unit(char)], ASCII_MARKS[unit(char)]]).toEqual([mark, mark]);
  });

  it("outside ASCII are told by script, and are foreign to a text read as ASCII", () => {
    expect(Array.from("株ひカ아ไລខမー", (char) => MARKS[unit(char)])).toEqual(Array(9).fill(MARK.unspaced));
    expect([0xd800, 0xdfff].map((at) => MARKS[at])).toEqual([MARK.surrogate, MARK.surrogate]);
    expect(["é", "–", "\ud7ff"].map((char) => MARKS[unit(char)])).toEqual([MARK.none, MARK.none, MARK.none]);
    expect([0x7f, 0x80, 0xffff].map((at) => ASCII_MARKS[at])).toEqual([MARK.none, MARK.foreign, MARK.foreign]);
  });
});

describe("kinds of characters", () => {
  it("capitals, in any alphabet that has them", () => {
    expect(Array.from("AMZÉЖ", (char) => isUpper(unit(char)))).toEqual(Array(5).fill(true));
    expect(Array.from("@[azé1株", (char) => isUpper(unit(char)))).toEqual(Array(7).fill(false));
  });
  it("digits of ASCII", () => {
    expect(Array.from("0159", (char) => isDigit(unit(char)))).toEqual(Array(4).fill(true));
    expect(Array.from("/:a٣", (char) => isDigit(unit(char)))).toEqual(Array(4).fill(false));
  });
  it("letters outside the basic plane, and not pictures, halves or strangers", () => {
    const of = (text: string) => isAstralWord(text.charCodeAt(0), text.charCodeAt(1));
    expect(of("𝐱")).toBe(true);
    expect(of("𠮷")).toBe(true);
    expect(of("😀")).toBe(false);
    expect(of("\ud835a")).toBe(false);
    expect(of("a\ue000")).toBe(false);
  });
});
