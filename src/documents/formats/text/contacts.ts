import type { Format } from "../format.ts";
import { headOf } from "../signatures.ts";
import { contentLines, isWords } from "./content-lines.ts";
import { decodeText } from "./decode-text.ts";

/** Contacts: a line a person, the name first, so that many are the list of people they are. */
export const CONTACTS: Format = {
  id: "contacts",
  recognises: ({ bytes }) => /^BEGIN:VCARD\b/i.test(headOf(bytes, 64)),
  async read({ bytes }, reading) {
    const people: string[] = [];
    let cells: string[] = [];
    for (const { name, value } of contentLines(await decodeText(bytes))) {
      if (name === "FN") {
        cells.unshift(value);
      } else if (isWords(name) && value !== "") {
        cells.push(value.replace(/;+/g, " ").trim());
      } else if (name === "END") {
        people.push(cells.join("\t"));
        cells = [];
      }
    }
    people.push(cells.join("\t"));
    reading.passage(people.join("\n").trim());
  },
};
