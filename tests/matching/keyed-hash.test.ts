import { describe, expect, it } from "@jest/globals";
import { beginHash, endHash, feedHash, hashHigh, hashKey, hashLow, KEY_BYTES } from "../../src/matching/keyed-hash.ts";

const COUNTING = Uint8Array.from({ length: KEY_BYTES }, (_, index) => index);

function hashOf(units: readonly number[], key = COUNTING): string {
  beginHash(hashKey(key));
  for (const unit of units) {
    feedHash(unit);
  }
  endHash();
  return [hashHigh(), hashLow()].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join(" ");
}

describe("a keyed hash", () => {
  it("of nothing is what the authors of HalfSipHash publish for it", () => {
    expect(hashOf([])).toBe("c83cb8b9 591f8d21");
  });

  it("tells apart texts that differ in a unit, their length or their order, and keys", () => {
    const all = [[], [0], [0, 0], [1], [1, 2], [2, 1], [1, 2, 3], [1, 2, 0], [1, 3], [0x10001 & 0xffff, 2, 0, 0]];
    const other = COUNTING.with(0, 9);
    const hashes = all.flatMap((units) => [hashOf(units), hashOf(units, other), hashOf(units, COUNTING.with(4, 9))]);
    expect(new Set(hashes).size).toBe(all.length * 3);
    expect(hashOf([1, 2, 3])).toBe(hashOf([1, 2, 3]));
  });
});

describe("a key", () => {
  it("is read as words of 32 bits, the low byte first, from wherever it stands", () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, index) => index - 4);
    expect(hashKey(bytes.subarray(4))).toEqual({ k0: 0x03020100, k1: 0x07060504, k2: 0x0b0a0908, k3: 0x0f0e0d0c });
  });

  it("needs its sixteen bytes", () => {
    expect(() => hashKey(new Uint8Array(KEY_BYTES))).not.toThrow();
    expect(() => hashKey(new Uint8Array(KEY_BYTES - 1))).toThrow(
      new RangeError("a key needs at least 16 bytes, not 15"),
    );
  });
});
