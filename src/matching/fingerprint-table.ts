import {
  addToFilter,
  createFilter,
  type FingerprintFilter,
  isCrowded,
  mayBeAdded,
  openFilter,
} from "./fingerprint-filter.ts";
import {
  createSegment,
  EVERYBODY,
  enter,
  isFull,
  LAST_OWNER,
  NOBODY,
  openSegment,
  ownerIn,
  regrown,
  type Segment,
  setOwner,
  slotsOf,
  visitEntries,
} from "./fingerprint-segment.ts";
import { openPassageColumns, type PassageColumns } from "./passage-columns.ts";
import type { Shingles } from "./shingles.ts";

/** Passages a table takes in its life. */
export const MOST_PASSAGES: number = LAST_OWNER;
/** Unrelated passages a fingerprint is kept for; when more have it, it tells nothing and counts for none. */
export const MOST_UNRELATED = 8;
/** Fingerprints from which a passage that shares half of its own with another is another version of it. */
const VERSION_FROM = 16;

const SEGMENT_BITS = 8;
const SEGMENTS = 1 << SEGMENT_BITS;

/** What another thread opens the table by: the same object for as long as its buffers are the same. */
export interface FingerprintBuffers {
  readonly filter: SharedArrayBuffer;
  readonly segments: readonly SharedArrayBuffer[];
  readonly passages: readonly SharedArrayBuffer[];
}

/** Looks fingerprints up. A passage is one labelled message or file; a subject, the label it is of. */
export interface FingerprintReader {
  /** Leaves those of the first `count` of `among` that may be held, all that are and very few others; how many they are. */
  screen(shingles: Shingles, among: Int32Array, count: number): number;
  /** Writes the passages that have a fingerprint to `into` and gives their number, at most `MOST_UNRELATED`. */
  passagesOf(low: number, high: number, into: Int32Array): number;
  /** The label a passage is of. */
  subject(passage: number): number;
  /** How many fingerprints a passage has; 0 once it is removed. */
  fingerprints(passage: number): number;
}

/** Fingerprints of labelled texts, in memory shared with other threads' readers. One thread writes. */
export interface FingerprintTable extends FingerprintReader {
  /** Fingerprints that were added with passages that were not removed. */
  readonly size: number;
  /** Bytes it takes, shared or not. */
  readonly byteLength: number;
  /**
   * Adds a passage of a subject and gives its number, which is never used again.
   *
   * @throws {RangeError} after `MOST_PASSAGES`.
   */
  add(subject: number, prints: Iterable<bigint>): number;
  /** Takes a passage out, for every reader at once. */
  removePassage(passage: number): void;
  /** Takes all passages of a subject out, for every reader at once. */
  remove(subject: number): void;
  /** For other threads. What is added to a buffer that was replaced since is seen by those that have the new one. */
  buffers(): FingerprintBuffers;
}

/** The half of a fingerprint below its upper eight bits has them no more: they are the same in the whole segment. */
function segmentOf(low: number): number {
  return low >>> (32 - SEGMENT_BITS);
}

/** Room for what one fingerprint leads to. */
const slots = new Int32Array(MOST_UNRELATED);

function readerOf(
  filter: () => FingerprintFilter,
  segments: readonly Segment[],
  columns: PassageColumns,
): FingerprintReader {
  return {
    screen({ low, high }, among, count) {
      const now = filter();
      let left = 0;
      for (let at = 0; at < count; at++) {
        const index = among[at]!;
        if (mayBeAdded(now, low[index]!, high[index]!)) among[left++] = index;
      }
      return left;
    },
    passagesOf(low, high, into) {
      const segment = segments[segmentOf(low)]!;
      const held = slotsOf(segment, low, high, slots);
      let found = 0;
      for (let index = 0; index < held; index++) {
        const owner = ownerIn(segment, slots[index]!);
        if (owner === EVERYBODY) return 0;
        if (owner !== NOBODY && columns.fingerprints(owner - 1) > 0) into[found++] = owner - 1;
      }
      return found;
    },
    subject: columns.subject,
    fingerprints: columns.fingerprints,
  };
}

/** Reads a table of another thread. */
export function openFingerprintTable({ filter, segments, passages }: FingerprintBuffers): FingerprintReader {
  const opened = openFilter(filter);
  return readerOf(() => opened, segments.map(openSegment), openPassageColumns(passages));
}

