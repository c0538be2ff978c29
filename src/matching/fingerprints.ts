import { hashKey } from "./keyed-hash.ts";
import { type PassageWords, passageWords } from "./passage-words.ts";
import type { ScannedText } from "./scanned-text.ts";
import { SHINGLE_WORDS, SURE_WORDS, shinglesOf, WINDOW, winnow } from "./shingles.ts";

export { SHINGLE_WORDS, SURE_WORDS };

/** Shingles of a text that is too short to leave any of them out. */
const SHORT = 12;
/** Fewest different words of a shingle that says anything. */
const LEAST_DIFFERENT = 3;

const NONE: ReadonlySet<bigint> = new Set();

/** A shingle's hash as one number. */
function joined(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** The hashes of all shingles of a text, doubles included. */
export function everyShingle(text: ScannedText, key: Uint8Array): readonly bigint[] {
  const { count, low, high } = shinglesOf(passageWords(text), hashKey(key));
  return Array.from({ length: count }, (_, index) => joined(low[index]!, high[index]!));
}

/**
 * Fingerprints of a text, without doubles: of every `WINDOW` neighbouring shingles of `SHINGLE_WORDS` words one is kept,
 * of a short text all. Case, accents, layout, markup, web addresses and hyphens do not matter. Rows of the same word or two
 * have none, nor has a text of fewer than `SHINGLE_WORDS` words. Keyed: without the key they say nothing of the text.
 *
 * @param key at least 16 secret bytes.
 * @param leftOut shingles that are nobody's.
 */
export function fingerprint(
  text: ScannedText,
  key: Uint8Array,
  leftOut: ReadonlySet<bigint> = NONE,
): readonly bigint[] {
  const words = passageWords(text);
  const shingles = shinglesOf(words, hashKey(key));
  const { count, low, high } = shingles;
  const tells = Uint8Array.from({ length: count }, (_, index) =>
    Number(isVaried(words, index) && !leftOut.has(joined(low[index]!, high[index]!))),
  );
  const chosen = new Int32Array(count);
  const size = winnow(shingles, count <= SHORT ? 1 : WINDOW, chosen, tells);
  return [...new Set(Array.from(chosen.subarray(0, size), (index) => joined(low[index]!, high[index]!)))];
}

function isVaried({ hashes }: PassageWords, from: number): boolean {
  let different = 0;
  for (let index = from; index < from + SHINGLE_WORDS; index++) {
    let isNew = true;
    for (let before = from; before < index; before++) isNew &&= hashes[before] !== hashes[index];
    if (isNew) different++;
  }
  return different >= LEAST_DIFFERENT;
}
