import { describe, expect, it } from "@jest/globals";
import type { Term } from "../../src/matching/dictionary.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { mostOfAKind } from "../../src/matching/saturation.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 5 + 3);
const OREGANTINE: Term = { text: "Oregantine", role: "name", subject: 1 };
const TRUST: Term = { text: "Zyrakelnor Trust", role: "name", subject: 2 };
const DANA: Term = { text: "Dana Whitfield", role: "person", subject: 3 };
const REGISTER = [OREGANTINE, TRUST, DANA];

function hitsIn(text: string, terms: readonly Term[] = REGISTER) {
  return sweep(text, buildDictionary(terms, KEY, { typos: true })).terms;
}

function found(text: string, terms?: readonly Term[]): string[] {
  return hitsIn(text, terms).map(({ start, end, subject }) => `${text.slice(start, end)} #${subject}`);
}

describe("what stands around a name with a typo", () => {
  it.each([
    ["Oregantin's Ltd", ["Oregantin #1"]],
    ["Oregantin S.A. said", ["Oregantin S.A. #1"]],
    ["Oregantin S.A said", ["Oregantin S.A #1"]],
    ["Oregantin Ltd. said", ["Oregantin Ltd #1"]],
    ["Zyrakelnro Trust's plan", ["Zyrakelnro Trust #2"]],
    ["Zyrakelnro's Trust", []],
    ["Zyrakelnro Trust", ["Zyrakelnro Trust #2"]],
    ["Zyrakelnro - Trust", ["Zyrakelnro - Trust #2"]],
    ["Zyrakelnro    Trust", []],
    ["Zyrakelnro `Trust`", []],
    ["Zyrakelnro", []],
    ["Trust, Zyrakelnro", []],
    ["Whitfeild, Dana Ltd", ["Whitfeild, Dana #3"]],
    ["Whitfeild; Dana", []],
    ["Whitfeild,Dana", []],
    ["Whitfeild Dana", []],
    ["Whitfeild, ", []],
  ])("in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("a word with a typo", () => {
  it("is as it should be where a term is found as it is", () => {
    const domain: Term = { text: "oregantind.example", role: "domain", subject: 4 };
    expect(found("see oregantind.example", [OREGANTINE, domain])).toEqual(["oregantind.example #4"]);
    expect(found("oregantind.example, Oregantin", [OREGANTINE, domain])).toEqual([
      "oregantind.example #4",
      "Oregantin #1",
    ]);
    expect(found("see oregantind.example", [OREGANTINE])).toEqual(["oregantind #1"]);
  });

  it("names only whom it names without doubt", () => {
    const phrase: Term = { ...OREGANTINE, role: "phrase", subject: 4 };
    const ambiguous: Term = { ...OREGANTINE, ambiguous: true, subject: 5 };
    expect(found("Oregantin", [OREGANTINE, phrase, ambiguous])).toEqual(["Oregantin #1"]);
  });

  it("is told once more than is of use, and hides no other", () => {
    const text = "Oregantin ".repeat(1_500) + "Zyrakelnro Trust ".repeat(30) + "Whitfeild, Dana said. ".repeat(1_500);
    const hits = hitsIn(text);
    const most = mostOfAKind(text.length) + 1;
    expect([1, 2, 3].map((subject) => hits.filter((hit) => hit.subject === subject).length)).toEqual([most, 30, most]);
  });
});
