import type { Mark, Reading } from "../format.ts";

/** UTF-16 code units of pages that are told as one: a list that runs over pages stays one, and little waits to be told. */
const ENOUGH = 30_000;

/** Gathers pages into passages that know where each page begins. */
export class PagedText {
  readonly #reading: Reading;
  #text = "";
  #marks: Mark[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  add(text: string, where: string): void {
    if (text !== "") {
      this.#marks.push({ at: this.#text.length, where });
      this.#text += `${text}\n`;
    }
    if (this.#text.length >= ENOUGH) {
      this.tell();
    }
  }

  tell(): void {
    const text = this.#text.trimEnd();
    const marks = this.#marks;
    this.#text = "";
    this.#marks = [];
    if (text !== "") {
      this.#reading.passage(text, { marks });
    }
  }
}
