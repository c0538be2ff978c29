import type { Format } from "../../format.ts";
import { isCompound } from "./compound-file.ts";

/** Word's, Excel's and PowerPoint's files before 2007, and later ones that are encrypted. */
export const COMPOUND_OFFICE: Format = {
  id: "compound-office",
  recognises: ({ bytes }) => isCompound(bytes),
  async read(input, reading) {
    const { readCompound } = await import("./compound-text.ts");
    await readCompound(input.bytes, reading);
  },
};
