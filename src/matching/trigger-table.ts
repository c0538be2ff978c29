import { tokenHash } from "./token-hash.ts";
import { TRIGGERS } from "./triggers.ts";

/** Prefixes are looked for once a word has more letters than this; they are known by so many first letters. */
export const PREFIX_LENGTH = 5;

/** Few enough for the table to stay in the processor's first cache, many enough that most looks end at once. */
const SLOTS = 4_096;
const MASK = SLOTS - 1;
const SLOT_SHIFT = 32 - Math.log2(SLOTS);
const SPREAD = 0x9e3779b1 | 0;
const PREFIX_SHIFT = 16;

/** A word or a prefix of it may be known where its bit is set; a byte each, so that one look tells of most that it is not. */
const HINT = { word: 1, prefix: 2 } as const;
const HINTS = 16_384;
const HINT_SHIFT = 32 - Math.log2(HINTS);
const hints = new Uint8Array(HINTS);

interface Prefix {
  readonly text: string;
  readonly feature: number;
}

/** Prefixes by the hash of their first letters; asked only when those letters were met. */
const prefixes = new Map<number, Prefix[]>();

const hashes = new Int32Array(SLOTS);
/** Bits of the whole word below, of the prefix above; 0 is an empty slot. */
const bits = new Int32Array(SLOTS);

function add(hash: number, value: number): void {
  let slot = slotOf(hash);
  while (bits[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & MASK;
  hashes[slot] = hash;
  bits[slot]! |= value;
  hints[Math.imul(hash, SPREAD) >>> HINT_SHIFT]! |= value >>> PREFIX_SHIFT === 0 ? HINT.word : HINT.prefix;
}

function addPrefix(prefix: Prefix): void {
  const hash = tokenHash(prefix.text.slice(0, PREFIX_LENGTH));
  add(hash, prefix.feature << PREFIX_SHIFT);
  const same = prefixes.get(hash);
  if (same === undefined) prefixes.set(hash, [prefix]);
  else same.push(prefix);
}

for (const { feature, words } of TRIGGERS) {
  for (const word of words.split(/\s+/u)) {
    if (word === "") continue;
    if (word.endsWith("*")) addPrefix({ text: word.slice(0, -1), feature });
    else add(tokenHash(word), feature);
  }
}

/** One multiplication: most words end here. */
function slotOf(hash: number): number {
  return Math.imul(hash, SPREAD) >>> SLOT_SHIFT;
}

function bitsOf(hash: number): number {
  let slot = slotOf(hash);
  while (bits[slot] !== 0) {
    if (hashes[slot] === hash) return bits[slot]!;
    slot = (slot + 1) & MASK;
  }
  return 0;
}

/** False when neither the word nor the prefix can be known; true of a few that are not. */
export function mayBeKnown(word: number, prefix: number): boolean {
  const ofWord = hints[Math.imul(word, SPREAD) >>> HINT_SHIFT]! & HINT.word;
  return (ofWord | (hints[Math.imul(prefix, SPREAD) >>> HINT_SHIFT]! & HINT.prefix)) !== 0;
}

/** Feature bits of a whole word. */
export function wordFeatures(hash: number): number {
  return bitsOf(hash) & 0xffff;
}

/** Feature bits of the prefixes of a longer word that begins at `start`; `hash` is of its first `PREFIX_LENGTH` letters. */
export function prefixFeatures(hash: number, source: string, start: number): number {
  return bitsOf(hash) >>> PREFIX_SHIFT === 0 ? 0 : prefixesAt(hash, source, start);
}

function prefixesAt(hash: number, source: string, start: number): number {
  let features = 0;
  for (const { text, feature } of prefixes.get(hash) ?? []) {
    if (source.slice(start, start + text.length).toLowerCase() === text) features |= feature;
  }
  return features;
}
