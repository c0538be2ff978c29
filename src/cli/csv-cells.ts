/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const NUMBER = /^'*-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** One row of CSV. Cells that a spreadsheet would run begin with an apostrophe, which `fromCell` takes off again. */
export function csvRow(values: readonly string[]): string {
  return `${values.map((value) => toCell(value)).join(",")}\r\n`;
}

function toCell(value: string): string {
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The value of a cell. */
export function fromCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A list in one cell: `;` between, `\;` for one inside. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, "\\$&")).join("; ");
}

/** The parts of such a list; empty ones are none. */
export function splitList(cell: string): string[] {
  const items = (cell.match(/(?:\\[\\;]|[^;])+/g) ?? []).map((item) => item.replace(/\\([\\;])/g, "$1").trim());
  return items.filter((item) => item !== "");
}

/** A clue in a cell. Digits that are a word carry an apostrophe, as in a spreadsheet. */
export function clueCell(value: string | number): string {
  return typeof value === "string" && NUMBER.test(value) ? `'${value}` : String(value);
}

/** The clue of a cell: a number when it is written as one. */
export function clueOf(cell: string): string | number {
  if (!NUMBER.test(cell)) return cell;
  return cell.startsWith("'") ? cell.slice(1) : Number(cell);
}
