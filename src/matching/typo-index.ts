import { beginHash, endHash, feedHash, type HashKey, hashHigh, hashLow } from "./keyed-hash.ts";
import type { TermRole } from "./scanned-text.ts";
import { filterPlace } from "./term-filter.ts";

/**
 * The long words of registered names, by what is left of each when any one letter is taken out. Two words that one
 * edit parts have such a remainder in common, or one of them is a remainder of the other, so that a word of a text
 * leads to all registered ones near it in as many look-ups as it has letters. A part of the dictionary's buffer; it
 * holds keyed hashes, and what they lead to is sealed with them.
 */
export interface TypoIndex {
  readonly key: HashKey;
  /** One cell: how many ways it holds. */
  readonly used: Uint32Array;
  /** One 32-bit cell by a remainder's hash: two of its bits. */
  readonly filter: Uint32Array;
  readonly filterShift: number;
  /** Low half of a remainder's keyed hash; 0 is empty. */
  readonly tags: Uint32Array;
  /** The way from it to a registered word, with the hash's high half over it. */
  readonly sealed: Uint32Array;
}

/** How a remainder becomes a registered word again, and where in a name that word stands. */
export interface Way {
  /** Code unit to put back. */
  readonly letter: number;
  /** Where to put it; `WHOLE` when the remainder is the word itself. */
  readonly position: number;
  /** Words of the name before this one. */
  readonly before: number;
  /** Words of the name; 0 for a word that is registered but not looked for with typos. */
  readonly words: number;
}

/** Terms that are names. */
export const TYPO_ROLES: readonly TermRole[] = ["name", "alias", "person"];
/** Fewest letters a name has, all its words together, to be found with a typo. */
export const LEAST_NAME_LETTERS = 10;
/** Fewest letters the word has in which the typo is: a shorter one is too near to others. */
export const LEAST_WORD_LETTERS = 8;
export const MOST_WORD_LETTERS = 62;
/** Most words of such a name. */
export const MOST_NAME_WORDS = 7;
/** No letter was taken out. */
export const WHOLE = 63;
/** Ways from one remainder, of which a word has up to 29, one for each place in a name; more would be long to look up. */
const MOST_WAYS = 32;

const POSITION_SHIFT = 16;
const BEFORE_SHIFT = 22;
const WORDS_SHIFT = 25;
/** Keeps these hashes apart from those of terms. */
const DOMAIN = 3;
const MIN_BITS = 8;

function filterCells(capacity: number): number {
  return 2 ** Math.max(MIN_BITS, Math.ceil(Math.log2(capacity / 2)));
}

/** A quarter of them stays empty. */
function slotCount(capacity: number): number {
  return Math.ceil((capacity * 4) / 3) + 1;
}

/** Bytes of an index with room for so many ways. */
export function typoIndexBytes(capacity: number): number {
  return 4 * (1 + filterCells(capacity) + 2 * slotCount(capacity));
}

/** The index that begins at `offset`, a multiple of 4. */
export function openTypoIndex(buffer: SharedArrayBuffer, offset: number, capacity: number, key: HashKey): TypoIndex {
  const cells = filterCells(capacity);
  const slots = slotCount(capacity);
  const filterAt = offset + 4;
  const tagsAt = filterAt + 4 * cells;
  return {
    key,
    used: new Uint32Array(buffer, offset, 1),
    filter: new Uint32Array(buffer, filterAt, cells),
    filterShift: 32 - Math.log2(cells),
    tags: new Uint32Array(buffer, tagsAt, slots),
    sealed: new Uint32Array(buffer, tagsAt + 4 * slots, slots),
  };
}

function pack({ letter, position, before, words }: Way): number {
  return letter | (position << POSITION_SHIFT) | (before << BEFORE_SHIFT) | (words << WORDS_SHIFT);
}

function unpack(packed: number): Way {
  return {
    letter: packed & 0xffff,
    position: (packed >>> POSITION_SHIFT) & 63,
    before: (packed >>> BEFORE_SHIFT) & 7,
    words: packed >>> WORDS_SHIFT,
  };
}

function bitsOf(place: number): number {
  return (1 << (place & 31)) | (1 << ((place >>> 5) & 31));
}

/** False when nothing leads from a remainder anywhere, which is so for nearly all. */
export function mayLead(index: TypoIndex, remainder: number): boolean {
  const place = filterPlace(remainder, index.key);
  const bits = bitsOf(place);
  return (index.filter[place >>> index.filterShift]! & bits) === bits;
}

/** Takes the keyed hash of a remainder; its tag, never 0, and `hashHigh` then have it. */
function takeTag(index: TypoIndex, remainder: number): number {
  beginHash(index.key);
  feedHash(DOMAIN);
  feedHash(remainder & 0xffff);
  feedHash(remainder >>> 16);
  endHash();
  return hashLow() >>> 0 || 1;
}

function firstSlot(index: TypoIndex, tag: number): number {
  return Math.floor(tag * (index.tags.length / 2 ** 32));
}

/** Enters a way from a remainder, unless it is there or too many are. */
export function addWay(index: TypoIndex, remainder: number, way: Way): void {
  const { tags, sealed, used } = index;
  const tag = takeTag(index, remainder);
  const value = (pack(way) ^ hashHigh()) >>> 0;
  let slot = firstSlot(index, tag);
  let same = 0;
  while (tags[slot] !== 0) {
    if (tags[slot] === tag && (sealed[slot] === value || ++same >= MOST_WAYS)) return;
    slot = slot + 1 === tags.length ? 0 : slot + 1;
  }
  tags[slot] = tag;
  sealed[slot] = value;
  used[0]!++;
  const place = filterPlace(remainder, index.key);
  index.filter[place >>> index.filterShift]! |= bitsOf(place);
}

/** The ways from a remainder. */
export function waysFrom(index: TypoIndex, remainder: number): readonly Way[] {
  const { tags, sealed } = index;
  const tag = takeTag(index, remainder);
  const mask = hashHigh();
  const ways: Way[] = [];
  for (let slot = firstSlot(index, tag); tags[slot] !== 0; slot = slot + 1 === tags.length ? 0 : slot + 1) {
    if (tags[slot] === tag) ways.push(unpack((sealed[slot]! ^ mask) >>> 0));
  }
  return ways;
}
