import type { XmlListener } from "./xml-reader.ts";

/** Counts and switches that programs keep of a document. */
const COUNT = /^(?:true|false|[\d.]{1,9})$/u;

/** Elements that are properties named by whoever added them: Office's and OpenDocument's. */
const CUSTOM = new Set(["property", "user-defined"]);

/** Collects the properties in a document's own files of them as `Name: value`. */
export function propertyLines(lines: string[]): XmlListener {
  let custom = "";
  let text = "";
  return {
    open(name, attributes) {
      text = "";
      if (CUSTOM.has(name)) {
        custom = attributes.name ?? "";
      }
    },
    close(name, parent) {
      const value = text.trim().replace(/\s+/gu, " ");
      text = "";
      if (value !== "" && (custom !== "" || !COUNT.test(value))) {
        lines.push(`${custom !== "" ? custom : parent === "vector" ? "part" : name}: ${value}`);
      }
      if (CUSTOM.has(name)) {
        custom = "";
      }
    },
    text(piece) {
      text += piece;
    },
  };
}
