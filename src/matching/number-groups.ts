import { isDigit, isUpper } from "./character-classes.ts";
import { FEATURE } from "./scanned-text.ts";
import { TOKEN } from "./tokens.ts";
import { tokens } from "./word-buffer.ts";

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
/** Words that make a value of any digits. */
const SAID = FEATURE.valued | FEATURE.street;

/** Digits of the number in hand, its groups and its end; the most of each in the text so far. */
let digits = 0;
let groups = 0;
let end = 0;
let mostDigits = 0;
let mostGroups = 0;

/** Begins a text. */
export function beginNumbers(): void {
  digits = 0;
  groups = 0;
  end = 0;
  mostDigits = 0;
  mostGroups = 0;
}

/** Takes a word with `found` digits; words come in order. */
export function addNumber(source: string, start: number, wordEnd: number, size: number, found: number): void {
  const near = start - end <= GROUP_GAP;
  digits = (near ? digits : 0) + (countsWhole(source, start, wordEnd, found) ? size : found);
  groups = (near ? groups : 0) + 1;
  end = wordEnd;
  if (digits > mostDigits) mostDigits = digits;
  if (groups > mostGroups) mostGroups = groups;
}

/** `FEATURE.digits` when the text's numbers may be somebody's, else 0; `features` are those of its words. */
export function numberFeature(features: number, isFolded: boolean): number {
  if (mostDigits >= ENOUGH_DIGITS || mostGroups >= ENOUGH_GROUPS) return FEATURE.digits;
  if (mostDigits > 0 && (isFolded || (features & SAID) !== 0 || isBareValue(mostDigits >= MANY_DIGITS))) {
    return FEATURE.digits;
  }
  return (features & FEATURE.device) !== 0 && hasPairs() ? FEATURE.digits : 0;
}

/** Digits of a word. */
export function countDigits(source: string, start: number, wordEnd: number): number {
  let found = 0;
  for (let at = start; at < wordEnd; at++) if (isDigit(source.charCodeAt(at))) found++;
  return found;
}

/** True for a run of letters and digits that may be an identifier: not a name with a year behind it. */
function countsWhole(source: string, start: number, wordEnd: number, found: number): boolean {
  if (found >= MANY_DIGITS || wordEnd - start === PAIR) return true;
  if (wordEnd - start < LONG_MIXED) return false;
  let last = wordEnd - 1;
  while (isDigit(source.charCodeAt(last))) last--;
  return wordEnd - 1 - last < found;
}

/**
 * True when so few words stand in the text that a short value may be all it says. Letters before its digits are
 * capitals, as on number plates, unless the digits are many: "Or was it 5" is none.
 */
function isBareValue(anyCase: boolean): boolean {
  if (tokens.count > FEW_WORDS) return false;
  let isBehindDigits = anyCase;
  for (let index = 0; index < tokens.count; index++) {
    if ((tokens.flags[index]! & TOKEN.digit) !== 0) isBehindDigits = true;
    else if (tokens.lengths[index]! > PLATE_LETTERS) return false;
    else if (!isBehindDigits && !isUpper(tokens.source.charCodeAt(tokens.ends[index]! - 1))) return false;
  }
  return true;
}

/** True when words of two characters follow each other closely: "ab:cd:ef:ab:cd:ef". */
function hasPairs(): boolean {
  let pairs = 0;
  for (let index = 0; index < tokens.count && pairs < DEVICE_PAIRS; index++) {
    const near = pairs === 0 || tokens.starts[index]! - tokens.ends[index - 1]! === 1;
    pairs = tokens.lengths[index] === PAIR ? (near ? pairs + 1 : 1) : 0;
  }
  return pairs === DEVICE_PAIRS;
}
