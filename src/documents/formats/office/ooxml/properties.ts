import type { XmlListener } from "../xml-reader.ts";

/** Parts of the package that tell facts about the file, by the type of the relationship to them. */
export const PROPERTY_PARTS: ReadonlySet<string> = new Set([
  "core-properties",
  "extended-properties",
  "custom-properties",
  "metadata",
]);

/** Counts and switches that programs keep of a document. */
const COUNT = /^(?:true|false|[\d.]{1,9})$/u;

/** Collects the core, application and custom properties as `Name: value`. */
export function propertyLines(lines: string[]): XmlListener {
  let custom = "";
  let text = "";
  return {
    open(name, attributes) {
      text = "";
      if (name === "property") {
        custom = attributes.name ?? "";
      }
    },
    close(name, parent) {
      const value = text.trim().replace(/\s+/gu, " ");
      text = "";
      if (value !== "" && (custom !== "" || !COUNT.test(value))) {
        lines.push(`${custom !== "" ? custom : parent === "vector" ? "part" : name}: ${value}`);
      }
      if (name === "property") {
        custom = "";
      }
    },
    text(piece) {
      text += piece;
    },
  };
}
