import type { Format, Mark, Reading } from "../format.ts";
import { isNamedAs } from "../signatures.ts";
import { csvRows, csvShape } from "./csv-rows.ts";
import { decodeText, isText } from "./decode-text.ts";

const TYPES = ["csv", "tsv", "tab", "text/csv", "text/tab-separated-values"];
/** UTF-16 code units after which a new passage begins, at a row. */
const LONG_PASSAGE = 1_000_000;
const MOST_ROWS = 100_000;

/** Tables as text. Only the name can tell them: prose has commas too. */
export const CSV: Format = {
  id: "csv",
  recognises: (input) => isNamedAs(input, TYPES) && isText(input.bytes),
  async read({ bytes }, reading) {
    const text = await decodeText(bytes);
    let passage = new RowPassage(reading);
    let number = 0;
    for (const row of csvRows(text, csvShape(text))) {
      number += 1;
      if (passage.isFull()) {
        passage.tell();
        passage = new RowPassage(reading);
      }
      passage.add(row, number);
    }
    passage.tell();
  },
};

/** Rows that are scanned as one. */
class RowPassage {
  readonly #reading: Reading;
  readonly #lines: string[] = [];
  readonly #marks: Mark[] = [];
  #length = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  isFull(): boolean {
    return this.#length >= LONG_PASSAGE || this.#lines.length >= MOST_ROWS;
  }

  add(row: readonly string[], number: number): void {
    const line = row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t");
    this.#marks.push({ at: this.#length, where: "", row: number });
    this.#lines.push(line);
    this.#length += line.length + 1;
  }

  tell(): void {
    this.#reading.passage(this.#lines.join("\n"), { marks: this.#marks });
  }
}
