/**
 * Tables over UTF-16 code units that let the sweep decide what a character is with one look-up.
 * `WORD` gives the folded code unit of a character that continues a word, 0 for every other.
 */

const UNITS = 0x10000;

/** What a character that is not part of a word means to the sweep; 0 is a plain separator. */
export const MARK = {
  none: 0,
  listSeparator: 1,
  /** These and those below need more than to be counted. */
  newline: 2,
  at: 3,
  less: 4,
  greater: 5,
  backtick: 6,
  colon: 7,
  ampersand: 8,
  apostrophe: 9,
  /** One character of a script written without spaces: a token of its own. */
  unspaced: 10,
  /** Half of a character outside the basic plane. */
  surrogate: 11,
  /** Anything but ASCII while reading as ASCII: the text has to be folded first. */
  foreign: 12,
} as const;

/** Scripts whose words are not parted by spaces, and Hangul, whose particles stick to the word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** Folded code unit of a word's character in folded text, 0 for others. */
export const WORD = new Uint16Array(UNITS);
/** `MARK` of characters outside words in folded text. */
export const MARKS = new Uint8Array(UNITS);
/** The same two tables for text read as ASCII. */
export const ASCII_WORD = new Uint16Array(UNITS);
export const ASCII_MARKS = new Uint8Array(UNITS).fill(MARK.foreign, 0x80);

const ASCII_MARK_OF: Readonly<Record<string, number>> = {
  "\n": MARK.newline,
  "@": MARK.at,
  ",": MARK.listSeparator,
  ";": MARK.listSeparator,
  "\t": MARK.listSeparator,
  "|": MARK.listSeparator,
  "<": MARK.less,
  ">": MARK.greater,
  "`": MARK.backtick,
  ":": MARK.colon,
  "&": MARK.ampersand,
  "'": MARK.apostrophe,
};

for (let unit = 0; unit < UNITS; unit++) {
  if (unit < 0x80) {
    const char = String.fromCharCode(unit);
    const folded = /[A-Z]/.test(char) ? unit + 32 : unit;
    ASCII_WORD[unit] = WORD[unit] = /[A-Za-z0-9]/.test(char) ? folded : 0;
    ASCII_MARKS[unit] = MARKS[unit] = ASCII_MARK_OF[char] ?? MARK.none;
  } else if (unit >= 0xd800 && unit <= 0xdfff) {
    MARKS[unit] = MARK.surrogate;
  } else {
    const char = String.fromCharCode(unit);
    if (!WORD_CHARACTER.test(char)) continue;
    if (UNSPACED.test(char)) MARKS[unit] = MARK.unspaced;
    else WORD[unit] = unit;
  }
}

/** What is known of letters outside the basic plane; emptied when foreign input fills it. */
const astralWords = new Map<number, boolean>();
const MOST_ASTRAL = 4_096;

/** True for a letter outside the basic plane, given as its two code units. */
export function isAstralWord(high: number, low: number): boolean {
  if (low < 0xdc00 || low > 0xdfff) return false;
  const key = high * UNITS + low;
  let isWord = astralWords.get(key);
  if (isWord === undefined) {
    isWord = WORD_CHARACTER.test(String.fromCharCode(high, low));
    if (astralWords.size >= MOST_ASTRAL) astralWords.clear();
    astralWords.set(key, isWord);
  }
  return isWord;
}

const UPPER = /\p{Lu}/u;
/** Learned as units are met: 0 is unknown. */
const CASE = { unknown: 0, capital: 1, other: 2 } as const;
const CASES = new Uint8Array(UNITS);

/** True when a word that begins with this code unit is capitalised. */
export function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  if (CASES[unit] === CASE.unknown) CASES[unit] = UPPER.test(String.fromCharCode(unit)) ? CASE.capital : CASE.other;
  return CASES[unit] === CASE.capital;
}

/** True for ASCII digits. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
