import {
  type ClientEntry,
  type EmbargoEntry,
  type LabelEntry,
  type SubjectEntry,
  subjectFacts,
} from "../core/subject.ts";
import type { Term } from "../matching/dictionary.ts";
import { buildDictionaryInSteps, type DictionaryOptions } from "../matching/dictionary-build.ts";
import type { Steps } from "../matching/steps.ts";
import { buildClues, type CluedClient } from "./client-jigsaw/clue-table-build.ts";
import type { LabelSnapshot } from "./labelled-text/label-book.ts";
import type { SubjectOfIndex } from "./subject-lookup.ts";

/**
 * What is registered by name, as another thread can take it: ids, times and keyed hashes, no words. Immutable, so that
 * the same object is the same state; the terms are shared, not copied.
 */
export interface NamedSnapshot {
  /** A dictionary's buffer, `null` when nothing is registered. */
  readonly terms: SharedArrayBuffer | null;
  /** A clue table's buffer, `null` when no client has clues. */
  readonly clues: SharedArrayBuffer | null;
  readonly subjects: readonly SubjectOfIndex[];
}

/** A state of the register as another thread can take it. The same object is the same state. */
export interface RegisterSnapshot {
  readonly named: NamedSnapshot;
  /** `null` while nothing is labelled. */
  readonly labels: LabelSnapshot | null;
}

/** What was taken down, and of what. */
export interface TakenRegister {
  readonly entries: readonly NamedEntry[];
  readonly named: NamedSnapshot;
  readonly labels: readonly LabelEntry[];
}

type NamedEntry = ClientEntry | EmbargoEntry;

const NOTHING_NAMED: NamedSnapshot = { terms: null, clues: null, subjects: [] };

export const EMPTY_REGISTER: RegisterSnapshot = { named: NOTHING_NAMED, labels: null };

export const NOTHING_TAKEN: TakenRegister = { entries: [], named: NOTHING_NAMED, labels: [] };

/** Entries in a step of the work. */
const STEP = 4_096;

/**
 * Takes down a state of the register; `key` is the one it will be opened with. What is named the same as `before` is
 * not built again: a label is told in no time, whatever else is registered.
 */
export function* takeRegister(
  all: readonly SubjectEntry[],
  key: Uint8Array,
  options: DictionaryOptions,
  before: TakenRegister,
): Steps<TakenRegister> {
  const entries: NamedEntry[] = [];
  const labels: LabelEntry[] = [];
  let isSame = true;
  for (const [index, entry] of all.entries()) {
    if (index % STEP === 0) yield;
    if (entry.kind === "label") {
      labels.push(entry);
      continue;
    }
    isSame &&= before.entries[entries.length] === entry;
    entries.push(entry);
  }
  isSame &&= before.entries.length === entries.length;
  return { entries, labels, named: isSame ? before.named : yield* nameAll(entries, key, options) };
}

function* nameAll(entries: readonly NamedEntry[], key: Uint8Array, options: DictionaryOptions): Steps<NamedSnapshot> {
  const clued: CluedClient[] = [];
  const subjects: SubjectOfIndex[] = [];
  for (const [subject, entry] of entries.entries()) {
    if (subject % STEP === 0) yield;
    if (entry.kind === "client" && Object.keys(entry.clues).length > 0) {
      clued.push({ subject, clues: entry.clues });
    }
    subjects.push({ id: entry.id, kind: entry.kind, liftsAt: subjectFacts(entry).liftsAt });
  }
  const clues = buildClues(clued);
  const dictionary =
    entries.length === 0 ? null : yield* buildDictionaryInSteps(termsOf(entries, clues.terms), key, options);
  return { terms: dictionary?.buffer ?? null, clues: clues.buffer, subjects };
}

/** One at a time: a million terms need not stand in memory as well as in the dictionary. */
function* termsOf(entries: readonly NamedEntry[], clues: Iterable<Term>): Iterable<Term> {
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
