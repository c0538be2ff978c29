/** A list of people in a text, offsets of the folded text. */
export interface PeopleList {
  readonly kind: "recipient-list" | "private-recipient" | "people-table" | "roster";
  readonly start: number;
  readonly end: number;
  /** How many people. */
  readonly count: number;
  readonly confidence: number;
}

/** A line of a text, without its end. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, empty ones included. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end: end > start && text[end - 1] === "\r" ? end - 1 : end });
    if (newline < 0) {
      break;
    }
    start = newline + 1;
  }
  return lines;
}
