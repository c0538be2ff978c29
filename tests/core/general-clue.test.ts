import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { CLUE_KINDS, type ClueKind } from "../../src/core/clue.ts";
import { generalClues } from "../../src/core/general-clue.ts";
import { generalDate } from "../../src/core/general-date.ts";
import { generalAge, generalCount, generalSum } from "../../src/core/general-number.ts";
import { saferWording } from "../../src/core/safer-wording.ts";
import { findingOf } from "./builders.ts";

const NOW = Date.parse("2026-11-22T09:00:00Z");

/** Rewords a text in which each clue stands in braces: "in {place:Whitby}". */
function reword(marked: string, now: number | null = NOW): string {
  const clues: { kind: ClueKind; start: number; end: number }[] = [];
  let text = "";
  for (const part of marked.split(/(\{[^}]*\})/u)) {
    const [, kind, words] = /^\{(\p{L}+):(.*)\}$/u.exec(part) ?? [];
    if (kind === undefined || words === undefined) {
      text += part;
      continue;
    }
    clues.push({
      kind: CLUE_KINDS.find((known) => known === kind) ?? "detail",
      start: text.length,
      end: text.length + words.length,
    });
    text += words;
  }
  return saferWording(text, [findingOf({ detector: "client-jigsaw", start: 0, end: text.length, clues })], now).text;
}

describe("the safer wording of clues", () => {
  it.each([
    [
      "a patient of mine, {age:a 43-year-old} {role:headteacher} in {place:Whitby}, has {health:leukaemia}",
      "a patient of mine, someone in their forties in a town, has a health condition",
    ],
    [
      "our {sector:logistics} client in {place:Leeds} with {size:120} staff",
      "our business client in a town with about a hundred staff",
    ],
    [
      "a {sector:brewery} near {place:Bath}, sold for {deal:£4m}",
      "a business near a town, sold for a few million pounds",
    ],
    ["the {place:Whitby} shop, {place:Leeds}-based", "the town shop, regional"],
    ["an {role:organist} {age:aged 61}", "a professional in their sixties"],
    ["my {age:43-year-old} patient, {age:eleven years old}", "my forty-something patient, still a child"],
    [
      "An {origin:Iraqi} nurse and an {origin:Irish} actor, {origin:Polish}, too",
      "A nurse and an actor, from elsewhere, too",
    ],
    ["{family:her husband} and {family:mother of five}, {family:ex-wife}", "her partner and parent, former partner"],
    [
      "was {health:diagnosed with lupus} and is {health:pregnant}",
      "was diagnosed with a health condition and is unwell",
    ],
    ["who {event:won the lottery} after a {event:divorce}", "who went through something after a personal matter"],
    ["a {event:takeover} by {institution:Globex Bank}", "a business matter by a bank"],
    ["at the {institution:Royal Infirmary} {date:on 3 November}", "at the hospital earlier this month"],
    ["{rarity:the only} vet who {belonging:drives a red tractor}", "a vet who drives something of their own"],
    ["beds: {detail:240}", "beds: [detail]"],
  ])("of %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["the {institution:Hillside Clinic}", "the hospital"],
    ["the {institution:Elm Hospice}", "the hospice"],
    ["the {institution:Elm Primary}", "the school"],
    ["the {institution:Elm University}", "the college"],
    ["the {institution:Elm Cathedral}", "the place of worship"],
    ["the {institution:Elm Prison}", "the prison"],
    ["the {institution:Elm Council}", "the public body"],
    ["the {institution:Elm Rovers}", "the club"],
    ["the {institution:Globex Trust}", "the organisation"],
  ])("tells what kind of institution it is: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["at {institution:Globex Trust}", "at an organisation"],
    ["a {institution:Globex Trust}", "an organisation"],
    ["A {institution:Globex Trust}", "An organisation"],
    ["with a {institution:Globex Trust}", "with an organisation"],
    ["Ana {institution:Globex Trust}", "Ana organisation"],
    ["{institution:Globex Trust} called", "an organisation called"],
    ["today, {institution:Globex Trust} called", "today, an organisation called"],
    ["today:{institution:Globex Trust}", "today:an organisation"],
    ["a {place:Leeds}-based firm", "a regional firm"],
  ])("gives a noun the article it takes: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["two {sector:breweries}", "two businesses"],
    ["two {sector:farms}", "two businesses"],
    ["two {sector:ceramics makers}", "two businesses"],
    ["their {sector:hospitality} arm", "their business arm"],
    ["their {sector:glass} arm", "their business arm"],
    ["two {role:nurses}", "two professionals"],
    ["their {role:boss}", "their professional"],
  ])("speaks of one or of many: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["{age:An 80-year-old} called", "Someone in their eighties called"],
    ["she is {age:61}", "she is in their sixties"],
    ["he is {age:61} with ten years of service", "he is in their sixties with ten years of service"],
    ["of aged parents, {age:61}", "of aged parents, in their sixties"],
    ["a {age:43} year old", "a forty-something year old"],
    ["men aged {age:61}", "men aged sixty-something"],
    ["at age {age:61}", "at age sixty-something"],
    ["retired, {age:age 61}", "retired, in their sixties"],
    ["{age:in her forties}", "in her forties"],
    ["my {age:43-year-old}, {role:teacher}", "my forty-something, professional"],
    ["the {place:Leeds} {role:nurse}", "the town professional"],
    ["a {origin:Iraqi} {role:engineer}", "a professional"],
    ["two {origin:Iraqi} nurses", "two nurses"],
  ])("tells an age and an origin as they stand: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["her {family:former husband}", "her former partner"],
    ["the {family:daughter of the} mayor", "the relative of the mayor"],
    ["the {family:son of a} mayor", "the relative of a mayor"],
    ["a {family:mother of a boy}", "a parent"],
    ["a {family:single dad}", "a parent"],
    ["a {family:widow}", "a bereaved person"],
    ["{family:her mother}", "her parent"],
    ["the {family:two sisters}", "the siblings"],
    ["{family:his grandson}", "his grandchild"],
    ["{family:their baby}", "their child"],
    ["{family:his sons}", "his children"],
    ["the {family:triplets}", "the children"],
    ["her {family:next of kin}", "her next of kin"],
  ])("tells how people are related and not to whom: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it.each([
    ["who {health:suffers from asthma}", "who suffers from a health condition"],
    ["since the {health:diagnosis}", "since the diagnosis"],
    ["she {health:attempted suicide}", "she was unwell"],
    ["she {health:tested positive}", "she had a test result"],
    ["was {event:sacked}", "was affected by a personal matter"],
    ["is {event:insolvent}", "is affected by a business matter"],
    ["{rarity:one of two} vets", "one of several vets"],
    ["{rarity:the first female deep sea pilot}", "a pilot"],
    ["{rarity:first woman}", "a woman"],
    ["{rarity:the first to} fly", "one of those to fly"],
    ["an {rarity:Olympic champion}", "a known person"],
    ["a {rarity:former mayor}", "a known person"],
    ["a {rarity:unique} vet", "a local vet"],
    ["who {belonging:lives above the bakery}", "who lives in the area"],
    ["{belonging:living on a boat}", "living in the area"],
    ["with {belonging:a red tractor}", "with something distinctive"],
  ])("tells what happened and not what exactly: %s", (marked, safer) => {
    expect(reword(marked)).toBe(safer);
  });

  it("takes clues in any order, and an age with the role behind it as one", () => {
    const text = "a 43-year-old vet in Bath";
    const place = { kind: "place", start: 21, end: 25 } as const;
    const age = { kind: "age", start: 0, end: 13 } as const;
    const role = { kind: "role", start: 14, end: 17 } as const;
    expect(generalClues(text, [place, role, age], NOW)).toEqual([
      { start: 0, end: 17, words: "someone in their forties" },
      { start: 21, end: 25, words: "a town" },
    ]);
  });

  it("leaves clues of other languages out", () => {
    const text = "Lehrerin aus Husum";
    const clues = [{ kind: "role", start: 0, end: 8, language: "other" }] as const;
    expect(generalClues(text, clues, NOW)).toEqual([{ start: 0, end: 8, words: "[…]" }]);
  });

  it("replaces what it is told to, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CLUE_KINDS),
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (kind, before, behind) => {
          const text = `${before}. 7777777 ${behind}`;
          const start = before.length + 2;
          const safer = saferWording(
            text,
            [findingOf({ start, end: start + 7, clues: [{ kind, start, end: start + 7 }] })],
            NOW,
          );
          // An age that none can have, and a family of digits, are no clues: they stay.
          if (safer.replaced === 0) expect(safer.text).toBe(text);
          else expect(safer.text).not.toContain("7777777");
          expect(safer.text.startsWith(before)).toBe(true);
        },
      ),
    );
  });
});

