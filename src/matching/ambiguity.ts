import { COMMON_NAMES, COMMON_WORDS, FUNCTION_WORDS } from "./common-words.ts";
import { withoutLegalForms } from "./legal-forms.ts";
import { passOver, tokens } from "./pass.ts";
import { tokenHash, withoutLast } from "./token-hash.ts";
import type { Tokens } from "./tokens.ts";

function hashes(...lists: readonly string[]): ReadonlySet<number> {
  const result = new Set<number>();
  for (const list of lists) {
    for (const word of list.split(/\s+/u)) if (word !== "") result.add(tokenHash(word));
  }
  return result;
}

const functionWords = hashes(FUNCTION_WORDS);
const commonWords = hashes(FUNCTION_WORDS, COMMON_WORDS, COMMON_NAMES);

/** Words that make a name of the common word beside them: "Project Falcon", "the Falcon deal". */
const naming = hashes("project projekt projet proyecto operation codename deal merger takeover acquisition initiative");

/** A name of so many letters, or fewer, is also an acronym of something else. */
const SHORT = 3;
/** Names of more words are seldom said by chance. */
const MANY_WORDS = 3;
const LOWER_S = 0x73;

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
    if (!commonWords.has(words.hashes[index]!) && !isNumber(words, index) && !isCommonPlural(words, index))
      return false;
  }
  return true;
}

function isNumber(words: Tokens, index: number): boolean {
  for (let at = words.starts[index]!; at < words.ends[index]!; at++) {
    const unit = words.source.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

/** "Fields" or "Banks" is as common as what it is many of. */
function isCommonPlural(words: Tokens, index: number): boolean {
  if (words.lengths[index]! <= SHORT || (words.source.charCodeAt(words.ends[index]! - 1) | 0x20) !== LOWER_S)
    return false;
  return commonWords.has(withoutLast(words.hashes[index]!, LOWER_S));
}

/**
 * True for a term that says nothing by itself: common words and given names ("Target", "Will Smith"), acronyms of
 * three letters or fewer, bare numbers. Its hits need evidence beside them. Legal forms do not count as part of it.
 */
export function isAmbiguous(term: string): boolean {
  passOver(term);
  if (tokens.count === 0) return true;
  const { first, last } = withoutLegalForms(tokens);
  return areAmbiguous(tokens, first, last);
}
