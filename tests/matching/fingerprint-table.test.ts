import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  createFingerprintTable,
  type FingerprintReader,
  MOST_UNRELATED,
  openFingerprintTable,
} from "../../src/matching/fingerprint-table.ts";

const print = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

function passagesOf(table: FingerprintReader, value: bigint): readonly number[] {
  const low = Int32Array.of(Number(BigInt.asIntN(32, value)));
  const high = Int32Array.of(Number(BigInt.asIntN(32, value >> 32n)));
  const passages = new Int32Array(MOST_UNRELATED);
  // What the filter keeps out is not looked up.
  if (table.screen({ count: 1, low, high }, Int32Array.of(0), 1) === 0) return [];
  return [...passages.subarray(0, table.passagesOf(low[0]!, high[0]!, passages))];
}

/** Fingerprints that have nothing to do with one another. */
function numbered(from: number, count: number): readonly bigint[] {
  return Array.from({ length: count }, (_, index) =>
    BigInt.asUintN(64, BigInt(from + index + 1) * 0x9e3779b97f4a7c15n),
  );
}

describe("a fingerprint table", () => {
  it("finds what was added, by passage, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(print, { maxLength: 40 }), { maxLength: 8 }), print, (texts, other) => {
        const table = createFingerprintTable();
        const numbers = texts.map((prints, subject) => table.add(subject, prints));
        for (const [subject, prints] of texts.entries()) {
          for (const each of prints) expect(passagesOf(table, each)).toContain(numbers[subject]);
          expect(table.subject(numbers[subject]!)).toBe(subject);
          expect(table.fingerprints(numbers[subject]!)).toBe(prints.length);
        }
        expect(table.size).toBe(texts.flat().length);
        if (!texts.flat().includes(other)) expect(passagesOf(table, other)).toEqual([]);
      }),
    );
  });

  it("keeps all of it while it grows", () => {
    const table = createFingerprintTable();
    const all = numbered(0, 24_000);
    for (let at = 0; at < all.length; at += 12) table.add(at, all.slice(at, at + 12));
    expect(all.filter((each) => passagesOf(table, each).length !== 1)).toEqual([]);
    expect(numbered(1_000_000, 5_000).filter((each) => passagesOf(table, each).length > 0)).toEqual([]);
  });

  it("with room for what is expected need not grow", () => {
    const table = createFingerprintTable(8_000);
    const { segments, filter } = table.buffers();
    const all = numbered(0, 8_000);
    for (let at = 0; at < all.length; at += 10) table.add(at, all.slice(at, at + 10));
    expect(table.buffers()).toMatchObject({ filter });
    expect(table.buffers().segments.filter((each, index) => each !== segments[index]).length).toBeLessThan(40);
    expect(all.filter((each) => passagesOf(table, each).length !== 1)).toEqual([]);
  });

  it("takes passages and subjects out at once", () => {
    const table = createFingerprintTable();
    const [first, second, third] = [numbered(0, 10), numbered(10, 10), numbered(20, 10)];
    const number = table.add(1, first);
    table.add(1, second);
    table.add(2, third);
    table.removePassage(number);
    table.removePassage(number);
    expect(passagesOf(table, first[0]!)).toEqual([]);
    expect(passagesOf(table, second[0]!)).toHaveLength(1);
    table.remove(1);
    expect(passagesOf(table, second[0]!)).toEqual([]);
    expect(passagesOf(table, third[0]!)).toHaveLength(1);
    expect(table.size).toBe(10);
  });

  it("gives the room of removed passages to others", () => {
    const table = createFingerprintTable();
    const shared = numbered(0, 5);
    for (let round = 0; round < 200; round++)
      table.removePassage(table.add(round, [...shared, ...numbered(round * 100, 50)]));
    const last = table.add(999, shared);
    expect(passagesOf(table, shared[0]!)).toEqual([last]);
    expect(table.byteLength).toBeLessThan(400_000);
  });

  it("shows other threads what is added and removed, in the buffers they have", () => {
    const table = createFingerprintTable();
    const early = table.add(1, numbered(0, 10));
    const buffers = table.buffers();
    const reader = openFingerprintTable(buffers);
    table.add(2, numbered(50, 3));
    expect(table.buffers()).toBe(buffers);
    expect(passagesOf(reader, numbered(50, 1)[0]!)).toHaveLength(1);
    table.removePassage(early);
    expect(passagesOf(reader, numbered(0, 1)[0]!)).toEqual([]);
  });

  it("tells by other buffers that it has grown", () => {
    const table = createFingerprintTable();
    const buffers = table.buffers();
    for (let at = 0; at < 8_000; at += 10) table.add(at, numbered(at, 10));
    expect(table.buffers()).not.toBe(buffers);
    const reader = openFingerprintTable(table.buffers());
    expect(numbered(0, 8_000).filter((each) => passagesOf(reader, each).length !== 1)).toEqual([]);
  });

  it("holds for nobody's what too many unrelated passages have", () => {
    const table = createFingerprintTable();
    const notice = numbered(0, 6);
    for (let each = 0; each < MOST_UNRELATED; each++) table.add(each, [...notice, ...numbered(1_000 * (each + 1), 30)]);
    expect(passagesOf(table, notice[0]!)).toHaveLength(MOST_UNRELATED);
    table.add(99, [...notice, ...numbered(500_000, 30)]);
    expect(passagesOf(table, notice[0]!)).toEqual([]);
    expect(passagesOf(table, numbered(500_000, 1)[0]!)).toHaveLength(1);
    table.add(100, notice);
    expect(passagesOf(table, notice[0]!)).toEqual([]);
  });

  it("counts the versions of a text as one", () => {
    const table = createFingerprintTable();
    const body = numbered(0, 60);
    for (let version = 0; version < 3 * MOST_UNRELATED; version++) {
      table.add(version, [...body, ...numbered(1_000 * (version + 1), 20)]);
    }
    expect(passagesOf(table, body[0]!)).toHaveLength(MOST_UNRELATED);
    const other = table.add(500, [...body.slice(0, 5), ...numbered(900_000, 40)]);
    expect(passagesOf(table, body[0]!)).toContain(other);
  });
});
