import { isEverydayWord, isOnlyFunctionWords } from "./ambiguity.ts";
import { OFFICE_WORDS } from "./office-words.ts";
import type { ScannedText } from "./scanned-text.ts";
import { tokensOf } from "./sweep.ts";
import { tokenHash } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";

/** How much a word says of where it was taken from, in twentieths of a telling word. */
export const WEIGHT = {
  /** Joins others, or has a letter or two. */
  joining: 5,
  /** A character of a script without spaces: three make a word. */
  character: 6,
  /** A common word, a given name or a short number. */
  everyday: 10,
  telling: 20,
} as const;

/** Letters of a word that may be telling, of one of the office's that does more than join others, and digits of a number. */
const LEAST_LETTERS = 3;
const LEAST_OFFICE_LETTERS = 5;
const LEAST_DIGITS = 5;

const officeWords = new Set(
  OFFICE_WORDS.split(/\s+/u)
    .filter((word) => word !== "")
    .map(tokenHash),
);

/** Weight of a word of a text as the sweep read it. */
export function wordWeight(words: Tokens, index: number): number {
  const flags = words.flags[index]!;
  if ((flags & TOKEN.unspaced) !== 0) return WEIGHT.character;
  const length = words.lengths[index]!;
  if ((flags & TOKEN.digit) !== 0) return length >= LEAST_DIGITS ? WEIGHT.telling : WEIGHT.everyday;
  if (length < LEAST_LETTERS || isOnlyFunctionWords(words, index, index)) return WEIGHT.joining;
  if (officeWords.has(words.hashes[index]!)) return length < LEAST_OFFICE_LETTERS ? WEIGHT.joining : WEIGHT.everyday;
  return isEverydayWord(words, index) ? WEIGHT.everyday : WEIGHT.telling;
}

/** What a text says, in telling words, and how many of them it has. */
export function textWeight(text: ScannedText): { readonly weight: number; readonly telling: number } {
  const words = tokensOf(text);
  let weight = 0;
  let telling = 0;
  for (let index = 0; index < words.count; index++) {
    const own = wordWeight(words, index);
    weight += own;
    if (own === WEIGHT.telling) telling++;
  }
  return { weight: weight / WEIGHT.telling, telling };
}
