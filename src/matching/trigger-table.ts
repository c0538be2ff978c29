import { mix, tokenHash } from "./token-hash.ts";
import { TRIGGERS } from "./triggers.ts";

/** Prefixes are looked for once a word has more letters than this; they are known by so many first letters. */
export const PREFIX_LENGTH = 5;

/** Few enough for the table to stay in the processor's first cache, many enough that most looks end at once. */
const SLOTS = 4_096;
const MASK = SLOTS - 1;
const PREFIX_SHIFT = 16;

const hashes = new Int32Array(SLOTS);
/** Bits of the whole word below, of the prefix above; 0 is an empty slot. */
const bits = new Int32Array(SLOTS);

function add(hash: number, value: number): void {
  let slot = mix(hash) & MASK;
  while (bits[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & MASK;
  hashes[slot] = hash;
  bits[slot]! |= value;
}

for (const { feature, words } of TRIGGERS) {
  for (const word of words.split(/\s+/u)) {
    if (word === "") continue;
    // A prefix wakes its detector by its first letters: one word more now and then costs less than comparing on.
    if (word.endsWith("*")) add(tokenHash(word.slice(0, PREFIX_LENGTH)), feature << PREFIX_SHIFT);
    else add(tokenHash(word), feature);
  }
}

function bitsOf(hash: number): number {
  let slot = mix(hash) & MASK;
  while (bits[slot] !== 0) {
    if (hashes[slot] === hash) return bits[slot]!;
    slot = (slot + 1) & MASK;
  }
  return 0;
}

/** Feature bits of a whole word. */
export function wordFeatures(hash: number): number {
  return bitsOf(hash) & 0xffff;
}

/** Feature bits of a longer word's first `PREFIX_LENGTH` letters. */
export function prefixFeatures(hash: number): number {
  return bitsOf(hash) >>> PREFIX_SHIFT;
}
