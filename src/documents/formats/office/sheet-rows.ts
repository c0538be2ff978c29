import type { WrittenText } from "./written-text.ts";

/** Cells that are padded for at most: a lonely cell far to the right would cost a line of nothing. */
const WIDEST_GAP = 100;
/** Rows are filled up to the width of those above, so that a table's rows have the same number of cells. */
const WIDEST_FILLED = 40;

/** The cells of a sheet, given row by row and in a row from left to right, written as lines. */
export interface SheetRows {
  /** Columns count from 0, rows from 1. */
  cell(row: number, column: number, text: string): void;
  /** Ends the last row; what is written next is no cell. */
  end(): void;
}

/** @param where the sheet's place */
export function createSheetRows(written: WrittenText, where: string): SheetRows {
  let row = -1;
  let next = 0;
  let width = 0;

  function endRow(): void {
    if (row !== -1) {
      if (next < width) {
        written.add("\t".repeat(width - next));
      }
      width = Math.min(Math.max(width, next), WIDEST_FILLED);
      written.endLine();
    }
    row = -1;
    next = 0;
  }

  return {
    cell(inRow, column, text) {
      const line = text.replace(/\s*[\t\r\n]+\s*/gu, " ").trim();
      if (line === "") {
        return;
      }
      if (inRow !== row) {
        endRow();
        row = inRow;
        written.at(where, row);
      }
      const gap = column - Math.max(next - 1, 0);
      if (column < next || gap > WIDEST_GAP) {
        // Its place can't be told by counting tabs any more.
        written.add("\t");
        written.at(where);
        next += 1;
      } else if (gap > 0) {
        written.add("\t".repeat(gap));
      }
      written.add(line);
      next = Math.max(next, column + 1);
    },
    end() {
      endRow();
      width = 0;
      written.at(where);
    },
  };
}

/** Row and column of a reference such as "B7"; null when it is none. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})/iu.exec(reference);
  if (parts?.[1] === undefined || parts[2] === undefined) {
    return null;
  }
  let column = 0;
  for (const letter of parts[1].toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return { row: Number(parts[2]), column: column - 1 };
}
