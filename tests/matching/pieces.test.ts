import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { pieces } from "../../src/matching/pieces.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const dictionary = buildDictionary([{ text: "Acme Corp", role: "name", subject: 1 }], KEY);

describe("pieces", () => {
  it("own every offset once and read more than they own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), fc.integer({ min: 40, max: 90 }), (text, length) => {
        let at = 0;
        for (const piece of pieces(text, length, 16)) {
          expect(piece.ownFrom).toBe(at);
          expect(piece.from).toBeLessThanOrEqual(piece.ownFrom);
          expect(piece.to).toBeGreaterThanOrEqual(piece.ownTo);
          at = piece.ownTo;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  it("together find what the whole does", () => {
    const part = fc.constantFrom("Acme Corp ", "acme ", "é ", "lorem ", "\n", "x", ", ", "AcmeCorp ", "Acme's ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 120 }), (parts) => {
        const text = parts.join("");
        const whole = sweep(text, dictionary).terms.map(({ start, end }) => ({ start, end }));
        const found = [...pieces(text, 64, 24)].flatMap((piece) =>
          sweep(text.slice(piece.from, piece.to), dictionary)
            .terms.map(({ start, end }) => ({ start: start + piece.from, end: end + piece.from }))
            .filter(({ start }) => start >= piece.ownFrom && start < piece.ownTo),
        );
        expect(found).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});
