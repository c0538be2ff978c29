import { type CsvError, parse } from "csv-parse/sync";
import type { z } from "zod";
import { didYouMean } from "../config/nearest-name.ts";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import { schemaProblems } from "../config/schema-problems.ts";
import type { YamlSource } from "../config/yaml-source.ts";
import { clueOf, fromCell, splitList } from "./csv-cells.ts";
import { clientSchema, embargoSchema, givenClient, givenEmbargo } from "./register-entry-schema.ts";
import type { RegisterRow } from "./register-file.ts";

/** Columns of a register, `clue:…` ones apart. A list is one cell. */
export const CSV_COLUMNS = [
  "kind",
  "id",
  "name",
  "aliases",
  "domains",
  "people",
  "accounts",
  "rooms",
  "consent:until",
  "consent:for",
  "consent:by",
  "phrases",
  "lifts",
  "cleared:users",
  "cleared:groups",
  "cleared:channels",
  "cleared:orgs",
  "owner",
] as const;

/** Begins the name of a clue's column. */
export const CLUE = "clue:";

const LISTS: ReadonlySet<string> = new Set(["aliases", "domains", "accounts", "rooms", "phrases"]);

/** Tells how far something is, 0..1. */
type OnShare = (share: number) => void;

/** Reads a register in CSV. @throws ConfigError with every problem, its column and the line its row begins at. */
export function readRegisterCsv(text: string, fileName: string, onShare: OnShare = () => undefined): RegisterRow[] {
  const problems: ConfigProblem[] = [];
  const [header, ...records] = recordsOf(text, fileName, problems, (share) => onShare(share / 2));
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  problems.push(...headerProblems(columns, `${fileName}:${header?.line ?? 1}`));
  if (problems.length > 0) throw new ConfigError(problems);
  const rows: RegisterRow[] = [];
  for (const [index, { cells, line }] of records.entries()) {
    onShare(0.5 + index / records.length / 2);
    const read = readRow(columns, cells, `${fileName}:${line}`);
    if (Array.isArray(read)) problems.push(...read);
    else rows.push(read);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return rows;
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
}

function recordsOf(text: string, fileName: string, problems: ConfigProblem[], onShare: OnShare): CsvRecord[] {
  const size = Buffer.byteLength(text);
  const [first = ""] = text.split(/\r?\n/, 1);
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      // Spreadsheets of many countries part cells with semicolons.
      delimiter: [",", ";", "\t"].find((sign) => first.includes(sign)) ?? ",",
      on_record(cells: readonly string[], { lines, bytes }) {
        onShare(bytes / size);
        if (cells.some((cell) => cell.trim() !== "")) records.push({ cells, line: lines - lineEndsIn(cells) });
        return null;
      },
      skip_records_with_error: true,
      on_skip(error) {
        problems.push(syntaxProblem(error, fileName));
        return undefined;
      },
    });
    return records;
  } catch (error) {
    if (!isCsvError(error)) throw error;
    // What follows a quote that never ends can't be told apart.
    throw new ConfigError([...problems, syntaxProblem(error, fileName)]);
  }
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

/** The library's own message quotes the cell. */
function syntaxProblem(error: CsvError | undefined, fileName: string): ConfigProblem {
  const code = error?.code.replace(/^CSV_/, "").toLowerCase().replaceAll("_", " ");
  return { where: `${fileName}:${String(error?.lines ?? 1)}`, key: "", message: `not valid CSV: ${code ?? "unknown"}` };
}

function headerProblems(columns: readonly string[], where: string): ConfigProblem[] {
  const problems = columns.flatMap((column, index): ConfigProblem[] => {
    if (columns.indexOf(column) < index) return [{ where, key: column, message: "this column is given twice" }];
    if (column.startsWith(CLUE) && column.length > CLUE.length) return [];
    const known = CSV_COLUMNS.some((one) => one === column);
    return known ? [] : [{ where, key: column, message: `unknown column${didYouMean(column, CSV_COLUMNS)}` }];
  });
  if (!columns.includes("name")) problems.push({ where, key: "name", message: "this column is required" });
  return problems;
}

