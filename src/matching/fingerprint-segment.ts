/**
 * A part of a fingerprint table: an open hash table over shared memory. One thread writes, any number read at the same
 * time: a reader sees an entry or does not see it yet, never half of one.
 *
 * A fingerprint's upper eight bits choose the segment. Of the rest it keeps forty: the half `high` as the tag, and the
 * lowest byte of the half `low` beside the owner. Its place follows from the tag, so that a segment can be made larger
 * without the fingerprints themselves.
 */
export interface Segment {
  readonly buffer: SharedArrayBuffer;
  /**
   * Two cells to a slot: the tag; and the owner in the upper 24 bits, 0 for an empty slot, with the fingerprint's lowest byte
   * below.
   */
  readonly cells: Int32Array;
}

const BYTES_A_SLOT = 8;
const FEWEST_SLOTS = 16;
/** Share of the slots in use that makes a segment grow, and how much room it gets. */
const FULLEST = 0.9;
const GROWTH = 1.125;
const OWNER_SHIFT = 8;
const EXTRA = 0xff;
const UNITS = 2 ** 32;

/** Marks an entry that is nobody's; its slot is free for the same fingerprint only, lest a search end too soon. */
export const NOBODY = 0xff_ff_fe;
/** Marks a fingerprint that is everybody's. */
export const EVERYBODY = 0xff_ff_ff;
/** Owners lie between 1 and this. */
export const LAST_OWNER: number = NOBODY - 1;

/** An empty segment with room for some more than so many entries. */
export function createSegment(entries: number): Segment {
  const slots = Math.ceil(Math.max(FEWEST_SLOTS, (entries * GROWTH) / FULLEST));
  return openSegment(new SharedArrayBuffer(slots * BYTES_A_SLOT));
}

/** The segment in a buffer. */
export function openSegment(buffer: SharedArrayBuffer): Segment {
  return { buffer, cells: new Int32Array(buffer) };
}

/** True when so many entries are too many for the segment. */
export function isFull({ cells }: Segment, entries: number): boolean {
  return entries > (cells.length / 2) * FULLEST;
}

/** Where the slot stands that a tag would have in an empty segment. */
function firstPlace(high: number, length: number): number {
  return Math.floor((high >>> 0) * (length / 2 / UNITS)) * 2;
}

/** Writes where the slots that hold a fingerprint stand to `into`, as many as it takes; how many they are. */
export function slotsOf({ cells }: Segment, low: number, high: number, into: Int32Array): number {
  const extra = low & EXTRA;
  let count = 0;
  let at = firstPlace(high, cells.length);
  for (;;) {
    const entry = cells[at + 1]!;
    if (entry === 0 || count === into.length) return count;
    if (cells[at] === high && (entry & EXTRA) === extra) into[count++] = at;
    at = at + 2 === cells.length ? 0 : at + 2;
  }
}

/** Whose entry a slot holds. */
export function ownerIn({ cells }: Segment, slot: number): number {
  return cells[slot + 1]! >>> OWNER_SHIFT;
}

/** Gives a slot's entry to somebody else. */
export function setOwner({ cells }: Segment, slot: number, owner: number): void {
  Atomics.store(cells, slot + 1, (owner << OWNER_SHIFT) | (cells[slot + 1]! & EXTRA));
}

/** Enters a fingerprint; the segment must not be full. */
export function enter({ cells }: Segment, low: number, high: number, owner: number): void {
  let at = firstPlace(high, cells.length);
  while (cells[at + 1] !== 0) at = at + 2 === cells.length ? 0 : at + 2;
  cells[at] = high;
  // Last, since it makes the entry seen.
  Atomics.store(cells, at + 1, (owner << OWNER_SHIFT) | (low & EXTRA));
}

/** What an entry still has of its fingerprint's half `low`, that half, and its owner. */
export type EntryVisitor = (lowest: number, high: number, owner: number) => void;

/** Goes over all entries. */
export function visitEntries({ cells }: Segment, visit: EntryVisitor): void {
  for (let at = 0; at < cells.length; at += 2) {
    const entry = cells[at + 1]!;
    if (entry !== 0) visit(entry & EXTRA, cells[at]!, entry >>> OWNER_SHIFT);
  }
}

/** The same entries with room for more, those left out that are no longer wanted; and how many they are. */
export function regrown(segment: Segment, isWanted: (owner: number) => boolean): { grown: Segment; entries: number } {
  let entries = 0;
  visitEntries(segment, (_lowest, _high, owner) => {
    if (isWanted(owner)) entries++;
  });
  const grown = createSegment(entries);
  visitEntries(segment, (lowest, high, owner) => {
    if (isWanted(owner)) enter(grown, lowest, high, owner);
  });
  return { grown, entries };
}
