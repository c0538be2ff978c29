const BEGINNING = 0x809;
const CONTINUE = 0x3c;

/**
 * Records that cells, their comments, names and links are read from, and the bytes that one has at least. SheetJS takes a
 * length that it reads behind a record's end for an endless one, and others have nothing that it tells us.
 */
const LEAST_BYTES: ReadonlyMap<number, number> = new Map([
  [BEGINNING, 4],
  [0x000a, 0], // EOF
  [0x0042, 2], // CODEPAGE
  [0x0022, 2], // DATE1904
  [0x0085, 8], // BOUNDSHEET
  [0x00fc, 8], // SST
  [0x00fd, 10], // LABELSST
  [0x0204, 8], // LABEL
  [0x00d6, 8], // RSTRING
  [0x0203, 14], // NUMBER
  [0x027e, 10], // RK
  [0x00bd, 12], // MULRK
  [0x0205, 8], // BOOLERR
  [0x0006, 20], // FORMULA
  [0x0207, 2], // STRING
  [0x04bc, 8], // SHRFMLA
  [0x0221, 12], // ARRAY
  [0x041e, 4], // FORMAT
  [0x00e0, 16], // XF
  [0x0200, 10], // DIMENSIONS
  [0x001c, 8], // NOTE
  [0x005d, 4], // OBJ
  [0x01b6, 16], // TXO
  [0x01b8, 12], // HLINK
  [0x0800, 10], // HLINKTOOLTIP
  [0x0018, 14], // NAME
  [0x0894, 20], // NAMECMT
  [0x0017, 2], // EXTERNSHEET
  [0x01ae, 4], // SUPBOOK
  [0x0023, 6], // EXTERNNAME
]);

/** A record that is passed over whatever is in it: the end of what describes the menus. */
const PASSED_OVER = 0xe2;

/**
 * A copy of an Excel stream in which only the records that matter to its cells are what they were; the others keep their
 * length, since sheets are found by their position. Streams before Excel 5 are left as they are.
 */
export function cellRecords(stream: Buffer): Buffer {
  if (stream.length < 4 || stream.readUInt16LE(0) !== BEGINNING) {
    return stream;
  }
  const copy = Buffer.from(stream);
  let isKept = false;
  for (let at = 0; at + 4 <= copy.length; ) {
    const type = copy.readUInt16LE(at);
    const length = copy.readUInt16LE(at + 2);
    const end = at + 4 + length;
    if (end > copy.length) {
      return copy.subarray(0, at);
    }
    // What continues a record goes the way of that record.
    isKept = type === CONTINUE ? isKept : length >= (LEAST_BYTES.get(type) ?? Number.MAX_VALUE);
    if (!isKept) {
      copy.writeUInt16LE(PASSED_OVER, at);
    }
    at = end;
  }
  return copy;
}
