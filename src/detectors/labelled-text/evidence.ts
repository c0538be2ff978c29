import type { PassageMatch } from "../../matching/passage-match.ts";

/** What a stretch has in common with a labelled passage. */
export type Evidence = Pick<PassageMatch, "fingerprints" | "of" | "weight" | "telling" | "rows">;

/** Fewest fingerprints of a stretch that is no chance: one, of five words, is met in unrelated texts. */
const FEWEST = 2;
/** What the words in common must come to when some of them are rare, and when none is. */
const LEAST = 5.5;
const LEAST_PLAIN = 6.5;
/** The same where the labelled passage is told nearly whole. */
const LEAST_WHOLE = 4.5;
const LEAST_WHOLE_PLAIN = 5;
/** Share of a passage's fingerprints that is nearly all of it. */
const WHOLE = 0.6;
/** From here on nobody doubts. */
const PLENTY = 14;

/**
 * How sure it is that a stretch was taken from a labelled passage, 0 when it may be chance. The words in common count by
 * their weight, a rare word twice, and each row of them but the first once more: a phrase that everybody uses is one row of
 * everyday words.
 */
export function confidenceOf({ fingerprints, of, weight, telling, rows }: Evidence): number {
  if (fingerprints < FEWEST) return 0;
  const said = weight + telling + rows - 1;
  const isWhole = fingerprints >= of * WHOLE;
  if (said >= (telling > 0 ? LEAST : LEAST_PLAIN)) return isWhole || said >= PLENTY ? 0.95 : 0.8;
  return isWhole && said >= (telling > 0 ? LEAST_WHOLE : LEAST_WHOLE_PLAIN) ? 0.8 : 0;
}
