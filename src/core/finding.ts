import type { Clue, ClueKind, EarlierClues } from "./clue.ts";

export type Severity = "low" | "medium" | "high";

/**
 * One detection: where, how sure, which subject, never the text.
 * Offsets are UTF-16 code units into the scanned text; `end` is exclusive.
 */
export interface Finding {
  /** The detector's id, for instance `personal-data`. */
  readonly detector: string;
  /** What the detector recognised, for instance `us-ssn`; kebab-case and permanent. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  /** 0..1; of findings at 0.9, nine in ten should be right. */
  readonly confidence: number;
  /** The register entry found, `null` when the detector needs none. */
  readonly subjectId: string | null;
  /** For an embargo marking: when it lifts (ms since the epoch), `null` when no time could be read. */
  readonly liftsAt?: number | null;
  /** For markings that say whom the content may reach (TLP:GREEN …): the widest ring they permit. */
  readonly permits?: "inside" | "guests" | "external";
  /** For lists: how many entries. */
  readonly count?: number;
  /** For clues that add up: each of them, inside `start`..`end`. */
  readonly clues?: readonly Clue[];
  /** For clues that add up with those of earlier messages: the kinds of these. */
  readonly earlierClues?: readonly ClueKind[];
  /** In a document: page, sheet and cell, slide, attachment. */
  readonly where?: string;
}

/** Something Sotto could not look at, and why. Kebab-case, permanent reasons. */
export type GapReason =
  | "unsupported"
  | "too-large"
  | "timed-out"
  | "malformed"
  | "encrypted"
  | "unavailable"
  | "detector-failed"
  /** More of one kind than anyone needs to decide: the first, and any surer ones, were kept. */
  | "too-many-findings"
  | "scan-failed";

export interface CoverageGap {
  readonly reason: GapReason;
  /** The detector that failed, or the type of the file, never its name. */
  readonly what: string;
}

export interface ScanResult {
  readonly findings: readonly Finding[];
  readonly gaps: readonly CoverageGap[];
}

export const NOTHING_FOUND: ScanResult = { findings: [], gaps: [] };

/** Where a text comes from: a message, a file's words, or the facts a picture carries besides what it shows. */
export type TextSource = "message" | "document" | "image-metadata";

export interface ScanOptions {
  /** The moment to judge embargoes at, ms since the epoch. */
  readonly now: number;
  /** Default "message". */
  readonly of?: TextSource;
  /** What the author said before, for a message. Default: nothing, and nothing is remembered. */
  readonly earlier?: EarlierClues;
}

/** Finds what is guarded in a text. Never throws: a failing detector becomes a gap. */
export interface Scanner {
  scan(text: string, options: ScanOptions): ScanResult;
}

/** True for what only the register could tell: one of its entries, or clues that fit several of them. */
export function isOfRegister({ subjectId, kind }: Finding): boolean {
  return subjectId !== null || kind === "registered-clues";
}

/** The topic a nudge is remembered by: the subject, else the kind of thing found. */
export function topicOf(finding: Finding): string {
  return finding.subjectId ?? `${finding.detector}:${finding.kind}`;
}
