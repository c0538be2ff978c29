import { type Dictionary, ENTRY, entryRole, MAX_TERM_TOKENS } from "./dictionary.ts";
import type { FoldedText } from "./fold.ts";
import { hashHigh, hashLow } from "./keyed-hash.ts";
import { legalFormAfter } from "./legal-forms.ts";
import { mostOfAKind } from "./saturation.ts";
import type { TermHit } from "./scanned-text.ts";
import { appendToken, baseEnd, hashStretch, type Stretch, slotPlace, spellingTag } from "./sequence.ts";
import { hasAddressBounds, hasNameGaps, hasWordBounds } from "./term-bounds.ts";
import { filterPlace, knowsWord, mayBeRow, mayBeWhole } from "./term-filter.ts";
import { byPlace, withoutContained } from "./term-overlap.ts";
import { joinHashes, withoutLast } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";
import { matchTypos } from "./typo-match.ts";

const NONE: readonly TermHit[] = Object.freeze([]);
const LOWER_S = 0x73;
const HYPHEN = 0x2d;
const COMMA = 0x2c;
/** Words at least this long may be a plural of a registered one. */
const MIN_PLURAL = 4;
/** Most characters between two words of one term. */
const MAX_GAP = 3;
/** Groups an account number may be written in, and its longest form. */
const MAX_GROUPS = 9;
const MAX_ACCOUNT = 40;
/** A group of letters in an account number is short. */
const MAX_LETTER_GROUP = 6;

/** How near other spellings are to the registered one, 0..1. */
const CLOSENESS = { spelling: 0.95, plural: 0.9, joined: 0.9, swapped: 0.9 } as const;

/** The scan in hand; one at a time, so nothing is allocated for a message without hits. */
let dictionary: Dictionary;
let words: Tokens;
let map: FoldedText | null = null;
let cased = "";
let hits: TermHit[] | null = null;
/** Hits of each subject, counted from where one could have too many. */
let crowd: Map<number, number> | null = null;
/** Places of the table where nothing is left to be found in this text: all that stands there was found too often. */
let spent: Set<number> | null = null;
/** One more than is of use, so that whoever counts the findings can tell that there were more. */
let most = 0;
/** Words of the text in hand that are worth more than a look. */
let candidates = new Int32Array(1_024);
const stretch: Stretch = { first: 0, last: 0, joint: "spaced", singular: false, swapped: false };

/**
 * Finds the dictionary's terms in the words of the last pass. Found are: any case and Unicode form; possessives and
 * plurals; hyphens, dots, slashes, line breaks between words; names written closed where either side has a hyphen or
 * dots; "&" for "and"; legal forms or none; "Whitfield, Dana"; accounts with any separators; addresses and domains
 * only as they are, sub-domains included. Nothing inside code. With an index of long words, also names with one typo.
 */
export function matchTerms(
  inDictionary: Dictionary,
  inWords: Tokens,
  folded: FoldedText | null,
  text: string,
): readonly TermHit[] {
  if (inDictionary.entries === 0) return NONE;
  dictionary = inDictionary;
  words = inWords;
  map = folded;
  cased = folded === null ? text : folded.cased;
  hits = null;
  crowd = null;
  spent = null;
  most = mostOfAKind(text.length) + 1;
  const promising = gather();
  const { filter, key } = dictionary;
  const { hashes, starts, ends, flags, count, source } = words;
  for (let candidate = 0; candidate < promising; candidate++) {
    const index = candidates[candidate]!;
    const flag = flags[index]!;
    if ((flag & TOKEN.code) !== 0) continue;
    const place = filterPlace(hashes[index]!, key);
    const next = index + 1;
    if (knowsWord(filter.words, filter.wordShift, place) === 1) {
      if (mayBeWhole(filter, place)) lookUp(place, index, index, "spaced", false, false);
      if ((flag & TOKEN.sibilant) !== 0) singular(index, index, 0);
      if (index > 0 && starts[index]! - ends[index - 1]! === 2 && source.charCodeAt(ends[index - 1]!) === COMMA) {
        swapped(index - 1);
      }
      if (next < count) extend(index);
    }
    if (next < count && starts[next]! - ends[index]! === 1) {
      if (((flag | flags[next]!) & TOKEN.digit) !== 0 || (flag & TOKEN.hyphenated) !== 0) closed(index);
    }
  }
  const found: TermHit[] | null = hits;
  hits = null;
  const exact = found === null ? NONE : withoutContained(found);
  if (dictionary.typos === null) return exact;
  const meant = matchTypos(dictionary, dictionary.typos, words, map, text, exact);
  return meant.length === 0 ? exact : [...exact, ...meant].sort(byPlace);
}

