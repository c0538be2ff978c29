import type { HashKey } from "./keyed-hash.ts";

const CELL_BASE = 0x7feb352d | 0;
const WHOLE_BASE = 0x846ca68b | 1;
const WHOLE_SHIFT = 17;

/**
 * Tells of most words, and of most rows of words, that no term has them, from little memory: what is asked for every
 * word of every message has to stay near the processor. True of a few that no term has; never false of one that has it.
 */
export interface TermFilter {
  /** Cells of 32 bits, by the upper bits of a place. A term's word has two of them, a word that is a whole term five. */
  readonly words: Uint32Array;
  readonly wordShift: number;
  /** The same for two words and more that are a term or begin one; two bits each. */
  readonly rows: Uint32Array;
  readonly rowShift: number;
}

/** Where a hash stands in a filter: the cell by the upper bits, the bits in it by the lower. */
export function filterPlace(hash: number, key: HashKey): number {
  const place = Math.imul(hash ^ key.k2, CELL_BASE);
  return place ^ (place >>> 15);
}

function bits(place: number): number {
  return (1 << (place & 31)) | (1 << ((place >>> 5) & 31));
}

/** Three more: what is taken for a whole term by mistake costs a look into the table, which lies far away. */
function wholeBits(place: number): number {
  const other = Math.imul(place, WHOLE_BASE) >>> WHOLE_SHIFT;
  return bits(other) | (1 << (other >>> 10));
}

/** Enters a word that begins a term, or is the plural of one. */
export function addWord({ words, wordShift }: TermFilter, place: number): void {
  words[place >>> wordShift]! |= bits(place);
}

/** Enters a word that is a whole term. */
export function addWhole({ words, wordShift }: TermFilter, place: number): void {
  words[place >>> wordShift]! |= bits(place) | wholeBits(place);
}

/** Enters a row of words that is a term or begins one. */
export function addRow({ rows, rowShift }: TermFilter, place: number): void {
  rows[place >>> rowShift]! |= bits(place);
}

/** 1 for what `addWord` or `addWhole` has entered, else 0: a number, for loops that must not branch. */
export function knowsWord(words: Uint32Array, wordShift: number, place: number): number {
  const cell = words[place >>> wordShift]!;
  return (cell >>> (place & 31)) & (cell >>> ((place >>> 5) & 31)) & 1;
}

/** True for a word that may be a whole term. */
export function mayBeWhole({ words, wordShift }: TermFilter, place: number): boolean {
  const wanted = bits(place) | wholeBits(place);
  return (words[place >>> wordShift]! & wanted) === wanted;
}

/** True for a row of words that may be a term, or begin one. */
export function mayBeRow({ rows, rowShift }: TermFilter, place: number): boolean {
  const wanted = bits(place);
  return (rows[place >>> rowShift]! & wanted) === wanted;
}
