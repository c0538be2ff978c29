import type { Scanner } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { LabelPassage } from "../core/ports.ts";
import type { SubjectEntry } from "../core/subject.ts";
import { type Dictionary, openDictionary } from "../matching/dictionary.ts";
import { doAtOnce, doInSlices } from "../matching/steps.ts";
import { type ClueTable, openClueTable } from "./client-jigsaw/clue-table.ts";
import type { Detector } from "./detector.ts";
import { createDetectors } from "./index.ts";
import { createLabelBook, labelFinder } from "./labelled-text/label-book.ts";
import { labelFingerprints } from "./labelled-text/label-fingerprints.ts";
import type { PassageFinder } from "./labelled-text/passages.ts";
import {
  EMPTY_REGISTER,
  type NamedSnapshot,
  NOTHING_TAKEN,
  type RegisterSnapshot,
  type TakenRegister,
  takeRegister,
} from "./register-snapshot.ts";
import { createScanner } from "./scanner.ts";
import type { SubjectOfIndex } from "./subject-lookup.ts";

export { EMPTY_REGISTER, type RegisterSnapshot } from "./register-snapshot.ts";

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
  /**
   * Takes the register as it is now. A large one takes a while, in which messages are scanned with the one before; of
   * two changes that overlap the later counts.
   */
  replace(entries: readonly SubjectEntry[]): Promise<void>;
  /** Adds to what labels guard, at once; those of a label that is not in the register count from when it is. */
  addPassages(passages: readonly LabelPassage[]): void;
}

interface OpenedNames {
  readonly dictionary: Dictionary | null;
  readonly clues: ClueTable | null;
  readonly subjects: readonly SubjectOfIndex[];
}

interface OpenedRegister {
  readonly snapshot: RegisterSnapshot;
  readonly named: OpenedNames;
  readonly labels: PassageFinder | null;
}

/** Wires register, policy and detectors into a scanner. @throws CustomRuleError for a pattern that can't be run. */
export function buildScanner({ entries, ...options }: BuildScannerOptions): RegisterScanner {
  const { key, policy } = options;
  const labels = createLabelBook(key);
  let taken = doAtOnce(takeRegister(entries, key, policy, NOTHING_TAKEN));
  let snapshot = EMPTY_REGISTER;
  let replacements = 0;
  const { open, ...scan } = openScanner(options, snapshot);

  /** The labels are read where they are kept; what is named is opened anew. */
  function take(now: TakenRegister): void {
    taken = now;
    labels.replace(now.labels);
    open(snapshotNow());
  }

  function snapshotNow(): RegisterSnapshot {
    const { named } = taken;
    const own = taken.labels.length === 0 ? null : labels.snapshot();
    if (snapshot.named !== named || snapshot.labels !== own) {
      snapshot = { named, labels: own };
    }
    return snapshot;
  }

  take(taken);
  return {
    ...scan,
    snapshot: snapshotNow,
    replace(changed) {
      replacements++;
      const own = replacements;
      return doInSlices(takeRegister(changed, key, policy, taken), () => own === replacements, take);
    },
    addPassages(passages) {
      const before = snapshot;
      labels.add(passages);
      if (snapshotNow() !== before) open(snapshot);
    },
  };
}

/** The same over a snapshot that was taken elsewhere, with the same key. @throws CustomRuleError as `buildScanner`. */
export function openScanner(options: OpenScannerOptions, snapshot: RegisterSnapshot): SnapshotScanner {
  const { policy, key } = options;
  let register = openRegister(snapshot, key, null);
  const detectors = createDetectors({
    subjects: (index) => register.named.subjects[index] ?? null,
    custom: policy.custom,
    labels: () => register.labels,
    clues: () => register.named.clues,
    jigsaw: policy.jigsaw,
  }).filter((detector) => policy.detectors[detector.id]?.enabled !== false);
  return {
    detectors,
    fingerprint: (text) => labelFingerprints(text, key),
    scanner: createScanner({
      detectors,
      dictionary: () => register.named.dictionary,
      zone: policy.zone,
      dateOrder: policy.dateOrder,
      ...(options.onDetectorError === undefined ? {} : { onDetectorError: options.onDetectorError }),
      ...(options.detectorBudget === undefined ? {} : { detectorBudget: options.detectorBudget }),
    }),
    open(changed) {
      register = openRegister(changed, key, register);
    },
  };
}

/** What is the same as before is not opened again. */
function openRegister(snapshot: RegisterSnapshot, key: Uint8Array, before: OpenedRegister | null): OpenedRegister {
  const { named, labels } = snapshot;
  return {
    snapshot,
    named: before?.snapshot.named === named ? before.named : openNamed(named, key),
    labels: before?.snapshot.labels === labels ? before.labels : labels === null ? null : labelFinder(labels, key),
  };
}

function openNamed({ terms, clues, subjects }: NamedSnapshot, key: Uint8Array): OpenedNames {
  return {
    dictionary: terms === null ? null : openDictionary(terms, key),
    clues: clues === null ? null : openClueTable(clues),
    subjects,
  };
}
