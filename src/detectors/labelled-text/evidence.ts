import type { PassageMatch } from "../../matching/passage-match.ts";

/** Fewest fingerprints of a stretch that is no chance: two need rare words, more speak for themselves. */
const FEWEST = 2;
const ENOUGH = 5;
/** What the words of a stretch say, in rare words, when it is taken from a longer text. */
const LEAST_WEIGHT = 4;
/** The same where a short text is told nearly whole. */
const LEAST_WEIGHT_WHOLE = 3;
/** Share of a text's fingerprints that is nearly all of it. */
const WHOLE = 0.6;
/** Weight from which nobody doubts. */
const LONG = 12;

/** What a stretch has in common with a labelled passage. */
export type Evidence = Pick<PassageMatch, "fingerprints" | "of" | "weight" | "telling">;

/**
 * How sure it is that a stretch was taken from a labelled passage, 0 when it may be chance. One fingerprint is met by
 * chance, and so are everyday words; several together are not.
 */
export function confidenceOf({ fingerprints, of, weight, telling }: Evidence): number {
  if (fingerprints < FEWEST) return 0;
  const share = fingerprints / of;
  if (weight >= LONG) return 0.95;
  if (fingerprints >= ENOUGH || (weight >= LEAST_WEIGHT && telling > 0)) return share >= WHOLE ? 0.95 : 0.8;
  return share >= WHOLE && weight >= LEAST_WEIGHT_WHOLE && telling > 0 ? 0.8 : 0;
}
