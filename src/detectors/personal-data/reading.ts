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
/** Words that may stand between values without saying anything of them. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set(["and", "or", "und", "et", "y", "e", "i"]);

/** Atoms kept room for at first. */
const INITIAL = 256;

/** The atoms of the reading in hand; the next reading fills them anew, which spares every message its own arrays. */
class ReadAtoms implements Atoms {
  count = 0;
  #starts = new Int32Array(INITIAL);
  #ends = new Int32Array(INITIAL);
  #kinds = new Uint8Array(INITIAL);

  /** Forgets the last text and makes room for as many atoms as the next can have. */
  begin(textLength: number): void {
    this.count = 0;
    const most = (textLength >> 1) + 1;
    if (most <= this.#starts.length) {
      return;
    }
    const capacity = Math.max(most, this.#starts.length * 2);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
  }

  add(start: number, end: number, kind: number): void {
    const index = this.count;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#kinds[index] = kind;
    this.count = index + 1;
  }

  start(index: number): number {
    return index < this.count ? this.#starts[index]! : 0;
  }

  end(index: number): number {
    return index < this.count ? this.#ends[index]! : 0;
  }

  kind(index: number): AtomKind {
    return index < this.count ? (this.#kinds[index]! as AtomKind) : ATOM.letters;
  }
}

const ATOMS = new ReadAtoms();

class TextReading implements Reading {
  readonly folded: string;
  readonly cased: string;
  readonly context: ContextHits;
  readonly atoms: Atoms;
  readonly #urls: readonly number[];

  constructor(text: ScannedText, context: ContextHits, atoms: Atoms, urls: readonly number[]) {
    this.folded = text.folded;
    this.cased = text.cased;
    this.context = context;
    this.atoms = atoms;
    this.#urls = urls;
  }

  inUrl(offset: number): boolean {
    return this.#urls.length > 0 && isInside(this.#urls, offset);
  }

  isAlone(start: number, end: number): boolean {
    return this.atoms.count <= MOST_ALONE && standsAlone(this.folded, this.atoms, start, end);
  }
}

const COLON = 58;

/** Reads a text once: its atoms, its context words, its web addresses. A reading is good until the next. */
export function read(text: ScannedText): Reading {
  const { folded } = text;
  const { length } = folded;
  const context = CONTEXT.reader(folded);
  const urls: number[] = [];
  let urlEnd = 0;
  let foreign = 0;
  let at = 0;
  ATOMS.begin(length);
  while (at < length) {
    let code = folded.charCodeAt(at);
    let kind = code < 128 ? CLASS[code]! : 0;
    if (kind === 0) {
      foreign |= code;
      if (code === COLON && at >= urlEnd && folded.startsWith("://", at)) {
        urlEnd = endOfUrl(folded, at);
        urls.push(at, urlEnd);
      }
      at += 1;
      continue;
    }
    const begin = at;
    let seen = 0;
    let wordBegin = at;
    while (kind !== 0) {
      seen |= kind;
      at += 1;
      code = at < length ? folded.charCodeAt(at) : 0;
      const next = code < 128 ? CLASS[code]! : 0;
      if (next !== kind) {
        if (kind === LETTER) {
          context.word(wordBegin, at);
        }
        wordBegin = at;
        kind = next;
      }
    }
    ATOMS.add(begin, at, seen);
  }
  return new TextReading(text, context.finish(foreign > 127), ATOMS, urls);
}

const LONGEST_URL = 2_000;

function endOfUrl(folded: string, from: number): number {
  let at = from;
  const last = Math.min(folded.length, from + LONGEST_URL);
  while (at < last && !endsUrl(folded.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

/** A space of any kind, `"`, `'`, `>` or `|`. */
function endsUrl(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 34 || code === 39 || code === 62 || code === 124;
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
