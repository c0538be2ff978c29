import { extname } from "node:path";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import { type ClientEntry, type EmbargoEntry, NO_CLEARANCE } from "../core/subject.ts";
import { readRegisterCsv } from "./register-csv.ts";
import type { GivenEntry } from "./register-entry-schema.ts";
import { readRegisterYaml } from "./register-yaml.ts";

/** What a register file may hold. */
export type RegisterEntry = ClientEntry | EmbargoEntry;

/** One entry of a file, before it is known which registered entry it is. */
export interface RegisterRow {
  /** The id the file gives. */
  readonly id: string | null;
  readonly given: GivenEntry;
  /** A problem at one of its keys, with file and line. */
  readonly problem: (key: string, message: string) => ConfigProblem;
}

/**
 * Reads a register: CSV by the file's ending, else YAML (or JSON). `onShare` is told how far it is, 0..1.
 * @throws ConfigError with every problem, its key and line: a register is taken whole or not at all.
 */
export function readRegister(text: string, fileName: string, onShare?: (share: number) => void): RegisterRow[] {
  return extname(fileName).toLowerCase() === ".csv"
    ? readRegisterCsv(text, fileName, onShare)
    : readRegisterYaml(text, fileName, onShare);
}

/** A register by itself: the id of an entry is its kind and place in the file, `client-1`. @throws ConfigError */
export function parseRegister(text: string, fileName: string): RegisterEntry[] {
  const rows = readRegister(text, fileName);
  const problems = duplicates(rows);
  if (problems.length > 0) throw new ConfigError(problems);
  const counts = { client: 0, embargo: 0 };
  return rows.map(({ given }) => {
    counts[given.kind] += 1;
    return completed(given, `${given.kind}-${counts[given.kind]}`);
  });
}

/** A given entry with what it does not mention taken from the registered one, or empty. */
export function completed(given: GivenEntry, id: string, registered?: RegisterEntry): RegisterEntry {
  if (given.kind === "client") {
    const { consent, ...rest } = given;
    const before = registered?.kind === "client" ? registered : EMPTY_CLIENT;
    const { consent: consentBefore, ...others } = before;
    const now = consent === undefined ? consentBefore : consent;
    return { ...others, ...rest, id, ...(now === undefined || now === null ? {} : { consent: now }) };
  }
  return { ...(registered?.kind === "embargo" ? registered : EMPTY_EMBARGO), ...given, id };
}

const EMPTY_CLIENT: Omit<ClientEntry, "id" | "name" | "kind"> = {
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
};
const EMPTY_EMBARGO = { aliases: [], phrases: [], clearedFor: NO_CLEARANCE, ownerId: null };

/** Rows that say the same name or id, each with the place of the first. */
export function duplicates(rows: readonly RegisterRow[]): ConfigProblem[] {
  const seen = new Map<string, RegisterRow>();
  const problems: ConfigProblem[] = [];
  for (const row of rows) {
    for (const [key, value] of [
      ["name", nameKey(row.given)],
      ["id", row.id],
    ] as const) {
      if (value === null) continue;
      const first = seen.get(`${key} ${value}`);
      if (first === undefined) seen.set(`${key} ${value}`, row);
      else problems.push(row.problem(key, `is the ${key} at ${first.problem(key, "").where} already`));
    }
  }
  return problems;
}

/** Equal for entries of one kind whose names differ in case, width or spacing alone. */
export function nameKey({ kind, name }: { readonly kind: RegisterEntry["kind"]; readonly name: string }): string {
  return `${kind}/${name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()}`;
}
