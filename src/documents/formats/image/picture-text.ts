import type { Reading } from "../format.ts";
import { firstImageOnly } from "./gif-blocks.ts";
import { isTiny, type Picture } from "./picture.ts";
import { openTextRecogniser, type TextRecogniser, UnreadablePicture } from "./tesseract.ts";
import { tiffDirectories, withFirstDirectory } from "./tiff-directories.ts";

/** Pages of a scan in which text is read. */
const MAX_PAGES = 20;

/** Of one process, for one set of languages: starting it takes as long as a small picture. */
let recogniser: { readonly languages: string; readonly opened: Promise<TextRecogniser> } | null = null;

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
