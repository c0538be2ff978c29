import type { Format, Reading } from "../format.ts";
import { OutOfBounds } from "../format.ts";
import { readMetadata } from "./metadata.ts";
import { createPictureFacts } from "./picture-facts.ts";
import { type PictureKind, pictureKind } from "./picture-kind.ts";
import { isLookedAt, readPictureText } from "./picture-text.ts";

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
    const orientation = await tellMetadata(kind, bytes, reading);
    if (reading.settings.ocrLanguages.length > 0 && isLookedAt(kind, bytes, reading)) {
      reading.later(() => readPictureText({ kind, bytes, orientation }, reading));
    }
  },
};

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
