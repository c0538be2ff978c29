import type { Severity } from "../../../src/core/finding.ts";
import type { Detector, FindContext } from "../../../src/detectors/detector.ts";
import type { Dictionary } from "../../../src/matching/dictionary.ts";

/** A text in which the detector finds exactly this. */
export interface Hit {
  readonly text: string;
  readonly kind: string;
  /** The stretch found, word for word; it must occur once in the text. */
  readonly found: string;
  /** Least confidence; default 0.5, where the default policy begins to count. */
  readonly least?: number;
  /** Confidence must stay below; for what is found and should not count for more. */
  readonly below?: number;
  readonly severity?: Severity;
  readonly subjectId?: string;
  /** ISO 8601 instant, `null` for a marking that names none. */
  readonly liftsAt?: string | null;
  readonly permits?: "inside" | "guests" | "external";
  readonly count?: number;
  /** ISO 8601 instant to judge at; default the cases' own. */
  readonly now?: string;
}

/** A text in which the detector finds nothing at or above 0.5. */
export type Miss = string | { readonly text: string; readonly now: string };

/** The hits and misses of one detector. */
export interface DetectorCases {
  readonly detector: Detector;
  readonly context: FindContext;
  /** The register, for detectors that need one. */
  readonly dictionary?: Dictionary;
  readonly hits: readonly Hit[];
  readonly misses: readonly Miss[];
}

/** A Tuesday morning. */
export const CONTEXT: FindContext = {
  now: Date.parse("2026-03-10T09:00:00Z"),
  zone: "Europe/London",
  dateOrder: "dmy",
};
