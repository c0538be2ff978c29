/** What every such text is taken to follow, by the format's definition (MS-OXRTFCP). */
const PRELUDE =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const HEADER = 16;
const COMPRESSED = 0x75465a4c;
const WINDOW = 4096;
/** A reference of two bytes stands for at most this many: nothing unpacks to more than nine times its size. */
const LONGEST_REFERENCE = 17;

/**
 * Unpacks the RTF body of an Outlook message, as far as it is sound.
 * @param count told the bytes it may unpack to, before they are kept.
 */
export function unpackRtf(packed: Uint8Array, count: (bytes: number) => void): Uint8Array {
  const header = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  if (packed.length < HEADER || header.readUInt32LE(8) !== COMPRESSED) {
    return packed.subarray(HEADER);
  }
  const most = Math.ceil((packed.length - HEADER) / 2) * LONGEST_REFERENCE;
  count(most);
  const window = Buffer.alloc(WINDOW);
  let next = window.write(PRELUDE, "latin1");
  const unpacked = Buffer.alloc(most);
  let length = 0;
  function put(byte: number): void {
    unpacked[length] = byte;
    length += 1;
    window[next] = byte;
    next = (next + 1) % WINDOW;
  }

  let at = HEADER;
  while (at < packed.length) {
    const flags = packed[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(packed[at] ?? 0);
        at += 1;
        continue;
      }
      const reference = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      if (from === next) {
        return unpacked.subarray(0, length);
      }
      for (let index = 0; index < (reference & 15) + 2; index++) {
        put(window[(from + index) % WINDOW] ?? 0);
      }
    }
  }
  return unpacked.subarray(0, length);
}
