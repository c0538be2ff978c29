import type { SubjectEntry } from "../core/subject.ts";

/** What the register detectors need of a subject: its id and when it stops being secret. */
export interface SubjectOfIndex {
  readonly id: string;
  readonly kind: SubjectEntry["kind"];
  /** ms since the epoch; `null` never. */
  readonly liftsAt: number | null;
}

/**
 * The subject behind a dictionary index. Asked anew for every text, so that a register that was replaced is
 * seen at once; `null` for an index that is no longer registered.
 */
export type SubjectLookup = (index: number) => SubjectOfIndex | null;
