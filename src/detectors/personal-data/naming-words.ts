import { foldText } from "../../matching/sweep.ts";
import { tokenHash } from "../../matching/token-hash.ts";

/** Words and phrases asked about by the hashes of a text's words, so that the text need not be cut again. */
export interface NamingWords {
  /** False when no phrase begins with a word of this hash: nearly always right, and never wrong. */
  mayBegin(hash: number): boolean;
  /** True when a phrase stands in folded text at the word `[start, end)`. */
  standsAt(folded: string, start: number, end: number): boolean;
}

const SPREAD = 0x9e3779b1 | 0;
/** Places for each word: most looks end at an empty one. */
const ROOM = 16;

/** The phrases that begin with letters of the Latin alphabet; the others stand only in text that is read in any case. */
export function createNamingWords(phrases: readonly string[]): NamingWords {
  const shift = 32 - Math.ceil(Math.log2(phrases.length * ROOM));
  const places = new Uint8Array(2 ** (32 - shift));
  const placeOf = (hash: number) => Math.imul(hash, SPREAD) >>> shift;
  const byWord = new Map<string, string[]>();
  for (const phrase of phrases.map(foldText)) {
    const [word] = /^[a-z]+/.exec(phrase) ?? [];
    if (word === undefined) continue;
    byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
    places[placeOf(tokenHash(word))] = 1;
  }
  return {
    mayBegin: (hash) => places[placeOf(hash)] === 1,
    standsAt(folded, start, end) {
      const known = byWord.get(folded.slice(start, end)) ?? [];
      return known.some((phrase) => folded.startsWith(phrase, start));
    },
  };
}
