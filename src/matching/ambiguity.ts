import { COMMON_NAMES, COMMON_WORDS, FUNCTION_WORDS } from "./common-words.ts";
import { EVERYDAY_WORDS } from "./everyday-words.ts";
import { withoutLegalForms } from "./legal-forms.ts";
import { passOver } from "./pass.ts";
import { joinHashes, tokenHash, withoutLast } from "./token-hash.ts";
import type { Tokens } from "./tokens.ts";
import { tokens } from "./word-buffer.ts";

function hashes(...lists: readonly string[]): ReadonlySet<number> {
  const result = new Set<number>();
  for (const list of lists) {
    for (const word of list.split(/\s+/u)) if (word !== "") result.add(tokenHash(word));
  }
  return result;
}

const functionWords = hashes(FUNCTION_WORDS);
const commonWords = hashes(FUNCTION_WORDS, COMMON_WORDS, COMMON_NAMES, EVERYDAY_WORDS);

/** Words that make a name of the common word beside them: "Project Falcon", "the Falcon deal". */
const naming = hashes("project projekt projet proyecto operation codename deal merger takeover acquisition initiative");

/** A name of so many letters, or fewer, is also an acronym of something else. */
const SHORT = 3;
/** Names of more words are seldom said by chance. */
const MANY_WORDS = 3;

/** True when every word between `first` and `last` only joins others: no name without its legal form. */
export function isOnlyFunctionWords(words: Tokens, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) if (!functionWords.has(words.hashes[index]!)) return false;
  return true;
}

/** `isAmbiguous` of words already read. */
export function areAmbiguous(words: Tokens, first: number, last: number): boolean {
  let letters = 0;
  let digits = 0;
  for (let index = first; index <= last; index++) {
    // "&" is read as "and" but is no letter: "H&M" is as short as it looks.
    letters += Math.min(words.lengths[index]!, words.ends[index]! - words.starts[index]!);
    if (isNumber(words, index)) digits += words.lengths[index]!;
  }
  if (digits === letters) return true;
  const unspaced = words.source.charCodeAt(words.starts[first]!) >= 0x2e80;
  if (letters <= (unspaced ? 1 : SHORT)) return true;
  if (last - first + 1 >= MANY_WORDS) return isOnlyFunctionWords(words, first, last);
  if (last > first && (naming.has(words.hashes[first]!) || naming.has(words.hashes[last]!))) return false;
  for (let index = first; index <= last; index++) {
    if (!isNumber(words, index) && !isEverydayWord(words, index)) return false;
  }
  return true;
}

/** True for a common word or given name, inflected or not. */
export function isEverydayWord(words: Tokens, index: number): boolean {
  return commonWords.has(words.hashes[index]!) || isInflected(words, index);
}

function isNumber(words: Tokens, index: number): boolean {
  for (let at = words.starts[index]!; at < words.ends[index]!; at++) {
    const unit = words.source.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

/** Endings a common word may carry, longest first. */
const ENDINGS = ["ally", "ies", "ing", "ers", "ed", "er", "es", "ly", "s", "d", "n"];
/** What an ending may have taken the place of: "compil(e)ing", "repositor(y)ies". */
const DROPPED = [tokenHash("e"), tokenHash("y")];
/** Letters that must be left of the word. */
const LEAST_STEM = 2;

/** "Fields", "Booked" or "Compiling" is as common as the word it comes from. */
function isInflected(words: Tokens, index: number): boolean {
  const length = words.lengths[index]!;
  const end = words.ends[index]!;
  for (const ending of ENDINGS) {
    if (length - ending.length < LEAST_STEM) continue;
    let hash = words.hashes[index]!;
    let matched = true;
    for (let at = ending.length - 1; at >= 0; at--) {
      const unit = ending.charCodeAt(at);
      // The words may be of a cased text: letters differ from their small forms by one bit.
      matched &&= (words.source.charCodeAt(end - ending.length + at) | 0x20) === unit;
      hash = withoutLast(hash, unit);
    }
    if (!matched) continue;
    if (commonWords.has(hash) || DROPPED.some((letter) => commonWords.has(joinHashes(hash, letter, 1)))) return true;
    // "shipping", "running": the last letter was doubled.
    const last = words.source.charCodeAt(end - ending.length - 1) | 0x20;
    const before = words.source.charCodeAt(end - ending.length - 2) | 0x20;
    if (last === before && commonWords.has(withoutLast(hash, last))) return true;
  }
  return false;
}

/**
 * True for a term that says nothing by itself: common words and given names ("Target", "Will Smith"), acronyms of
 * three letters or fewer, bare numbers, no words at all. Its hits need evidence beside them. Legal forms do not count as part of it.
 */
export function isAmbiguous(term: string): boolean {
  passOver(term);
  const { first, last } = withoutLegalForms(tokens);
  return areAmbiguous(tokens, first, last);
}
