import type { Reading } from "../format.ts";
import { type Dimensions, dimensionsOf } from "./dimensions.ts";
import type { PictureKind } from "./picture-kind.ts";

/** Pixels of a picture that is unpacked: a page scanned at 600 dots an inch; four bytes each. */
const MAX_PIXELS = 40_000_000;
/** A picture of fewer pixels across or down holds no phrase. */
const LEAST_SIDE = 10;
const LEAST_LONG_SIDE = 64;

/** A picture to look at. */
export interface Picture {
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
  /** As Exif counts, 1 to 8. */
  readonly orientation: number;
}

/**
 * Whether a picture is worth looking at and small enough to be unpacked; one that is too large, one that
 * doesn't say how large it is, and one of a kind that nothing here unpacks is a gap.
 */
export function isLookedAt(kind: PictureKind, bytes: Uint8Array, reading: Reading): boolean {
  if (kind === "heif" || kind === "jxl") {
    reading.gap("unsupported");
    return false;
  }
  const size = dimensionsOf(kind, bytes);
  if (size.width === 0 || size.height === 0) {
    reading.gap("malformed");
    return false;
  }
  if (size.width * size.height > MAX_PIXELS) {
    reading.gap("too-large");
    return false;
  }
  return !isTiny(size);
}

/** An icon, a rule, a dot that counts readers. */
export function isTiny({ width, height }: Dimensions): boolean {
  return Math.min(width, height) < LEAST_SIDE || Math.max(width, height) < LEAST_LONG_SIDE;
}
