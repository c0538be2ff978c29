import type { Scanner } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { ClientEntry, EmbargoEntry, LabelEntry, SubjectEntry } from "../core/subject.ts";
import { type Dictionary, openDictionary, type Term } from "../matching/dictionary.ts";
import { buildDictionary } from "../matching/dictionary-build.ts";
import { fingerprint } from "../matching/fingerprints.ts";
import { type ClueTable, openClueTable } from "./client-jigsaw/clue-table.ts";
import { buildClues, type CluedClient } from "./client-jigsaw/clue-table-build.ts";
import type { Detector } from "./detector.ts";
import { createDetectors } from "./index.ts";
import { type PassageFinder, passageFinder } from "./labelled-text/passages.ts";
import { createScanner } from "./scanner.ts";
import type { SubjectOfIndex } from "./subject-lookup.ts";

export interface OpenScannerOptions {
  readonly policy: Policy;
  /** Keys the dictionary's hashes; at least 16 bytes. */
  readonly key: Uint8Array;
  /** The error may quote the text and must not be logged as it is. */
  readonly onDetectorError?: (detectorId: string, error: unknown) => void;
  /** ms a detector may take over one piece of text. Default: the scanner's, which suits an event loop. */
  readonly detectorBudget?: number;
}

export interface BuildScannerOptions extends OpenScannerOptions {
  readonly entries: readonly SubjectEntry[];
}

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

/** A scanner over a snapshot of the register. */
export interface SnapshotScanner {
  readonly scanner: Scanner;
  /** Fingerprints of a text to be labelled, as the scanner will look for them. */
  fingerprint(text: string): readonly bigint[];
  /** Those the policy leaves switched on. */
  readonly detectors: readonly Detector[];
  /** Takes another state of the register; a scan sees the old one or the new one, never a mix. */
  open(snapshot: RegisterSnapshot): void;
}

/** A scanner over the register and the policy as they are now. */
export interface RegisterScanner extends Omit<SnapshotScanner, "open"> {
  /** The state it scans with, for other threads. */
  snapshot(): RegisterSnapshot;
  /** Takes the register as it is now. */
  replace(entries: readonly SubjectEntry[]): void;
}

export const EMPTY_REGISTER: RegisterSnapshot = { terms: null, clues: null, subjects: [], labels: [] };

interface OpenedRegister {
  readonly dictionary: Dictionary | null;
  readonly clues: ClueTable | null;
  readonly subjects: readonly SubjectOfIndex[];
  readonly labels: PassageFinder | null;
}

/** Wires register, policy and detectors into a scanner. @throws CustomRuleError for a pattern that can't be run. */
export function buildScanner({ entries, ...options }: BuildScannerOptions): RegisterScanner {
  let snapshot = snapshotOf(entries, options.key);
  const { open, ...scan } = openScanner(options, snapshot);
  return {
    ...scan,
    snapshot: () => snapshot,
    replace(changed) {
      snapshot = snapshotOf(changed, options.key);
      open(snapshot);
    },
  };
}

/** The same over a snapshot that was taken elsewhere, with the same key. @throws CustomRuleError as `buildScanner`. */
export function openScanner(options: OpenScannerOptions, snapshot: RegisterSnapshot): SnapshotScanner {
  const { policy, key } = options;
  let register = openRegister(snapshot, key);
  const detectors = createDetectors({
    subjects: (index) => register.subjects[index] ?? null,
    custom: policy.custom,
    labels: () => register.labels,
    clues: () => register.clues,
    jigsaw: policy.jigsaw,
  }).filter((detector) => policy.detectors[detector.id]?.enabled !== false);
  return {
    detectors,
    fingerprint: (text) => Array.from(fingerprint(text, key)),
    scanner: createScanner({
      detectors,
      dictionary: () => register.dictionary,
      zone: policy.zone,
      dateOrder: policy.dateOrder,
      ...(options.onDetectorError === undefined ? {} : { onDetectorError: options.onDetectorError }),
      ...(options.detectorBudget === undefined ? {} : { detectorBudget: options.detectorBudget }),
    }),
    open(changed) {
      register = openRegister(changed, key);
    },
  };
}

function snapshotOf(entries: readonly SubjectEntry[], key: Uint8Array): RegisterSnapshot {
  const named = entries.filter((entry) => entry.kind !== "label");
  const clues = buildClues(cluedClients(named));
  return {
    terms: named.length === 0 ? null : buildDictionary(termsOf(named, clues.terms), key).buffer,
    clues: clues.buffer,
    subjects: named.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      liftsAt: entry.kind === "embargo" ? entry.lifts.at : null,
    })),
    labels: entries.filter((entry) => entry.kind === "label"),
  };
}

function openRegister({ terms, clues, subjects, labels }: RegisterSnapshot, key: Uint8Array): OpenedRegister {
  return {
    dictionary: terms === null ? null : openDictionary(terms, key),
    clues: clues === null ? null : openClueTable(clues),
    subjects,
    labels: passageFinder(labels, key),
  };
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

function* cluedClients(entries: readonly (ClientEntry | EmbargoEntry)[]): Iterable<CluedClient> {
  for (const [subject, entry] of entries.entries()) {
    if (entry.kind === "client") yield { subject, clues: entry.clues };
  }
}