function readRow(columns: readonly string[], cells: readonly string[], where: string): RegisterRow | ConfigProblem[] {
  if (cells.length > columns.length) return [{ where, key: "", message: "has more cells than the header has columns" }];
  const cellOf = new Map(columns.map((column, index) => [column, fromCell(cells[index] ?? "")]));
  const kind = cellOf.get("kind")?.trim() || ((cellOf.get("lifts") ?? "") === "" ? "client" : "embargo");
  function problem(path: YamlPath, message: string, key?: string): ConfigProblem {
    return { where, key: columnOf(key === undefined ? path : [...path, key]), message };
  }
  function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | ConfigProblem[] {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : schemaProblems(parsed.error, schema, { value, problem });
  }
  if (kind === "client") {
    const read = checked(clientSchema, clientOf(cellOf));
    return Array.isArray(read) ? read : { id: read.id ?? null, given: givenClient(read), problem: problemAt(where) };
  }
  if (kind === "embargo") {
    const read = checked(embargoSchema, embargoOf(cellOf));
    return Array.isArray(read) ? read : { id: read.id ?? null, given: givenEmbargo(read), problem: problemAt(where) };
  }
  return [problemAt(where)("kind", "must be client or embargo")];
}

/** Apart from the reading of the row, so that a row kept does not keep its cells. */
function problemAt(where: string): RegisterRow["problem"] {
  return (key, message) => ({ where, key, message });
}

type YamlPath = Parameters<YamlSource["problem"]>[0];
type Cells = ReadonlyMap<string, string>;

/** The column that a key of an entry was read from. */
function columnOf([first, second]: YamlPath): string {
  if (first === "clues") return `${CLUE}${String(second)}`;
  if (first === "clearedFor") return `cleared:${String(second)}`;
  return first === "consent" && second !== undefined ? `consent:${String(second)}` : String(first ?? "");
}

const EMBARGO_ONLY = /^(?:phrases|lifts|cleared:.*)$/;
const CLIENT_ONLY = /^(?:domains|people|accounts|rooms|clue:.*|consent:.*)$/;

function clientOf(cells: Cells): Record<string, unknown> {
  const value = plainCells(cells, EMBARGO_ONLY, CLIENT_ONLY);
  const clues = [...cells].filter(([column]) => column.startsWith(CLUE));
  if (clues.length > 0) {
    const given = clues.filter(([, cell]) => cell !== "");
    value.clues = Object.fromEntries(given.map(([column, cell]) => [column.slice(CLUE.length), clueOf(cell)]));
  }
  const consent = [...cells].filter(([column]) => column.startsWith("consent:"));
  if (consent.length > 0) {
    const given = consent.filter(([, cell]) => cell !== "");
    value.consent =
      given.length === 0 ? "none" : Object.fromEntries(given.map(([column, cell]) => [column.slice(8), cell]));
  }
  const people = cells.get("people");
  if (people !== undefined) value.people = splitList(people).map(personOf);
  return value;
}

function embargoOf(cells: Cells): Record<string, unknown> {
  const value = plainCells(cells, CLIENT_ONLY, EMBARGO_ONLY);
  const cleared = [...cells].filter(([column]) => column.startsWith("cleared:"));
  if (cleared.length > 0) {
    value.clearedFor = Object.fromEntries(cleared.map(([column, cell]) => [column.slice(8), splitList(cell)]));
  }
  return value;
}

/** Cells that are one value or one list; those that belong to the other kind are kept only when they say something. */
function plainCells(cells: Cells, foreign: RegExp, own: RegExp): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [column, cell] of cells) {
    if (column === "kind" || (foreign.test(column) && cell === "")) continue;
    if (LISTS.has(column)) value[column] = splitList(cell);
    else if (cell !== "" && (!own.test(column) || column === "lifts")) value[column] = cell;
  }
  return value;
}

/** `Dana Whitfield <dana@acme.example>` */
function personOf(text: string): unknown {
  const [, name, email] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
  return name === undefined ? text : { name, email };
}
