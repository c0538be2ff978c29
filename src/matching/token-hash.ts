/**
 * The hash of a word: a polynomial over its folded code units, modulo 2^32. Nothing stores it: it only leads to
 * keyed filters and tables, and what they hold is verified by a keyed 64-bit hash. Being a polynomial, the hash
 * of two words written as one follows from theirs, and a last letter can be taken off again.
 */
const BASE = 0x2c1b3c6d | 1;

/** `BASE` for the sweep's inner loop. */
export const TOKEN_BASE: number = BASE;

/** Inverse of `BASE` modulo 2^32, by Newton's iteration. */
const BASE_INVERSE = inverse(BASE);

function inverse(odd: number): number {
  let result = odd;
  for (let round = 0; round < 5; round++) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result;
}

/** Powers of `BASE`; words longer than this are not joined. */
const POWERS = new Int32Array(129);
POWERS[0] = 1;
for (let index = 1; index < POWERS.length; index++) POWERS[index] = Math.imul(POWERS[index - 1]!, BASE);

/** Longest second word that `joinHashes` takes, in code units. */
export const MAX_JOINED = POWERS.length - 1;

/** Hash of a word's folded code units. */
export function tokenHash(word: string): number {
  let hash = 0;
  for (let index = 0; index < word.length; index++) hash = (Math.imul(hash, BASE) + word.charCodeAt(index)) | 0;
  return hash;
}

/** Hash of a word's first `length` letters, given as folded code units. */
export function lettersHash(letters: Uint16Array, length: number): number {
  let hash = 0;
  for (let index = 0; index < length; index++) hash = (Math.imul(hash, BASE) + letters[index]!) | 0;
  return hash;
}

/** Hashes of a word of at most `MAX_JOINED` letters without each of them in turn; `hash` is its own. */
export function hashesWithoutOne(letters: Uint16Array, length: number, hash: number, into: Int32Array): void {
  if (length === 0) return;
  let without = (hash - Math.imul(letters[0]!, POWERS[length - 1]!)) | 0;
  into[0] = without;
  for (let index = 1; index < length; index++) {
    // The letter before comes back in the place of this one.
    without = (without + Math.imul(letters[index - 1]! - letters[index]!, POWERS[length - 1 - index]!)) | 0;
    into[index] = without;
  }
}

/** Hash of `first` and `second` written as one word; `length` is the second's, at most `MAX_JOINED`. */
export function joinHashes(first: number, second: number, length: number): number {
  return (Math.imul(first, POWERS[length]!) + second) | 0;
}

/** Hash of a word with one more code unit behind it. */
export function withLast(hash: number, last: number): number {
  return (Math.imul(hash, BASE) + last) | 0;
}

/** Hash of a word without its last code unit. */
export function withoutLast(hash: number, last: number): number {
  return Math.imul((hash - last) | 0, BASE_INVERSE);
}

/** Spreads a hash's entropy over all of its bits. */
export function mix(hash: number): number {
  let x = hash;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 1);
  return x ^ (x >>> 16);
}