/**
 * Puts aside the words the filter knows, and those that may be part of a longer one. Without a branch, so that the
 * processor fetches the filter's cells of many words at once.
 */
function gather(): number {
  const { filter, key, longestNumbered } = dictionary;
  const { words: cells, wordShift } = filter;
  const { hashes, flags, count } = words;
  const digit = longestNumbered > 0 ? TOKEN.digit : 0;
  const joins = TOKEN.hyphenated | digit;
  if (candidates.length < count) candidates = new Int32Array(hashes.length);
  const into = candidates;
  // Also read for the word behind the last.
  flags[count] = 0;
  let found = 0;
  for (let index = 0; index < count; index++) {
    const known = knowsWord(cells, wordShift, filterPlace(hashes[index]!, key));
    const told = (flags[index]! & joins) | (flags[index + 1]! & digit);
    into[found] = index;
    found += known | (-told >>> 31);
  }
  return found;
}

/** Follows a row of words that begins at `first` for as long as the filter knows it. */
function extend(first: number): void {
  const { filter, key } = dictionary;
  const { hashes, starts, ends, flags } = words;
  const limit = Math.min(words.count, first + MAX_TERM_TOKENS);
  let sequence = hashes[first]!;
  for (let index = first + 1; index < limit; index++) {
    if (starts[index]! - ends[index - 1]! > MAX_GAP || (flags[index]! & TOKEN.code) !== 0) return;
    const before = sequence;
    sequence = appendToken(sequence, hashes[index]!);
    const place = filterPlace(sequence, key);
    const isKnown = mayBeRow(filter, place);
    if (isKnown) lookUp(place, first, index, "spaced", false, false);
    if ((flags[index]! & TOKEN.sibilant) !== 0) singular(first, index, before);
    if (!isKnown) return;
  }
}

/** Tries the last word without its "s"; `before` is the row up to it. */
function singular(first: number, last: number, before: number): void {
  if (words.lengths[last]! < MIN_PLURAL && (words.flags[last]! & TOKEN.possessive) === 0) return;
  const { filter, key } = dictionary;
  const base = withoutLast(words.hashes[last]!, LOWER_S);
  const place = filterPlace(first === last ? base : appendToken(before, base), key);
  const isKnown = first === last ? mayBeWhole(filter, place) : mayBeRow(filter, place);
  if (isKnown) lookUp(place, first, last, "spaced", true, false);
}

/** Tries words joined by single separators as one word: account numbers in groups, hyphenated names. */
function closed(first: number): void {
  const { hashes, starts, ends, lengths, flags, source, count } = words;
  if ((flags[first]! & TOKEN.digit) === 0 && lengths[first]! > MAX_LETTER_GROUP) {
    if (source.charCodeAt(ends[first]!) !== HYPHEN) return;
  }
  let joined = hashes[first]!;
  let length = lengths[first]!;
  let hasDigit = flags[first]! & TOKEN.digit;
  const { numberedLengths, longestNumbered } = dictionary;
  const limit = Math.min(count, first + MAX_GROUPS);
  for (let index = first + 1; index < limit; index++) {
    const separator = source.charCodeAt(ends[index - 1]!);
    if (starts[index]! - ends[index - 1]! !== 1 || (flags[index]! & TOKEN.code) !== 0) return;
    const isGroup = (flags[index]! & TOKEN.digit) !== 0 || lengths[index]! <= MAX_LETTER_GROUP;
    if (separator !== HYPHEN && !isGroup) return;
    length += lengths[index]!;
    if (length > MAX_ACCOUNT) return;
    hasDigit |= flags[index]! & TOKEN.digit;
    joined = joinHashes(joined, hashes[index]!, lengths[index]!);
    if (hasDigit === 0 && separator !== HYPHEN) continue;
    if (hasDigit !== 0) {
      // In columns of digits every few neighbours would be asked for.
      if (length > longestNumbered) return;
      if (((numberedLengths[length >> 5]! >>> (length & 31)) & 1) === 0) continue;
    }
    const place = filterPlace(joined, dictionary.key);
    if (mayBeWhole(dictionary.filter, place)) lookUp(place, first, index, "closed", false, false);
  }
}

