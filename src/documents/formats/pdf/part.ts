import { OutOfBounds, type Reading } from "../format.ts";

/** One damaged part hides none of the others. Returns whether it could be read. */
export async function part(reading: Reading, read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof OutOfBounds) {
      throw error;
    }
    reading.gap("malformed");
    return false;
  }
}
