import { tokenHash } from "../../matching/token-hash.ts";
import type { Tokens } from "../../matching/tokens.ts";

/** Which words a phrase can't do without; told by `areMet` of the text noted last. */
export type Needs = readonly Need[];

/** For each word of a phrase the places of those that may stand for it. */
type Need = readonly (readonly number[])[];

/** Places of all words needed anywhere, by their hash. */
const places = new Map<number, number>();
/** The text each word was met in last, counted from 1. */
let metIn = new Uint32Array(512);
let text = 0;

/**
 * What one of these phrases needs: each is written as its words, with bars between those of which one is enough
 * ("hold|held release|publication"), as folded text has them.
 */
export function needing(...phrases: readonly string[]): Needs {
  return phrases.map((phrase) => phrase.split(" ").map((words) => words.split("|").map(placeOf)));
}

function placeOf(word: string): number {
  const hash = tokenHash(word);
  const place = places.get(hash) ?? places.size;
  places.set(hash, place);
  if (place >= metIn.length) {
    metIn = new Uint32Array(place * 2);
  }
  return place;
}

/** Notes the words of a text: looking for each in its letters would cost more than all that is found in most. */
export function noteWords({ hashes, count }: Tokens): void {
  text += 1;
  for (let index = 0; index < count; index += 1) {
    const place = places.get(hashes[index]!);
    if (place !== undefined) {
      metIn[place] = text;
    }
  }
}

/** True when the text noted last has all words of one of the phrases. */
export function areMet(needs: Needs): boolean {
  return needs.some((need) => need.every((words) => words.some((place) => metIn[place] === text)));
}
