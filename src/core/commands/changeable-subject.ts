import type { SubjectEntry } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, type Reply, refused, shortIdOf } from "./command.ts";
import { isInForce } from "./registered.ts";

type EntryOf<K extends SubjectEntry["kind"]> = Extract<SubjectEntry, { kind: K }>;

type Found<K extends SubjectEntry["kind"]> = { readonly entry: EntryOf<K> } | { readonly refusal: Reply };

/** The entry that goes by a name or id and that the asker may change: a colleague who registered it, or a reviewer. */
export async function changeableSubject<K extends SubjectEntry["kind"]>(
  asker: Asker,
  subject: string,
  kinds: readonly K[],
  deps: CommandDeps,
): Promise<Found<K>> {
  if (!(await isMember(asker, deps))) {
    return { refusal: refused("not-a-member") };
  }
  const found = await namedSubject(subject, kinds, deps);
  if ("refusal" in found || (await mayChange(asker, found.entry, deps))) {
    return found;
  }
  return { refusal: refused("not-the-owner") };
}

/**
 * The entry that goes by a name or by an id as lists show it, or why there is no telling which. What has lifted is
 * meant only when nothing in force goes by that name.
 */
async function namedSubject<K extends SubjectEntry["kind"]>(
  subject: string,
  kinds: readonly K[],
  deps: CommandDeps,
): Promise<Found<K>> {
  // What another process just changed must not be written over with what it was before.
  await deps.register.refresh();
  const wanted = fold(subject);
  const all = deps.register
    .list()
    .filter((entry): entry is EntryOf<K> => kinds.some((kind) => kind === entry.kind) && goesBy(entry, wanted));
  const inForce = all.filter((entry) => isInForce(entry, deps));
  const found = inForce.length > 0 ? inForce : all;
  const [entry] = found;
  if (entry === undefined) {
    return { refusal: refused("unknown-subject") };
  }
  return found.length > 1 ? { refusal: refused("several-subjects") } : { entry };
}

function goesBy(entry: SubjectEntry, wanted: string): boolean {
  return (
    shortIdOf(entry.id) === wanted ||
    entry.id === wanted ||
    (entry.kind !== "label" && [entry.name, ...entry.aliases].some((name) => fold(name) === wanted))
  );
}

function fold(word: string): string {
  return word.normalize("NFKC").trim().toLowerCase();
}
