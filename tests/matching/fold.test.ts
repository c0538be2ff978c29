import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fold } from "../../src/matching/fold.ts";
import { foldText } from "../../src/matching/sweep.ts";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
/** Code units on their own, lone surrogates included. */
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

describe("fold", () => {
  it.each([
    ["Société GÉNÉRALE", "societe generale"],
    ["ＡＣＭＥ", "acme"],
    ["АСМЕ", "acme"],
    ["AZ az", "az az"],
    ["\u3099a", "\u3099a"],
    ["Straße", "strasse"],
    ["İstanbul", "istanbul"],
    ["A\u200bc\u00adm\u202ee", "acme"],
    ["ﬁx", "fix"],
    ["ｶﾞ", "ガ"],
    ["か\u3099", "が"],
    ["\u1100\u1161\u11a8", "각"],
    ["Łódź", "lodz"],
    ["𝐀𝐜𝐦𝐞", "acme"],
    ["it’s “so” – ok", `it's "so" - ok`],
    ["Вова", foldText("вова")],
  ])("folds %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it("resolves Slack's entities once, and only where they are wanted", () => {
    expect(fold("a &amp;lt; &lt;b&gt; &quot;", { entities: true }).folded).toBe("a &lt; <b> &quot;");
    expect(fold("a &amp; b", { entities: false }).folded).toBe("a &amp; b");
  });

  it("keeps case beside the folded text, unit by unit", () => {
    const { folded, cased } = fold("Ünïted STRAẞE ﬃ", { entities: true });
    expect(folded).toBe("united strasse ffi");
    expect(cased).toBe("United STRASSE ffi");
  });

  it("reads a whole character as before, whatever half of one was met alone", () => {
    expect(foldText("\ud835")).toBe("\ufffd");
    expect(foldText("\udc00")).toBe("\ufffd");
    expect(foldText("𝐀𝐜𝐦𝐞")).toBe("acme");
  });

  it("folds a text of any length", () => {
    const long = "Été ".repeat(5_000);
    const { folded, starts, ends } = fold(long, { entities: false });
    expect(folded).toBe("ete ".repeat(5_000));
    expect([starts.at(-1), ends.at(-1)]).toEqual([long.length - 1, long.length]);
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it("maps every unit to the whole character it came from, in order", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits), (text) => {
        const { folded, cased, starts, ends } = fold(text, { entities: true });
        expect(cased).toHaveLength(folded.length);
        expect(starts).toHaveLength(folded.length);
        let before = 0;
        for (let at = 0; at < folded.length; at++) {
          expect(starts[at]).toBeGreaterThanOrEqual(before);
          expect(ends[at]).toBeGreaterThan(starts[at]!);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
          before = starts[at]!;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("folds a stretch to what its original folds to", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom("Acme", "ﬁne", "ÉTÉ", "株式"), (before, after, word) => {
        const text = `${before} ${word} ${after}`;
        const { folded, starts, ends } = fold(text, { entities: false });
        const wanted = foldText(word);
        const at = starts.indexOf(before.length + 1);
        expect(folded.slice(at, at + wanted.length)).toBe(wanted);
        expect(text.slice(starts[at], ends[at + wanted.length - 1])).toBe(word);
      }),
    );
  });
});
