/** One page of a TIFF file. */
export interface TiffDirectory {
  /** Where the directory stands in the file. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** Pages that are looked at; a directory may also name an earlier one as the next, without end. */
const MAX_DIRECTORIES = 100;
const WIDTH_TAG = 256;
const HEIGHT_TAG = 257;
const ENTRY_BYTES = 12;

/** The directories of a TIFF file (TIFF 6.0, section 2), one a page, as far as they can be followed. */
export function tiffDirectories(bytes: Uint8Array): readonly TiffDirectory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = isLittleEndian(bytes);
  const found = new Map<number, TiffDirectory>();
  let at = view.byteLength < 8 ? 0 : view.getUint32(4, little);
  while (at >= 8 && at + 2 <= view.byteLength && found.size < MAX_DIRECTORIES && !found.has(at)) {
    const end = at + 2 + view.getUint16(at, little) * ENTRY_BYTES;
    found.set(at, { at, ...sizeIn(view, at + 2, Math.min(end, view.byteLength - ENTRY_BYTES), little) });
    at = end + 4 <= view.byteLength ? view.getUint32(end, little) : 0;
  }
  return [...found.values()];
}

/** A copy of the file that begins with another of its pages. */
export function withFirstDirectory(bytes: Uint8Array, directory: TiffDirectory): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(4, directory.at, isLittleEndian(bytes));
  return copy;
}

function isLittleEndian(bytes: Uint8Array): boolean {
  return bytes[0] === 0x49;
}

function sizeIn(view: DataView, from: number, to: number, little: boolean): { width: number; height: number } {
  let width = 0;
  let height = 0;
  for (let at = from; at < to; at += ENTRY_BYTES) {
    const tag = view.getUint16(at, little);
    if (tag === WIDTH_TAG) width = Math.max(width, numberOf(view, at, little));
    if (tag === HEIGHT_TAG) height = Math.max(height, numberOf(view, at, little));
  }
  return { width, height };
}

/** The value of an entry that is one SHORT (type 3) or one LONG (4). */
function numberOf(view: DataView, entry: number, little: boolean): number {
  const isShort = view.getUint16(entry + 2, little) === 3;
  return isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
}
