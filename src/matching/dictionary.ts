import { type HashKey, hashKey } from "./keyed-hash.ts";
import { TERM_ROLES, type TermRole } from "./scanned-text.ts";
import type { TermFilter } from "./term-filter.ts";
import { openTypoIndex, type TypoIndex, typoIndexBytes } from "./typo-index.ts";

/** A term to be found, as a register gives it. */
export interface Term {
  readonly text: string;
  readonly role: TermRole;
  /** Handed back with each hit; any whole number from 0 to 2^32 - 1. */
  readonly subject: number;
  /** Needs evidence beside it. Default: `isAmbiguous(text)`, and never for domains, e-mails and accounts. */
  readonly ambiguous?: boolean;
}

/** Bits of an entry beside its role; the upper byte marks the registered spelling. */
export const ENTRY = {
  roleMask: 7,
  ambiguous: 8,
  /** A word like "there": a name only with its legal form behind it ("There S.A."). */
  needsLegalForm: 16,
  /** Domains and e-mails: what stands between the words counts. */
  exact: 32,
  /** Accounts: nothing between the words counts. */
  compact: 64,
  removed: 128,
} as const;

/** Longest term in words (or characters of scripts without spaces); what is beyond is not compared. */
export const MAX_TERM_TOKENS = 24;

/**
 * An immutable set of terms in one shared buffer: scanning threads read it without copies or locks, and a changed
 * register is a new dictionary (`buildDictionary`, `patchDictionary`) put in the place of the old one.
 * It holds keyed hashes only: no term can be read from it, nor tested for without the key.
 */
export interface Dictionary {
  /** Terms and spellings that can be found. */
  readonly size: number;
  /** Send this to another thread and open it there with `openDictionary` and the same key. */
  readonly buffer: SharedArrayBuffer;
  readonly key: HashKey;
  readonly filter: TermFilter;
  /** Entry numbers from 1 with the sequence hash's other bits; 0 is empty. */
  readonly slots: Uint32Array;
  readonly slotBits: number;
  /** Bit `n` of these 64: a term of `n` characters, digits among them, can be found as one word. */
  readonly numberedLengths: Uint32Array;
  /** The longest of these. */
  readonly longestNumbered: number;
  /** Keyed hash of each entry's term. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly subjects: Uint32Array;
  readonly meta: Uint16Array;
  /** Entries in use, removed ones included. */
  readonly entries: number;
  /** Long words of names, for finding those with a typo; `null` unless it was built with them. */
  readonly typos: TypoIndex | null;
}

/** Sizes of a dictionary's parts. */
export interface DictionaryShape {
  readonly capacity: number;
  readonly slotBits: number;
  /** Of the filter's cells. */
  readonly wordBits: number;
  readonly rowBits: number;
  /** Room of the index of long words; 0 for none. */
  readonly typoWays: number;
}

const HEADER_WORDS = 10;
const HEADER_LENGTHS = 6;
const LENGTHS_WORDS = 2;
const HEADER_TYPO_WAYS = 8;
const HEADER_ROW_BITS = 9;
const MAGIC = 0x534f5433;

function bufferBytes(shape: DictionaryShape): number {
  const end = termsEnd(shape);
  return shape.typoWays === 0 ? end : typosAt(end) + typoIndexBytes(shape.typoWays);
}

/** Where the terms end, of which the last column is of half words. */
function termsEnd({ capacity, slotBits, wordBits, rowBits }: DictionaryShape): number {
  return 4 * (HEADER_WORDS + 2 ** wordBits + 2 ** rowBits + 2 ** slotBits + 3 * capacity) + 2 * capacity;
}

function typosAt(end: number): number {
  return (end + 3) & ~3;
}

/** An empty buffer of this shape; `openDictionary` gives the views. */
export function createDictionaryBuffer(shape: DictionaryShape): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bufferBytes(shape));
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  header.set([MAGIC, shape.capacity, shape.slotBits, shape.wordBits]);
  header[HEADER_TYPO_WAYS] = shape.typoWays;
  header[HEADER_ROW_BITS] = shape.rowBits;
  return buffer;
}

/** Records how many entries a finished buffer holds. */
export function sealDictionaryBuffer(buffer: SharedArrayBuffer, entries: number, size: number): void {
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  header[4] = entries;
  header[5] = size;
}

/** The shape a buffer was made with. */
export function dictionaryShape(buffer: SharedArrayBuffer): DictionaryShape {
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  const [magic, capacity, slotBits, wordBits] = header;
  if (magic !== MAGIC) throw new TypeError("the buffer holds no dictionary");
  return {
    capacity: capacity!,
    slotBits: slotBits!,
    wordBits: wordBits!,
    rowBits: header[HEADER_ROW_BITS]!,
    typoWays: header[HEADER_TYPO_WAYS]!,
  };
}

/**
 * Opens a dictionary in a buffer, in any thread, without copying.
 *
 * @throws {TypeError} when the buffer holds none.
 */
export function openDictionary(buffer: SharedArrayBuffer, key: Uint8Array | HashKey): Dictionary {
  const shape = dictionaryShape(buffer);
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  let at = HEADER_WORDS * 4;
  const take = (count: number) => {
    const from = at;
    at += count * 4;
    return from;
  };
  const wordCells = 2 ** shape.wordBits;
  const rowCells = 2 ** shape.rowBits;
  const slotCount = 2 ** shape.slotBits;
  const numberedLengths = new Uint32Array(buffer, HEADER_LENGTHS * 4, LENGTHS_WORDS);
  const [short, long] = numberedLengths;
  const words = key instanceof Uint8Array ? hashKey(key) : key;
  return {
    size: header[5]!,
    buffer,
    key: words,
    filter: {
      words: new Uint32Array(buffer, take(wordCells), wordCells),
      wordShift: 32 - shape.wordBits,
      rows: new Uint32Array(buffer, take(rowCells), rowCells),
      rowShift: 32 - shape.rowBits,
    },
    slots: new Uint32Array(buffer, take(slotCount), slotCount),
    slotBits: shape.slotBits,
    numberedLengths,
    longestNumbered: long === 0 ? 31 - Math.clz32(short!) : 63 - Math.clz32(long!),
    low: new Int32Array(buffer, take(shape.capacity), shape.capacity),
    high: new Int32Array(buffer, take(shape.capacity), shape.capacity),
    subjects: new Uint32Array(buffer, take(shape.capacity), shape.capacity),
    meta: new Uint16Array(buffer, at, shape.capacity),
    entries: header[4]!,
    typos: shape.typoWays === 0 ? null : openTypoIndex(buffer, typosAt(termsEnd(shape)), shape.typoWays, words),
  };
}

/** Role of an entry by its `meta`. */
export function entryRole(meta: number): TermRole {
  return TERM_ROLES[meta & ENTRY.roleMask]!;
}
