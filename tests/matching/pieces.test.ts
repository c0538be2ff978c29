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

  function cuts(text: string, length: number, margin: number): number[] {
    return [...pieces(text, length, margin)].map(({ ownTo }) => ownTo);
  }

  it("of a short text are one, the text", () => {
    expect([...pieces("some text", 9, 2)]).toEqual([
      { from: 0, to: 9, ownFrom: 0, ownTo: 9, beginsInCode: false, endsInCode: false },
    ]);
    expect([...pieces("", 9, 2)]).toHaveLength(1);
  });

  it("are cut behind a line, else behind a space, else between characters", () => {
    expect(cuts("aaaa\nbb cc dd", 8, 4)[0]).toBe(5);
    expect(cuts("aaaaaa bbbbbbb", 8, 4)[0]).toBe(7);
    expect(cuts("a\naa b bbbbbbb", 9, 4)[0]).toBe(7);
    expect(cuts("aaaaaaaaaaaaaa", 8, 4)).toEqual([8, 14]);
    expect(cuts("aaaaaaa😀aaaaaa", 8, 4)[0]).toBe(7);
    expect(cuts("a bbbbbbbbbbbbb", 8, 4)[0]).toBe(8);
    expect(cuts("aaaa bbbbbbb", 8, 4)[0]).toBe(5);
    expect(cuts("aaaaaaaa\nbbbb", 8, 4)[0]).toBe(8);
    expect(cuts("aaaaaaaa bbbb", 8, 4)[0]).toBe(8);
    expect(cuts("aaaaaaa𐀀bbbb", 8, 4)[0]).toBe(7);
    expect(cuts("aaaaaaa🏿bbbb", 8, 4)[0]).toBe(7);
    expect(cuts("aaaaaaaaﬁbbbb", 8, 4)[0]).toBe(8);
  });

  it("read a margin before themselves and two behind", () => {
    const [first, second, third] = pieces("x".repeat(100), 40, 5);
    expect(first).toMatchObject({ from: 0, to: 50, ownFrom: 0, ownTo: 40 });
    expect(second).toMatchObject({ from: 35, to: 90, ownFrom: 40, ownTo: 80 });
    expect(third).toMatchObject({ from: 75, to: 100, ownFrom: 80, ownTo: 100 });
    expect([...pieces(`\n${"x".repeat(20)}`, 10, 2)][0]).toMatchObject({ from: 0, ownFrom: 0 });
  });

  it("say where they cut a block of code", () => {
    const inCode = (text: string) =>
      [...pieces(text, 20, 2)].map(({ beginsInCode, endsInCode }) => [beginsInCode, endsInCode]);
    const x = (count: number) => "x".repeat(count);
    expect(inCode(`${x(10)}\`\`\`${x(30)}\`\`\`${x(10)}`)).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    expect(inCode(`${x(10)}\`\`\`${x(30)}`).flat()).not.toContain(true);
    expect(inCode(`\`\`\`${x(30)}\`\`\`${x(10)}`)).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
    expect(inCode(`\`\`\`a\`\`\`${x(60)}\`\`\`a\`\`\``).flat()).not.toContain(true);
    const [first] = pieces(`\`\`\`${x(14)}\`\`\`${x(10)}`, 20, 0);
    expect(first).toMatchObject({ to: 20, endsInCode: false });
    expect(inCode(`\`\`\`a\`\`\`${x(40)}`).flat()).not.toContain(true);
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
