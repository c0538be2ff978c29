import { type Dictionary, ENTRY, entryRole } from "./dictionary.ts";
import type { FoldedText } from "./fold.ts";
import { beginHash, endHash, feedHash, hashHigh, hashLow } from "./keyed-hash.ts";
import { legalFormAfter } from "./legal-forms.ts";
import { type Effort, type NearWord, nearWords } from "./near-words.ts";
import { mostOfAKind } from "./saturation.ts";
import type { TermHit } from "./scanned-text.ts";
import { appendToken, baseEnd, feedToken, slotPlace } from "./sequence.ts";
import { hasNameGaps, hasWordBounds } from "./term-bounds.ts";
import { filterPlace, mayBeRow, mayBeWhole } from "./term-filter.ts";
import { withoutContained } from "./term-overlap.ts";
import { withoutLast } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";
import { LEAST_WORD_LETTERS, TYPO_ROLES, type TypoIndex } from "./typo-index.ts";

/** A name with a typo counts, and is never certain. */
const CLOSENESS = 0.7;
const NONE: readonly TermHit[] = Object.freeze([]);
const SPACED = 1;
const SPACE = 0x20;
const COMMA = 0x2c;
const DOT = 0x2e;
const LOWER_S = 0x73;
/** Most characters between two words of one name. */
const MAX_GAP = 3;

/**
 * Ways to registered words that are followed in one text, and readings of its words as those: a name with a typo takes
 * two or three, and no more than one long word in nine characters can be one. Only a text made of words near many
 * names at once has more, and by then it has been found to name them.
 */
const LEAST_EFFORT = 256;
const EFFORT_EACH = LEAST_WORD_LETTERS;

/** The scan in hand; one at a time, so nothing is allocated for a message without hits. */
let dictionary: Dictionary;
let words: Tokens;
let map: FoldedText | null = null;
let hits: TermHit[] | null = null;
/** Hits of each subject. */
let crowd: Map<number, number> | null = null;
let most = 0;
const effort: Effort = { left: 0 };
/** The registered words near those of the text that have any, by the written word's hash. */
let known: Map<number, readonly NearWord[]> | null = null;

/** Some words of the text as a name, one of them read as another. */
interface Reading {
  readonly first: number;
  readonly last: number;
  /** The word with the typo, and what it is read as. */
  readonly edited: number;
  readonly meant: NearWord;
  /** Leaves out the last word's "s", a possessive's. */
  readonly singular: boolean;
  /** The two words change places ("Whitfeild, Dana"). */
  readonly swapped: boolean;
}

/**
 * Finds the names that have exactly one edit in one long word: a letter less, more or another, or two neighbours that
 * changed places. Words that `exact` covers, everyday words and registered ones are as they should be. The other
 * words of the name, and what stands between and around them, are as in any name. Every hit is verified by the keyed
 * hash of the name as it is meant. Gives up on a text that has more readings than any text people write.
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
  hits = null;
  crowd = null;
  known = null;
  most = mostOfAKind(text.length) + 1;
  effort.left = LEAST_EFFORT + Math.floor(text.length / EFFORT_EACH);
  const { starts, lengths, flags, count } = words;
  let next = 0;
  let covered = 0;
  for (let index = 0; index < count && effort.left > 0; index++) {
    if (lengths[index]! < LEAST_WORD_LETTERS - 1 || (flags[index]! & TOKEN.code) !== 0) continue;
    const start = originalStart(starts[index]!);
    for (; next < exact.length && exact[next]!.start <= start; next++) covered = Math.max(covered, exact[next]!.end);
    if (start < covered) continue;
    const isPossessive = (flags[index]! & TOKEN.possessive) !== 0;
    // With its "s" only when it is none: names may end in one.
    if (isPossessive && tryWord(typos, index, true)) continue;
    tryWord(typos, index, false);
  }
  // A call may have written it, which the compiler does not see.
  const found: TermHit[] | null = hits;
  hits = null;
  known = null;
  return found === null ? NONE : withoutContained(found);
}

function originalStart(at: number): number {
  return map === null ? at : map.starts[at]!;
}

/** Tries a word as each registered one near it; true when that made a name. */
function tryWord(typos: TypoIndex, edited: number, isBase: boolean): boolean {
  let found = false;
  for (const meant of nearTo(typos, edited, isBase)) {
    effort.left--;
    const first = edited - meant.before;
    const last = first + meant.words - 1;
    const reading: Reading = { first, last, edited, meant, singular: isBase, swapped: false };
    // Only the last word of a name is a possessive's.
    if (isName(first, last) && (!isBase || last === edited)) {
      found = lookUp(reading) || found;
      if (last !== edited && (words.flags[last]! & TOKEN.possessive) !== 0) {
        found = lookUp({ ...reading, singular: true }) || found;
      }
    }
    const surname = edited - 1 + meant.before;
    if (meant.words === 2 && !isBase && isListed(surname)) {
      found = lookUp({ ...reading, first: surname, last: surname + 1, swapped: true }) || found;
    }
  }
  return found;
}

