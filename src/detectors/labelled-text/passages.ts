import type { LabelEntry } from "../../core/subject.ts";
import { buildFingerprintIndex } from "../../matching/fingerprints.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";

/** A passage of a text that was met in something labelled. Offsets are of the original text. */
export interface LabelledPassage {
  readonly start: number;
  readonly end: number;
  readonly subjectId: string;
  /** When the label ends, ms since the epoch; `null` never. */
  readonly liftsAt: number | null;
  /** Share of the labelled text's fingerprints that the passage has, 0..1. */
  readonly share: number;
}

/** Finds the labelled passages of a text. */
export type PassageFinder = (text: ScannedText) => readonly LabelledPassage[];

/** A finder over the labels in the register; `null` when none of them has fingerprints. */
export function passageFinder(entries: readonly LabelEntry[], key: Uint8Array): PassageFinder | null {
  const index = buildFingerprintIndex(
    entries.map(({ fingerprints }, subject) => ({ subject, fingerprints })),
    key,
  );
  if (index.size === 0) {
    return null;
  }
  return (text) =>
    index.match(text).flatMap(({ start, end, subject, fingerprints, of }) => {
      const entry = entries[subject];
      return entry === undefined
        ? []
        : { start, end, subjectId: entry.id, liftsAt: entry.until?.at ?? null, share: Math.min(1, fingerprints / of) };
    });
}
