import type { Format } from "../../format.ts";
import { isZip, zipDirectory } from "../../zip/zip-directory.ts";

/** Names that are looked at to tell an Office file from any archive. */
const LOOKED_AT = 2_000;

/** Word's, Excel's and PowerPoint's files since 2007, with macros and as templates too. */
export const OFFICE_OPEN_XML: Format = {
  id: "office-open-xml",
  recognises({ bytes }) {
    if (!isZip(bytes)) {
      return false;
    }
    const names = zipDirectory(bytes, LOOKED_AT).entries.map(({ name }) => name.replace(/^\/+/u, "").toLowerCase());
    return (
      names.some((name) => name === "[content_types].xml" || name === "_rels/.rels") &&
      names.some((name) => /^(?:word|xl|ppt)\//u.test(name))
    );
  },
  async read(input, reading) {
    const { readOfficeOpenXml } = await import("./package-text.ts");
    await readOfficeOpenXml(input, reading);
  },
};
