import type { HashKey } from "./keyed-hash.ts";
import type { PassageWords } from "./passage-words.ts";
import { mix } from "./token-hash.ts";

/** Words in a shingle. */
export const SHINGLE_WORDS = 5;
/** Neighbouring shingles of which at least one is kept. */
export const WINDOW = 3;
/** Unchanged words that always leave at least one fingerprint. */
export const SURE_WORDS = SHINGLE_WORDS + WINDOW - 1;

const FIRST_BASE = 0x01000193 | 1;
const SECOND_BASE = 0x85ebca6b | 1;
const FIRST_DROP = power(FIRST_BASE, SHINGLE_WORDS);
const SECOND_DROP = power(SECOND_BASE, SHINGLE_WORDS);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let index = 0; index < exponent; index++) result = Math.imul(result, base);
  return result;
}

/** The halves of the keyed 64-bit hashes of a text's shingles, by their first word; the next reading reuses them. */
export interface Shingles {
  readonly count: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

let low = new Int32Array(1_024);
let high = new Int32Array(1_024);

/** Rolls over the words; one step a word, whatever the shingle's length. */
export function shinglesOf({ hashes, count }: PassageWords, key: HashKey): Shingles {
  if (count > low.length) {
    low = new Int32Array(Math.max(count, low.length * 2));
    high = new Int32Array(low.length);
  }
  const { k0, k1, k2, k3 } = key;
  let first = 0;
  let second = 0;
  for (let index = 0; index < count; index++) {
    const hash = hashes[index]!;
    first = (Math.imul(first, FIRST_BASE) + mix(hash ^ k0)) | 0;
    second = (Math.imul(second, SECOND_BASE) + mix(hash ^ k1)) | 0;
    const begin = index - SHINGLE_WORDS + 1;
    if (begin < 0) continue;
    if (begin > 0) {
      const gone = hashes[begin - 1]!;
      first = (first - Math.imul(FIRST_DROP, mix(gone ^ k0))) | 0;
      second = (second - Math.imul(SECOND_DROP, mix(gone ^ k1))) | 0;
    }
    low[begin] = mix(first ^ k2);
    high[begin] = mix(second ^ k3);
  }
  return { count: Math.max(0, count - SHINGLE_WORDS + 1), low, high };
}

/** Shingles that say something, by their first word; 1 for those that do. */
export type Telling = { readonly [index: number]: number };

/**
 * Writes the shingle with the least hash of every `window` neighbours to `into`, in order and each once, and gives their
 * number. What two texts have in common they choose alike. Shingles that tell nothing are passed over.
 */
export function winnow({ count, high }: Shingles, window: number, into: Int32Array, tells?: Telling): number {
  let chosen = 0;
  let last = -1;
  for (let from = 0; from + window <= count; from++) {
    let least = -1;
    for (let index = from; index < from + window; index++) {
      if (tells !== undefined && tells[index] === 0) continue;
      if (least === -1 || high[index]! <= high[least]!) least = index;
    }
    if (least > last) {
      into[chosen++] = least;
      last = least;
    }
  }
  return chosen;
}
