import type { Scanner } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { ClientEntry, EmbargoEntry, SubjectEntry } from "../core/subject.ts";
import type { Dictionary, Term } from "../matching/dictionary.ts";
import { buildDictionary } from "../matching/dictionary-build.ts";
import { fingerprint } from "../matching/fingerprints.ts";
import type { Detector } from "./detector.ts";
import { createDetectors } from "./index.ts";
import { type PassageFinder, passageFinder } from "./labelled-text/passages.ts";
import { createScanner } from "./scanner.ts";
import type { SubjectOfIndex } from "./subject-lookup.ts";

export interface BuildScannerOptions {
  readonly entries: readonly SubjectEntry[];
  readonly policy: Policy;
  /** Keys the dictionary's hashes; at least 16 bytes. */
  readonly key: Uint8Array;
  /** The error may quote the text and must not be logged as it is. */
  readonly onDetectorError?: (detectorId: string, error: unknown) => void;
}

/** A scanner over the register and the policy as they are now. */
export interface RegisterScanner {
  readonly scanner: Scanner;
  /** Fingerprints of a text to be labelled, as the scanner will look for them. */
  fingerprint(text: string): readonly bigint[];
  /** Those the policy leaves switched on. */
  readonly detectors: readonly Detector[];
  /** Takes another state of the register; a scan sees the old one or the new one, never a mix. */
  replace(entries: readonly SubjectEntry[]): void;
}

interface Snapshot {
  readonly dictionary: Dictionary | null;
  readonly subjects: readonly SubjectOfIndex[];
  readonly labels: PassageFinder | null;
}

/** Wires register, policy and detectors into a scanner. @throws CustomRuleError for a pattern that can't be run. */
export function buildScanner(options: BuildScannerOptions): RegisterScanner {
  const { policy, key } = options;
  let snapshot = snapshotOf(options.entries, key);
  const detectors = createDetectors({
    subjects: (index) => snapshot.subjects[index] ?? null,
    custom: policy.custom,
    labels: () => snapshot.labels,
  }).filter((detector) => policy.detectors[detector.id]?.enabled !== false);
  return {
    detectors,
    fingerprint: (text) => Array.from(fingerprint(text, key)),
    scanner: createScanner({
      detectors,
      dictionary: () => snapshot.dictionary,
      zone: policy.zone,
      dateOrder: policy.dateOrder,
      ...(options.onDetectorError === undefined ? {} : { onDetectorError: options.onDetectorError }),
    }),
    replace(entries) {
      snapshot = snapshotOf(entries, key);
    },
  };
}

function snapshotOf(entries: readonly SubjectEntry[], key: Uint8Array): Snapshot {
  const named = entries.filter((entry) => entry.kind !== "label");
  return {
    dictionary: named.length === 0 ? null : buildDictionary(termsOf(named), key),
    subjects: named.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      liftsAt: entry.kind === "embargo" ? entry.lifts.at : null,
    })),
    labels: passageFinder(
      entries.filter((entry) => entry.kind === "label"),
      key,
    ),
  };
}

/** One at a time: a million terms need not stand in memory as well as in the dictionary. */
function* termsOf(entries: readonly (ClientEntry | EmbargoEntry)[]): Iterable<Term> {
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
}
