import type { SubjectEntry } from "../subject.ts";
import { type CommandDeps, type Reply, refused, shortIdOf } from "./command.ts";
import { isInForce } from "./registered.ts";

type EntryOf<K extends SubjectEntry["kind"]> = Extract<SubjectEntry, { kind: K }>;

/**
 * The entry that goes by a name or by an id as lists show it, or why there is no telling which. What has lifted is
 * meant only when nothing in force goes by that name.
 */
export async function namedSubject<K extends SubjectEntry["kind"]>(
  subject: string,
  kinds: readonly K[],
  deps: CommandDeps,
): Promise<{ readonly entry: EntryOf<K> } | { readonly refusal: Reply }> {
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
