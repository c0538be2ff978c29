import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isWorthReading } from "../../../src/detectors/personal-data/glance.ts";
import { RECOGNISERS } from "../../../src/detectors/personal-data/table.ts";
import { personalData } from "../../../src/detectors/personal-data.ts";
import { FEATURE } from "../../../src/matching/scanned-text.ts";
import { sweep } from "../../../src/matching/sweep.ts";

const CONTEXT = { now: Date.UTC(2026, 0, 5), zone: "Europe/London", dateOrder: "dmy" } as const;

function found(text: string) {
  return personalData.find(sweep(text), CONTEXT);
}

/** The same where nobody asks first whether it is worth it: behind the text stands an at sign, which is nobody's. */
function foundUnasked(text: string) {
  return found(`${text}\n@`);
}

/** The same where the text is also known for digits: an address that everybody uses stands behind it. */
function foundAmongDigits(text: string) {
  return found(`${text}\n@ 1.1.1.1`);
}

/** A shape with a digit or letter of its own for each place. */
function written(shape: string): string {
  return shape.replace(/[9ax~|]/g, (place, at: number) => {
    const turn = at % 7;
    return place === "9" ? String(turn + 2) : place === "a" ? "KLMNPQR"[turn]! : place === "x" ? "4F7D2B9"[turn]! : " ";
  });
}

const VALUES = RECOGNISERS.flatMap(({ shapes }) => Object.keys(shapes)).map(written);
const WORDS = RECOGNISERS.flatMap(({ words }) => words);
const PROSE = "the build of last week took so long, it's odd; see what they've said about it".split(" ");

const part = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PROSE) },
  { weight: 2, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom("943 476 5919", "+44 20 7946 0958", "212-555-0142", "81.2.69.160", "48502") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("born", "D.O.B.", "14/03/1986", "Dr. Dana Whitfield", "12 Elm Street, 62704"),
  },
);
const separator = fc.constantFrom(" ", " ", " ", ", ", ": ", "-", "\n", "");
const texts = fc
  .array(fc.tuple(part, separator), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.flat().join("").trim());

describe("a glance at a text's numbers", () => {
  it("passes over no text in which anything would be found", () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre((sweep(text).features & FEATURE.digits) !== 0);
        expect(found(text)).toEqual(foundUnasked(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(RECOGNISERS.map(({ kind, shapes, words }) => ({ kind: kind.id, shapes, words })))(
    "is taken at all where $kind stands beside its word, however few its digits are",
    ({ shapes, words }) => {
      for (const word of words) {
        for (const shape of Object.keys(shapes)) {
          const text = `could somebody tell them that the ${word} ${written(shape)} was given to us this morning`;
          expect([text, found(text)]).toEqual([text, foundAmongDigits(text)]);
        }
      }
    },
  );

  it.each([
    "Guest97419: it hangs at boot since the last kernel",
    "see http://bugs.acme.example/48502 for the whole story",
    "we set it to 1024x768 and still get 640x480 there",
    "the log of 2026-01-05 says that 193404 blocks were read",
  ])("reads no further: %s", (text) => {
    expect(isWorthReading(sweep(text))).toBe(false);
  });

  it.each([
    "her passport is 912803456, I was told by the others here",
    "and then write ssn123456789 in the field below the name",
    "all of us should ring +442079460958 before the day ends",
    "somebody's D.O.B. is on it as well: 14/03/1986 or so",
    "заметка: паспорт 4509 123456 лежит на столе у нас",
    "912803456",
  ])("reads on: %s", (text) => {
    expect(isWorthReading(sweep(text))).toBe(true);
  });
});
