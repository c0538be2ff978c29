/**
 * Puts words on lines as a browser would: blocks begin lines, cells of a row are separated by tabs, runs of white
 * space are one space. Separators are written only before the next word, so that none lead, trail or pile up.
 */
export class HtmlLayout {
  readonly #parts: string[] = [];
  #newline = false;
  #tabs = 0;
  #space = false;
  /** Nothing was written into the cell that was opened last. */
  #isCellEmpty = false;
  /** Cells begun in the current row of each open table. */
  readonly #cells: number[] = [0];

  /** Text of a line; its white space is collapsed. */
  words(text: string): void {
    const bare = text.trim();
    if (bare === "") {
      this.#space ||= text !== "";
      return;
    }
    this.#space ||= /^\s/.test(text);
    this.#separate();
    this.#parts.push(bare.replace(/\s+/g, " "));
    this.#space = /\s$/.test(text);
  }

  /** Text whose lines and spaces are to stay as they are. */
  preformatted(text: string): void {
    if (text.trim() !== "") {
      this.#separate();
      const words = text.trimEnd();
      this.#parts.push(words);
      this.#newline = text.includes("\n", words.length);
      this.#space = words.length < text.length;
    }
  }

  /** A block begins or ends. At the beginning of a cell that is no new line. */
  block(): void {
    if (!this.#isCellEmpty) {
      this.line();
    }
  }

  /** A new line, wherever it is. */
  line(): void {
    this.#newline = true;
    this.#tabs = 0;
    this.#isCellEmpty = false;
  }

  openTable(): void {
    this.block();
    this.#cells.push(0);
  }

  closeTable(): void {
    if (this.#cells.length > 1) {
      this.#cells.pop();
    }
    this.block();
  }

  row(): void {
    this.line();
    this.#cells[this.#cells.length - 1] = 0;
  }

  openCell(): void {
    const begun = this.#cells.at(-1) ?? 0;
    this.#cells[this.#cells.length - 1] = begun + 1;
    if (begun > 0) {
      this.#tabs += 1;
    }
    this.#isCellEmpty = true;
  }

  /** A block that ended the cell does not end the row. */
  closeCell(): void {
    if (!this.#isCellEmpty) {
      this.#newline = false;
    }
    this.#space = true;
  }

  text(): string {
    return this.#parts.join("");
  }

  #separate(): void {
    if (this.#parts.length > 0) {
      if (this.#newline) {
        this.#parts.push("\n");
      } else if (this.#space && this.#tabs === 0) {
        this.#parts.push(" ");
      }
    }
    if (this.#tabs > 0) {
      this.#parts.push("\t".repeat(this.#tabs));
    }
    this.#newline = false;
    this.#tabs = 0;
    this.#space = false;
    this.#isCellEmpty = false;
  }
}
