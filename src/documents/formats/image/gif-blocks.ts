import { hasSignature } from "../signatures.ts";

/** One block of a GIF file (GIF89a): offsets into the file, `end` behind the block. */
export interface GifBlock {
  readonly what: "image" | "comment" | "xmp" | "other";
  readonly start: number;
  readonly end: number;
  /** Where the block's own blocks of up to 255 bytes begin. */
  readonly data: number;
}

const TRAILER = 0x3b;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
const XMP = "\x0bXMP DataXMP";

/** The blocks of a GIF, as far as they can be followed. */
export function* gifBlocks(bytes: Uint8Array): Iterable<GifBlock> {
  let start = 13 + colourTable(bytes[10] ?? 0);
  while (start < bytes.length) {
    const isImage = bytes[start] === IMAGE;
    if (!isImage && bytes[start] !== EXTENSION) {
      return;
    }
    const data = isImage ? start + 11 + colourTable(bytes[start + 9] ?? 0) : start + 2;
    const end = endOfData(bytes, data);
    yield { what: isImage ? "image" : extension(bytes, start), start, end, data };
    start = end;
  }
}

function extension(bytes: Uint8Array, start: number): GifBlock["what"] {
  switch (bytes[start + 1]) {
    case COMMENT:
      return "comment";
    case APPLICATION:
      return hasSignature(bytes, XMP, start + 2) ? "xmp" : "other";
    default:
      return "other";
  }
}

/** Bytes of the colour table that a descriptor's flags announce. */
function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

function endOfData(bytes: Uint8Array, data: number): number {
  let at = data;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    at += 1 + length;
  }
  return at + 1;
}

/** What a block holds, put together. */
export function gifData(bytes: Uint8Array, { data, end }: GifBlock): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = data; at < end - 1; at += 1 + (bytes[at] ?? 0)) {
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  }
  return Buffer.concat(parts);
}

/** The file as though its first image were the only one: a decoder would unpack all before it shows one. */
export function firstImageOnly(bytes: Uint8Array): Uint8Array {
  for (const { what, end } of gifBlocks(bytes)) {
    if (what === "image") {
      return Buffer.concat([bytes.subarray(0, end), Uint8Array.of(TRAILER)]);
    }
  }
  return bytes;
}