describe("numbers in general", () => {
  it.each([
    ["3", "a few"],
    ["14", "a dozen or so"],
    ["60", "a few dozen"],
    ["120", "about a hundred"],
    ["1,200", "about a thousand"],
    ["25.000", "tens of thousands of"],
    ["a hundred and twenty", "a number of"],
  ])("%s staff: %s", (written, general) => expect(generalCount(written)).toBe(general));

  it.each([
    ["£4m", "a few million pounds"],
    ["$300 million", "hundreds of millions of dollars"],
    ["40k euros", "tens of thousands of euros"],
    ["some money", "a sum of money"],
  ])("%s: %s", (written, general) => expect(generalSum(written)).toBe(general));

  it.each([
    ["9", "a child"],
    ["15-year-old", "a teenager"],
    ["forty-three", "someone in their forties"],
    ["102", "someone in their nineties"],
  ])("aged %s: %s", (written, general) => expect(generalAge(written)?.someone).toBe(general));

  it("make no age of what is none", () => {
    expect(generalAge("4000")).toBeNull();
    expect(generalAge("ripe")).toBeNull();
  });
});

describe("dates in general", () => {
  it.each([
    ["on 3 November", "earlier this month"],
    ["30 Nov", "later this month"],
    ["12 June", "earlier this year"],
    ["2 January", "next year"],
    ["March 2019", "a few years ago"],
    ["03/04/2025", "last year"],
    ["in 1987", "years ago"],
    ["since 2020", "since a few years ago"],
    ["last Tuesday", "recently"],
    ["next Friday", "soon"],
    ["on Monday", "one day"],
  ])("%s: %s", (written, general) => expect(generalDate(written, NOW)).toBe(general));

  it("are vague where nobody knows what day it is", () => {
    expect(generalDate("3 November", null)).toBe("at some time");
  });
});
