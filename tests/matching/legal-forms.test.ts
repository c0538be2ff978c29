import { describe, expect, it } from "@jest/globals";
import { legalFormAfter, withoutLegalForms } from "../../src/matching/legal-forms.ts";
import { wordsOf } from "./words.ts";

describe("a name without its legal forms", () => {
  it.each([
    ["Acme", "Acme"],
    ["Acme Corp", "Acme"],
    ["Acme Holdings Pte Ltd", "Acme Holdings"],
    ["Acme GmbH & Co. KG", "Acme"],
    ["Acme and Globex Ltd", "Acme and Globex"],
    ["Acme and Ltd", "Acme"],
    ["& Co", "&"],
    ["Ltd", "Ltd"],
    ["Ltd Co", "Ltd"],
    ["The Globex", "Globex"],
    ["PT Acme Tbk", "Acme"],
    ["The", "The"],
    ["PT Ltd", "PT"],
    ["Acme The", "Acme The"],
    ["The PT Acme", "PT Acme"],
  ])("%s is %s", (name, rest) => {
    const words = wordsOf(name);
    const { first, last } = withoutLegalForms(words);
    expect(words.source.slice(words.starts[first], words.ends[last]).toLowerCase()).toBe(rest.toLowerCase());
  });
});

describe("the legal form behind a name", () => {
  it.each([
    ["Acme Ltd", "Ltd"],
    ["acme ltd", "ltd"],
    ["Acme, Inc. said", "Inc"],
    ["Acme GmbH & Co. KG is", "GmbH & Co. KG"],
    ["Acme S.A. said", "S.A"],
    ["acme s.a. said", "s.a"],
    ["Acme SA said", "SA"],
    ["Acme Pty Ltd Co LLC Inc Corp", "Pty Ltd Co LLC Inc"],
  ])("in %j is %j", (text, form) => {
    const words = wordsOf(text);
    const last = legalFormAfter(words, 0);
    expect(last).toBeGreaterThan(0);
    expect(words.source.slice(words.starts[1], words.ends[last])).toBe(form);
  });

  it.each([
    ["Acme"],
    ["Acme said Ltd"],
    ["Acme   Ltd"],
    ["Acme & partners"],
    ["Acme & Ltd"],
    ["ERROR: NV"],
    ["IBM-PC"],
    ["support SCA"],
    ["Acme as planned"],
    ["acme company"],
    ["acme SA"],
    ["Acme e.g. in Paris"],
  ])("in %j is none", (text) => {
    expect(legalFormAfter(wordsOf(text), 0)).toBe(0);
  });

  it("is never looked for before the name", () => {
    expect(legalFormAfter(wordsOf("Ltd Acme"), 1)).toBe(1);
  });
});
