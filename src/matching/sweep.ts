import type { Dictionary } from "./dictionary.ts";
import { matchTerms } from "./dictionary-match.ts";
import { type FoldedText, fold } from "./fold.ts";
import { type Pass, passOver } from "./pass.ts";
import { FEATURE, type Region, type ScannedText, type TermHit } from "./scanned-text.ts";
import type { Tokens } from "./tokens.ts";
import { tokens } from "./word-buffer.ts";

const NO_TERMS: readonly TermHit[] = Object.freeze([]);

/** Which pass read a text: its words stand in the shared buffer until the next. */
let lastSwept: ScannedText | null = null;
let lastPass = 0;

class SweptText implements ScannedText {
  readonly original: string;
  readonly features: number;
  readonly regions: readonly Region[];
  readonly terms: readonly TermHit[];
  readonly #map: FoldedText | null;
  #lower: string | null;

  constructor(
    original: string,
    features: number,
    regions: readonly Region[],
    terms: readonly TermHit[],
    map: FoldedText | null,
  ) {
    this.original = original;
    this.features = features;
    this.regions = regions;
    this.terms = terms;
    this.#map = map;
    this.#lower = map === null ? null : map.folded;
  }

  get folded(): string {
    // The text was plain ASCII: lower case is all there is to fold, and every offset stays.
    this.#lower ??= this.original.toLowerCase();
    return this.#lower;
  }

  get cased(): string {
    return this.#map === null ? this.original : this.#map.cased;
  }

  toOriginal(start: number, end: number): { readonly start: number; readonly end: number } {
    return originalSpan(this.#map, this.original.length, start, end);
  }

  inCode(offset: number): boolean {
    if ((this.features & FEATURE.code) === 0) return false;
    for (const region of this.regions) {
      if (region.start > offset) return false;
      if (region.kind === "code" && offset < region.end) return true;
    }
    return false;
  }
}

/** Maps a span of folded text back; an empty one stays empty. */
function originalSpan(
  map: FoldedText | null,
  length: number,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  if (map === null) return { start, end };
  const from = start < map.starts.length ? map.starts[start]! : length;
  return { start: from, end: end > start ? map.ends[end - 1]! : from };
}

/**
 * Reads a text once: folding, words, features, Slack's markup, and the terms of the dictionary, all linear in the
 * text's length. Folded text is made only if somebody asks for it.
 */
export function sweep(text: string, dictionary: Dictionary | null = null): ScannedText {
  const pass = passOver(text);
  return swept(text, pass, termsOf(text, pass, dictionary));
}

/** The same, for who has no use for a text without any of the features `wanted`: `null` then, and nothing is made. */
export function sweepFor(text: string, dictionary: Dictionary | null, wanted: number): ScannedText | null {
  const pass = passOver(text);
  const terms = termsOf(text, pass, dictionary);
  const isWanted = (pass.features & wanted) !== 0 || (terms.length > 0 && (FEATURE.term & wanted) !== 0);
  return isWanted ? swept(text, pass, terms) : null;
}

function termsOf(text: string, { folded }: Pass, dictionary: Dictionary | null): readonly TermHit[] {
  return dictionary === null ? NO_TERMS : matchTerms(dictionary, tokens, folded, text);
}

function swept(text: string, { features, regions, folded }: Pass, terms: readonly TermHit[]): ScannedText {
  const made = new SweptText(text, terms.length > 0 ? features | FEATURE.term : features, regions, terms, folded);
  lastSwept = made;
  lastPass = tokens.pass;
  return made;
}

/**
 * The words of a swept text; valid until the next sweep. Reads the text again if another was swept since.
 */
export function tokensOf(text: ScannedText): Tokens {
  if (lastSwept !== text || lastPass !== tokens.pass) {
    passOver(text.original);
    lastSwept = text;
    lastPass = tokens.pass;
  }
  return tokens;
}

/** Folds a text as the sweep does, entities left alone; idempotent. */
export function foldText(text: string): string {
  return fold(text, { entities: false }).folded;
}
