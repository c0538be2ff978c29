import { isEverydayWord } from "./ambiguity.ts";
import { type Dictionary, ENTRY, entryRole } from "./dictionary.ts";
import type { FoldedText } from "./fold.ts";
import { beginHash, endHash, feedHash, hashHigh, hashLow } from "./keyed-hash.ts";
import { legalFormAfter } from "./legal-forms.ts";
import { isReplacedOrSwapped } from "./one-edit.ts";
import { mostOfAKind } from "./saturation.ts";
import type { TermHit } from "./scanned-text.ts";
import { appendToken, baseEnd, feedToken, filterBits, filterPlace, slotPlace } from "./sequence.ts";
import { hasNameGaps, hasWordBounds } from "./term-bounds.ts";
import { withoutContained } from "./term-overlap.ts";
import { hashesWithoutOne, lettersHash, withoutLast } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";
import { lettersOf } from "./typo-build.ts";
import {
  LEAST_WORD_LETTERS,
  MOST_WORD_LETTERS,
  mayLead,
  TYPO_ROLES,
  type TypoIndex,
  type Way,
  WHOLE,
  waysFrom,
} from "./typo-index.ts";

/** A name with a typo stays below every threshold for what is certain, and above the one for what counts. */
const CLOSENESS = 0.7;
const NONE: readonly TermHit[] = Object.freeze([]);
const TERMINAL_SHIFT = 16;
const SPACED = 1;
const SPACE = 0x20;
const COMMA = 0x2c;
const LOWER_S = 0x73;
const MAX_GAP = 3;
const NEITHER = TOKEN.code | TOKEN.digit | TOKEN.dotted;

/** The scan in hand; one at a time. */
let dictionary: Dictionary;
let words: Tokens;
let map: FoldedText | null = null;
let hits: TermHit[] = [];
/** Hits of each subject. */
let crowd: Map<number, number> | null = null;
let most = 0;
/** The word in hand, as it is written and as it may be meant. */
const written = new Uint16Array(MOST_WORD_LETTERS);
const meant = new Uint16Array(MOST_WORD_LETTERS + 1);
const remainders = new Int32Array(MOST_WORD_LETTERS);
let index = 0;
let length = 0;
let isBase = false;
let meantLength = 0;
let meantHash = 0;

/**
 * Finds the names that have exactly one edit in one long word: a letter more, less or another, or two neighbours that
 * changed places. Words that `exact` covers, everyday words and registered ones are as they should be. The other
 * words of the name, and what stands between and around them, are as in any name. Every hit is verified by the keyed
 * hash of the name as it is meant.
 */
export function matchTypos(
  inDictionary: Dictionary,
  typos: TypoIndex,
  inWords: Tokens,
  folded: FoldedText | null,
  text: string,
  exact: readonly TermHit[],
): readonly TermHit[] {
  dictionary = inDictionary;
  words = inWords;
  map = folded;
  hits = [];
  crowd = null;
  most = mostOfAKind(text.length) + 1;
  let next = 0;
  let covered = 0;
  for (index = 0; index < words.count; index++) {
    if (words.lengths[index]! < LEAST_WORD_LETTERS - 1 || (words.flags[index]! & NEITHER) !== 0) continue;
    const start = originalStart(words.starts[index]!);
    for (; next < exact.length && exact[next]!.start <= start; next++) covered = Math.max(covered, exact[next]!.end);
    if (start < covered) continue;
    const before = hits.length;
    if ((words.flags[index]! & TOKEN.possessive) !== 0) readWord(typos, true);
    if (hits.length === before) readWord(typos, false);
  }
  const found = hits;
  hits = [];
  return found.length === 0 ? NONE : withoutContained(found);
}

function originalStart(at: number): number {
  return map === null ? at : map.starts[at]!;
}

/** Looks for registered words near the one in hand; `asBase` without a possessive's "s". */
function readWord(typos: TypoIndex, asBase: boolean): void {
  length = lettersOf(words, index, written) - Number(asBase);
  if (length < LEAST_WORD_LETTERS - 1) return;
  isBase = asBase;
  const hash = asBase ? withoutLast(words.hashes[index]!, LOWER_S) : words.hashes[index]!;
  hashesWithoutOne(written, length, hash, remainders);
  let nearby: { readonly way: Way; readonly taken: number }[] | null = null;
  if (mayLead(typos, hash)) {
    for (const way of waysFrom(typos, hash)) {
      if (way.position === WHOLE) return;
      nearby ??= [];
      nearby.push({ way, taken: WHOLE });
    }
  }
  for (let taken = 0; taken < length; taken++) {
    if ((taken > 0 && written[taken] === written[taken - 1]) || !mayLead(typos, remainders[taken]!)) continue;
    for (const way of waysFrom(typos, remainders[taken]!)) {
      nearby ??= [];
      nearby.push({ way, taken });
    }
  }
  if (nearby === null || isEverydayWord(words, index)) return;
  for (const { way, taken } of nearby) if (way.words > 0 && restore(way, taken)) tryName(way);
}

