import { ASCII_MARKS, ASCII_WORD, isDigit, MARK } from "./character-classes.ts";
import { LIST_ADDRESSES, LIST_LINES } from "./mark-reader.ts";
import { bareLinkAt, createMarkupReader, emojiAt } from "./markup.ts";
import { addNumber, beginNumbers, numberFeature } from "./number-groups.ts";
import { FEATURE, type Region } from "./scanned-text.ts";
import { TOKEN_BASE } from "./token-hash.ts";
import { END_FLAGS, endFlags, TOKEN } from "./tokens.ts";
import { mayBeKnown, PREFIX_LENGTH, prefixFeatures, wordFeatures } from "./trigger-table.ts";
import { tokens } from "./word-buffer.ts";
import { APOSTROPHE, continuesDotted, DOT, isElided, KEY_LENGTH, LOWER_S, mayBeKey } from "./word-rules.ts";

/** What a text holds besides words, gathered over all of its characters. */
const SEEN = {
  line: 0x100,
  at: 0x200,
  colon: 0x400,
  less: 0x800,
  greater: 0x1000,
  digit: 0x2000,
  link: 0x4000,
  /** Anything that has to be read with care. */
  other: 0x8000,
} as const;
const DIGIT_SHIFT = Math.log2(SEEN.digit);
/** In an entry of the table: the character folded, when it is one of a word; the sign then tells so. */
const FOLDED = 0xff;
const OF_WORD = 1 << 31;
const SPACE = 0x20;
const COLON = 0x3a;
const SLASH = 0x2f;
const GREATER = 0x3e;
/** For each byte what it is of a word, and what it is to be noted as. */
const TABLE = new Int32Array(256);
/** Flags by a word's first character, by its last, and by the one behind it. */
const CAPITAL = new Uint8Array(256).fill(TOKEN.capital, 0x41, 0x5b);

const LAST = Uint8Array.from({ length: 256 }, (_, unit) => endFlags(unit, 0));
const BEHIND = Uint8Array.from({ length: 256 }, (_, unit) => endFlags(0, unit));

const NOTED: Readonly<Record<number, number>> = {
  [MARK.newline]: SEEN.line,
  [MARK.at]: SEEN.at,
  [MARK.colon]: SEEN.colon,
  [MARK.less]: SEEN.less,
  [MARK.greater]: SEEN.greater,
  [MARK.backtick]: SEEN.other,
  [MARK.ampersand]: SEEN.other,
  [MARK.foreign]: SEEN.other,
};

for (let unit = 0; unit < TABLE.length; unit++) {
  const folded = ASCII_WORD[unit]!;
  const ofWord = folded === 0 ? (NOTED[ASCII_MARKS[unit]!] ?? 0) : folded | OF_WORD;
  TABLE[unit] = isDigit(unit) ? ofWord | SEEN.digit : ofWord;
}

/** Texts longer than this take the other way, which needs no room beside them. */
const LONGEST = 1 << 16;
/** Three bytes each: what is not ASCII must not be cut off, lest it be taken for ASCII. */
const bytes = new Uint8Array(LONGEST * 3 + 2);
const encoder = new TextEncoder();
/** Where words begin (even) and end (odd); later where digits stand. */
const bounds = new Int32Array(LONGEST + 2);
/** Hash of the word so far, before each character: also that of a word's first letters. */
const hashBefore = new Int32Array(LONGEST + PREFIX_LENGTH + 2);
/** The same for the inner loops, which take them once: what stands in a module is looked up at every use. */
const TABLES = { bytes, bounds, hashBefore, TABLE, CAPITAL, LAST, BEHIND };
/** What was seen in the text in hand. */
let seen = 0;
const NO_REGIONS: readonly Region[] = Object.freeze([]);
/** The markup of the text read last, which can only be web addresses. */
export let plainRegions = NO_REGIONS;

