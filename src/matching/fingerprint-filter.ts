/**
 * Tells of a fingerprint that it is not in a table, in one look at memory: three bits of one cell. Shared with other
 * threads; one writes.
 */
export interface FingerprintFilter {
  readonly buffer: SharedArrayBuffer;
  readonly cells: Int32Array;
  /** Leaves the number of a cell of a 32-bit hash. */
  readonly shift: number;
}

const BITS_A_FINGERPRINT = 8;
const BITS_A_CELL = 32;
const FEWEST_CELLS = 1_024;
const CELL_BASE = 0x9e3779b1 | 0;

/** An empty filter with room for twice so many fingerprints. */
export function createFilter(fingerprints: number): FingerprintFilter {
  const cells = Math.max(FEWEST_CELLS, (fingerprints * 2 * BITS_A_FINGERPRINT) / BITS_A_CELL);
  return openFilter(new SharedArrayBuffer(4 * 2 ** Math.ceil(Math.log2(cells))));
}

/** The filter in a buffer. */
export function openFilter(buffer: SharedArrayBuffer): FingerprintFilter {
  const cells = new Int32Array(buffer);
  return { buffer, cells, shift: 32 - Math.log2(cells.length) };
}

/** True when a filter lets too much through with so many fingerprints. */
export function isCrowded({ cells }: FingerprintFilter, fingerprints: number): boolean {
  return fingerprints * BITS_A_FINGERPRINT > cells.length * BITS_A_CELL;
}

/** A fingerprint's half `high`, and of the half `low` only the upper and the lower eight bits, choose its bits. */
export function addToFilter({ cells, shift }: FingerprintFilter, low: number, high: number): void {
  const place = Math.imul(high ^ (low >>> 24), CELL_BASE);
  cells[place >>> shift]! |= bitsOf(low, place);
}

/** False when a fingerprint was not added, which is so for nearly all. */
export function mayBeAdded({ cells, shift }: FingerprintFilter, low: number, high: number): boolean {
  const place = Math.imul(high ^ (low >>> 24), CELL_BASE);
  const bits = bitsOf(low, place);
  return (cells[place >>> shift]! & bits) === bits;
}

function bitsOf(low: number, place: number): number {
  return (1 << (low & 31)) | (1 << ((place ^ (low >>> 3)) & 31)) | (1 << ((place >>> 4) & 31));
}
