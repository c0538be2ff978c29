import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hashKey } from "../../src/matching/keyed-hash.ts";
import {
  addRow,
  addWhole,
  addWord,
  filterPlace,
  knowsWord,
  mayBeRow,
  mayBeWhole,
  type TermFilter,
} from "../../src/matching/term-filter.ts";

const KEY = hashKey(Uint8Array.from({ length: 16 }, (_, index) => index * 7));
const BITS = 10;

function emptyFilter(): TermFilter {
  const shift = 32 - BITS;
  return { words: new Uint32Array(2 ** BITS), wordShift: shift, rows: new Uint32Array(2 ** BITS), rowShift: shift };
}

function knows(filter: TermFilter, place: number): boolean {
  return knowsWord(filter.words, filter.wordShift, place) === 1;
}

const PLACES = Array.from({ length: 2_000 }, (_, index) => filterPlace(Math.imul(index + 1, 0x9e3779b1), KEY));

describe("the filter of terms", () => {
  it("never denies what was entered", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 200 }), (hashes) => {
        const filter = emptyFilter();
        const places = hashes.map((hash) => filterPlace(hash, KEY));
        for (const [index, place] of places.entries()) {
          if (index % 3 === 0) addWord(filter, place);
          else if (index % 3 === 1) addWhole(filter, place);
          else addRow(filter, place);
        }
        for (const [index, place] of places.entries()) {
          if (index % 3 === 2) expect(mayBeRow(filter, place)).toBe(true);
          else expect(knows(filter, place)).toBe(true);
          if (index % 3 === 1) expect(mayBeWhole(filter, place)).toBe(true);
        }
      }),
    );
  });

  it("knows nothing while it is empty", () => {
    const filter = emptyFilter();
    expect(PLACES.some((place) => knows(filter, place) || mayBeWhole(filter, place) || mayBeRow(filter, place))).toBe(
      false,
    );
  });

  it("takes few strangers for words, fewer for terms, and few for rows", () => {
    const filter = emptyFilter();
    for (const place of PLACES.slice(0, 400)) addWhole(filter, place);
    for (const place of PLACES.slice(0, 400)) addRow(filter, place);
    const strangers = PLACES.slice(400);
    const known = strangers.filter((place) => knows(filter, place)).length;
    expect(known).toBeLessThan(strangers.length / 50);
    expect(strangers.filter((place) => mayBeWhole(filter, place)).length).toBeLessThanOrEqual(known / 4);
    expect(strangers.filter((place) => mayBeRow(filter, place)).length).toBeLessThan(strangers.length / 50);
  });

  it("does not take a term's first word, or a plural, for a term", () => {
    const filter = emptyFilter();
    for (const place of PLACES.slice(0, 400)) addWord(filter, place);
    expect(PLACES.slice(0, 400).filter((place) => mayBeWhole(filter, place)).length).toBeLessThan(8);
  });

  it("keeps words and rows apart", () => {
    const filter = emptyFilter();
    addWhole(filter, PLACES[0]!);
    addRow(filter, PLACES[1]!);
    expect(mayBeRow(filter, PLACES[0]!)).toBe(false);
    expect(knows(filter, PLACES[1]!)).toBe(false);
  });

  it("needs the key to find a place", () => {
    const other = hashKey(Uint8Array.from({ length: 16 }, () => 1));
    expect(filterPlace(42, KEY)).not.toBe(filterPlace(42, other));
  });
});