/**
 * Reads the words of a text of plain ASCII without markup, as most messages are, into the buffer: the words are cut
 * without a branch that depends on where they end, which costs a processor more than all else. Gives the feature
 * bits; -1 for any other text, which then has to be read with care.
 */
export function readPlain(text: string): number {
  const { length } = text;
  if (length > LONGEST) return -1;
  if (encoder.encodeInto(text, bytes).written !== length) return -1;
  const found = cut(length);
  if ((seen & SEEN.other) !== 0) return -1;
  if ((seen & SEEN.less) !== 0 && hasAngle(text)) return -1;
  if ((seen & SEEN.greater) !== 0 && hasQuote(text)) return -1;
  if ((seen & SEEN.colon) !== 0 && hasEmoji(text)) return -1;
  let features = gather(text, found);
  beginNumbers();
  if ((seen & SEEN.digit) !== 0) features |= takeNumbers(text);
  plainRegions = (seen & SEEN.link) === 0 ? NO_REGIONS : bareLinks(text);
  if ((seen & (SEEN.digit | SEEN.line | SEEN.at)) !== 0 || (features & FEATURE.device) !== 0) {
    features |= numberFeature(features, false) | countLines(text);
  }
  return features;
}

function cut(length: number): number {
  const { bytes, bounds, hashBefore, TABLE } = TABLES;
  // Ends the last word.
  bytes[length] = SPACE;
  let noted = 0;
  let count = 0;
  let hash = 0;
  let before = 0;
  for (let at = 0; at <= length; at++) {
    const entry = TABLE[bytes[at]!]!;
    noted |= entry;
    bounds[count] = at;
    hashBefore[at] = hash;
    // One where a word begins, and where it ends.
    count += (entry ^ before) >>> 31;
    // Nothing is left of it outside of words.
    hash = (Math.imul(hash, TOKEN_BASE) + (entry & FOLDED)) & (entry >> 31);
    before = entry;
  }
  seen = noted;
  return count;
}

/** True when `<…>` is a link, a mention or the like. */
function hasAngle(text: string): boolean {
  const reader = createMarkupReader(text);
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    if (reader.angle(at) !== null) return true;
  }
  return false;
}

/** True when a line is quoted. */
function hasQuote(text: string): boolean {
  return bytes[0] === GREATER || text.includes("\n>");
}

/** True when a colon begins an emoji. */
function hasEmoji(text: string): boolean {
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) {
    const followsWord = at > 0 && (TABLE[bytes[at - 1]!]! & FOLDED) !== 0;
    if (followsWord) {
      if (bytes[at + 1] === SLASH) seen |= SEEN.link;
    } else if (bytes[at + 1] !== SPACE && emojiAt(text, at) !== null) {
      return true;
    }
  }
  return false;
}

/** Web addresses written without brackets; the words in them are words as any other. */
function bareLinks(text: string): readonly Region[] {
  const links: Region[] = [];
  let linkEnd = 0;
  for (let index = 0; index < tokens.count; index++) {
    const at = tokens.ends[index]!;
    if (bytes[at] !== COLON || bytes[at + 1] !== SLASH || at < linkEnd) continue;
    const link = bareLinkAt(text, tokens.starts[index]!, at);
    if (link === null) continue;
    links.push(link);
    linkEnd = link.end;
  }
  return links;
}

function countLines(text: string): number {
  let features = 0;
  if ((seen & SEEN.at) !== 0) {
    features |= FEATURE.at;
    if (hasMany(text, "@", LIST_ADDRESSES)) features |= FEATURE.list;
  }
  if ((seen & SEEN.line) !== 0 && hasMany(text, "\n", LIST_LINES - 1)) features |= FEATURE.list;
  return features;
}

function hasMany(text: string, sought: string, least: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0 && count < least; at = text.indexOf(sought, at + 1)) count++;
  return count >= least;
}

