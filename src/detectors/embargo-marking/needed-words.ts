import { tokenHash } from "../../matching/token-hash.ts";
import type { Tokens } from "../../matching/tokens.ts";

/** Which words some phrases can't do without; told by `areMet` of the text noted last. */
export interface Needs {
  readonly phrases: readonly Need[];
  /** The text in which a telling word of one of them was met last: most texts have none. */
  toldIn: number;
}

/** For each word of a phrase the places of those that may stand for it. */
type Need = readonly (readonly number[])[];

/** Places of all words needed anywhere, by their hash. */
const places = new Map<number, number>();
/** For each place whose needs its word tells of. */
const toldBy: Set<Needs>[] = [];
/** The text each word was met in last, counted from 1. */
let metIn = new Uint32Array(512);
let text = 0;

/**
 * What one of these phrases needs: each is written as its words, with bars between those of which one is enough
 * ("hold|held release|publication"), as folded text has them.
 */
export function needing(...phrases: readonly string[]): Needs {
  const words = phrases.map((phrase) => phrase.split(" ").map((words) => words.split("|")));
  const needs = { phrases: words.map((need) => need.map((any) => any.map(placeOf))), toldIn: 0 };
  for (const word of words.flatMap(tellingOf)) {
    toldBy[placeOf(word)]?.add(needs);
  }
  return needs;
}

/** Those words of a phrase, one of which it always has, that are rarest in other texts: the longest. */
function tellingOf(need: readonly (readonly string[])[]): readonly string[] {
  const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));
  return need.reduce((telling, words) => (shortest(words) > shortest(telling) ? words : telling));
}

function placeOf(word: string): number {
  const hash = tokenHash(word);
  const place = places.get(hash) ?? places.size;
  places.set(hash, place);
  toldBy[place] ??= new Set();
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
      for (const needs of toldBy[place]!) {
        needs.toldIn = text;
      }
    }
  }
}

/** True when the text noted last has all words of one of the phrases. */
export function areMet(needs: Needs): boolean {
  return (
    needs.toldIn === text &&
    needs.phrases.some((need) => need.every((words) => words.some((place) => metIn[place] === text)))
  );
}
