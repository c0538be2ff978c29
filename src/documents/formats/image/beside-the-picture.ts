import { hasSignature } from "../signatures.ts";
import type { PictureKind } from "./picture-kind.ts";

/** Blocks that are read of each sort; a file could consist of them. */
const MAX_BLOCKS = 100;
const JPEG_COMMENT = 0xfe;
const JPEG_SCAN = 0xda;
const GIF_EXTENSION = 0x21;
const GIF_COMMENT = 0xfe;
const GIF_APPLICATION = 0xff;
const GIF_IMAGE = 0x2c;
/** The name of the block and, behind the packet, bytes that let a reader of blocks find the end (XMP, part 3). */
const GIF_XMP = "\x0bXMP DataXMP";
const GIF_XMP_TRAILER = 257;

/** Texts that JPEG and GIF keep in blocks of their own, which the library for metadata leaves out. */
export interface BesideThePicture {
  readonly comments: readonly string[];
  /** XMP. */
  readonly packets: readonly string[];
}

/** What stands beside the picture, as far as its blocks can be followed. */
export function besideThePicture(kind: PictureKind, bytes: Uint8Array): BesideThePicture {
  switch (kind) {
    case "jpeg":
      return { comments: jpegComments(bytes), packets: [] };
    case "gif":
      return gifTexts(bytes);
    default:
      return { comments: [], packets: [] };
  }
}

/** UTF-8 where it is that, as nearly all are, else Latin-1. */
function decode(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes("\uFFFD") ? new TextDecoder("latin1").decode(bytes) : text;
}

function jpegComments(bytes: Uint8Array): readonly string[] {
  const found: string[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && found.length < MAX_BLOCKS) {
    const marker = bytes[at + 1];
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === JPEG_SCAN || length < 2) {
      break;
    }
    if (marker === JPEG_COMMENT) {
      found.push(decode(bytes.subarray(at + 4, at + 2 + length)));
    }
    at += 2 + length;
  }
  return found;
}

function gifTexts(bytes: Uint8Array): BesideThePicture {
  const comments: string[] = [];
  const packets: string[] = [];
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length && comments.length < MAX_BLOCKS && packets.length < MAX_BLOCKS) {
    if (bytes[at] === GIF_EXTENSION) {
      const from = at + 2;
      at = endOfBlocks(bytes, from);
      if (bytes[from - 1] === GIF_COMMENT) {
        comments.push(decode(blocks(bytes, from, at)));
      } else if (bytes[from - 1] === GIF_APPLICATION && hasSignature(bytes, GIF_XMP, from)) {
        packets.push(decode(bytes.subarray(from + GIF_XMP.length, at - GIF_XMP_TRAILER - 1)));
      }
    } else if (bytes[at] === GIF_IMAGE) {
      at = endOfBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0));
    } else {
      break;
    }
  }
  return { comments, packets };
}

/** Bytes of the colour table that a descriptor's flags announce. */
function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Behind the empty block that ends blocks of up to 255 bytes. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    at += 1 + length;
  }
  return at + 1;
}

function blocks(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = from; at < to - 1; at += 1 + (bytes[at] ?? 0)) {
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  }
  return Buffer.concat(parts);
}