/** A word that is written again and again, as a possessive or not, is looked up once. */
function nearTo(typos: TypoIndex, edited: number, isBase: boolean): readonly NearWord[] {
  const hash = isBase ? withoutLast(words.hashes[edited]!, LOWER_S) : words.hashes[edited]!;
  const before = known?.get(hash);
  if (before !== undefined) return before;
  const near = nearWords(typos, words, edited, isBase, effort);
  if (near.length > 0) {
    known ??= new Map();
    known.set(hash, near);
  }
  return near;
}

/** True when nothing parts the words `first`..`last`. */
function isName(first: number, last: number): boolean {
  if (first < 0 || last >= words.count) return false;
  for (let at = first; at <= last; at++) {
    if ((words.flags[at]! & TOKEN.code) !== 0) return false;
    if (at > first && words.starts[at]! - words.ends[at - 1]! > MAX_GAP) return false;
  }
  return hasNameGaps(words, first, last);
}

/** True for a surname with the given name behind it: "Whitfield, Dana". */
function isListed(surname: number): boolean {
  if (surname < 0 || surname + 1 >= words.count) return false;
  const end = words.ends[surname]!;
  return words.starts[surname + 1]! - end === 2 && words.source.charCodeAt(end) === COMMA;
}

/** Asks the table for a reading, and verifies what stands there by its keyed hash; true when it is a name. */
function lookUp(reading: Reading): boolean {
  const { slots, slotBits, low, high, meta, subjects, filter, key } = dictionary;
  const filterAt = filterPlace(sequenceOf(reading), key);
  const mayBe = reading.first === reading.last ? mayBeWhole : mayBeRow;
  if (!mayBe(filter, filterAt)) return false;
  const mask = slots.length - 1;
  const place = slotPlace(filterAt, key);
  const tag = (place << slotBits) >>> 0;
  let isHashed = false;
  let found = false;
  for (let slot = place >>> (32 - slotBits); slots[slot] !== 0; slot = (slot + 1) & mask) {
    const value = slots[slot]!;
    if ((value & ~mask) >>> 0 !== tag) continue;
    const entry = (value & mask) - 1;
    if ((meta[entry]! & ENTRY.removed) !== 0 || (crowd?.get(subjects[entry]!) ?? 0) >= most) continue;
    if (!isHashed) takeHash(reading);
    isHashed = true;
    if (low[entry] === hashLow() && high[entry] === hashHigh()) found = accept(entry, reading) || found;
  }
  return found;
}

function sequenceOf({ first, last, edited, meant, singular, swapped }: Reading): number {
  const hashAt = (at: number): number => {
    if (at === edited) return meant.hash;
    return singular && at === last ? withoutLast(words.hashes[at]!, LOWER_S) : words.hashes[at]!;
  };
  if (swapped) return appendToken(hashAt(last), hashAt(first));
  let sequence = hashAt(first);
  for (let at = first + 1; at <= last; at++) sequence = appendToken(sequence, hashAt(at));
  return sequence;
}

/** Takes the keyed hash of the name as it is meant; `hashLow` and `hashHigh` then have it. */
function takeHash({ first, last, edited, meant, singular, swapped }: Reading): void {
  beginHash(dictionary.key);
  feedHash(SPACED);
  for (let step = 0; step <= last - first; step++) {
    const at = swapped ? last - step : first + step;
    if (step > 0) feedHash(SPACE);
    if (at === edited) for (const letter of meant.letters) feedHash(letter);
    else feedToken(words, at, singular && at === last);
  }
  endHash();
}

/** Checks what surrounds a verified name, and records it; false when it is none. */
function accept(entry: number, { first, last, singular, swapped }: Reading): boolean {
  const meta = dictionary.meta[entry]!;
  const role = entryRole(meta);
  if ((meta & (ENTRY.ambiguous | ENTRY.needsLegalForm)) !== 0 || !TYPO_ROLES.includes(role)) return false;
  if ((swapped && role !== "person") || !hasWordBounds(words, first, last)) return false;
  let end = singular ? baseEnd(words, last) : words.ends[last]!;
  const form = singular || swapped ? last : legalFormAfter(words, last);
  if (form > last) {
    end = words.ends[form]!;
    if ((words.flags[form]! & TOKEN.dotted) !== 0 && words.source.charCodeAt(end) === DOT) end++;
  }
  const subject = dictionary.subjects[entry]!;
  hits ??= [];
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
  return true;
}
