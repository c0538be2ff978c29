import { WORD } from "./character-classes.ts";
import { beginHash, endHash, feedHash, type HashKey } from "./keyed-hash.ts";
import { mix } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";

/** Another odd base than the words': a sequence of letters is not a word. */
const SEQUENCE_BASE = 0x5bd1e995 | 1;
const SLOT_BASE = 0x9e3779b1 | 0;
const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;
const SPACE = 0x20;

/** Hash of a sequence of words with one more word behind it. */
export function appendToken(sequence: number, token: number): number {
  return (Math.imul(sequence, SEQUENCE_BASE) + token) | 0;
}

/** Where a sequence stands in the table, by its place in the filter; the upper bits are the slot, the lower are kept in it. */
export function slotPlace(place: number, key: HashKey): number {
  return Math.imul(place ^ key.k3, SLOT_BASE);
}

/** How the words of a term were joined when its hash was taken. */
export type Joint = "spaced" | "closed" | "exact";

/** One stretch of words to be hashed as a term. */
export interface Stretch {
  /** Index of the first word and of the last. */
  first: number;
  last: number;
  joint: Joint;
  /** Leaves out the last word's last letter, an "s". */
  singular: boolean;
  /** The two words change places ("Whitfield, Dana"). */
  swapped: boolean;
}

/** Takes the keyed hash of a term as it stands in the words' source; `hashLow` and `hashHigh` then have it. */
export function hashStretch(tokens: Tokens, stretch: Stretch, key: HashKey): void {
  const { first, last, joint } = stretch;
  beginHash(key);
  feedHash(joint === "exact" ? 2 : 1);
  if (joint === "exact") {
    feedUnits(tokens, tokens.starts[first]!, exactEnd(tokens, stretch));
  } else if (stretch.swapped) {
    feedToken(tokens, last, false);
    feedHash(SPACE);
    feedToken(tokens, first, false);
  } else {
    for (let index = first; index <= last; index++) {
      if (index > first && joint === "spaced") feedHash(SPACE);
      feedToken(tokens, index, stretch.singular && index === last);
    }
  }
  endHash();
}

/** End of an address without a possessive's apostrophe and "s". */
function exactEnd(tokens: Tokens, stretch: Stretch): number {
  const end = tokens.ends[stretch.last]!;
  return stretch.singular && (tokens.flags[stretch.last]! & TOKEN.possessive) !== 0 ? end - 2 : end;
}

function feedUnits(tokens: Tokens, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const unit = tokens.source.charCodeAt(at);
    feedHash(WORD[unit]! || unit);
  }
}

/** Feeds a word as it was hashed: apostrophes and dots left out, "&" as "and". */
export function feedToken(tokens: Tokens, index: number, singular: boolean): void {
  const { source } = tokens;
  const start = tokens.starts[index]!;
  const end = tokens.ends[index]!;
  if ((tokens.flags[index]! & TOKEN.unspaced) !== 0) {
    for (let at = start; at < end; at++) feedHash(source.charCodeAt(at));
    return;
  }
  if (source.charCodeAt(start) === AMPERSAND) {
    for (const letter of "and") feedHash(letter.charCodeAt(0));
    return;
  }
  const stop = singular ? end - 1 : end;
  for (let at = start; at < stop; at++) {
    const unit = WORD[source.charCodeAt(at)]!;
    if (unit !== 0) feedHash(unit);
  }
}

/** End of a word in the source without a possessive's apostrophe and "s". */
export function baseEnd(tokens: Tokens, index: number): number {
  const end = tokens.ends[index]!;
  if ((tokens.flags[index]! & TOKEN.possessive) === 0) return end;
  return tokens.source.charCodeAt(end - 2) === APOSTROPHE ? end - 2 : end;
}

/** A byte that tells the registered spelling from others, case and what stands between the words included. */
export function spellingTag(cased: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, SEQUENCE_BASE) + cased.charCodeAt(at)) | 0;
  return mix(hash) & 0xff;
}
