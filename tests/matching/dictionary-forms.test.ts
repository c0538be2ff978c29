import { describe, expect, it } from "@jest/globals";
import type { Term } from "../../src/matching/dictionary.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { mostOfAKind } from "../../src/matching/saturation.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1);

const name = (text: string): Term => ({ text, role: "name", subject: 1 });
const account = (text: string): Term => ({ text, role: "account", subject: 1 });

function hitsOf(term: Term, text: string) {
  return sweep(text, buildDictionary([term], KEY)).terms;
}

function found(term: Term, text: string): string[] {
  return hitsOf(term, text).map(({ start, end }) => text.slice(start, end));
}

function closeness(term: Term, text: string): number | undefined {
  return hitsOf(term, text)[0]?.closeness;
}

describe("a name", () => {
  it.each([
    ["Zy", "Zys", []],
    ["Zy", "Zy's", ["Zy"]],
    ["Zyq", "Zyqs", ["Zyqs"]],
    ["Zyra's", "Zyra's plan", ["Zyra's"]],
    ["Acme", "Acmes Ltd", ["Acmes"]],
    ["Acme", "`Acmes`", []],
    ["Zyra Globex", "Zyra - Globex", ["Zyra - Globex"]],
    ["Zyra Globex", "Zyra    Globex", []],
    ["Zyra Globex", "Zyra / Globex", ["Zyra / Globex"]],
    ["Zyra Globex", "Zyra `Globex`", []],
    ["Zyra Globex", "`Zyra` Globex", []],
    ["There S.A.", "There S.A said", ["There S.A"]],
    ["There", "there", ["there"]],
    ["GlobexSoft", "Globex Soft", []],
    ["GlobexSoft", "Globex-So ft", []],
    ["Zyra-Globex", "ZyraGlobex", ["ZyraGlobex"]],
    ["Zyra Globex", "ZyraGlobex", []],
    ["Zyra--Globex", "ZyraGlobex", []],
    ["Ångström & Ørsted", "Aangstroem & Oersted", ["Aangstroem & Oersted"]],
  ])("%s in %j", (text, said, expected) => {
    expect(found(name(text), said)).toEqual(expected);
  });

  it("of very many words is known by its first twenty-four", () => {
    const words = Array.from(
      { length: 30 },
      (_, index) => `zq${"abcdefghij"[index % 10]}${"klm"[Math.floor(index / 10)]}`,
    );
    const first = words.slice(0, 24).join(" ");
    expect(found(name(words.join(" ")), `${first} and so on`)).toEqual([first]);
  });

  it("with a hyphen is kept written closed too, unless its words are longer than can be joined", () => {
    expect(buildDictionary([name(`Zyra-${"x".repeat(128)}`)], KEY).size).toBe(2);
    expect(buildDictionary([name(`Zyra-${"x".repeat(129)}`)], KEY).size).toBe(1);
  });

  it("is nearest as registered, nearer in another case than closed, turned round or in the plural", () => {
    const zyra = name("Zyra-Globex");
    expect(closeness(zyra, "ﬁt for Zyra-Globex")).toBe(1);
    expect(closeness(name("Café Zyra"), "at Café Zyra")).toBe(1);
    expect(closeness(zyra, "zyra-globex")).toBe(0.95);
    expect(closeness(zyra, "ZyraGlobex")).toBe(0.95);
    expect(closeness(name("GlobexSoft"), "Globex-Soft")).toBe(0.9);
    expect(closeness(name("Globex"), "the Globexes, Globexs")).toBe(0.9);
    expect(closeness({ ...zyra, text: "Dana Whitfield", role: "person" }, "Whitfield, Dana")).toBe(0.9);
  });

  it("is ambiguous when its words are, or when the register says so", () => {
    const isAmbiguous = (term: Term, text: string) => hitsOf(term, text)[0]?.ambiguous;
    expect(isAmbiguous(name("Target"), "Target")).toBe(true);
    expect(isAmbiguous(name("Target"), "Target Ltd")).toBe(false);
    expect(isAmbiguous(name("Globex"), "Globex")).toBe(false);
    expect(isAmbiguous({ ...name("Globex"), ambiguous: true }, "Globex")).toBe(true);
    expect(isAmbiguous({ ...name("Target"), ambiguous: false }, "Target")).toBe(false);
    expect(isAmbiguous({ ...account("GX-204"), ambiguous: true }, "GX-204")).toBe(true);
    expect(isAmbiguous(account("204-991"), "204-991")).toBe(false);
  });
});

describe("a person", () => {
  it.each([
    ["Whitfield, Dana", ["Whitfield, Dana"]],
    ["Whitfield, Dana Ltd", ["Whitfield, Dana"]],
    ["Whitfield; Dana", []],
    ["Whitfield,Dana", []],
    ["Whitfield,  Dana", []],
  ])("in %j", (said, expected) => {
    expect(found({ text: "Dana Whitfield", role: "person", subject: 1 }, said)).toEqual(expected);
    expect(found(name("Dana Whitfield"), said)).toEqual([]);
  });
});

describe("an address", () => {
  it.each([
    ["acme.example's", ["acme.example"]],
    ["acme.examples", []],
    ["acme-example", []],
  ])("in %j", (said, expected) => {
    expect(found({ text: "acme.example", role: "domain", subject: 1 }, said)).toEqual(expected);
  });
});

describe("an account", () => {
  const digits = (count: number) => "1234567890".repeat(13).slice(0, count);

  it.each([
    ["Globexian-204", "GLOBEXIAN-204", true],
    ["Globexian-204", "GLOBEXIAN 204", false],
    ["Globex-204", "GLOBEX 204", true],
    ["204-Globexian", "204-globexian", true],
    ["204-Globexian", "204 globexian", false],
    ["204-Globex", "204 globex", true],
    ["GX12345678", "GX 12345678", true],
    ["GX12345678", "GX 1 2 3 4 5 6 7 8", true],
    ["GX123456789", "GX 1 2 3 4 5 6 7 8 9", false],
    ["GX123456789", "GX123456789", true],
    [`GX${digits(38)}`, `GX-${digits(38)}`, true],
    [`GX${digits(39)}`, `GX-${digits(39)}`, false],
    ["AC-204-991", "AC-204`991`", false],
    ["AC-204-991", "AC204991s", false],
    ["AC-204-991", "AC  204 991", false],
    ["AC-204-991", "AC 204  991", false],
    ["20499100-AC", "20499100 AC", true],
    ["AC-ME-GX", "AC-ME-GX", true],
  ])("%s in %s: %s", (text, said, isFound) => {
    expect(found(account(text), said)).toEqual(isFound ? [said] : []);
    if (isFound) expect(closeness(account(text), said)).toBe(1);
  });

  it("of a group longer than any that can be joined is not kept", () => {
    expect(buildDictionary([account(`GX ${digits(128)}`)], KEY).size).toBe(1);
    expect(buildDictionary([account(`GX ${digits(129)}`)], KEY).size).toBe(0);
  });
});

describe("a term said without end", () => {
  it("is told once more than is of use, and hides no other", () => {
    const terms = ["Acme", "Globex", "Zyra"].map((text, subject) => ({ ...name(text), subject }));
    const text = "Acme ".repeat(1_500) + "Globex ".repeat(30) + "Zyra ".repeat(1_500);
    const hits = sweep(text, buildDictionary(terms, KEY)).terms;
    const most = mostOfAKind(text.length) + 1;
    expect([0, 1, 2].map((subject) => hits.filter((hit) => hit.subject === subject).length)).toEqual([most, 30, most]);
  });
});
