import type { ScannedText } from "../../matching/scanned-text.ts";
import type { ContextHits } from "./context-words.ts";
import { ATOM, type AtomKind } from "./shape.ts";
import { CONTEXT } from "./words.ts";

/** Words that introduce what no shape announces are followed up this often: once in a hundred characters is plenty. */
export function followUps(length: number): number {
  return 100 + Math.floor(length / 100);
}

/** A text cut into unbroken runs of letters and digits ("atoms"), with the context words met on the way. */
export interface Reading {
  readonly folded: string;
  readonly cased: string;
  readonly context: ContextHits;
  readonly atoms: Atoms;
  /** True when an offset lies in a web address: what stands there is rarely written for people. */
  inUrl(offset: number): boolean;
  /** True when nothing but `[start, end)` and other such values stands in the text. */
  isAlone(start: number, end: number): boolean;
}

export interface Atoms {
  readonly count: number;
  start(index: number): number;
  end(index: number): number;
  kind(index: number): AtomKind;
}

interface Runs {
  readonly starts: number[];
  readonly ends: number[];
  readonly kinds: AtomKind[];
}

const DIGIT = 1;
const LETTER = 2;

const CLASS = new Uint8Array(128);
for (let code = 48; code < 58; code += 1) {
  CLASS[code] = DIGIT;
}
for (let code = 97; code < 123; code += 1) {
  CLASS[code] = LETTER;
}

/** A message of more runs than this is no bare answer. */
export const MOST_ALONE = 10;
const CONJUNCTIONS = new Set(["and", "or", "und", "et", "y", "e", "i"]);

/** Reads a text once: its atoms, its context words, its web addresses. */
export function read(text: ScannedText): Reading {
  const { folded, cased } = text;
  const context = CONTEXT.reader(folded);
  const runs: Runs = { starts: [], ends: [], kinds: [] };
  const urls: number[] = [];
  let foreign = false;
  let begin = -1;
  let seen = 0;
  let wordBegin = -1;
  for (let at = 0; at <= folded.length; at += 1) {
    const code = at < folded.length ? folded.charCodeAt(at) : 0;
    const kind = code < 128 ? (CLASS[code] ?? 0) : 0;
    foreign ||= code > 127;
    if (kind !== LETTER && wordBegin >= 0) {
      context.word(wordBegin, at);
      wordBegin = -1;
    } else if (kind === LETTER && wordBegin < 0) {
      wordBegin = at;
    }
    if (kind === 0) {
      if (begin >= 0) {
        runs.starts.push(begin);
        runs.ends.push(at);
        runs.kinds.push(seen as AtomKind);
        begin = -1;
        seen = 0;
      }
      if (code === 58 && folded.startsWith("://", at)) {
        urls.push(at, endOfUrl(folded, at));
      }
    } else {
      if (begin < 0) {
        begin = at;
      }
      seen |= kind;
    }
  }
  const atoms = atomsOf(runs);
  return {
    folded,
    cased,
    context: context.finish(foreign),
    atoms,
    inUrl: (offset) => isInside(urls, offset),
    isAlone: (start, end) => atoms.count <= MOST_ALONE && standsAlone(folded, atoms, start, end),
  };
}

function atomsOf(runs: Runs): Atoms {
  return {
    count: runs.starts.length,
    start: (index) => runs.starts[index] ?? 0,
    end: (index) => runs.ends[index] ?? 0,
    kind: (index) => runs.kinds[index] ?? ATOM.letters,
  };
}

const LONGEST_URL = 2_000;

function endOfUrl(folded: string, from: number): number {
  let at = from;
  const last = Math.min(folded.length, from + LONGEST_URL);
  while (at < last && !" \n\t>|\"'".includes(folded[at] ?? " ")) {
    at += 1;
  }
  return at;
}

function isInside(spans: readonly number[], offset: number): boolean {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle * 2] ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 && offset < (spans[low * 2 - 1] ?? 0);
}

function standsAlone(folded: string, atoms: Atoms, start: number, end: number): boolean {
  for (let index = 0; index < atoms.count; index += 1) {
    const from = atoms.start(index);
    const to = atoms.end(index);
    if (from >= start && to <= end) {
      continue;
    }
    const value = atoms.kind(index) !== ATOM.letters && to - from >= 7;
    if (!value && !CONJUNCTIONS.has(folded.slice(from, to))) {
      return false;
    }
  }
  return true;
}
