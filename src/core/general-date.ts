const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

interface WrittenDay {
  readonly year: number | null;
  /** 0 January … 11 December. */
  readonly month: number;
  readonly day: number | null;
}

/**
 * A date as a range, seen from `now` (ms since the epoch, in UTC): "on 3 March" as "earlier this month". A date without
 * a year is that of this year. Words that name no date ("on Tuesday", "yesterday") become as vague.
 */
export function generalDate(written: string, now: number | null): string {
  if (now === null) return "at some time";
  const text = written.toLowerCase();
  const day = dayIn(text);
  if (day !== null) return rangeOf(day, new Date(now));
  const year = /(?:19|20)\d{2}/u.exec(text)?.[0];
  if (year !== undefined) {
    const range = yearRange(Number(year), new Date(now).getUTCFullYear());
    return /^since/u.test(text) ? `since ${range}` : range;
  }
  if (/^(?:next)/u.test(text)) return "soon";
  return /^(?:last|yesterday|this morning|today)/u.test(text) ? "recently" : "one day";
}

function dayIn(text: string): WrittenDay | null {
  const numeric = /(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})/u.exec(text);
  if (numeric !== null) {
    const [, first = "", second = "", year = ""] = numeric;
    // A month is no greater than twelve, whichever comes first.
    const month = Number(second) > 12 ? Number(first) : Number(second);
    if (month < 1 || month > 12) return null;
    return { year: Number(year.length === 2 ? `20${year}` : year), month: month - 1, day: Number(first) };
  }
  const month = MONTHS.findIndex((name) => new RegExp(`(?<![a-z])${name}`, "u").test(text));
  if (month < 0) return null;
  const year = /(?:19|20)\d{2}/u.exec(text)?.[0];
  const day = /(?<!\d)(\d{1,2})(?!\d)/u.exec(text)?.[1];
  return { year: year === undefined ? null : Number(year), month, day: day === undefined ? null : Number(day) };
}

function rangeOf({ year, month, day }: WrittenDay, now: Date): string {
  const thisYear = now.getUTCFullYear();
  if (year !== null && year !== thisYear) return yearRange(year, thisYear);
  const months = month - now.getUTCMonth();
  if (months !== 0) {
    // Without a year the nearest one is meant.
    if (year === null && Math.abs(months) > 6) return months < 0 ? "next year" : "last year";
    return months < 0 ? "earlier this year" : "later this year";
  }
  if (day === null) return "this month";
  return day <= now.getUTCDate() ? "earlier this month" : "later this month";
}

function yearRange(year: number, thisYear: number): string {
  const ago = thisYear - year;
  if (ago === 0) return "this year";
  if (Math.abs(ago) === 1) return ago > 0 ? "last year" : "next year";
  if (ago < 0) return "in some years";
  return ago <= 10 ? "a few years ago" : "years ago";
}
