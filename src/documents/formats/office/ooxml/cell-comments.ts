import { cellAt, createSheetRows } from "../sheet-rows.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlListener } from "../xml-reader.ts";

/** Reads the notes or the threads of comments on a sheet's cells, each told to be at its cell, after its author. */
export function cellComments(written: WrittenText, where: string, names: ReadonlyMap<string, string>): XmlListener {
  const rows = createSheetRows(written, where);
  const authors: string[] = [];
  let reference = "";
  let author = "";
  let text = "";
  let isTaking = false;
  return {
    open(name, attributes) {
      if (name === "comment" || name === "threadedComment") {
        reference = attributes.ref ?? "";
        author = names.get(attributes.personId ?? "") ?? authors[Number(attributes.authorId)] ?? "";
        text = "";
      }
      isTaking = name === "t" || name === "author" || (name === "text" && attributes.count === undefined);
      if (name === "author") {
        text = "";
      }
    },
    close(name) {
      isTaking = false;
      if (name === "author") {
        authors.push(text);
      } else if (name === "comment" || name === "threadedComment") {
        const { row, column } = cellAt(reference) ?? { row: 1, column: 0 };
        // Ended each time: comments need not come in the order of their cells.
        rows.cell(row, column, [author, text.trim()].filter((part) => part !== "").join(": "));
        rows.end();
      }
    },
    text(piece) {
      if (isTaking) {
        text += piece;
      }
    },
  };
}
