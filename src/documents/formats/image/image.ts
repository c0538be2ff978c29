import { readAppended } from "../archive/appended.ts";
import { type Format, OutOfBounds, type Reading } from "../format.ts";
import { countFaces } from "./faces.ts";
import { readMetadata } from "./metadata.ts";
import { isLookedAt, type Picture } from "./picture.ts";
import { createPictureFacts } from "./picture-facts.ts";
import { type PictureKind, pictureKind } from "./picture-kind.ts";
import { readPictureText } from "./picture-text.ts";

/** Pictures: what their metadata says, and later, when everything else was read, the text and the faces in them. */
export const IMAGE: Format = {
  id: "image",
  recognises: ({ bytes }) => pictureKind(bytes) !== null,
  async read(input, reading) {
    const kind = pictureKind(input.bytes);
    if (kind === null) {
      return;
    }
    const { bytes } = input;
    await readAppended(input, reading);
    const orientation = await tellMetadata(kind, bytes, reading);
    const { ocrLanguages, faces } = reading.settings;
    if ((faces || ocrLanguages.length > 0) && isLookedAt(kind, bytes, reading)) {
      reading.later(() => lookAt({ kind, bytes, orientation }, reading));
    }
  },
};

async function lookAt(picture: Picture, reading: Reading): Promise<void> {
  const { ocrLanguages, faces } = reading.settings;
  if (ocrLanguages.length > 0) {
    await readPictureText(picture, reading);
  }
  if (faces) {
    await countFaces(picture, reading);
  }
}

async function tellMetadata(kind: PictureKind, bytes: Uint8Array, reading: Reading): Promise<number> {
  const facts = createPictureFacts();
  let orientation = 1;
  try {
    orientation = await readMetadata(kind, bytes, facts, reading);
  } catch (error) {
    if (error instanceof OutOfBounds) {
      throw error;
    }
    reading.gap("malformed");
  }
  facts.tell(reading);
  return orientation;
}
