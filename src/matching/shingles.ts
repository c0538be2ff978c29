import type { HashKey } from "./keyed-hash.ts";
import { mix } from "./token-hash.ts";
import type { Tokens } from "./tokens.ts";

/** Words in a shingle. */
export const SHINGLE_WORDS = 5;
/** Neighbouring shingles of which at least one is kept. */
export const WINDOW = 5;
/** The shortest passage that is always found, in words. */
export const SHORTEST_PASSAGE = SHINGLE_WORDS + WINDOW - 1;

const FIRST_BASE = 0x01000193 | 1;
const SECOND_BASE = 0x85ebca6b | 1;
const FIRST_DROP = power(FIRST_BASE, SHINGLE_WORDS);
const SECOND_DROP = power(SECOND_BASE, SHINGLE_WORDS);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let index = 0; index < exponent; index++) result = Math.imul(result, base);
  return result;
}

/** Receives the shingle whose first word is `index`, as the two halves of its keyed 64-bit hash. */
export type ShingleVisitor = (index: number, low: number, high: number) => void;

/** Rolls over the words of the last pass; one step a word, whatever the shingle's length. */
export function visitShingles(tokens: Tokens, key: HashKey, visit: ShingleVisitor): void {
  const { hashes, count } = tokens;
  let first = 0;
  let second = 0;
  for (let index = 0; index < count; index++) {
    const hash = hashes[index]!;
    first = (Math.imul(first, FIRST_BASE) + mix(hash ^ key.k0)) | 0;
    second = (Math.imul(second, SECOND_BASE) + mix(hash ^ key.k1)) | 0;
    if (index >= SHINGLE_WORDS) {
      const gone = hashes[index - SHINGLE_WORDS]!;
      first = (first - Math.imul(FIRST_DROP, mix(gone ^ key.k0))) | 0;
      second = (second - Math.imul(SECOND_DROP, mix(gone ^ key.k1))) | 0;
    }
    if (index >= SHINGLE_WORDS - 1) visit(index - SHINGLE_WORDS + 1, mix(first ^ key.k2), mix(second ^ key.k3));
  }
}
