import { WORD } from "./character-classes.ts";
import type { Steps } from "./steps.ts";
import { hashesWithoutOne, tokenHash } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";
import {
  addWay,
  LEAST_NAME_LETTERS,
  LEAST_WORD_LETTERS,
  MOST_NAME_WORDS,
  MOST_WORD_LETTERS,
  type TypoIndex,
  WHOLE,
} from "./typo-index.ts";

/**
 * Long words of the names read, each once for every place it has in a name: that place and the number of words as two
 * code units, then the word. The only text of a register kept while a dictionary is built; gone with the builder.
 */
export type LongWords = Set<string>;

/** Words in a step of the work: about a millisecond. */
const STEP = 128;
const letters = new Uint16Array(MOST_WORD_LETTERS);
const remainders = new Int32Array(MOST_WORD_LETTERS);

/** The folded letters of a word as they were hashed; how many there are, 0 when it holds more than letters. */
export function lettersOf(words: Tokens, index: number, into: Uint16Array): number {
  if ((words.flags[index]! & (TOKEN.digit | TOKEN.dotted | TOKEN.unspaced)) !== 0) return 0;
  if (words.lengths[index]! > into.length) return 0;
  let count = 0;
  for (let at = words.starts[index]!; at < words.ends[index]!; at++) {
    const unit = WORD[words.source.charCodeAt(at)]!;
    if (unit !== 0) into[count++] = unit;
  }
  return count;
}

/**
 * Notes the long words of the name that `first`..`last` are. With `isSought` false, or when the name is too short,
 * they are only noted as words that exist: no typo of another.
 */
export function noteLongWords(words: Tokens, first: number, last: number, isSought: boolean, into: LongWords): void {
  const count = last - first + 1;
  let size = 0;
  for (let index = first; index <= last; index++) size += words.lengths[index]!;
  const hasLength = isSought && size >= LEAST_NAME_LETTERS && count <= MOST_NAME_WORDS;
  for (let index = first; index <= last; index++) {
    // One letter less than a word with a typo has: it may be taken for one.
    if (words.lengths[index]! < LEAST_WORD_LETTERS - 1) continue;
    const length = lettersOf(words, index, letters);
    if (length === 0) continue;
    const isLong = hasLength && length >= LEAST_WORD_LETTERS;
    const place = isLong ? String.fromCharCode(index - first, count) : "\0\0";
    into.add(place + String.fromCharCode(...letters.subarray(0, length)));
  }
}

/** How many ways there are at most to these words. */
export function countWays(words: LongWords): number {
  let count = 0;
  for (const { length } of words) count += length - 1;
  return count;
}

/** Enters words into an index that has room for them. */
export function* addLongWords(index: TypoIndex, words: LongWords): Steps<void> {
  let read = 0;
  for (const noted of words) {
    if (++read % STEP === 0) yield;
    const before = noted.charCodeAt(0);
    const count = noted.charCodeAt(1);
    const word = noted.slice(2);
    const hash = tokenHash(word);
    addWay(index, hash, { letter: 0, position: WHOLE, before, words: count });
    if (count === 0) continue;
    for (let at = 0; at < word.length; at++) letters[at] = word.charCodeAt(at);
    hashesWithoutOne(letters, word.length, hash, remainders);
    for (let position = 0; position < word.length; position++) {
      // Either letter of a pair leaves the same.
      if (position > 0 && letters[position] === letters[position - 1]) continue;
      addWay(index, remainders[position]!, { letter: letters[position]!, position, before, words: count });
    }
  }
}
