import { TOKEN_BASE } from "../../matching/token-hash.ts";
import { isLetter } from "../letters.ts";
import { senseOfWord, TELLING } from "./quantity-words.ts";

/** What of a text numbers are made of, besides words. */
const CLASS = { none: 0, digit: 1, point: 2, sign: 3 } as const;

const CLASSES = new Uint8Array(0x1_0000);
for (const digit of "0123456789") CLASSES[digit.charCodeAt(0)] = CLASS.digit;
for (const point of ".,'") CLASSES[point.charCodeAt(0)] = CLASS.point;
for (const sign of "£$€¥~<>") CLASSES[sign.charCodeAt(0)] = CLASS.sign;

/** Numbers are cut to what anybody writes, so that no row of commas is read again and again. */
const LONGEST_NUMBER = 31;
/** Parts kept room for at first. */
const INITIAL = 256;

/** The words, runs of digits and signs of a folded text, in order; those outside it are nowhere and say nothing. */
export class NumberParts {
  count = 0;
  #folded = "";
  #starts = new Int32Array(INITIAL);
  #ends = new Int32Array(INITIAL);
  #senses = new Int32Array(INITIAL);
  #hashes = new Int32Array(INITIAL);

  /** Reads a text, forgetting the last. Linear. */
  read(folded: string): void {
    this.#folded = folded;
    this.count = 0;
    this.#makeRoom(folded.length);
    for (let at = 0; at < folded.length; ) {
      const unit = folded.charCodeAt(at);
      const sort = CLASSES[unit];
      if (isLetter(unit)) {
        at = this.#word(at);
      } else if (sort === CLASS.digit) {
        at = this.#number(at);
      } else {
        if (sort === CLASS.sign) this.#add(at, at + 1, unit);
        at++;
      }
    }
  }

  start(index: number): number {
    return this.#starts[index]!;
  }

  /** Without the points that ended a number's sentence. */
  end(index: number): number {
    return this.#ends[index]!;
  }

  /** `SENSE` bits; 0 for digits and beyond either end. */
  sense(index: number): number {
    return index >= 0 && index < this.count ? this.#senses[index]! : 0;
  }

  hash(index: number): number {
    return this.#hashes[index]!;
  }

  isDigits(index: number): boolean {
    return CLASSES[this.#folded.charCodeAt(this.#starts[index]!)] === CLASS.digit;
  }

  /** The code unit at an offset within a part. */
  unit(index: number, at: number): number {
    return this.#folded.charCodeAt(this.#starts[index]! + at);
  }

  text(index: number): string {
    return this.#folded.slice(this.#starts[index], this.#ends[index]);
  }

  /** Index of the next part from `from` on that tells what a number beside it counts, else `count`. */
  nextTelling(from: number): number {
    let index = from;
    while (index < this.count && (this.#senses[index]! & TELLING) === 0) index++;
    return index;
  }

  #word(start: number): number {
    const folded = this.#folded;
    let hash = 0;
    let at = start;
    for (; at < folded.length; at++) {
      const unit = folded.charCodeAt(at);
      if (!isLetter(unit)) break;
      hash = (Math.imul(hash, TOKEN_BASE) + unit) | 0;
    }
    this.#add(start, at, hash);
    return at;
  }

  #number(start: number): number {
    const folded = this.#folded;
    const limit = Math.min(folded.length, start + LONGEST_NUMBER);
    let end = start;
    let at = start;
    for (; at < limit; at++) {
      const sort = CLASSES[folded.charCodeAt(at)];
      if (sort === CLASS.digit) end = at + 1;
      else if (sort !== CLASS.point) break;
    }
    const index = this.count++;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#senses[index] = 0;
    return at;
  }

  #add(start: number, end: number, hash: number): void {
    const index = this.count++;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#senses[index] = senseOfWord(hash);
    this.#hashes[index] = hash;
  }

  #makeRoom(length: number): void {
    if (length <= this.#starts.length) return;
    const capacity = Math.max(length, this.#starts.length * 2);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
    this.#senses = new Int32Array(capacity);
    this.#hashes = new Int32Array(capacity);
  }
}
