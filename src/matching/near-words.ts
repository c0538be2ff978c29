import { isEverydayWord } from "./ambiguity.ts";
import { hashesWithoutOne, lettersHash, withoutLast } from "./token-hash.ts";
import type { Tokens } from "./tokens.ts";
import { lettersOf } from "./typo-build.ts";
import {
  LEAST_WORD_LETTERS,
  MOST_WORD_LETTERS,
  mayLead,
  type TypoIndex,
  type Way,
  WHOLE,
  waysFrom,
} from "./typo-index.ts";

/** A registered word that one edit makes of a written one. */
export interface NearWord {
  /** Folded code units. */
  readonly letters: Uint16Array;
  readonly hash: number;
  /** Words before it in a registered name, and how many words that name has. */
  readonly before: number;
  readonly words: number;
}

/** How many ways may still be followed in one text. */
export interface Effort {
  left: number;
}

const NONE: readonly NearWord[] = Object.freeze([]);
const LOWER_S = 0x73;
/** With so many readings of one word, no more are looked for: hardly a register has so many words so alike. */
const ENOUGH = 32;
/** The word in hand, and what is left of it without each of its letters. */
const written = new Uint16Array(MOST_WORD_LETTERS);
const remainders = new Int32Array(MOST_WORD_LETTERS);

/**
 * The registered words exactly one edit away from a word; none for an everyday word or one that is itself registered.
 * `isBase` reads a possessive without its "s". Each way followed takes from the effort that is left.
 */
export function nearWords(
  index: TypoIndex,
  words: Tokens,
  at: number,
  isBase: boolean,
  effort: Effort,
): readonly NearWord[] {
  const length = lettersOf(words, at, written) - Number(isBase);
  if (length < LEAST_WORD_LETTERS - 1) return NONE;
  const hash = isBase ? withoutLast(words.hashes[at]!, LOWER_S) : words.hashes[at]!;
  let near: NearWord[] | null = null;
  if (mayLead(index, hash)) {
    for (const way of waysFrom(index, hash)) {
      if (way.position === WHOLE) return NONE;
      effort.left--;
      near = withRestored(near, way, length, WHOLE);
    }
  }
  hashesWithoutOne(written, length, hash, remainders);
  for (let taken = 0; taken < length && (near === null || near.length < ENOUGH); taken++) {
    // Either letter of a pair leaves the same.
    if ((taken > 0 && written[taken] === written[taken - 1]) || !mayLead(index, remainders[taken]!)) continue;
    for (const way of waysFrom(index, remainders[taken]!)) {
      effort.left--;
      near = withRestored(near, way, length, taken);
    }
  }
  return near === null || isEverydayWord(words, at) ? NONE : near;
}

/** Adds the word to which a way leads from the written one without the letter at `taken`, if one edit parts them. */
function withRestored(near: NearWord[] | null, way: Way, length: number, taken: number): NearWord[] | null {
  const letters = restored(way, length, taken);
  if (letters === null || (letters.length === length && !isReplacedOrSwapped(letters))) return near;
  const { before, words } = way;
  const word: NearWord = { letters, hash: lettersHash(letters, letters.length), before, words };
  if (near === null) return [word];
  // Two letters that changed places lead to it from either.
  if (!near.some((other) => isSame(other, word))) near.push(word);
  return near;
}

function isSame(a: NearWord, b: NearWord): boolean {
  return a.hash === b.hash && a.before === b.before && a.words === b.words;
}

/** `null` where the way is not one for names, or can't be one from here. */
function restored(way: Way, length: number, taken: number): Uint16Array | null {
  const size = length - Number(taken !== WHOLE) + Number(way.position !== WHOLE);
  if (way.words === 0 || (way.position !== WHOLE && way.position >= size)) return null;
  const letters = new Uint16Array(size);
  let from = 0;
  for (let to = 0; to < size; to++) {
    if (from === taken) from++;
    letters[to] = to === way.position ? way.letter : written[from++]!;
  }
  return letters;
}

/** True when the written word, of the same length, has another letter in one place, or two neighbours changed places. */
function isReplacedOrSwapped(letters: Uint16Array): boolean {
  let first = 0;
  while (first < letters.length && letters[first] === written[first]) first++;
  let last = letters.length - 1;
  while (last > first && letters[last] === written[last]) last--;
  if (first === last) return true;
  return last === first + 1 && letters[first] === written[last] && letters[last] === written[first];
}
