import type { WorkBook } from "@e965/xlsx";
import type { Asides } from "./asides.ts";
import { createNumberText, type NumberText } from "./number-text.ts";
import { createSheetRows } from "./sheet-rows.ts";
import type { WrittenText } from "./written-text.ts";

/** How SheetJS is asked to read a workbook: cells by row, formulas for what is quoted in them, nothing for display. */
const OPTIONS = {
  type: "buffer",
  dense: true,
  cellFormula: true,
  cellNF: true,
  cellHTML: false,
  cellText: false,
  cellDates: false,
} as const;

/** Cells of a sheet that are looked at: a sheet can claim many more than its file has. */
const MOST_CELLS = 5_000_000;

type Cells = readonly (readonly (Cell | undefined)[] | undefined)[];
type Cell = NonNullable<NonNullable<WorkBook["Sheets"][string]["!data"]>[number]>[number];

/** Reads a workbook through SheetJS; null when it can't. */
export async function binaryWorkbook(bytes: Buffer): Promise<WorkBook | null> {
  const { read } = await import("@e965/xlsx");
  try {
    return read(bytes, OPTIONS);
  } catch {
    // Its message may quote the file: that it could not be read is all that may be told.
    return null;
  }
}

/** Writes a workbook that SheetJS has read: sheets in their order, their comments, names and formulas' texts. */
export async function writeBinaryWorkbook(workbook: WorkBook, written: WrittenText, asides: Asides): Promise<void> {
  const { SSF } = await import("@e965/xlsx");
  const numberText = createNumberText(SSF, workbook.Workbook?.WBProps?.date1904 === true);
  for (const [index, name] of workbook.SheetNames.entries()) {
    const where = `sheet ${index + 1}`;
    written.at(where);
    written.line(name);
    writeCells(workbook.Sheets[name]?.["!data"] ?? [], where, numberText, written, asides);
  }
  for (const { Name: name, Ref: reference, Comment: comment } of workbook.Workbook?.Names ?? []) {
    for (const text of [name, reference, comment]) {
      asides.add("defined names", text);
    }
  }
}

function writeCells(cells: Cells, where: string, numberText: NumberText, written: WrittenText, asides: Asides): void {
  const rows = createSheetRows(written, where);
  const comments = createSheetRows(written, `${where}, comments`);
  const noted: (() => void)[] = [];
  let left = MOST_CELLS;
  for (const row in cells) {
    const inRow = cells[row] ?? [];
    for (const column in inRow) {
      const cell = inRow[column];
      left -= 1;
      if (cell === undefined || left < 0) {
        continue;
      }
      rows.cell(Number(row) + 1, Number(column), shown(cell, numberText));
      asides.add("links", cell.l?.Target);
      asides.add("links", cell.l?.Tooltip);
      for (const [, quoted] of (cell.f ?? "").matchAll(/"((?:[^"]|"")+)"/gu)) {
        asides.add(`${where}, formulas`, quoted);
      }
      for (const { a: author, t: text = "" } of cell.c ?? []) {
        noted.push(() =>
          comments.cell(Number(row) + 1, Number(column), [author?.trim(), text].filter(Boolean).join(": ")),
        );
      }
    }
  }
  rows.end();
  for (const write of noted) {
    write();
    comments.end();
  }
}

function shown(cell: NonNullable<Cell>, numberText: NumberText): string {
  if (cell.t === "n" && typeof cell.v === "number") {
    return numberText(cell.v, String(cell.z ?? "General"));
  }
  return cell.v === undefined ? "" : cell.t === "e" ? (cell.w ?? "") : String(cell.v);
}
