import type { SSF } from "@e965/xlsx";

/** How a cell's number is shown, by the code of its format. */
export type NumberText = (value: number, format: string) => string;

/** Longer format codes than Excel allows are not tried. */
const LONGEST_FORMAT = 255;

type Formatter = Pick<typeof SSF, "format" | "is_date" | "parse_date_code">;

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

/**
 * Numbers as a reader would see them, but whole: dates in ISO form, since a displayed one is ambiguous, and numbers
 * without a form of their own with all their digits, since a card's number is shown as 4.11E+15.
 */
export function createNumberText(formatter: Formatter, isDate1904: boolean): NumberText {
  const dateFormats = new Map<string, boolean>();

  function isDate(format: string): boolean {
    const known = dateFormats.get(format) ?? (format.length <= LONGEST_FORMAT && formatter.is_date(format) === true);
    dateFormats.set(format, known);
    return known;
  }

  return (value, format) => {
    if (isDate(format)) {
      const parts: DateParts | null = formatter.parse_date_code(value, { date1904: isDate1904 });
      return parts === null ? digitsOf(value) : dateText(value, parts);
    }
    // A form with fixed characters or figures, such as 000-00-0000 or #,##0.00; others only round.
    return /0[- ()./]+0|0{3}|,|%/u.test(format) ? formatted(value, format) : digitsOf(value);
  };

  function formatted(value: number, format: string): string {
    try {
      const shown = format.length <= LONGEST_FORMAT ? String(formatter.format(format, value)).trim() : "";
      return /\d/u.test(shown) && !/#|\dE/u.test(shown) ? shown : digitsOf(value);
    } catch {
      // Not a format after all: the file made it up.
      return digitsOf(value);
    }
  }
}

/** Spreadsheets keep 15 digits; what a binary number has beyond them is noise. */
function digitsOf(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

function dateText(value: number, { y, m, d, H, M, S }: DateParts): string {
  const time = [H, M, S].map((part) => String(part).padStart(2, "0")).join(":");
  if (value < 1) {
    return time;
  }
  const date = [y, String(m).padStart(2, "0"), String(d).padStart(2, "0")].join("-");
  return Number.isInteger(value) ? date : `${date} ${time}`;
}
