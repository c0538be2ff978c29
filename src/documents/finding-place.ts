import type { Mark, Passage } from "./formats/format.ts";

const TAB = 9;
const LETTERS = 26;

/** Where in its file a finding stands, "" when that is the file itself: the passage's place and the mark in force. */
export function findingPlace({ where, marks, text }: Passage, start: number): string {
  const mark = markInForce(marks, start);
  const cell = mark?.row === undefined ? "" : `cell ${columnName(columnOf(text, mark.at, start))}${mark.row}`;
  return [where, mark?.where ?? "", cell].filter((part) => part !== "").join(", ");
}

/** The last mark at or before an offset; there may be as many as a sheet has rows. */
function markInForce(marks: readonly Mark[], offset: number): Mark | undefined {
  let from = 0;
  let to = marks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((marks[middle]?.at ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return marks[from - 1];
}

/** Cells are a tab apart. */
function columnOf(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === TAB) column += 1;
  }
  return column;
}

/** 0 is "A", 25 "Z", 26 "AA". */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % LETTERS));
  return column < LETTERS ? letter : `${columnName(Math.floor(column / LETTERS) - 1)}${letter}`;
}
