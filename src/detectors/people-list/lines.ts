const NEWLINE = 10;
const RETURN = 13;
/** Lines kept room for at first. */
const INITIAL = 256;

/** The lines of a text without their ends, empty ones included. */
export class Lines {
  count = 0;
  #starts = new Int32Array(INITIAL);
  #ends = new Int32Array(INITIAL);

  constructor(text: string) {
    let start = 0;
    for (let newline = text.indexOf("\n"); newline >= 0; newline = text.indexOf("\n", start)) {
      this.#add(text, start, newline);
      start = newline + 1;
      // Behind an empty line often stands another: to look is cheaper than to search.
      while (text.charCodeAt(start) === NEWLINE) {
        this.#add(text, start, start);
        start += 1;
      }
    }
    this.#add(text, start, text.length);
  }

  start(index: number): number {
    return this.#starts[index]!;
  }

  end(index: number): number {
    return this.#ends[index]!;
  }

  #add(text: string, start: number, end: number): void {
    if (this.count === this.#starts.length) {
      this.#starts = longer(this.#starts);
      this.#ends = longer(this.#ends);
    }
    this.#starts[this.count] = start;
    this.#ends[this.count] = end > start && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    this.count += 1;
  }
}

function longer(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
