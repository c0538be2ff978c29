import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import type { SubjectEntry } from "../core/subject.ts";
import { completed, duplicates, nameKey, type RegisterEntry, type RegisterRow } from "./register-file.ts";

/** What an import would do. */
export interface ImportPlan {
  readonly added: readonly PlannedEntry[];
  readonly changed: readonly (PlannedEntry & { readonly fields: readonly string[] })[];
  readonly unchanged: number;
}

export interface PlannedEntry {
  readonly entry: RegisterEntry;
  /** File and line it comes from. */
  readonly where: string;
}

/**
 * Compares rows with what is registered. An entry is recognised by its id when the file gives one, else by its name.
 * `onShare` is told how far it is, 0..1.
 * @throws ConfigError when rows contradict each other or what is registered.
 */
export function planImport(
  rows: readonly RegisterRow[],
  registered: readonly SubjectEntry[],
  onShare: (share: number) => void = () => undefined,
): ImportPlan {
  const problems: ConfigProblem[] = duplicates(rows);
  const byId = new Map(registered.map((entry) => [entry.id, entry]));
  const byName = new Map(registered.flatMap((entry) => (entry.kind === "label" ? [] : [[nameKey(entry), entry]])));
  const claimed = new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
  const added: PlannedEntry[] = [];
  const changed: (PlannedEntry & { fields: readonly string[] })[] = [];
  let unchanged = 0;
  for (const [index, row] of rows.entries()) {
    onShare(index / rows.length);
    const { given } = row;
    const namesake = byName.get(nameKey(given));
    const before = row.id === null ? unclaimed(namesake, claimed) : byId.get(row.id);
    if (before !== undefined && before.kind !== given.kind) {
      problems.push(row.problem("id", `is the id of a registered ${before.kind}`));
    } else if (row.id !== null && namesake !== undefined && namesake.id !== row.id && !claimed.has(namesake.id)) {
      problems.push(row.problem("name", "is the name of another registered entry already"));
    } else {
      const entry = completed(given, row.id ?? before?.id ?? newId(given.kind), before);
      const fields = before === undefined ? [] : changedFields(before, entry);
      const { where } = row.problem("name", "");
      if (before === undefined) added.push({ entry, where });
      else if (fields.length > 0) changed.push({ entry, where, fields });
      else unchanged += 1;
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { added, changed, unchanged };
}

/** The entry of that name, unless another row says by id that it is that one. */
function unclaimed(entry: RegisterEntry | undefined, claimed: ReadonlySet<string>): RegisterEntry | undefined {
  return entry === undefined || claimed.has(entry.id) ? undefined : entry;
}

function changedFields(before: RegisterEntry, after: RegisterEntry): string[] {
  const one = new Map<string, unknown>(Object.entries(before));
  const other = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (field) => !isDeepStrictEqual(one.get(field), other.get(field)),
  );
}

/** The form of ids that the app itself gives: its lists show the first letters. */
function newId(kind: RegisterEntry["kind"]): string {
  return `${kind === "client" ? "cl" : "em"}_${randomUUID().replaceAll("-", "")}`;
}
