import { describe, expect, it } from "@jest/globals";
import { createFingerprintTable } from "../../src/matching/fingerprint-table.ts";
import { fingerprint } from "../../src/matching/fingerprints.ts";
import { hashKey } from "../../src/matching/keyed-hash.ts";
import { matchPassages, type PassageMatch } from "../../src/matching/passage-match.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

function match(labelled: readonly string[], posted: string): readonly PassageMatch[] {
  const table = createFingerprintTable();
  for (const [subject, text] of labelled.entries()) table.add(subject, fingerprint(sweep(text), KEY));
  return matchPassages(table, hashKey(KEY), sweep(posted));
}

/** Words of no language, all different. */
function filler(count: number): string {
  return Array.from({ length: count }, (_, index) => `zqx${String.fromCharCode(97 + (index % 26))}w${index}`).join(" ");
}

const NOTE = "Globex leaves the harbour of Whitby in June";

describe("passages of labelled texts", () => {
  it("are matched with what is known of them", () => {
    const [found] = match([NOTE], `so ${NOTE}!`);
    expect(found).toEqual({
      start: 3,
      end: 3 + NOTE.length,
      subject: 0,
      fingerprints: 4,
      of: 4,
      // Three words that join, three everyday ones, and Globex and Whitby.
      weight: 3 * 0.25 + 3 * 0.5 + 2,
      telling: 2,
      rows: 1,
    });
  });

  it("are one stretch across a reworded sentence, and two farther apart", () => {
    const twice = (between: number): string => `${NOTE} ${filler(between)} ${NOTE}`;
    const labelled = [twice(3)];
    expect(match(labelled, twice(3))).toHaveLength(1);
    expect(match(labelled, twice(12))).toHaveLength(1);
    expect(match(labelled, twice(40))).toHaveLength(2);
  });

  it("count what is said twice once", () => {
    const [found] = match([NOTE], `${NOTE}, ${NOTE}`);
    expect(found).toMatchObject({ fingerprints: 4, of: 4, telling: 2, rows: 1 });
  });

  it("count rows of the same words that others part", () => {
    const second = "the laboratories in Aberdeen take the staff over";
    const labelled = [`${NOTE} and ${second}`];
    expect(match(labelled, `${NOTE} although perhaps ${second}`)[0]?.rows).toBe(2);
  });

  it("are none of short texts, of an empty table and of other words", () => {
    expect(match([NOTE], "Globex leaves Whitby")).toEqual([]);
    expect(match([], NOTE)).toEqual([]);
    expect(match([NOTE], filler(30))).toEqual([]);
  });

  it("are those of every text that has them", () => {
    const texts = Array.from({ length: 5 }, (_, index) => `${NOTE} says number ${index}`);
    expect(
      match(texts, NOTE)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual([0, 1, 2, 3, 4]);
  });
});
