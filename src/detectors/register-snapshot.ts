import type { ClientEntry, EmbargoEntry, LabelEntry, SubjectEntry } from "../core/subject.ts";
import type { Term } from "../matching/dictionary.ts";
import { buildDictionaryInSteps, type DictionaryOptions } from "../matching/dictionary-build.ts";
import type { Steps } from "../matching/steps.ts";
import { buildClues, type CluedClient } from "./client-jigsaw/clue-table-build.ts";
import type { SubjectOfIndex } from "./subject-lookup.ts";

/**
 * A state of the register as another thread can take it: ids, times and keyed hashes, no words. Immutable, so that the
 * same object is the same state; the terms are shared, not copied.
 */
export interface RegisterSnapshot {
  /** A dictionary's buffer, `null` when nothing is registered. */
  readonly terms: SharedArrayBuffer | null;
  /** A clue table's buffer, `null` when no client has clues. */
  readonly clues: SharedArrayBuffer | null;
  readonly subjects: readonly SubjectOfIndex[];
  readonly labels: readonly LabelEntry[];
}

export const EMPTY_REGISTER: RegisterSnapshot = { terms: null, clues: null, subjects: [], labels: [] };

/** Entries in a step of the work. */
const STEP = 4_096;

/** Takes down a state of the register; `key` is the one it will be opened with. */
export function* takeSnapshot(
  entries: readonly SubjectEntry[],
  key: Uint8Array,
  options: DictionaryOptions,
): Steps<RegisterSnapshot> {
  const named: (ClientEntry | EmbargoEntry)[] = [];
  const subjects: SubjectOfIndex[] = [];
  const labels: LabelEntry[] = [];
  const clued: CluedClient[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % STEP === 0) yield;
    if (entry.kind === "label") {
      labels.push(entry);
      continue;
    }
    if (entry.kind === "client" && Object.keys(entry.clues).length > 0) {
      clued.push({ subject: named.length, clues: entry.clues });
    }
    named.push(entry);
    subjects.push({ id: entry.id, kind: entry.kind, liftsAt: entry.kind === "embargo" ? entry.lifts.at : null });
  }
  const clues = buildClues(clued);
  const dictionary =
    named.length === 0 ? null : yield* buildDictionaryInSteps(termsOf(named, clues.terms), key, options);
  return { terms: dictionary?.buffer ?? null, clues: clues.buffer, subjects, labels };
}

/** One at a time: a million terms need not stand in memory as well as in the dictionary. */
function* termsOf(entries: readonly (ClientEntry | EmbargoEntry)[], clues: Iterable<Term>): Iterable<Term> {
  for (const [subject, entry] of entries.entries()) {
    yield { text: entry.name, role: "name", subject };
    for (const text of entry.aliases) yield { text, role: "alias", subject };
    if (entry.kind === "embargo") {
      for (const text of entry.phrases) yield { text, role: "phrase", subject };
      continue;
    }
    for (const text of entry.domains) yield { text, role: "domain", subject };
    for (const text of entry.accounts) yield { text, role: "account", subject };
    for (const { name, email } of entry.people) {
      yield { text: name, role: "person", subject };
      if (email !== undefined) yield { text: email, role: "email", subject };
    }
  }
  yield* clues;
}
