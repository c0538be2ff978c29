/** How far into the text is looked for its delimiter. */
const SAMPLE = 64 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];

/** Text with cells: where its rows begin, and what separates them. */
export interface CsvShape {
  readonly delimiter: string;
  /** Past a first line that only names the delimiter, as Excel writes it. */
  readonly start: number;
}

/** Tells what separates the cells: what the file says, else what occurs most, quoted cells left out. */
export function csvShape(text: string): CsvShape {
  const told = /^sep=([,;|\t])\r?\n/i.exec(text.slice(0, 16));
  if (told !== null) {
    return { delimiter: told[1] ?? ",", start: told[0].length };
  }
  const bare = text.slice(0, SAMPLE).replace(/"[^"]*"/g, "");
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length })).sort(
    (a, b) => b.count - a.count,
  );
  return { delimiter: best?.delimiter ?? ",", start: 0 };
}

/** A quoted cell longer than this was opened by a stray quote, which then stands for itself. */
const MOST_QUOTED = 32 * 1024;

/**
 * The rows of cells, quotes resolved. A parser that gives up at the first stray quote would leave the rest unread, so
 * this one takes such a quote as a character, and never gives up.
 */
export function* csvRows(text: string, { delimiter, start }: CsvShape): Iterable<readonly string[]> {
  const separator = new RegExp(`[${delimiter}\\r\\n]`, "g");
  let row: string[] = [];
  let at = start;
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    separator.lastIndex = quoted?.end ?? at;
    const found = separator.exec(text);
    const end = found?.index ?? text.length;
    row.push((quoted?.value ?? "") + text.slice(quoted?.end ?? at, end));
    at = end + 1;
    if (found?.[0] !== delimiter) {
      yield row;
      row = [];
      if (found?.[0] === "\r" && text[at] === "\n") {
        at += 1;
      }
    }
  }
  if (row.length > 0) {
    yield row;
  }
}

/** A cell in quotes, doubled ones resolved. `end` is after the closing quote. */
function quotedCell(text: string, open: number): { value: string; end: number } | null {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && close - open <= MOST_QUOTED && text[close + 1] === '"') {
    close = text.indexOf('"', close + 2);
  }
  return close < 0 || close - open > MOST_QUOTED
    ? null
    : { value: text.slice(open + 1, close).replaceAll('""', '"'), end: close + 1 };
}
