import { type Attribute, attributeIn, headerMeaning } from "./attributes.ts";
import type { Line, PeopleList } from "./list.ts";
import { isName } from "./names.ts";

const DELIMITERS = ["\t", ";", "|", ","] as const;
/** Rows below a header that names people and something of them; without one, more are needed. */
const LEAST_WITH_HEADER = 3;
const LEAST_WITHOUT = 5;
/** Rows looked at to tell what a column holds; the rest of a sheet is like its beginning. */
const SAMPLE = 50;
const MOST_COLUMNS = 60;
const QUOTE = 34;

interface Block {
  readonly delimiter: string;
  readonly lines: readonly Line[];
}

/** A line without the bars that a table may have on its sides. */
function withoutSides(line: string, delimiter: string): string {
  return delimiter === "|" ? line.trim().replace(/^\||\|$/gu, "") : line;
}

/** Offsets of the delimiters between cells, as many as are of use; those inside quotes part nothing. */
function partings(line: string, delimiter: string): number[] {
  const found: number[] = [];
  const sought = delimiter.charCodeAt(0);
  let quoted = false;
  for (let at = 0; at < line.length && found.length < MOST_COLUMNS; at += 1) {
    const code = line.charCodeAt(at);
    if (code === QUOTE) {
      quoted = !quoted;
    } else if (code === sought && !quoted) {
      found.push(at);
    }
  }
  return found;
}

function cells(line: string, delimiter: string): string[] {
  const bare = withoutSides(line, delimiter);
  const ends = partings(bare, delimiter);
  if (ends.length < MOST_COLUMNS) {
    ends.push(bare.length);
  }
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : ends[index - 1]! + 1;
    return bare.slice(start, end).trim().replace(/^"|"$/gu, "");
  });
}

function countOf(line: string, delimiter: string): number {
  return Math.min(MOST_COLUMNS, partings(withoutSides(line, delimiter), delimiter).length + 1);
}

/** Runs of lines with the same number of columns. */
function blocksOf(text: string, lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; ) {
    const first = lines[index];
    if (first !== undefined && first.start === first.end) {
      index += 1;
      continue;
    }
    const written = first === undefined ? "" : text.slice(first.start, first.end);
    const delimiter = DELIMITERS.find((candidate) => written.includes(candidate));
    if (first === undefined || delimiter === undefined) {
      index += 1;
      continue;
    }
    const columns = countOf(written, delimiter);
    const block: Line[] = [first];
    for (let next = index + 1; next < lines.length; next += 1) {
      const line = lines[next];
      const row = line === undefined ? "" : text.slice(line.start, line.end);
      if (
        line === undefined ||
        !row.includes(delimiter) ||
        Math.abs(countOf(row, delimiter) - columns) > (columns > 3 ? 1 : 0)
      ) {
        break;
      }
      block.push(line);
    }
    if (columns >= 2 && block.length > LEAST_WITH_HEADER) {
      blocks.push({ delimiter, lines: block });
    }
    index += block.length;
  }
  return blocks;
}

interface Column {
  readonly names: number;
  readonly attributes: ReadonlyMap<Attribute, number>;
  readonly distinct: number;
}

function columnsOf(rows: readonly (readonly string[])[]): Column[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => {
    const attributes = new Map<Attribute, number>();
    const values = new Set<string>();
    let names = 0;
    for (const row of rows) {
      const cell = row[index] ?? "";
      values.add(cell);
      names += isName(cell) ? 1 : 0;
      const attribute = cell.length > 60 ? null : attributeIn(cell);
      if (attribute !== null) {
        attributes.set(attribute, (attributes.get(attribute) ?? 0) + 1);
      }
    }
    return { names, attributes, distinct: values.size };
  });
}

/** Lines of logs have dates and names too, but also clock times, levels and hashes. */
const LOG_LINE =
  /\d{2}:\d{2}:\d{2}|\b(?:error|warn|info|debug|trace)\b|\b[0-9a-f]{7,40}\b(?=[\s,;|])|\bv?\d+\.\d+\.\d+\b/iu;

function tableOf(cased: string, folded: string, block: Block): PeopleList | null {
  const { lines, delimiter } = block;
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) {
    return null;
  }
  const header = cells(folded.slice(first.start, first.end), delimiter).map(headerMeaning);
  const named = header.filter((meaning) => meaning !== null);
  const hasHeader = named.length >= 2;
  const rule = lines[1] === undefined ? "" : cased.slice(lines[1].start, lines[1].end);
  const body = lines.slice(hasHeader ? (/^[\s|:-]+$/u.test(rule) ? 2 : 1) : 0);
  const sample = body.slice(0, SAMPLE).map((line) => cased.slice(line.start, line.end));
  const rows = sample.map((line) => cells(line, delimiter));
  const columns = columnsOf(rows);
  const most = Math.max(1, sample.length * 0.6);
  const span = { start: first.start, end: last.end, count: body.length };
  if (hasHeader) {
    const identifies = named.includes("name") || named.includes("email");
    const says = new Set(named).size >= 2;
    const filled = columns.some(({ distinct }, index) => header[index] !== null && distinct >= most);
    if (identifies && says && filled && body.length >= LEAST_WITH_HEADER) {
      return { kind: "people-table", ...span, confidence: body.length >= 5 ? 0.92 : 0.8 };
    }
  }
  if (body.length < LEAST_WITHOUT || sample.filter((line) => LOG_LINE.test(line)).length > sample.length * 0.3) {
    return null;
  }
  const people = columns.some(({ names, distinct }) => names >= most && distinct >= most);
  const facts = columns.some(({ attributes, distinct }) => Math.max(0, ...attributes.values()) >= most && distinct > 1);
  return people && facts ? { kind: "people-table", ...span, confidence: body.length >= 10 ? 0.88 : 0.75 } : null;
}

/** Sheets and pasted columns in which rows are people. Both texts have the same offsets; `folded` is lower case. */
export function peopleTables(cased: string, folded: string, lines: readonly Line[]): PeopleList[] {
  return blocksOf(cased, lines)
    .map((block) => tableOf(cased, folded, block))
    .filter((table) => table !== null);
}
