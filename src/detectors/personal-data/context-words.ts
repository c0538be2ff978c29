import { foldText } from "../../matching/sweep.ts";

/** A word or phrase and the groups it speaks for. */
interface Phrase {
  readonly text: string;
  readonly groups: readonly number[];
}

/** Context words met in one text, in order. */
export interface ContextHits {
  readonly count: number;
  /** True when a word of the group stands at most `before` characters before `start` or `after` behind `end`. */
  near(group: number, start: number, end: number, before?: number, after?: number): boolean;
  /** Notes the groups of all words between two offsets, which only grow, for `noted`; true when there is any. */
  note(from: number, to: number): boolean;
  /** True when a word of the group stood between the offsets noted last: a cheap question before `near`. */
  noted(group: number): boolean;
  /** Where the first `most` words of a group stand. */
  of(group: number, most: number): readonly { readonly start: number; readonly end: number }[];
}

/** People write the label within a short clause of the value. */
const BEFORE = 60;
const AFTER = 40;

class Hits implements ContextHits {
  readonly #starts: number[] = [];
  readonly #phrases: Phrase[] = [];
  /** How many of the words noted speak for each group; the words of every text share it. */
  readonly #noted: Uint32Array;
  /** Words noted: from the first to before the second. */
  #notedFrom = -1;
  #notedTo = 0;

  constructor(noted: Uint32Array) {
    this.#noted = noted;
  }

  get count(): number {
    return this.#starts.length;
  }

  add(start: number, phrase: Phrase): void {
    this.#starts.push(start);
    this.#phrases.push(phrase);
  }

  sort(): void {
    const order = this.#starts.map((_, index) => index).sort((a, b) => (this.#starts[a] ?? 0) - (this.#starts[b] ?? 0));
    const starts = order.map((index) => this.#starts[index] ?? 0);
    const phrases = order.flatMap((index) => this.#phrases[index] ?? []);
    this.#starts.splice(0, starts.length, ...starts);
    this.#phrases.splice(0, phrases.length, ...phrases);
  }

  near(group: number, start: number, end: number, before = BEFORE, after = AFTER): boolean {
    for (let index = this.#firstFrom(start - before); index < this.#starts.length; index += 1) {
      const at = this.#starts[index] ?? 0;
      if (at > end + after) {
        return false;
      }
      const outside = at >= end || at < start;
      if (outside && this.#phrases[index]?.groups.includes(group)) {
        return true;
      }
    }
    return false;
  }

  note(from: number, to: number): boolean {
    if (this.#notedFrom < 0) {
      this.#noted.fill(0);
      this.#notedFrom = 0;
    }
    // Each word enters once and leaves once, however many values stand near it.
    while ((this.#starts[this.#notedTo] ?? to) < to) {
      for (const group of this.#phrases[this.#notedTo]?.groups ?? []) {
        this.#noted[group]! += 1;
      }
      this.#notedTo += 1;
    }
    while (this.#notedFrom < this.#notedTo && (this.#starts[this.#notedFrom] ?? from) < from) {
      for (const group of this.#phrases[this.#notedFrom]?.groups ?? []) {
        this.#noted[group]! -= 1;
      }
      this.#notedFrom += 1;
    }
    return this.#notedFrom < this.#notedTo;
  }

  noted(group: number): boolean {
    return this.#noted[group]! > 0;
  }

  of(group: number, most: number): readonly { readonly start: number; readonly end: number }[] {
    const found: { start: number; end: number }[] = [];
    for (const [index, phrase] of this.#phrases.entries()) {
      if (found.length < most && phrase.groups.includes(group)) {
        const start = this.#starts[index] ?? 0;
        found.push({ start, end: start + phrase.text.length });
      }
    }
    return found;
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

const LONGEST_WORD = 40;

function leadingWord(text: string): string {
  return /^[a-z]+/.exec(text)?.[0] ?? "";
}

/** Finds the words of many groups in one reading of a text. */
export class ContextIndex {
  readonly #noted: Uint32Array;
  readonly #byWord = new Map<string, Phrase[]>();
  /** Phrases in scripts written without spaces, which no word boundary delimits. */
  readonly #unspaced: Phrase[] = [];
  /** 1 where some phrase begins with a word of this length and first letter. */
  readonly #possible = new Uint8Array((LONGEST_WORD + 1) * 26);

  /** `groups[n]` are the words of group `n`; they are folded as texts are. */
  constructor(groups: readonly (readonly string[])[]) {
    this.#noted = new Uint32Array(groups.length);
    const byText = new Map<string, number[]>();
    for (const [group, words] of groups.entries()) {
      for (const word of words) {
        const text = foldText(word);
        byText.set(text, [...(byText.get(text) ?? []), group]);
      }
    }
    for (const [text, ids] of byText) {
      const phrase = { text, groups: ids };
      const word = leadingWord(text);
      if (word === "") {
        this.#unspaced.push(phrase);
        continue;
      }
      this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), phrase]);
      this.#possible[word.length * 26 + word.charCodeAt(0) - 97] = 1;
    }
  }

  /** Starts a reading; feed it each run of letters, then call `finish`. */
  reader(folded: string): ContextReader {
    const hits = new Hits(this.#noted);
    return {
      word: (start, end) => {
        const length = end - start;
        if (length > LONGEST_WORD || this.#possible[length * 26 + folded.charCodeAt(start) - 97] !== 1) {
          return;
        }
        for (const phrase of this.#byWord.get(folded.slice(start, end)) ?? []) {
          if (phrase.text.length === length || this.#stands(folded, start, phrase)) {
            hits.add(start, phrase);
          }
        }
      },
      finish: (foreign) => {
        if (foreign && this.#addUnspaced(folded, hits)) {
          hits.sort();
        }
        return hits;
      },
    };
  }

  #stands(folded: string, start: number, phrase: Phrase): boolean {
    if (!folded.startsWith(phrase.text, start)) {
      return false;
    }
    const next = folded[start + phrase.text.length] ?? "";
    return !(next >= "a" && next <= "z");
  }

  #addUnspaced(folded: string, hits: Hits): boolean {
    let added = false;
    for (const phrase of this.#unspaced) {
      for (let at = folded.indexOf(phrase.text); at >= 0; at = folded.indexOf(phrase.text, at + phrase.text.length)) {
        hits.add(at, phrase);
        added = true;
      }
    }
    return added;
  }
}

export interface ContextReader {
  /** A run of letters `[start, end)` of the folded text. */
  word(start: number, end: number): void;
  /** `foreign`: the text has characters beyond ASCII. */
  finish(foreign: boolean): ContextHits;
}
