import { describe, expect, it } from "@jest/globals";
import type { Dictionary, Term } from "../../src/matching/dictionary.ts";
import { buildDictionary, buildDictionaryInSteps, patchDictionary } from "../../src/matching/dictionary-build.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1);

/** Aliases of one subject, each of two words. */
function aliases(count: number, from = 0): Term[] {
  return Array.from({ length: count }, (_, index) => ({ text: `zq${from + index} falcon`, role: "alias", subject: 1 }));
}

function finds(dictionary: Dictionary, { text, subject }: Term): boolean {
  return sweep(text, dictionary).terms.some((hit) => hit.subject === subject && hit.end === text.length);
}

describe("a dictionary of many terms", () => {
  it("finds each of them", () => {
    const terms = aliases(2_500);
    const dictionary = buildDictionary(terms, KEY);
    expect(dictionary.size).toBe(terms.length);
    expect(terms.filter((term) => !finds(dictionary, term))).toEqual([]);
  });

  it("is built in steps of about a thousand, of reading and of writing", () => {
    let steps = 0;
    for (const _ of buildDictionaryInSteps(aliases(3_000), KEY)) steps++;
    expect(steps).toBeGreaterThanOrEqual(8);
    expect(steps).toBeLessThan(20);
  });
});

describe("long words of names", () => {
  it("are entered in steps of their own", () => {
    const terms = Array.from(
      { length: 1_000 },
      (_, index): Term => ({
        text: `zyrakelnor${String(index).replaceAll(/\d/gu, (digit) => "abcdefghij"[Number(digit)]!)}`,
        role: "name",
        subject: 1,
      }),
    );
    const steps = (typos: boolean) => [...buildDictionaryInSteps(terms, KEY, { typos })].length;
    expect(steps(true) - steps(false)).toBeGreaterThanOrEqual(7);
    expect(steps(true) - steps(false)).toBeLessThan(20);
  });
});

describe("the same term", () => {
  const globex: Term = { text: "Globex", role: "name", subject: 1 };

  it("is kept once for a subject in a role", () => {
    expect(buildDictionary([globex, globex], KEY).size).toBe(1);
    expect(buildDictionary([globex, { ...globex, role: "alias" }], KEY).size).toBe(2);
  });

  it("is kept for sixty-four subjects at most", () => {
    const terms = Array.from({ length: 70 }, (_, subject) => ({ ...globex, subject }));
    expect(buildDictionary(terms, KEY).size).toBe(64);
  });
});

describe("a patch", () => {
  it("fits as long as there is room for an eighth more and sixty-four", () => {
    const dictionary = buildDictionary(aliases(800), KEY);
    const patched = patchDictionary(dictionary, { add: aliases(164, 800) });
    expect(patched?.size).toBe(964);
    expect(patched !== null && finds(patched, aliases(1, 963)[0]!)).toBe(true);
    expect(patchDictionary(dictionary, { add: aliases(165, 800) })).toBeNull();
  });

  it("that removes nothing, or what is gone, changes nothing", () => {
    const dictionary = buildDictionary(aliases(3), KEY);
    expect(patchDictionary(dictionary, {})?.size).toBe(3);
    const removed = patchDictionary(dictionary, { remove: new Set([1, 2]) });
    expect(removed?.size).toBe(0);
    expect(removed !== null && patchDictionary(removed, { remove: new Set([0, 1]) })?.size).toBe(0);
  });
});
