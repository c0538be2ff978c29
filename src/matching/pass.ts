import { ASCII_MARKS, ASCII_WORD, isDigit, isUpper, MARK, MARKS, WORD } from "./character-classes.ts";
import { type FoldedText, fold } from "./fold.ts";
import { MarkReader } from "./mark-reader.ts";
import { FEATURE, type Region } from "./scanned-text.ts";
import { TOKEN_BASE, tokenHash } from "./token-hash.ts";
import { createTokens, reserveTokens, TOKEN, type Tokens } from "./tokens.ts";
import { PREFIX_LENGTH, prefixFeatures, wordFeatures } from "./trigger-table.ts";

/** A word this long with digits or capitals inside may be a key; twice as long, any word. */
const KEY_LENGTH = 16;
/** Digits in neighbouring groups that may make an identifier; with fewer, a word has to say so. */
const ENOUGH_DIGITS = 5;
/** Groups of digits that may make an address of a network: "1.2.3.4". */
const ENOUGH_GROUPS = 4;
/** Most characters between two groups of one number: a bracket and spaces. */
const GROUP_GAP = 3;
/** Letters count as digits beside so many of them in one run; in a long run, beside any that a letter follows. */
const MANY_DIGITS = 4;
const LONG_MIXED = 9;
const PAIR = 2;
/** A text of so few words, none of letters alone and longer than those of a number plate, may be a bare value. */
const FEW_WORDS = 12;
const PLATE_LETTERS = 3;
/** Pairs in a row that may be a device's address without a digit. */
const DEVICE_PAIRS = 6;
const APOSTROPHE = 0x27;
const DOT = 0x2e;
const LOWER_S = 0x73;
/** Words that make a value of any digits. */
const SAID = FEATURE.valued | FEATURE.street;
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
  let features = 0;
  /** Digits of the number in hand, its groups and its end; the largest of each so far. */
  let number = 0;
  let groups = 0;
  let numberEnd = 0;
  let largest = 0;
  let mostGroups = 0;
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
      if (found > 0) {
        flag |= TOKEN.digit;
        const near = start - numberEnd <= GROUP_GAP;
        number = (near ? number : 0) + (countsWhole(source, start, at, found) ? size : found);
        groups = (near ? groups : 0) + 1;
        numberEnd = at;
        if (number > largest) largest = number;
        if (groups > mostGroups) mostGroups = groups;
      }
    }
    const initial = folded === null ? first : cased.charCodeAt(start);
    if (initial <= 0x5a ? initial >= 0x41 : initial >= 0x80 && isUpper(initial)) {
      flag |= TOKEN.capital;
      if (count > 0 && (flags[count - 1]! & TOKEN.capital) !== 0 && start - ends[count - 1]! === 1) {
        if (size > 1) features |= FEATURE.name;
      }
    }
    if (size >= KEY_LENGTH && mayBeKey(cased, start, at, flag)) features |= FEATURE.credential;
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
  if (largest >= ENOUGH_DIGITS || mostGroups >= ENOUGH_GROUPS) features |= FEATURE.digits;
  else if (largest > 0 && (folded !== null || (features & SAID) !== 0 || isBareValue(count, largest >= MANY_DIGITS)))
    features |= FEATURE.digits;
  else if ((features & FEATURE.device) !== 0 && hasPairs(count)) features |= FEATURE.digits;
  if (!hasMarks) return { features, regions: NO_REGIONS, folded };
  return { features: features | marks.features(), regions: marks.regions, folded };
}

/**
 * True when so few words stand in the text that a short value may be all it says. Letters before its digits are
 * capitals, as on number plates, unless the digits are many: "Or was it 5" is none.
 */
function isBareValue(count: number, anyCase: boolean): boolean {
  if (count > FEW_WORDS) return false;
  let isBehindDigits = anyCase;
  for (let index = 0; index < count; index++) {
    if ((tokens.flags[index]! & TOKEN.digit) !== 0) isBehindDigits = true;
    else if (tokens.lengths[index]! > PLATE_LETTERS) return false;
    else if (!isBehindDigits && !isUpper(tokens.source.charCodeAt(tokens.ends[index]! - 1))) return false;
  }
  return true;
}

/** True when words of two characters follow each other closely: "ab:cd:ef:ab:cd:ef". */
function hasPairs(count: number): boolean {
  let pairs = 0;
  for (let index = 0; index < count && pairs < DEVICE_PAIRS; index++) {
    const near = pairs === 0 || tokens.starts[index]! - tokens.ends[index - 1]! === 1;
    pairs = tokens.lengths[index] === PAIR ? (near ? pairs + 1 : 1) : 0;
  }
  return pairs === DEVICE_PAIRS;
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

/** True for a run of letters and digits that may be an identifier: not a name with a year behind it. */
function countsWhole(source: string, start: number, end: number, digits: number): boolean {
  if (digits >= MANY_DIGITS || end - start === PAIR) return true;
  if (end - start < LONG_MIXED) return false;
  let last = end - 1;
  while (isDigit(source.charCodeAt(last))) last--;
  return end - 1 - last < digits;
}

function mayBeKey(cased: string, start: number, end: number, flag: number): boolean {
  if ((flag & TOKEN.digit) !== 0 || end - start >= KEY_LENGTH * 2) return true;
  for (let at = start + 1; at < end; at++) {
    const unit = cased.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) return true;
  }
  return false;
}
