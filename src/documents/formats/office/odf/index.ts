import type { Format } from "../../format.ts";
import { isZip, zipDirectory } from "../../zip/zip-directory.ts";

const LOOKED_AT = 200;
const FLAT = "urn:oasis:names:tc:opendocument:xmlns:office";

/** Texts, sheets, presentations and drawings of LibreOffice and others: packed, or as one XML file. */
export const OPEN_DOCUMENT: Format = {
  id: "open-document",
  recognises({ bytes }) {
    if (!isZip(bytes)) {
      return isFlat(bytes);
    }
    const { entries } = zipDirectory(bytes, LOOKED_AT);
    const names = new Set(entries.map(({ name }) => name));
    return names.has("content.xml") && (names.has("mimetype") || names.has("META-INF/manifest.xml"));
  },
  async read(input, reading) {
    const { readFlatOpenDocument, readOpenDocument } = await import("./open-document.ts");
    await (isZip(input.bytes) ? readOpenDocument(input, reading) : readFlatOpenDocument(input, reading));
  },
};

function isFlat(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return /<(?:\w+:)?document\s/u.test(head) && head.includes(FLAT);
}
