/** What parts the cells of a row, in the order in which they are tried. */
const DELIMITERS = ["\t", ";", "|", ","] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const MOST_COLUMNS = 60;
const QUOTE = 34;
const BAR = 124;
const RANKS = new Uint8Array(128).fill(DELIMITERS.length);
for (const [rank, delimiter] of DELIMITERS.entries()) RANKS[delimiter.charCodeAt(0)] = rank;

/** The delimiter of a row, `null` when it has none. */
export function delimiterOf(text: string, from: number, to: number): Delimiter | null {
  let best: number = DELIMITERS.length;
  for (let at = from; at < to && best > 0; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < RANKS.length && RANKS[unit]! < best) {
      best = RANKS[unit]!;
    }
  }
  return DELIMITERS[best] ?? null;
}

/** How many columns a row has, as many as are of use; 0 when the delimiter is not in it. */
export function columnsOf(text: string, from: number, to: number, delimiter: Delimiter): number {
  const sought = delimiter.charCodeAt(0);
  const row = withoutSides(text, from, to, sought);
  let partings = 0;
  // The bars on the sides part nothing and yet are there.
  let isThere = row.end - row.start < to - from && sought === BAR && text.slice(from, to).includes(delimiter);
  let quoted = false;
  for (let at = row.start; at < row.end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      quoted = !quoted;
    } else if (unit === sought) {
      isThere = true;
      partings += Number(!quoted);
    }
  }
  return isThere ? Math.min(MOST_COLUMNS, partings + 1) : 0;
}

/** The cells of a row, trimmed and without quotes, as many as are of use. Delimiters inside quotes part nothing. */
export function cellsOf(text: string, from: number, to: number, delimiter: Delimiter): string[] {
  const sought = delimiter.charCodeAt(0);
  const row = withoutSides(text, from, to, sought);
  const cells: string[] = [];
  let start = row.start;
  let quoted = false;
  for (let at = row.start; at < row.end && cells.length < MOST_COLUMNS; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      quoted = !quoted;
    } else if (unit === sought && !quoted) {
      cells.push(cell(text, start, at));
      start = at + 1;
    }
  }
  if (cells.length < MOST_COLUMNS) {
    cells.push(cell(text, start, row.end));
  }
  return cells;
}

function cell(text: string, start: number, end: number): string {
  const trimmed = text.slice(start, end).trim();
  const from = Number(trimmed.startsWith('"'));
  return trimmed.slice(from, trimmed.length > from && trimmed.endsWith('"') ? -1 : undefined);
}

/** A row without the bars that a table may have on its sides. */
function withoutSides(text: string, from: number, to: number, sought: number): { start: number; end: number } {
  let start = from;
  let end = to;
  if (sought === BAR) {
    while (start < end && isBlank(text.charCodeAt(start))) {
      start += 1;
    }
    while (end > start && isBlank(text.charCodeAt(end - 1))) {
      end -= 1;
    }
    start += Number(start < end && text.charCodeAt(start) === BAR);
    end -= Number(end > start && text.charCodeAt(end - 1) === BAR);
  }
  return { start, end };
}

/** Any space of a folded text. */
function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
