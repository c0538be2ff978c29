import type { WrittenText } from "../written-text.ts";
import type { XmlListener } from "../xml-reader.ts";

/** Elements that hold one value of a source's column. */
const VALUES = new Set(["s", "n", "d"]);

/**
 * The data that a pivot table keeps of its source, even when the source was deleted: a line for each column with its
 * different values, and one for each record.
 */
export function pivotText(written: WrittenText): XmlListener {
  return {
    open(name, { name: column, caption, v }) {
      if (name === "cacheField") {
        written.add(`${caption ?? column ?? ""}\t`);
      } else if (VALUES.has(name) && v !== undefined) {
        written.add(`${v}\t`);
      }
    },
    close(name) {
      if (name === "cacheField" || name === "r") {
        written.endLine();
      }
    },
    text: () => undefined,
  };
}