/** An empty table. It grows as it must; with room for the `expected` fingerprints from the start it is filled faster. */
export function createFingerprintTable(expected = 0): FingerprintTable {
  const segments = Array.from({ length: SEGMENTS }, () => createSegment(expected / SEGMENTS));
  const entries = new Uint32Array(SEGMENTS);
  const columns = openPassageColumns();
  let filter = createFilter(expected / 2);
  /** The filter that will take its place, and how many segments it has taken in. */
  let larger: { readonly filter: FingerprintFilter; taken: number } | null = null;
  /** What `filter` has taken in, or the one that will take its place. */
  let entered = 0;
  const reader = readerOf(() => filter, segments, columns);
  /** The first version of each passage: itself for most. */
  let families = new Uint32Array(1_024);
  const found = new Int32Array(MOST_UNRELATED);
  let next = 0;
  let size = 0;
  let shared: FingerprintBuffers | null = null;

  const isAlive = (owner: number): boolean => owner === EVERYBODY || columns.fingerprints(owner - 1) > 0;

  /** What a passage is a version of: what shares half of the fingerprints with it, neither being short. */
  function familyOf(passage: number, prints: ReadonlySet<bigint>): number {
    if (prints.size < VERSION_FROM) return passage;
    const common = new Map<number, number>();
    for (const print of prints) {
      const count = reader.passagesOf(lowHalf(print), highHalf(print), found);
      for (const other of found.subarray(0, count)) common.set(other, (common.get(other) ?? 0) + 1);
    }
    for (const [other, count] of common) {
      const fewer = Math.min(prints.size, columns.fingerprints(other));
      if (fewer >= VERSION_FROM && count * 2 >= fewer) return families[other]!;
    }
    return passage;
  }

  /** A larger filter takes in a segment at a time, so that no passage waits for all of it. */
  function growFilter(): void {
    if (larger === null) {
      if (!isCrowded(filter, entered)) return;
      // Not of those that are no longer held.
      entered = entries.reduce((sum, count) => sum + count, 0);
      larger = { filter: createFilter(entered), taken: 0 };
    }
    const { filter: grown, taken } = larger;
    const upper = taken << (32 - SEGMENT_BITS);
    visitEntries(segments[taken]!, (lowest, high) => addToFilter(grown, upper | lowest, high));
    larger.taken++;
    if (larger.taken < SEGMENTS) return;
    filter = grown;
    larger = null;
    shared = null;
  }

  function enterPrint(low: number, high: number, passage: number): void {
    const mayBeHeld = mayBeAdded(filter, low, high);
    addToFilter(filter, low, high);
    if (larger !== null) addToFilter(larger.filter, low, high);
    const place = segmentOf(low);
    const segment = segments[place]!;
    const held = mayBeHeld ? slotsOf(segment, low, high, slots) : 0;
    if (held === MOST_UNRELATED || (held > 0 && ownerIn(segment, slots[0]!) === EVERYBODY)) {
      takeOver(segment, held, passage);
      return;
    }
    for (let index = 0; index < held; index++) {
      // The entry of a passage that was removed is free for another.
      if (isAlive(ownerIn(segment, slots[index]!))) continue;
      setOwner(segment, slots[index]!, passage + 1);
      return;
    }
    if (isFull(segment, entries[place]! + 1)) {
      const { grown, entries: left } = regrown(segment, isAlive);
      segments[place] = grown;
      entries[place] = left;
      shared = null;
    }
    enter(segments[place]!, low, high, passage + 1);
    entries[place]!++;
    entered++;
  }

  /** Makes room where a fingerprint has all the owners it may have. */
  function takeOver(segment: Segment, held: number, passage: number): void {
    const met = new Set([families[passage]!]);
    for (const slot of slots.subarray(0, held)) {
      const owner = ownerIn(segment, slot);
      if (owner === EVERYBODY) return;
      const family = families[owner - 1]!;
      if (!isAlive(owner) || met.has(family)) {
        // Removed, or a version of another of them, which has the fingerprint, too.
        setOwner(segment, slot, passage + 1);
        return;
      }
      met.add(family);
    }
    setOwner(segment, slots[0]!, EVERYBODY);
    for (const slot of slots.subarray(1, held)) setOwner(segment, slot, NOBODY);
  }

  function removePassage(passage: number): void {
    size -= columns.fingerprints(passage);
    columns.remove(passage);
  }

  return {
    ...reader,
    get size() {
      return size;
    },
    get byteLength() {
      const shared = [filter.buffer, ...segments.map(({ buffer }) => buffer), ...columns.buffers()];
      return shared.reduce((bytes, { byteLength }) => bytes + byteLength, 0) + families.byteLength;
    },
    add(subject, prints) {
      if (next === MOST_PASSAGES) throw new RangeError("the table has had all the passages it can number");
      const passage = next++;
      const own = new Set(prints);
      if (passage === families.length) {
        const grown = new Uint32Array(families.length * 2);
        grown.set(families);
        families = grown;
      }
      growFilter();
      families[passage] = familyOf(passage, own);
      const before = columns.buffers();
      columns.add(passage, subject, own.size);
      if (columns.buffers() !== before) shared = null;
      size += columns.fingerprints(passage);
      for (const print of own) enterPrint(lowHalf(print), highHalf(print), passage);
      return passage;
    },
    removePassage,
    remove(subject) {
      for (let passage = 0; passage < next; passage++) {
        if (columns.subject(passage) === subject) removePassage(passage);
      }
    },
    buffers() {
      shared ??= { filter: filter.buffer, segments: segments.map(({ buffer }) => buffer), passages: columns.buffers() };
      return shared;
    },
  };
}

function lowHalf(print: bigint): number {
  return Number(BigInt.asIntN(32, print));
}

function highHalf(print: bigint): number {
  return Number(BigInt.asIntN(32, print >> 32n));
}
