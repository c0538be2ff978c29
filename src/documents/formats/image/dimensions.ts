import { gifBlocks } from "./gif-blocks.ts";
import type { PictureKind } from "./picture-kind.ts";
import { tiffDirectories } from "./tiff-directories.ts";

export interface Dimensions {
  /** Pixels; 0 when the picture does not say. */
  readonly width: number;
  readonly height: number;
}

const UNKNOWN: Dimensions = { width: 0, height: 0 };

/**
 * The largest dimensions a picture's headers claim, read as its decoder reads them, so that a picture can be refused
 * before anything is unpacked. {@link UNKNOWN} for kinds that nothing here decodes.
 */
export function dimensionsOf(kind: PictureKind, bytes: Uint8Array): Dimensions {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case "png":
      return view.byteLength < 24 ? UNKNOWN : { width: view.getUint32(16), height: view.getUint32(20) };
    case "gif":
      return gifDimensions(view, bytes);
    case "bmp":
      return bitmapDimensions(view);
    case "jpeg":
      return jpegDimensions(view);
    case "webp":
      return webpDimensions(view);
    case "tiff":
      return tiffDirectories(bytes).reduce(larger, UNKNOWN);
    case "heif":
    case "jxl":
      return UNKNOWN;
  }
}

function larger(one: Dimensions, other: Dimensions): Dimensions {
  return { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
}

function bitmapDimensions(view: DataView): Dimensions {
  if (view.byteLength < 26) {
    return UNKNOWN;
  }
  const isOld = view.getUint32(14, true) === 12;
  return isOld
    ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** An image may be larger than the screen it is drawn on. */
function gifDimensions(view: DataView, bytes: Uint8Array): Dimensions {
  if (view.byteLength < 10) {
    return UNKNOWN;
  }
  let found: Dimensions = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  for (const { what, start } of gifBlocks(bytes)) {
    if (what === "image" && start + 9 <= view.byteLength) {
      found = larger(found, { width: view.getUint16(start + 5, true), height: view.getUint16(start + 7, true) });
    }
  }
  return found;
}

/** Start-of-frame markers: C0 to CF but for those of tables (C4, CC) and the reserved C8 (ITU-T T.81, B.1.1.3). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegDimensions(view: DataView): Dimensions {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff || marker === 0) {
      at += 1;
    } else if (isFrame(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else {
      at += 2 + Math.max(2, view.getUint16(at + 2));
    }
  }
  return UNKNOWN;
}

/** Every chunk that names a size counts: the canvas may be smaller than the picture on it. */
function webpDimensions(view: DataView): Dimensions {
  let found = UNKNOWN;
  let at = 12;
  while (at + 18 <= view.byteLength) {
    const name = view.getUint32(at);
    const body = at + 8;
    if (name === chunkName("VP8X")) {
      found = larger(found, { width: 1 + getUint24(view, body + 4), height: 1 + getUint24(view, body + 7) });
    } else if (name === chunkName("VP8 ")) {
      found = larger(found, {
        width: view.getUint16(body + 6, true) & 0x3fff,
        height: view.getUint16(body + 8, true) & 0x3fff,
      });
    } else if (name === chunkName("VP8L")) {
      const bits = view.getUint32(body + 1, true);
      found = larger(found, { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) });
    }
    const length = view.getUint32(at + 4, true);
    at = body + length + (length % 2);
  }
  return found;
}

function chunkName(name: string): number {
  return Buffer.from(name, "latin1").readUInt32BE();
}

function getUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
