import {
  createDictionaryBuffer,
  type Dictionary,
  type DictionaryShape,
  dictionaryShape,
  ENTRY,
  openDictionary,
  sealDictionaryBuffer,
  type Term,
} from "./dictionary.ts";
import { hashKey } from "./keyed-hash.ts";
import { slotPlace } from "./sequence.ts";
import { doAtOnce, type Steps } from "./steps.ts";
import { addRow, addWhole, addWord, filterPlace } from "./term-filter.ts";
import { createTermSink, readTerm, type TermSink } from "./term-reader.ts";
import { withLast } from "./token-hash.ts";
import { addLongWords, countWays } from "./typo-build.ts";

/** Entries of one and the same term, for as many subjects; more would make every look-up of it long. */
const MAX_SAME = 64;
const LOWER_S = 0x73;
const MIN_BITS = 10;
/** Hashes to a cell of the filter: of what no term has, it takes one in twenty for something of a term. */
const HASHES_A_CELL = 6;
/** Terms in a step of the work: about a millisecond. */
const STEP = 1_024;

function bitsFor(count: number): number {
  return Math.max(MIN_BITS, Math.ceil(Math.log2(Math.max(1, count))));
}

/** Room for an eighth more, so that a register can grow a while by patches. */
function withRoom(count: number): number {
  return count + (count >> 3) + 64;
}

function shapeFor({ entries, wholes, firsts, rows, longWords }: TermSink): DictionaryShape {
  const capacity = withRoom(entries);
  return {
    capacity,
    slotBits: bitsFor(capacity * 1.5),
    wordBits: bitsFor((wholes.count * 2 + firsts.count) / HASHES_A_CELL),
    rowBits: bitsFor(rows.count / HASHES_A_CELL),
    typoWays: longWords === null ? 0 : withRoom(countWays(longWords)),
  };
}

export interface DictionaryOptions {
  /**
   * Whether names with a long word are also found with one edit in it. Costs memory and time by the letters of these
   * words. Default: no.
   */
  readonly typos?: boolean;
}

/**
 * Builds a dictionary. Names are kept without their legal forms and found with or without them; see `matchTerms` for
 * the forms that are found. A term without a letter or digit is left out.
 *
 * @param key at least 16 secret bytes; nothing can be learnt from the dictionary without them.
 * @throws {RangeError} when the key is too short.
 */
export function buildDictionary(terms: Iterable<Term>, key: Uint8Array, options: DictionaryOptions = {}): Dictionary {
  return doAtOnce(buildDictionaryInSteps(terms, key, options));
}

/** The same step by step, for whoever has messages to scan meanwhile. */
export function* buildDictionaryInSteps(
  terms: Iterable<Term>,
  key: Uint8Array,
  { typos = false }: DictionaryOptions = {},
): Steps<Dictionary> {
  const words = hashKey(key);
  const sink = createTermSink(typos);
  let read = 0;
  for (const term of terms) {
    readTerm(term, words, sink);
    if (++read % STEP === 0) yield;
  }
  const buffer = createDictionaryBuffer(shapeFor(sink));
  return yield* filled(openDictionary(buffer, words), sink);
}

/** What changes in a register. */
export interface DictionaryPatch {
  readonly add?: Iterable<Term>;
  /** Subjects whose terms go, before the new ones come. */
  readonly remove?: ReadonlySet<number>;
}

/**
 * A new dictionary with the changes; the old one stays as it is for whoever still scans with it.
 * `null` when the old one has no room left: build anew from the register.
 */
export function patchDictionary(dictionary: Dictionary, patch: DictionaryPatch): Dictionary | null {
  const { typos } = dictionary;
  const sink = createTermSink(typos !== null);
  for (const term of patch.add ?? []) readTerm(term, dictionary.key, sink);
  const { entries, longWords } = sink;
  const { capacity, typoWays } = dictionaryShape(dictionary.buffer);
  if (dictionary.entries + entries > capacity) return null;
  if (typos !== null && longWords !== null && typos.used[0]! + countWays(longWords) > typoWays) return null;
  const buffer = new SharedArrayBuffer(dictionary.buffer.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(dictionary.buffer));
  const copy = openDictionary(buffer, dictionary.key);
  const removed = patch.remove === undefined ? 0 : markRemoved(copy, patch.remove);
  return doAtOnce(filled({ ...copy, size: copy.size - removed }, sink));
}

function markRemoved(dictionary: Dictionary, subjects: ReadonlySet<number>): number {
  let removed = 0;
  for (let entry = 0; entry < dictionary.entries; entry++) {
    if ((dictionary.meta[entry]! & ENTRY.removed) !== 0 || !subjects.has(dictionary.subjects[entry]!)) continue;
    dictionary.meta[entry]! |= ENTRY.removed;
    removed++;
  }
  return removed;
}

/** Writes what was read into a dictionary's buffer and opens it again. */
function* filled(dictionary: Dictionary, sink: TermSink): Steps<Dictionary> {
  yield* filterFilled(dictionary, sink);
  let entries = dictionary.entries;
  for (let index = 0; index < sink.entries; index++) {
    if (index % STEP === 0) yield;
    if (enter(dictionary, entries, sink, index)) entries++;
  }
  if (dictionary.typos !== null && sink.longWords !== null) yield* addLongWords(dictionary.typos, sink.longWords);
  for (const [word, lengths] of sink.numberedLengths.entries()) dictionary.numberedLengths[word]! |= lengths;
  sealDictionaryBuffer(dictionary.buffer, entries, dictionary.size + entries - dictionary.entries);
  return openDictionary(dictionary.buffer, dictionary.key);
}

function* filterFilled({ filter, key }: Dictionary, { wholes, firsts, rows }: TermSink): Steps<void> {
  for (let index = 0; index < wholes.count; index++) {
    const hash = wholes.hashes[index]!;
    addWhole(filter, filterPlace(hash, key));
    addWord(filter, filterPlace(withLast(hash, LOWER_S), key));
    if (index % STEP === 0) yield;
  }
  for (let index = 0; index < firsts.count; index++) {
    addWord(filter, filterPlace(firsts.hashes[index]!, key));
    if (index % STEP === 0) yield;
  }
  for (let index = 0; index < rows.count; index++) {
    addRow(filter, filterPlace(rows.hashes[index]!, key));
    if (index % STEP === 0) yield;
  }
}

/** Puts one term into the table; false when it is there already, or for too many subjects. */
function enter(dictionary: Dictionary, entry: number, sink: TermSink, index: number): boolean {
  const { key, slots, slotBits, low, high, subjects, meta } = dictionary;
  const mask = slots.length - 1;
  const place = slotPlace(filterPlace(sink.sequences[index]!, key), key);
  const tag = (place << slotBits) >>> 0;
  let slot = place >>> (32 - slotBits);
  let same = 0;
  while (slots[slot] !== 0) {
    const other = (slots[slot]! & mask) - 1;
    if (low[other] === sink.low[index] && high[other] === sink.high[index]) {
      const isSame = subjects[other] === sink.subjects[index] && meta[other] === sink.meta[index];
      if (isSame || ++same >= MAX_SAME) return false;
    }
    slot = (slot + 1) & mask;
  }
  slots[slot] = (tag | (entry + 1)) >>> 0;
  low[entry] = sink.low[index]!;
  high[entry] = sink.high[index]!;
  subjects[entry] = sink.subjects[index]!;
  meta[entry] = sink.meta[index]!;
  return true;
}