/** Makes the word as it may be meant; false when more than one edit parts it from the written one. */
function restore(way: Way, taken: number): boolean {
  const size = length - Number(taken !== WHOLE) + Number(way.position !== WHOLE);
  if (way.position !== WHOLE && way.position >= size) return false;
  let from = 0;
  for (let to = 0; to < size; to++) {
    if (from === taken) from++;
    meant[to] = to === way.position ? way.letter : written[from++]!;
  }
  meantLength = size;
  meantHash = lettersHash(meant, size);
  return size !== length || isReplacedOrSwapped(written, meant, length);
}

/** Tries the names in which the meant word has this place. */
function tryName({ before, words: count }: Way): void {
  const first = index - before;
  const last = first + count - 1;
  if (first >= 0 && last < words.count && hasGaps(first, last)) {
    if (last === index) {
      lookUp(first, last, isBase, false);
    } else if (!isBase) {
      lookUp(first, last, false, false);
      if ((words.flags[last]! & TOKEN.possessive) !== 0) lookUp(first, last, true, false);
    }
  }
  if (count === 2 && !isBase) {
    const surname = before === 1 ? index : index - 1;
    if (surname >= 0 && surname + 1 < words.count && isListed(surname)) lookUp(surname, surname + 1, false, true);
  }
}

function hasGaps(first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    if ((words.flags[at]! & TOKEN.code) !== 0) return false;
    if (at > first && words.starts[at]! - words.ends[at - 1]! > MAX_GAP) return false;
  }
  return hasNameGaps(words, first, last);
}

/** "Whitfield, Dana". */
function isListed(surname: number): boolean {
  const end = words.ends[surname]!;
  return words.starts[surname + 1]! - end === 2 && words.source.charCodeAt(end) === COMMA;
}

function hashOf(at: number, isSingular: boolean): number {
  if (at === index) return meantHash;
  return isSingular ? withoutLast(words.hashes[at]!, LOWER_S) : words.hashes[at]!;
}

/** Asks the table for the words with the meant one among them, and verifies what stands there by its keyed hash. */
function lookUp(first: number, last: number, isSingular: boolean, isSwapped: boolean): void {
  const { slots, slotBits, low, high, meta, subjects, key } = dictionary;
  const from = isSwapped ? last : first;
  const step = isSwapped ? -1 : 1;
  const count = last - first + 1;
  let sequence = hashOf(from, isSingular && count === 1);
  for (let done = 1; done < count; done++) {
    sequence = appendToken(sequence, hashOf(from + done * step, isSingular && done === count - 1));
  }
  const filterAt = filterPlace(sequence, key);
  const bits = filterBits(filterAt);
  if (((dictionary.filter[filterAt >>> dictionary.filterShift]! >>> TERMINAL_SHIFT) & bits) !== bits) return;
  const mask = slots.length - 1;
  const place = slotPlace(filterAt, key);
  const tag = (place << slotBits) >>> 0;
  let isHashed = false;
  for (let slot = place >>> (32 - slotBits); slots[slot] !== 0; slot = (slot + 1) & mask) {
    const value = slots[slot]!;
    if ((value & ~mask) >>> 0 !== tag) continue;
    const entry = (value & mask) - 1;
    if ((meta[entry]! & (ENTRY.removed | ENTRY.exact | ENTRY.compact)) !== 0) continue;
    if ((crowd?.get(subjects[entry]!) ?? 0) >= most) continue;
    if (!isHashed) takeHash(from, count, step, isSingular);
    isHashed = true;
    if (low[entry] === hashLow() && high[entry] === hashHigh()) accept(entry, first, last, isSingular, isSwapped);
  }
}

function takeHash(from: number, count: number, step: number, isSingular: boolean): void {
  beginHash(dictionary.key);
  feedHash(SPACED);
  for (let done = 0; done < count; done++) {
    const at = from + done * step;
    if (done > 0) feedHash(SPACE);
    if (at !== index) feedToken(words, at, isSingular && done === count - 1);
    else for (let letter = 0; letter < meantLength; letter++) feedHash(meant[letter]!);
  }
  endHash();
}

function accept(entry: number, first: number, last: number, isSingular: boolean, isSwapped: boolean): void {
  const meta = dictionary.meta[entry]!;
  const role = entryRole(meta);
  const subject = dictionary.subjects[entry]!;
  if ((meta & (ENTRY.ambiguous | ENTRY.needsLegalForm)) !== 0 || !TYPO_ROLES.includes(role)) return;
  if ((isSwapped && role !== "person") || !hasWordBounds(words, first, last)) return;
  let end = isSingular ? baseEnd(words, last) : words.ends[last]!;
  const form = isSingular || isSwapped ? last : legalFormAfter(words, last);
  if (form > last) {
    end = words.ends[form]!;
    if ((words.flags[form]! & TOKEN.dotted) !== 0 && words.source.charCodeAt(end) === 0x2e) end++;
  }
  hits.push({
    start: originalStart(words.starts[first]!),
    end: map === null ? end : map.ends[end - 1]!,
    subject,
    role,
    ambiguous: false,
    closeness: CLOSENESS,
  });
  crowd ??= new Map();
  crowd.set(subject, (crowd.get(subject) ?? 0) + 1);
}
