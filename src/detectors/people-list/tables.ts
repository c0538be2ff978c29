import { attributeIn, headerMeaning } from "./attributes.ts";
import { cellsOf, columnsOf, type Delimiter, delimiterOf } from "./columns.ts";
import type { Lines } from "./lines.ts";
import type { PeopleList } from "./list.ts";
import { isName } from "./names.ts";

/** Rows below a header that names people and something of them; without one, more are needed. */
const LEAST_WITH_HEADER = 3;
const LEAST_WITHOUT = 5;
/** Rows looked at to tell what a column holds; the rest of a sheet is like its beginning. */
const SAMPLE = 50;
/** Share of a column's cells that tell what it holds. */
const MOST_OF = 0.6;
const LOGS = 0.3;
/** Longest cell that is an attribute and no sentence. */
const LONGEST_CELL = 60;

/** Rows with the same number of columns: lines from `first` to before `behind`. */
interface Block {
  readonly delimiter: Delimiter;
  readonly first: number;
  readonly behind: number;
}

/** The blocks of a text that are long enough for tables. */
function* blocksOf(text: string, lines: Lines): Iterable<Block> {
  for (let first = 0; first < lines.count; ) {
    const start = lines.start(first);
    const end = lines.end(first);
    const delimiter = start === end ? null : delimiterOf(text, start, end);
    let behind = first + 1;
    if (delimiter !== null) {
      const columns = columnsOf(text, start, end, delimiter);
      const slack = columns > 3 ? 1 : 0;
      for (; behind < lines.count; behind += 1) {
        const found = columnsOf(text, lines.start(behind), lines.end(behind), delimiter);
        if (found === 0 || Math.abs(found - columns) > slack) {
          break;
        }
      }
      if (columns >= 2 && behind - first > LEAST_WITH_HEADER) {
        yield { delimiter, first, behind };
      }
    }
    first = behind;
  }
}

/** Lines of logs have dates and names too, but also clock times, levels and hashes. */
const LOG_LINE =
  /\d{2}:\d{2}:\d{2}|\b(?:error|warn|info|debug|trace)\b|\b[0-9a-f]{7,40}\b(?=[\s,;|])|\bv?\d+\.\d+\.\d+\b/iu;
const RULE = /^[\s|:-]+$/u;

function tableOf(cased: string, folded: string, lines: Lines, block: Block): PeopleList | null {
  const { delimiter, first, behind } = block;
  const header = cellsOf(folded, lines.start(first), lines.end(first), delimiter).map(headerMeaning);
  const named = header.filter((meaning) => meaning !== null);
  const hasHeader = named.length >= 2;
  if (!hasHeader && behind - first < LEAST_WITHOUT) {
    return null;
  }
  const isRuled = hasHeader && RULE.test(cased.slice(lines.start(first + 1), lines.end(first + 1)));
  const body = first + (hasHeader ? 1 : 0) + Number(isRuled);
  const count = behind - body;
  const last = Math.min(behind, body + SAMPLE);
  const rows: string[][] = [];
  for (let index = body; index < last; index += 1) {
    rows.push(cellsOf(cased, lines.start(index), lines.end(index), delimiter));
  }
  const most = Math.max(1, rows.length * MOST_OF);
  const span = { start: lines.start(first), end: lines.end(behind - 1), count };
  if (hasHeader) {
    const identifies = named.includes("name") || named.includes("email");
    const says = new Set(named).size >= 2;
    const isFilled = (): boolean =>
      header.some((meaning, column) => meaning !== null && distinctOf(rows, column) >= most);
    if (count >= LEAST_WITH_HEADER && identifies && says && isFilled()) {
      return { kind: "people-table", ...span, confidence: count >= 5 ? 0.92 : 0.8 };
    }
  }
  if (count < LEAST_WITHOUT || !holdsPeople(rows, most)) {
    return null;
  }
  let logs = 0;
  for (let index = body; index < last; index += 1) {
    logs += Number(LOG_LINE.test(cased.slice(lines.start(index), lines.end(index))));
  }
  return logs > rows.length * LOGS ? null : { kind: "people-table", ...span, confidence: count >= 10 ? 0.88 : 0.75 };
}

/** True when one column has names and another says one sort of thing of each. */
function holdsPeople(rows: readonly (readonly string[])[], most: number): boolean {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  return (
    columns.some((column) => hasMany(rows, column, most, isNameCell) && distinctOf(rows, column) >= most) &&
    columns.some((column) => saysOneThing(rows, column, most) && distinctOf(rows, column) > 1)
  );
}

function isNameCell(cell: string): boolean {
  return isName(cell, 0, cell.length);
}

/** True when enough cells of a column are of a sort; gives up when too few are left for that. */
function hasMany(
  rows: readonly (readonly string[])[],
  column: number,
  most: number,
  isOfSort: (cell: string) => boolean,
): boolean {
  let count = 0;
  for (const [index, row] of rows.entries()) {
    count += Number(isOfSort(row[column] ?? ""));
    if (count + rows.length - index - 1 < most) {
      return false;
    }
  }
  return true;
}

function saysOneThing(rows: readonly (readonly string[])[], column: number, most: number): boolean {
  const counts = new Map<string, number>();
  let none = 0;
  for (const row of rows) {
    const cell = row[column] ?? "";
    const attribute = cell.length > LONGEST_CELL ? null : attributeIn(cell);
    if (attribute !== null) {
      counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
    } else if (++none > rows.length - most) {
      return false;
    }
  }
  return Math.max(0, ...counts.values()) >= most;
}

function distinctOf(rows: readonly (readonly string[])[], column: number): number {
  return new Set(rows.map((row) => row[column] ?? "")).size;
}

/**
 * Sheets and pasted columns in which rows are people, the first `most` of a text. Both texts have the same offsets;
 * `folded` is lower case.
 */
export function peopleTables(cased: string, folded: string, lines: Lines, most: number): PeopleList[] {
  const tables: PeopleList[] = [];
  for (const block of blocksOf(cased, lines)) {
    const table = tableOf(cased, folded, lines, block);
    if (table !== null && tables.push(table) > most) {
      break;
    }
  }
  return tables;
}
