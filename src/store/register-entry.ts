import type { Sealer } from "../core/ports.ts";
import type { SubjectEntry } from "../core/subject.ts";

/** One purpose, and so one subkey, for each kind of entry. */
function purposeOf(kind: SubjectEntry["kind"]): string {
  return `register/${kind}`;
}

/** Seals an entry of the register. Its id travels inside as well, so that rows can't be swapped unnoticed. */
export function sealEntry(entry: SubjectEntry, sealer: Sealer): string {
  return sealer.seal(JSON.stringify(entry), purposeOf(entry.kind));
}

/** @throws when the sealed value is not that entry. */
export function openEntry(
  row: { readonly id: string; readonly kind: SubjectEntry["kind"]; readonly sealed: string },
  sealer: Sealer,
): SubjectEntry {
  const entry: SubjectEntry = JSON.parse(sealer.open(row.sealed, purposeOf(row.kind)));
  if (entry.id !== row.id || entry.kind !== row.kind) {
    throw new Error(`The register's row ${row.id} holds another entry: the database was changed by hand.`);
  }
  return entry;
}
