import { ASCII_MARKS, ASCII_WORD, isUpper, MARK, MARKS, WORD } from "./character-classes.ts";
import { type FoldedText, fold } from "./fold.ts";
import { MarkReader } from "./mark-reader.ts";
import { addNumber, beginNumbers, countDigits, numberFeature } from "./number-groups.ts";
import { plainRegions, readPlain } from "./plain-reader.ts";
import { FEATURE, type Region } from "./scanned-text.ts";
import { TOKEN_BASE } from "./token-hash.ts";
import { END_FLAGS, endFlags, reserveTokens, TOKEN } from "./tokens.ts";
import { PREFIX_LENGTH, prefixFeatures, wordFeatures } from "./trigger-table.ts";
import { tokens } from "./word-buffer.ts";
import { APOSTROPHE, continuesDotted, isElided, KEY_LENGTH, LETTER_BIT, LOWER_S, mayBeKey } from "./word-rules.ts";

/** What one pass over a text gathers, besides the words. */
export interface Pass {
  readonly features: number;
  /** In offsets of the original. */
  readonly regions: readonly Region[];
  /** `null` when the text was plain ASCII and needs no map. */
  readonly folded: FoldedText | null;
}

const marks = new MarkReader(tokens);
const NO_REGIONS: readonly Region[] = Object.freeze([]);

/**
 * Reads a text once: words and their hashes into `tokens`, feature bits, markup. Plain ASCII is read in place;
 * anything else is folded first and read again from the start.
 */
export function passOver(text: string): Pass {
  tokens.pass++;
  reserveTokens(tokens, text.length + 1);
  const features = readPlain(text);
  if (features >= 0) return { features, regions: plainRegions, folded: null };
  return readWithMarks(text);
}

/** Reads a text of any kind; the same as `passOver`, and slower where nothing but words stands in the text. */
export function readWithMarks(text: string): Pass {
  const plain = read(text, null);
  if (plain !== null) return plain;
  const folded = fold(text, { entities: true });
  reserveTokens(tokens, folded.folded.length + 1);
  return read(text, folded) ?? { features: 0, regions: [], folded };
}

/** `null` when the text was to be read as ASCII and is not. */
function read(original: string, folded: FoldedText | null): Pass | null {
  const source = folded === null ? original : folded.folded;
  const cased = folded === null ? original : folded.cased;
  const word = folded === null ? ASCII_WORD : WORD;
  const { hashes, starts, ends, lengths, flags } = tokens;
  const length = source.length;
  const table = folded === null ? ASCII_MARKS : MARKS;
  let hasMarks = false;
  let features = 0;
  let count = 0;
  let codeEnd = 0;
  let at = 0;
  tokens.source = source;
  tokens.isFolded = folded !== null;
  tokens.count = 0;
  beginNumbers();

  while (at < length) {
    const first = source.charCodeAt(at);
    let unit = word[first]!;
    if (unit === 0) {
      const mark = table[first]!;
      if (mark <= MARK.listSeparator) {
        // Spaces, full stops, commas: by far the most of what is between words.
        at++;
        continue;
      }
      if (!hasMarks) {
        marks.begin(original, folded);
        hasMarks = true;
      }
      tokens.count = count;
      at = marks.read(at);
      if (at < 0) return null;
      count = tokens.count;
      codeEnd = marks.codeEnd;
      continue;
    }

    const start = at;
    let hash = unit;
    let all = unit;
    at++;
    const prefixEnd = start + PREFIX_LENGTH;
    const limit = Math.min(prefixEnd, length);
    while (at < limit) {
      unit = word[source.charCodeAt(at)]!;
      if (unit === 0) break;
      hash = (Math.imul(hash, TOKEN_BASE) + unit) | 0;
      all &= unit;
      at++;
    }
    if (at === prefixEnd) {
      const prefix = hash;
      while (at < length) {
        unit = word[source.charCodeAt(at)]!;
        if (unit === 0) break;
        hash = (Math.imul(hash, TOKEN_BASE) + unit) | 0;
        all &= unit;
        at++;
      }
      if (at > prefixEnd) features |= prefixFeatures(prefix, source, start);
    }

    let skipped = 0;
    let flag = 0;
    while (at + 1 < length && source.charCodeAt(at) === APOSTROPHE && word[source.charCodeAt(at + 1)] !== 0) {
      if (isElided(hash, at - start)) break;
      skipped++;
      const part = at;
      at++;
      while (at < length) {
        unit = word[source.charCodeAt(at)]!;
        if (unit === 0) break;
        hash = (Math.imul(hash, TOKEN_BASE) + unit) | 0;
        all &= unit;
        at++;
      }
      const unitAtLast = word[source.charCodeAt(part + 1)];
      flag = at - part === 2 && unitAtLast === LOWER_S ? TOKEN.possessive : 0;
    }

    const size = at - start - skipped;
    if (size === 1 && count > 0 && continuesDotted(count, start)) {
      hash = (Math.imul(hashes[count - 1]!, TOKEN_BASE) + hash) | 0;
      hashes[count - 1] = hash;
      ends[count - 1] = at;
      lengths[count - 1]!++;
      flags[count - 1] =
        (flags[count - 1]! & ~END_FLAGS) | TOKEN.dotted | endFlags(source.charCodeAt(at - 1), source.charCodeAt(at));
      features |= wordFeatures(hash);
      continue;
    }
    if (start < codeEnd) flag |= TOKEN.code;
    if ((all & LETTER_BIT) === 0) {
      const digits = countDigits(source, start, at);
      if (digits > 0) {
        addNumber(source, start, at, size, digits);
        flag |= TOKEN.digit;
      }
    }
    flag |= endFlags(source.charCodeAt(at - 1), source.charCodeAt(at));
    const initial = folded === null ? first : cased.charCodeAt(start);
    if (initial <= 0x5a ? initial >= 0x41 : initial >= 0x80 && isUpper(initial)) {
      flag |= TOKEN.capital;
      if (count > 0 && (flags[count - 1]! & TOKEN.capital) !== 0 && start - ends[count - 1]! === 1) {
        if (size > 1) features |= FEATURE.name;
      }
    }
    if (size >= KEY_LENGTH && ((flag & TOKEN.digit) !== 0 || mayBeKey(cased, start, at)))
      features |= FEATURE.credential;
    const met = wordFeatures(hash);
    // "Close" and "Way" name a street only as they are written in one.
    if (met !== 0) features |= (flag & TOKEN.capital) === 0 ? met & ~FEATURE.street : met;
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = at;
    lengths[count] = size;
    flags[count] = flag;
    count++;
  }

  tokens.count = count;
  features |= numberFeature(features, folded !== null);
  if (!hasMarks) return { features, regions: NO_REGIONS, folded };
  return { features: features | marks.features(), regions: marks.regions, folded };
}
