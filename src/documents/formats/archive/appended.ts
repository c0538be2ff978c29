import type { FileInput, Reading } from "../format.ts";
import { endsAsZip } from "../zip/zip-directory.ts";
import { ZIP } from "./zip.ts";

/**
 * Reads the archive behind a picture or a PDF: readers of those stop before it, readers of archives begin at the end, so
 * that one file is both.
 * @throws OutOfBounds
 */
export async function readAppended(input: FileInput, reading: Reading): Promise<void> {
  if (endsAsZip(input.bytes)) {
    await ZIP.read(input, reading);
  }
}
