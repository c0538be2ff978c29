import type { Mark, Reading } from "../format.ts";

/** UTF-16 code units of pages that are told as one, so that a list that runs over pages stays one. */
const ENOUGH = 30_000;
/** ms after which slow pages are told all the same: what was told counts, should the rest take too long. */
const LONG = 1_000;

/** Gathers pages into passages that know where each page begins. */
export class PagedText {
  readonly #reading: Reading;
  #text = "";
  #marks: Mark[] = [];
  #told = performance.now();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  add(text: string, where: string): void {
    if (text !== "") {
      this.#marks.push({ at: this.#text.length, where });
      this.#text += `${text}\n`;
    }
    if (this.#text.length >= ENOUGH || performance.now() - this.#told > LONG) {
      this.tell();
    } else {
      // The next page may be one that is never read to its end.
      this.#reading.draft(text, where);
    }
  }

  tell(): void {
    const text = this.#text.trimEnd();
    const marks = this.#marks;
    this.#text = "";
    this.#marks = [];
    this.#told = performance.now();
    if (text !== "") {
      this.#reading.passage(text, { marks });
    }
  }
}
