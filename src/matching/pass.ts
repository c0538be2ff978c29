import { ASCII_MARKS, ASCII_WORD, isDigit, isUpper, MARK, MARKS, WORD } from "./character-classes.ts";
import { type FoldedText, fold } from "./fold.ts";
import { MarkReader } from "./mark-reader.ts";
import { FEATURE, type Region } from "./scanned-text.ts";
import { TOKEN_BASE, tokenHash } from "./token-hash.ts";
import { createTokens, reserveTokens, TOKEN, type Tokens } from "./tokens.ts";
import { PREFIX_LENGTH, prefixFeatures, wordFeatures } from "./trigger-table.ts";

/** A word this long with digits or capitals inside may be a key; twice as long, any word. */
const KEY_LENGTH = 16;
/** Digits a text needs before anything looks for numbers. */
const ENOUGH_DIGITS = 4;
const LIST_SEPARATORS = 6;
const APOSTROPHE = 0x27;
const DOT = 0x2e;
const LOWER_S = 0x73;
/** Set in the code of every ASCII letter and of no digit. */
const LETTER_BIT = 0x40;

/** Letters that stand elided before a French or Italian word ("l'Acme"); the word after them is a word of its own. */
const ELIDED = new Set([..."cdjlmnst"].map((letter) => letter.charCodeAt(0)));
const ELIDED_QU = tokenHash("qu");

/** What one pass over a text gathers, besides the words. */
export interface Pass {
  readonly features: number;
  /** In offsets of the original. */
  readonly regions: readonly Region[];
  /** `null` when the text was plain ASCII and needs no map. */
  readonly folded: FoldedText | null;
}

/** The words of the last pass; whoever reads them must do so before the next. */
export const tokens: Tokens = createTokens();
const marks = new MarkReader(tokens);
const NO_REGIONS: readonly Region[] = Object.freeze([]);

/**
 * Reads a text once: words and their hashes into `tokens`, feature bits, markup. Plain ASCII is read in place;
 * anything else is folded first and read again from the start.
 */
export function passOver(text: string): Pass {
  tokens.pass++;
  reserveTokens(tokens, text.length + 1);
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
  let separators = 0;
  let features = 0;
  let digits = 0;
  let count = 0;
  let codeEnd = 0;
  let at = 0;
  tokens.source = source;
  tokens.count = 0;

  while (at < length) {
    const first = source.charCodeAt(at);
    let unit = word[first]!;
    if (unit === 0) {
      const mark = table[first]!;
      if (mark <= MARK.listSeparator) {
        // Spaces, full stops, commas: by far the most of what is between words.
        if (mark === MARK.listSeparator) separators++;
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
      if (skipped === 0 && isElided(hash, at - start)) break;
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
      flags[count - 1]! |= TOKEN.dotted;
      features |= wordFeatures(hash);
      continue;
    }
    if (start < codeEnd) flag |= TOKEN.code;
    if ((all & LETTER_BIT) === 0) {
      const found = countDigits(source, start, at);
      if (found > 0) flag |= TOKEN.digit;
      digits += found;
    }
    const initial = folded === null ? first : cased.charCodeAt(start);
    if (initial <= 0x5a ? initial >= 0x41 : initial >= 0x80 && isUpper(initial)) {
      flag |= TOKEN.capital;
      if (count > 0 && (flags[count - 1]! & TOKEN.capital) !== 0 && start - ends[count - 1]! === 1) {
        if (size > 1) features |= FEATURE.name;
      }
    }
    if (size >= KEY_LENGTH && mayBeKey(cased, start, at, flag)) features |= FEATURE.credential;
    features |= wordFeatures(hash);
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = at;
    lengths[count] = size;
    flags[count] = flag;
    count++;
  }

  tokens.count = count;
  if (digits >= ENOUGH_DIGITS) features |= FEATURE.digits;
  if (separators >= LIST_SEPARATORS) features |= FEATURE.list;
  if (!hasMarks) return { features, regions: NO_REGIONS, folded };
  return { features: features | marks.features(), regions: marks.regions, folded };
}

function isElided(hash: number, size: number): boolean {
  return size === 1 ? ELIDED.has(hash) : size === 2 && hash === ELIDED_QU;
}

/** True when a single letter at `start` goes on a row of letters with dots between ("A.C.M.E."). */
function continuesDotted(count: number, start: number): boolean {
  const before = count - 1;
  if (tokens.source.charCodeAt(start - 1) !== DOT || tokens.ends[before] !== start - 1) return false;
  if (tokens.lengths[before] !== 1 && (tokens.flags[before]! & TOKEN.dotted) === 0) return false;
  return !isDigit(tokens.source.charCodeAt(start)) && (tokens.flags[before]! & TOKEN.digit) === 0;
}

function countDigits(source: string, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; at++) if (isDigit(source.charCodeAt(at))) found++;
  return found;
}

function mayBeKey(cased: string, start: number, end: number, flag: number): boolean {
  if ((flag & TOKEN.digit) !== 0 || end - start >= KEY_LENGTH * 2) return true;
  for (let at = start + 1; at < end; at++) {
    const unit = cased.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) return true;
  }
  return false;
}
