import { type FingerprintReader, MOST_UNRELATED } from "./fingerprint-table.ts";
import type { HashKey } from "./keyed-hash.ts";
import { type PassageWords, passageWords } from "./passage-words.ts";
import type { ScannedText } from "./scanned-text.ts";
import { SHINGLE_WORDS, type Shingles, shinglesOf, WINDOW, winnow } from "./shingles.ts";
import { WEIGHT, wordWeight } from "./word-weight.ts";

/** A stretch of a text that shares fingerprints with a labelled passage; original offsets, `end` exclusive. */
export interface PassageMatch {
  readonly start: number;
  readonly end: number;
  /** The label the passage is of. */
  readonly subject: number;
  /** Different fingerprints met in the stretch. */
  readonly fingerprints: number;
  /** How many the passage has in all. */
  readonly of: number;
  /** What the words say that are the same: one for each that is rare, less for those everybody uses. */
  readonly weight: number;
  /** How many of them are rare. */
  readonly telling: number;
  /** Rows of words that are the same; other words stand between them. */
  readonly rows: number;
}

/** Words between two fingerprints of one stretch: a reworded sentence. */
const WIDEST_GAP = 16;

/** A stretch in the making; in words. */
interface Stretch {
  readonly passage: number;
  readonly first: number;
  last: number;
  readonly met: Set<number>;
  weight: number;
  telling: number;
  rows: number;
}

let chosen = new Int32Array(1_024);
/** Weights of the words, as far as asked for; 0 where not yet. */
let weights = new Uint8Array(1_024);
const owners = new Int32Array(MOST_UNRELATED);

/**
 * The stretches of a text that have fingerprints of labelled passages, in the order in which they begin. Linear in the
 * text's length, whatever the number of passages.
 */
export function matchPassages(table: FingerprintReader, key: HashKey, text: ScannedText): readonly PassageMatch[] {
  const words = passageWords(text);
  if (words.count < SHINGLE_WORDS) return [];
  const shingles = shinglesOf(words, key);
  if (words.count > chosen.length) {
    chosen = new Int32Array(words.hashes.length);
    weights = new Uint8Array(words.hashes.length);
  }
  // Every look at a large table costs: most texts are told clean by the shingles they would be labelled by themselves.
  const least = winnow(shingles, Math.min(WINDOW, shingles.count), chosen);
  if (!isAnyHeld(table, shingles, table.screen(shingles, chosen, least))) return [];
  for (let index = 0; index < shingles.count; index++) chosen[index] = index;
  const found = table.screen(shingles, chosen, shingles.count);
  weights.fill(0, 0, words.count);
  const open = new Map<number, Stretch>();
  const stretches: Stretch[] = [];
  for (const first of chosen.subarray(0, found)) {
    const low = shingles.low[first]!;
    const count = table.passagesOf(low, shingles.high[first]!, owners);
    for (const passage of owners.subarray(0, count)) {
      let stretch = open.get(passage);
      if (stretch === undefined || first - stretch.last > WIDEST_GAP) {
        stretch = { passage, first, last: first - 1, met: new Set(), weight: 0, telling: 0, rows: 0 };
        open.set(passage, stretch);
        stretches.push(stretch);
      }
      goOn(stretch, words, first, low);
    }
  }
  return stretches.map((stretch) => ({
    ...text.toOriginal(
      words.tokens.starts[words.firsts[stretch.first]!]!,
      words.tokens.ends[words.lasts[stretch.last]!]!,
    ),
    subject: table.subject(stretch.passage),
    fingerprints: stretch.met.size,
    of: table.fingerprints(stretch.passage),
    weight: stretch.weight / WEIGHT.telling,
    telling: stretch.telling,
    rows: stretch.rows,
  }));
}

/** True when one of the first `count` chosen shingles is a passage's. */
function isAnyHeld(table: FingerprintReader, { low, high }: Shingles, count: number): boolean {
  for (let at = 0; at < count; at++) {
    if (table.passagesOf(low[chosen[at]!]!, high[chosen[at]!]!, owners) > 0) return true;
  }
  return false;
}

/** Takes a shingle into a stretch; what is said twice says no more. */
function goOn(stretch: Stretch, words: PassageWords, first: number, print: number): void {
  const last = first + SHINGLE_WORDS - 1;
  const isNew = stretch.met.size < stretch.met.add(print).size;
  if (isNew && (stretch.rows === 0 || first > stretch.last + 1)) stretch.rows++;
  for (let index = Math.max(first, stretch.last + 1); index <= last && isNew; index++) {
    const weight = weightOf(words, index);
    stretch.weight += weight;
    if (weight === WEIGHT.telling) stretch.telling++;
  }
  stretch.last = last;
}

/** The weight of the most telling part of a word that hyphens join. */
function weightOf({ tokens, firsts, lasts }: PassageWords, index: number): number {
  let weight = weights[index]!;
  if (weight !== 0) return weight;
  for (let part = firsts[index]!; part <= lasts[index]!; part++) weight = Math.max(weight, wordWeight(tokens, part));
  weights[index] = weight;
  return weight;
}
