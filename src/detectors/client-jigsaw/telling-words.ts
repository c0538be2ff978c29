import type { ScannedText } from "../../matching/scanned-text.ts";
import { tokensOf } from "../../matching/sweep.ts";
import { tokenHash, withoutLast } from "../../matching/token-hash.ts";
import { TOKEN } from "../../matching/tokens.ts";
import { wordsOfPattern } from "./pattern-words.ts";

/** What a text was seen to have, as bits; 0 when no story is told in it. */
export type Tellings = number;

/** A digit anywhere. */
export const DIGITS: Tellings = 1 << 0;
/** A word of medicine, by how it ends. */
export const ILLNESS: Tellings = 1 << 1;

/** How words of medicine end. */
export const ILLNESS_ENDS = "itis|osis|omas?|a?emia|pathy|ectomy|plasty|ostomy|phrenia|plegia|algia";
const ILLNESS_END = new RegExp(`(?:${ILLNESS_ENDS})(?:'s)?$`, "iu");
/** Three letters and the shortest of these ends. */
const SHORTEST_ILLNESS = 6;

/** The bit by which capitals differ. */
const LOWER = 0x20;
const LOWER_A = 0x61;
const LOWER_S = 0x73;
const LOWER_Y = 0x79;

/** Bits by the hashes of the words that set them. */
const tellings = new Map<number, Tellings>();
let next: Tellings = ILLNESS << 1;

/** Bits of which a text has one wherever a pattern of story words fits. For at most 30 patterns. */
export function telling(pattern: string): Tellings {
  const bit = next;
  next <<= 1;
  let bits = bit;
  for (const word of wordsOfPattern(pattern)) {
    if (/\d/u.test(word)) bits |= DIGITS;
    const hash = tokenHash(word);
    tellings.set(hash, (tellings.get(hash) ?? 0) | bit);
  }
  return bits;
}

/**
 * What of that a text has. Most talk of clients and students has nothing, and telling so by the words the sweep has cut
 * costs a small part of reading the text.
 */
export function tellingsIn(text: ScannedText): Tellings {
  const { count, hashes, flags, source, starts, ends } = tokensOf(text);
  let seen = 0;
  for (let index = 0; index < count; index++) {
    const hash = hashes[index]!;
    const flag = flags[index]!;
    seen |= tellings.get(hash) ?? 0;
    if ((flag & TOKEN.digit) !== 0) seen |= DIGITS;
    if ((flag & TOKEN.possessive) !== 0) seen |= tellings.get(withoutLast(hash, LOWER_S)) ?? 0;
    if (endsLikeIllness(source, starts[index]!, ends[index]!)) seen |= ILLNESS;
  }
  return seen;
}

/** Asks for the last letter first: words are many. */
function endsLikeIllness(source: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_ILLNESS) return false;
  const last = source.charCodeAt(end - 1) | LOWER;
  return (last === LOWER_S || last === LOWER_A || last === LOWER_Y) && ILLNESS_END.test(source.slice(start, end));
}
