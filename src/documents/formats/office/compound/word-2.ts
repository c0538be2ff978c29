import type { Format } from "../../format.ts";
import { tellText } from "../tell-text.ts";

/** Documents of Word 2 for Windows, the last that were no compound files. */
export const WORD_2: Format = {
  id: "word-2",
  recognises: ({ bytes }) => bytes[0] === 0xdb && bytes[1] === 0xa5 && bytes.length > 0x180,
  async read({ bytes }, reading) {
    const { writeDoc } = await import("./doc-text.ts");
    const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    await tellText(reading, "", (written, asides) => {
      const problem = writeDoc({ document, table: () => null }, written, asides);
      if (problem !== null) {
        reading.gap(problem);
      }
    });
  },
};
