import type { WrittenText } from "./written-text.ts";

/** A row that is longer than this, or whose cells have more lines, is no record but a layout: its cells are lines. */
const LONGEST_RECORD = 2_000;
const MOST_LINES_IN_CELL = 4;

/** A paragraph this long is handed on before it ends. */
const LONGEST_PARAGRAPH = 200_000;

/**
 * - `kept`: text that stands whether or not changes are accepted.
 * - `inserted`: text of the document as it is now only.
 * - `deleted`: text of the document as it was only.
 */
export type Change = "kept" | "inserted" | "deleted";

/** Paragraphs and tables, which may stand inside each other, written as lines. */
export interface BlockText {
  add(text: string, change?: Change): void;
  /** Begins a paragraph; one that is open goes on when this one has ended (a text box). */
  openParagraph(): void;
  /**
   * Ends the paragraph that was begun last, or the text outside of any. One with tracked changes is two lines: as it is,
   * and as it was before.
   */
  closeParagraph(): void;
  openRow(): void;
  openCell(): void;
  /** Writes the row as one line, a tab between its cells. */
  closeRow(): void;
  /** Whether the text being added belongs to a table's cell, where tabs and line breaks would spoil the row. */
  isInCell(): boolean;
}

interface Paragraph {
  now: string;
  before: string;
  isChanged: boolean;
}

interface Row {
  readonly cells: string[][];
  length: number;
  /** It turned out to be no record: lines go straight on. */
  isLayout: boolean;
}

/** @param where the place of the lines, to which the mark of deleted text is added */
export function createBlockText(written: WrittenText, where: () => string): BlockText {
  const outside: Paragraph = { now: "", before: "", isChanged: false };
  const open: Paragraph[] = [];
  const rows: Row[] = [];

  function line(text: string, depth = rows.length): void {
    const row = rows[depth - 1];
    if (row === undefined) {
      written.line(text);
      return;
    }
    if (row.isLayout || row.cells.length === 0) {
      line(text, depth - 1);
      return;
    }
    const cell = row.cells.at(-1) ?? [];
    cell.push(text);
    row.length += text.length;
    if (row.length > LONGEST_RECORD || cell.length > MOST_LINES_IN_CELL) {
      row.isLayout = true;
      for (const held of row.cells.splice(0).flat()) {
        line(held, depth - 1);
      }
    }
  }

  function write(paragraph: Paragraph): void {
    const { now, before, isChanged } = paragraph;
    paragraph.now = "";
    paragraph.before = "";
    paragraph.isChanged = false;
    if (now.trim() !== "") {
      line(now);
    }
    if (isChanged && before.trim() !== "") {
      const place = where();
      written.at(place === "" ? "deleted text" : `${place}, deleted text`);
      line(before);
      written.at(place);
    }
  }

  return {
    add(text, change = "kept") {
      const paragraph = open.at(-1) ?? outside;
      if (change !== "deleted") {
        paragraph.now += text;
      }
      if (change !== "inserted") {
        paragraph.before += text;
      }
      paragraph.isChanged ||= change === "deleted";
      if (paragraph.now.length + paragraph.before.length > LONGEST_PARAGRAPH) {
        write(paragraph);
      }
    },
    openParagraph() {
      open.push({ now: "", before: "", isChanged: false });
    },
    closeParagraph() {
      write(open.pop() ?? outside);
    },
    openRow() {
      rows.push({ cells: [], length: 0, isLayout: false });
    },
    openCell() {
      const row = rows.at(-1);
      if (row !== undefined && !row.isLayout) {
        row.cells.push([]);
        row.length += 1;
      }
    },
    closeRow() {
      const row = rows.pop();
      const record = row?.cells.map((lines) => lines.join(" ")).join("\t") ?? "";
      if (record.trim() !== "") {
        line(record);
      }
    },
    isInCell: () => rows.at(-1)?.isLayout === false,
  };
}
