import { isRepeated } from "./check-digits.ts";

/** Digits as written: groups and what joins them. */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  readonly groups: number;
  /** Lengths of the groups as the digits of a hexadecimal number: `0x334` for 415-555-0132. */
  readonly sizes: number;
  readonly digits: string;
  /** Any sign between groups besides a dot. */
  readonly formatted: boolean;
}

const MOST_GROUPS = 8;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** No number as written is longer: its groups, each of so many digits at most, and two signs between them. */
export const LONGEST_NUMBER: number = MOST_GROUPS * (MOST_DIGITS + 3);

const SPACE = 32;
const OPENING = 40;
const CLOSING = 41;
const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const UNDERSCORE = 95;
const LOWER_X = 120;

/** Signs of money, of a reference, of an address, of code: no number of a telephone follows them. */
const FOREIGN_BEFORE = codes("$€£#@=\\");
/** Signs before which a word makes the number part of something longer. */
const JOINING_BEFORE = codes("-./:,");
const FOREIGN_BEHIND = codes("@%:");

function codes(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (char) => char.charCodeAt(0)));
}

/** Sizes of dates, of social security numbers and of cards. */
const FOREIGN_SIZES = new Set([0x422, 0x224, 0x124, 0x214, 0x114, 0x411, 0x412, 0x421, 0x324, 0x465]);
const TWO_YEARS = /^(?:19|20)\d\d(?:19|20)\d\d$/;

/** Where the groups of the number in hand begin and end: most numbers read are no phone's and should cost little. */
const BOUNDS = new Int32Array(MOST_GROUPS * 2);

/**
 * Reads groups of digits from `start` that may be a telephone's; `null` when too few, too many, part of something
 * longer, or grouped as a date or another number is.
 */
export function readNumber(folded: string, start: number): WrittenNumber | null {
  let from = start;
  if (folded.charCodeAt(from - 1) === OPENING) {
    from -= 1;
  }
  const plus = folded.charCodeAt(from - 1) === PLUS;
  if (plus) {
    from -= folded.charCodeAt(from - 2) === OPENING ? 2 : 1;
  }
  const before = folded.charCodeAt(from - 1);
  const further = folded.charCodeAt(from - 2);
  if (isWord(before) || FOREIGN_BEFORE.has(before) || (JOINING_BEFORE.has(before) && isWord(further))) {
    return null;
  }
  let bounds = 0;
  let digits = 0;
  let sizes = 0;
  let end = start;
  let formatted = plus || from < start;
  let marked = formatted;
  let at = start;
  while (bounds < BOUNDS.length && digits <= MOST_DIGITS) {
    const begin = at;
    while (isDigit(folded.charCodeAt(at)) && at - begin <= MOST_DIGITS) {
      at += 1;
    }
    BOUNDS[bounds++] = begin;
    BOUNDS[bounds++] = at;
    digits += at - begin;
    sizes = (sizes << 4) | (at - begin);
    end = at;
    const joint = jointAt(folded, at);
    if (joint === 0 || !isDigit(folded.charCodeAt(at + joint))) {
      break;
    }
    formatted ||= folded.charCodeAt(at) !== DOT;
    marked ||= isMark(folded.charCodeAt(at + joint - 1));
    at += joint;
  }
  const groups = bounds / 2;
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || goesOn(folded, end)) {
    return null;
  }
  // Behind other digits only a number with its own marks begins anew: "room 12 415-555-0132".
  if (before === SPACE && isDigit(further) && !marked) {
    return null;
  }
  if (FOREIGN_SIZES.has(sizes) || groups === digits) {
    return null;
  }
  const written = joined(folded, bounds);
  if (isRepeated(written) || (sizes === 0x44 && TWO_YEARS.test(written))) {
    return null;
  }
  return { start: from, end, plus, groups, sizes, digits: written, formatted };
}

/** False when digits that end at `end` are too few for a number and no others follow them, as most are. */
export function mayBeNumber(folded: string, start: number, end: number): boolean {
  if (end - start >= FEWEST_DIGITS) {
    return true;
  }
  const joint = jointAt(folded, end);
  return joint > 0 && isDigit(folded.charCodeAt(end + joint));
}

function joined(folded: string, bounds: number): string {
  let digits = "";
  for (let index = 0; index < bounds; index += 2) {
    digits += folded.slice(BOUNDS[index], BOUNDS[index + 1]);
  }
  return digits;
}

/** True when a space and a digit before it stand in front. */
export function followsDigits(folded: string, start: number): boolean {
  return folded.charCodeAt(start - 1) === SPACE && isDigit(folded.charCodeAt(start - 2));
}

/** Offset of the first sign that only numbers of telephones have between their groups; the text's length if none. */
export function markFrom(folded: string, start: number): number {
  let at = start;
  while (at < folded.length && !isMark(folded.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function isMark(code: number): boolean {
  return code === PLUS || code === OPENING || code === HYPHEN;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || code === UNDERSCORE;
}

/** True when the digits before `end` are part of something longer: a word, a share, a date, an address. */
function goesOn(folded: string, end: number): boolean {
  const next = folded.charCodeAt(end);
  if (next === SPACE) {
    return false;
  }
  const isFollowed = isDigit(folded.charCodeAt(end + 1));
  // "x" begins an extension.
  if (isWord(next)) {
    return !(next === LOWER_X && isFollowed);
  }
  return FOREIGN_BEHIND.has(next) || (isFollowed && (next === DOT || next === SLASH || next === HYPHEN));
}

/** Length of what may stand between two groups: one sign, or a closing bracket and a space. */
function jointAt(folded: string, at: number): number {
  const next = folded.charCodeAt(at + 1);
  switch (folded.charCodeAt(at)) {
    case CLOSING:
      return next === SPACE || next === HYPHEN ? 2 : 1;
    case SPACE:
      return next === OPENING ? 2 : 1;
    case HYPHEN:
    case DOT:
    case SLASH:
      return 1;
    default:
      return 0;
  }
}