/** Makes words of what was cut: parts joined by apostrophes and dots, flags, features. */
function gather(text: string, found: number): number {
  const { hashes, starts, ends, lengths, flags } = tokens;
  const { bytes, bounds, hashBefore, CAPITAL, LAST, BEHIND } = TABLES;
  let features = 0;
  let count = 0;
  let lastFlag = 0;
  let lastEnd = 0;
  let lastBehind = 0;
  tokens.source = text;
  tokens.isFolded = false;
  for (let index = 0; index < found; index += 2) {
    const start = bounds[index]!;
    let end = bounds[index + 1]!;
    let hash = hashBefore[end]!;
    let size = end - start;
    let behind = bytes[end]!;
    let flag = CAPITAL[bytes[start]!]!;
    const prefix = hashBefore[start + PREFIX_LENGTH]!;
    const first = size;
    if (behind === APOSTROPHE && !isElided(hash, size)) {
      while (index + 2 < found && bounds[index + 2] === end + 1 && behind === APOSTROPHE) {
        index += 2;
        const part = bounds[index]!;
        end = bounds[index + 1]!;
        behind = bytes[end]!;
        hash = continueHash(hash, part, end);
        size += end - part;
        flag &= ~TOKEN.possessive;
        if (end - part === 1 && (TABLE[bytes[part]!]! & FOLDED) === LOWER_S) flag |= TOKEN.possessive;
      }
    }
    const gap = start - lastEnd;
    // Asked as one question, whose answer is nearly always no.
    if (((size ^ 1) | (gap ^ 1) | (lastBehind ^ DOT)) === 0 && continuesDotted(count, start)) {
      hash = (Math.imul(hashes[count - 1]!, TOKEN_BASE) + hash) | 0;
      hashes[count - 1] = hash;
      ends[count - 1] = end;
      lengths[count - 1]!++;
      lastFlag = (flags[count - 1]! & ~END_FLAGS) | TOKEN.dotted | endFlags(bytes[end - 1]!, behind);
      flags[count - 1] = lastFlag;
      features |= wordFeatures(hash);
      lastEnd = end;
      lastBehind = behind;
      continue;
    }
    flag |= LAST[bytes[end - 1]!]! | BEHIND[behind]!;
    if ((flag & lastFlag & TOKEN.capital) !== 0 && gap === 1 && size > 1) features |= FEATURE.name;
    if (size >= KEY_LENGTH && mayBeKey(text, start, end)) features |= FEATURE.credential;
    if (mayBeKnown(hash, prefix)) {
      const met = wordFeatures(hash) | (first > PREFIX_LENGTH ? prefixFeatures(prefix, text, start) : 0);
      // "Close" and "Way" name a street only as they are written in one.
      features |= (flag & TOKEN.capital) === 0 ? met & ~FEATURE.street : met;
    }
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    lengths[count] = size;
    flags[count] = flag;
    count++;
    lastFlag = flag;
    lastEnd = end;
    lastBehind = behind;
  }
  tokens.count = count;
  return features;
}

/** Finds the words that hold digits, and takes them for numbers. */
function takeNumbers(text: string): number {
  const { starts, ends, lengths, flags } = tokens;
  const { bytes, bounds: digitAt, TABLE } = TABLES;
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    digitAt[found] = at;
    found += (TABLE[bytes[at]!]! >>> DIGIT_SHIFT) & 1;
  }
  let features = 0;
  let word = 0;
  for (let digit = 0; digit < found; ) {
    while (ends[word]! <= digitAt[digit]!) word++;
    const end = ends[word]!;
    const first = digit;
    while (digit < found && digitAt[digit]! < end) digit++;
    flags[word]! |= TOKEN.digit;
    if (lengths[word]! >= KEY_LENGTH) features |= FEATURE.credential;
    addNumber(text, starts[word]!, end, lengths[word]!, digit - first);
  }
  return features;
}

function continueHash(from: number, start: number, end: number): number {
  let hash = from;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, TOKEN_BASE) + (TABLE[bytes[at]!]! & FOLDED)) | 0;
  return hash;
}
