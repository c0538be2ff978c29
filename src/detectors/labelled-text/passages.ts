import type { FingerprintReader } from "../../matching/fingerprint-table.ts";
import { hashKey } from "../../matching/keyed-hash.ts";
import { matchPassages } from "../../matching/passage-match.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import { confidenceOf } from "./evidence.ts";

/** What is to be known of a label to report what is copied from it. */
export interface LabelFacts {
  readonly id: string;
  /** When the label ends, ms since the epoch; `null` never. */
  readonly liftsAt: number | null;
}

/** A passage of a text that was met in something labelled. Offsets are of the original text. */
export interface LabelledPassage {
  readonly start: number;
  readonly end: number;
  readonly subjectId: string;
  readonly liftsAt: number | null;
  /** 0..1. */
  readonly confidence: number;
}

/** Finds the labelled passages of a text. */
export type PassageFinder = (text: ScannedText) => readonly LabelledPassage[];

/**
 * A finder over a table of fingerprints.
 *
 * @param key the one the fingerprints were taken with.
 * @param labelOf gives `null` for a subject that is not known (yet): its passages are passed over.
 */
export function openPassageFinder(
  table: FingerprintReader,
  key: Uint8Array,
  labelOf: (subject: number) => LabelFacts | null,
): PassageFinder {
  const words = hashKey(key);
  return (text) => {
    const matches = matchPassages(table, words, text);
    if (matches.length === 0) return [];
    const merged: LabelledPassage[] = [];
    /** Where in `merged` the last passage of each label stands. */
    const last = new Map<number, number>();
    for (const match of matches) {
      const confidence = confidenceOf(match);
      const label = confidence === 0 ? null : labelOf(match.subject);
      if (label === null) continue;
      const found = { start: match.start, end: match.end, subjectId: label.id, liftsAt: label.liftsAt, confidence };
      const index = last.get(match.subject);
      const before = index === undefined ? undefined : merged[index];
      // Two labelled files may hold the same passage: it is one, and copied once.
      if (index !== undefined && before !== undefined && found.start <= before.end) {
        merged[index] = joined(before, found);
      } else {
        last.set(match.subject, merged.length);
        merged.push(found);
      }
    }
    return merged;
  };
}

function joined(before: LabelledPassage, found: LabelledPassage): LabelledPassage {
  return {
    ...before,
    end: Math.max(before.end, found.end),
    confidence: Math.max(before.confidence, found.confidence),
  };
}
