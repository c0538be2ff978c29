import type { Sealer } from "../core/ports.ts";
import type { LabelEntry, SubjectEntry } from "../core/subject.ts";

/** A label as JSON can carry it: no bigints. */
type StoredEntry =
  | Exclude<SubjectEntry, LabelEntry>
  | (Omit<LabelEntry, "fingerprints"> & { readonly fingerprints: readonly string[] });

/** One purpose, and so one subkey, for each kind of entry. */
function purposeOf(kind: SubjectEntry["kind"]): string {
  return `register/${kind}`;
}

/** Seals an entry of the register. Its id travels inside as well, so that rows can't be swapped unnoticed. */
export function sealEntry(entry: SubjectEntry, sealer: Sealer): string {
  const stored: StoredEntry =
    entry.kind === "label" ? { ...entry, fingerprints: entry.fingerprints.map((print) => print.toString(16)) } : entry;
  return sealer.seal(JSON.stringify(stored), purposeOf(entry.kind));
}

/** @throws when the sealed value is not that entry. */
export function openEntry(
  row: { readonly id: string; readonly kind: SubjectEntry["kind"]; readonly sealed: string },
  sealer: Sealer,
): SubjectEntry {
  const stored: StoredEntry = JSON.parse(sealer.open(row.sealed, purposeOf(row.kind)));
  if (stored.id !== row.id || stored.kind !== row.kind) {
    throw new Error(`The register's row ${row.id} holds another entry: the database was changed by hand.`);
  }
  return stored.kind === "label"
    ? { ...stored, fingerprints: stored.fingerprints.map((print) => BigInt(`0x${print}`)) }
    : stored;
}
