/** Fewest bytes a key has. */
export const KEY_BYTES = 16;

/** A key as the 32-bit words the hashes use. */
export interface HashKey {
  /** For verification. */
  readonly k0: number;
  readonly k1: number;
  /** For places in filters and tables. */
  readonly k2: number;
  readonly k3: number;
}

/** @throws {RangeError} when the key has fewer than `KEY_BYTES` bytes. */
export function hashKey(key: Uint8Array): HashKey {
  if (key.length < KEY_BYTES) throw new RangeError(`a key needs at least ${KEY_BYTES} bytes, not ${key.length}`);
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  return {
    k0: view.getInt32(0, true),
    k1: view.getInt32(4, true),
    k2: view.getInt32(8, true),
    k3: view.getInt32(12, true),
  };
}

let v0 = 0;
let v1 = 0;
let v2 = 0;
let v3 = 0;
let pending = 0;
let fed = 0;

function round(): void {
  v0 = (v0 + v1) | 0;
  v1 = (v1 << 5) | (v1 >>> 27);
  v1 ^= v0;
  v0 = (v0 << 16) | (v0 >>> 16);
  v2 = (v2 + v3) | 0;
  v3 = (v3 << 8) | (v3 >>> 24);
  v3 ^= v2;
  v0 = (v0 + v3) | 0;
  v3 = (v3 << 7) | (v3 >>> 25);
  v3 ^= v0;
  v2 = (v2 + v1) | 0;
  v1 = (v1 << 13) | (v1 >>> 19);
  v1 ^= v2;
  v2 = (v2 << 16) | (v2 >>> 16);
}

function compress(word: number): void {
  v3 ^= word;
  round();
  round();
  v0 ^= word;
}

/**
 * Begins a keyed 64-bit hash (HalfSipHash-2-4, which needs 32-bit arithmetic only). There is one state:
 * begin, feed and end without anything between.
 */
export function beginHash(key: HashKey): void {
  v0 = key.k0;
  v1 = key.k1 ^ 0xee;
  v2 = 0x6c796765 ^ key.k0;
  v3 = 0x74656462 ^ key.k1;
  pending = 0;
  fed = 0;
}

/** Feeds one 16-bit unit. */
export function feedHash(unit: number): void {
  if ((fed & 1) === 0) pending = unit;
  else compress(pending | (unit << 16));
  fed++;
}

/** Ends the hash; `hashLow` and `hashHigh` have it. */
export function endHash(): void {
  if ((fed & 1) === 1) compress(pending);
  compress(fed << 1);
  v2 ^= 0xee;
  round();
  round();
  round();
  round();
  low = v1 ^ v3;
  v1 ^= 0xdd;
  round();
  round();
  round();
  round();
  high = v1 ^ v3;
}

let low = 0;
let high = 0;

/** Low 32 bits of the hash ended last. */
export function hashLow(): number {
  return low;
}

/** High 32 bits of the hash ended last. */
export function hashHigh(): number {
  return high;
}
