import type { Format } from "../../format.ts";

const BEGINNING = "{\\rtf";

/** Rich Text Format. */
export const RTF: Format = {
  id: "rtf",
  recognises: ({ bytes }) => Buffer.from(bytes.subarray(0, BEGINNING.length)).toString("latin1") === BEGINNING,
  async read(input, reading) {
    const { readRtf } = await import("./rtf-text.ts");
    await readRtf(input.bytes, reading);
  },
};
