import { gifBlocks, gifData } from "./gif-blocks.ts";
import type { PictureKind } from "./picture-kind.ts";

/** Blocks that are read of each sort; a file could consist of them. */
const MAX_BLOCKS = 100;
const JPEG_COMMENT = 0xfe;
const JPEG_SCAN = 0xda;
/** Bytes of a GIF's packet that stand before it, its name, and behind it, which lead readers of blocks to the end. */
const PACKET_NAME = 12;
const PACKET_TRAILER = 258;

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
  for (const block of gifBlocks(bytes)) {
    if (block.what === "comment" && comments.length < MAX_BLOCKS) {
      comments.push(decode(gifData(bytes, block)));
    } else if (block.what === "xmp" && packets.length < MAX_BLOCKS) {
      packets.push(decode(bytes.subarray(block.data + PACKET_NAME, block.end - PACKET_TRAILER)));
    }
  }
  return { comments, packets };
}
