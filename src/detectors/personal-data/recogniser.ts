import type { Severity } from "../../core/finding.ts";
import type { DetectorKind } from "../detector.ts";

/** What a structure or checksum rule says of a value. */
export type Verdict = "confirmed" | "refuted" | "unknown";

/**
 * How telling a value is by itself, before any word beside it is read.
 * `certain`: next to nothing else looks like it (IBAN). `distinct`: rarely anything else (123-45-6789).
 * `plausible`: passes a check that one in ten to a hundred other numbers pass too. `common`: a bare run of digits.
 */
export type Strength = "certain" | "distinct" | "plausible" | "common";

/**
 * Recognises one identifier by its written shapes, its check and the words people put beside it.
 *
 * Shapes are written with `9` a digit, `a` a letter, `x` either, `~` one separator (space, hyphen or dot, the same
 * throughout), `|` any one separator; capital letters and other characters stand for themselves, in any case.
 */
export interface Recogniser {
  readonly kind: DetectorKind;
  readonly shapes: Readonly<Record<string, Strength>>;
  /** Gets the value in capitals without separators; absent when no rule is published beyond the shape. */
  readonly check?: (value: string) => Verdict;
  /** Words or phrases, lower case, that name the identifier. */
  readonly words: readonly string[];
  /** Numbers published as examples: real in form, so still reported, but never above `medium`. */
  readonly samples?: ReadonlySet<string>;
}

export interface KindOptions {
  readonly severity: Severity;
  readonly country?: string;
  readonly source?: string;
}

/** A kind in one line. */
export function kindOf(id: string, title: string, options: KindOptions): DetectorKind {
  return { id, title, ...options };
}

/** The verdict of a check that decides. */
export function verdict(holds: boolean): Verdict {
  return holds ? "confirmed" : "refuted";
}