/** Tries "Whitfield, Dana" as "Dana Whitfield", which begins with its second word. */
function swapped(first: number): void {
  const place = filterPlace(appendToken(words.hashes[first + 1]!, words.hashes[first]!), dictionary.key);
  if (mayBeRow(dictionary.filter, place)) lookUp(place, first, first + 1, "spaced", false, true);
}

/** Asks the table for a stretch of words, and verifies whatever stands there by its keyed hash. */
function lookUp(
  filterAt: number,
  first: number,
  last: number,
  joint: Stretch["joint"],
  isSingular: boolean,
  isSwapped: boolean,
): void {
  if (spent?.has(filterAt)) return;
  const { slots, slotBits, low, high, meta } = dictionary;
  const mask = slots.length - 1;
  const place = slotPlace(filterAt, dictionary.key);
  const tag = (place << slotBits) >>> 0;
  let hashed: Stretch["joint"] | null = null;
  let left = crowd === null;
  for (let slot = place >>> (32 - slotBits); slots[slot] !== 0; slot = (slot + 1) & mask) {
    const value = slots[slot]!;
    if ((value & ~mask) >>> 0 !== tag) continue;
    const entry = (value & mask) - 1;
    if ((meta[entry]! & ENTRY.removed) !== 0) continue;
    if (crowd !== null && (crowd.get(dictionary.subjects[entry]!) ?? 0) >= most) continue;
    left = true;
    const wanted = (meta[entry]! & ENTRY.exact) !== 0 ? "exact" : joint;
    // Told before the hash is taken: a text of words parted by other signs would have one taken at each.
    if (wanted === "spaced" && !isSwapped && !hasNameGaps(words, first, last)) continue;
    if (hashed !== wanted) {
      stretch.first = first;
      stretch.last = last;
      stretch.joint = wanted;
      stretch.singular = isSingular;
      stretch.swapped = isSwapped;
      hashStretch(words, stretch, dictionary.key);
      hashed = wanted;
    }
    if (low[entry] !== hashLow() || high[entry] !== hashHigh()) continue;
    accept(entry, first, last, wanted, isSingular, isSwapped);
  }
  if (left) return;
  spent ??= new Set();
  spent.add(filterAt);
}

/** Checks what surrounds a verified term, and records it. */
function accept(
  entry: number,
  first: number,
  last: number,
  joint: Stretch["joint"],
  isSingular: boolean,
  isSwapped: boolean,
): void {
  const meta = dictionary.meta[entry]!;
  const role = entryRole(meta);
  const start = words.starts[first]!;
  const isPossessive = (words.flags[last]! & TOKEN.possessive) !== 0;
  let end = isSingular ? baseEnd(words, last) : words.ends[last]!;
  let ambiguous = (meta & ENTRY.ambiguous) !== 0;
  let closeness = 1;
  if (joint === "exact") {
    if (!hasAddressBounds(words, start, end, role)) return;
  } else {
    if (isSwapped && role !== "person") return;
    if (!hasWordBounds(words, first, last)) return;
    if ((meta & ENTRY.compact) === 0) {
      if (spellingTag(cased, start, end) !== meta >>> 8) closeness = CLOSENESS.spelling;
      if (isSwapped) closeness = CLOSENESS.swapped;
      else if (joint === "closed") closeness = CLOSENESS.joined;
      else if (isSingular && !isPossessive) closeness = CLOSENESS.plural;
      const form = isSingular || isSwapped ? last : legalFormAfter(words, last);
      if (form > last) {
        ambiguous = false;
        end = words.ends[form]!;
        if ((words.flags[form]! & TOKEN.dotted) !== 0 && words.source.charCodeAt(end) === 0x2e) end++;
      } else if ((meta & ENTRY.needsLegalForm) !== 0) {
        return;
      }
    } else if (isSingular) {
      return;
    }
  }
  hits ??= [];
  hits.push({
    start: map === null ? start : map.starts[start]!,
    end: map === null ? end : map.ends[end - 1]!,
    subject: dictionary.subjects[entry]!,
    role,
    ambiguous,
    closeness,
  });
  if (hits.length >= most) countCrowd(hits);
}

function countCrowd(found: readonly TermHit[]): void {
  const counted = crowd === null ? 0 : found.length - 1;
  crowd ??= new Map();
  for (let index = counted; index < found.length; index++) {
    const { subject } = found[index]!;
    crowd.set(subject, (crowd.get(subject) ?? 0) + 1);
  }
}
