import type { Reading } from "../format.ts";
import { type Dimensions, dimensionsOf } from "./dimensions.ts";
import { firstImageOnly } from "./gif-blocks.ts";
import type { PictureKind } from "./picture-kind.ts";
import { openTextRecogniser, type TextRecogniser, UnreadablePicture } from "./tesseract.ts";
import { tiffDirectories, withFirstDirectory } from "./tiff-directories.ts";

/** Pixels of a picture that is unpacked: a page scanned at 600 dots an inch; four bytes each. */
const MAX_PIXELS = 40_000_000;
/** A picture of fewer pixels across or down holds no phrase. */
const LEAST_SIDE = 10;
const LEAST_LONG_SIDE = 64;
/** Pages of a scan in which text is read. */
const MAX_PAGES = 20;

/** A picture to look at. */
export interface Picture {
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
  /** As Exif counts, 1 to 8. */
  readonly orientation: number;
}

/** Of one process, for one set of languages: starting it takes as long as a small picture. */
let recogniser: { readonly languages: string; readonly opened: Promise<TextRecogniser> } | null = null;

/**
 * Whether a picture is worth looking at and small enough to be unpacked; one that is too large, and one of a kind that
 * nothing here unpacks, is a gap.
 */
export function isLookedAt(kind: PictureKind, bytes: Uint8Array, reading: Reading): boolean {
  if (kind === "heif" || kind === "jxl") {
    reading.gap("unsupported");
    return false;
  }
  const size = dimensionsOf(kind, bytes);
  if (size.width * size.height > MAX_PIXELS) {
    reading.gap("too-large");
    return false;
  }
  return !isTiny(size);
}

function isTiny({ width, height }: Dimensions): boolean {
  return Math.min(width, height) < LEAST_SIDE || Math.max(width, height) < LEAST_LONG_SIDE;
}

/** Reads the text in a picture, or on every page of one that has several, in the languages of the settings. */
export async function readPictureText(picture: Picture, reading: Reading): Promise<void> {
  const pages = picture.kind === "tiff" ? tiffDirectories(picture.bytes) : [];
  if (pages.length < 2) {
    const bytes = picture.kind === "gif" ? firstImageOnly(picture.bytes) : picture.bytes;
    await readPage({ ...picture, bytes }, "", reading);
    return;
  }
  for (const [index, page] of pages.slice(0, MAX_PAGES).entries()) {
    if (!isTiny(page)) {
      await readPage({ ...picture, bytes: withFirstDirectory(picture.bytes, page) }, `page ${index + 1}`, reading);
    }
  }
  if (pages.length > MAX_PAGES) {
    reading.gap("too-large");
  }
}

async function readPage({ bytes, orientation }: Picture, where: string, reading: Reading): Promise<void> {
  const { recognise } = await openOnce(reading.settings.ocrLanguages);
  let text: string;
  try {
    text = recognise(bytes, orientation);
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) {
      // Whatever state it is in, no other picture is to meet it.
      recogniser = null;
    }
    reading.gap("malformed");
    return;
  }
  reading.passage(text, { where });
}

function openOnce(languages: readonly string[]): Promise<TextRecogniser> {
  const wanted = languages.join("+");
  if (recogniser?.languages !== wanted) {
    recogniser = { languages: wanted, opened: openTextRecogniser(languages) };
  }
  return recogniser.opened;
}
