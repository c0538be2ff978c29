import type { Reading } from "../format.ts";
import { type Asides, createAsides } from "./asides.ts";
import { createWrittenText, type WrittenText } from "./written-text.ts";

/**
 * Tells what is written, and then what stands beside it, even when the writing ends at a bound or at damage: what was
 * read until then counts.
 * @param part the part of the file that the text is of, "" for the file itself
 * @throws OutOfBounds, and what `write` throws
 */
export async function tellText(
  reading: Reading,
  part: string,
  write: (written: WrittenText, asides: Asides) => Promise<void> | void,
): Promise<void> {
  const written = createWrittenText(reading, part);
  const asides = createAsides();
  try {
    await write(written, asides);
  } finally {
    asides.write(written);
    written.flush();
  }
}
