import { createSheetRows } from "../sheet-rows.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlAttributes } from "../xml-reader.ts";

/** The cells of a spreadsheet's tables; tables of texts and slides are none of its business. */
export interface OdfCells {
  /** Whether the element was one of a spreadsheet's. */
  open(name: string, attributes: XmlAttributes): boolean;
  close(name: string): boolean;
  isInCell(): boolean;
  /** Adds to the text that the cell shows, or to the comment on it. */
  add(text: string): void;
}

interface Comment {
  readonly row: number;
  readonly column: number;
  text: string;
}

/** Follows a document's elements from the beginning. */
export function createOdfCells(written: WrittenText): OdfCells {
  let isSpreadsheet = false;
  let sheets = 0;
  let depth = 0;
  let row = 1;
  let repeated = 1;
  let column = 0;
  let cell: { readonly attributes: XmlAttributes; text: string } | null = null;
  let comment: Comment | null = null;
  let comments: Comment[] = [];
  let rows = createSheetRows(written, "");

  function beginSheet(name: string | undefined): void {
    sheets += 1;
    row = 1;
    comments = [];
    rows = createSheetRows(written, `sheet ${sheets}`);
    written.endLine();
    written.at(`sheet ${sheets}`);
    written.line(name ?? "");
  }

  function endSheet(): void {
    rows.end();
    const noted = createSheetRows(written, `sheet ${sheets}, comments`);
    for (const { row: inRow, column: inColumn, text } of comments) {
      noted.cell(inRow, inColumn, text);
      noted.end();
    }
    written.at("");
  }

  return {
    isInCell: () => cell !== null,
    add(text) {
      if (comment !== null) {
        comment.text += text;
      } else if (cell !== null) {
        cell.text += text;
      }
    },
    open(name, attributes) {
      isSpreadsheet ||= name === "spreadsheet";
      if (!isSpreadsheet) {
        return false;
      }
      if (name === "table") {
        depth += 1;
        if (depth === 1) {
          beginSheet(attributes.name);
        }
      } else if (name === "table-row" && depth === 1) {
        column = 0;
        repeated = count(attributes["number-rows-repeated"]);
      } else if ((name === "table-cell" || name === "covered-table-cell") && depth === 1) {
        cell = { attributes, text: "" };
      } else if (name === "annotation" && cell !== null) {
        comment = { row, column, text: "" };
        comments.push(comment);
      } else if (name === "table-row" || name === "table-cell") {
        return depth > 0;
      } else {
        return false;
      }
      return true;
    },
    close(name) {
      if (!isSpreadsheet) {
        return false;
      }
      if (name === "table") {
        depth -= 1;
        if (depth === 0) {
          endSheet();
        }
      } else if (name === "table-row") {
        row += depth === 1 ? repeated : 0;
      } else if ((name === "table-cell" || name === "covered-table-cell") && depth === 1 && cell !== null) {
        rows.cell(row, column, shown(cell.attributes, cell.text));
        column += count(cell.attributes["number-columns-repeated"]);
        cell = null;
      } else if (name === "annotation") {
        comment = null;
      } else if (name === "spreadsheet") {
        isSpreadsheet = false;
      } else {
        return false;
      }
      return true;
    },
  };
}

/** What a cell shows; dates in their ISO form, and numbers with all their digits. */
function shown(attributes: XmlAttributes, text: string): string {
  const { "date-value": date, value } = attributes;
  if (date !== undefined) {
    return date;
  }
  return value !== undefined && (/\dE|#/u.test(text) || text.trim() === "") ? value : text;
}

/** How often the same row or cell stands there; what is in it is told once. */
function count(repeated: string | undefined): number {
  return Math.max(Number(repeated) || 1, 1);
}
