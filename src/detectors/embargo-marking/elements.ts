import { MONTH, monthOf, WEEKDAY, weekdayOf } from "./calendar-words.ts";
import { ZONE_ABBREVIATION, type ZoneReading, zoneAt } from "./zones.ts";

/** A date as written. `year` is `null` when there is none. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** One piece of a date and time. */
export type Element =
  | { readonly kind: "date"; readonly date: WrittenDate }
  /** Two numbers of which either may be the month. */
  | { readonly kind: "numeric-date"; readonly first: number; readonly second: number; readonly year: number | null }
  /** Minutes after midnight; 1440 is the midnight that ends the day. */
  | { readonly kind: "time"; readonly minutes: number }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "zone"; readonly zone: ZoneReading }
  /** Days after the day of writing. */
  | { readonly kind: "relative"; readonly days: number; readonly bare: boolean };

interface Lexed {
  readonly elements: readonly Element[];
  readonly end: number;
}

type Rule = readonly [pattern: RegExp, read: (found: RegExpExecArray) => readonly Element[] | null];

const YEAR = "(?:19|20)\\d{2}(?![\\d:]|\\s?(?:hrs?|hours|h|uhr)(?!\\p{L}))";
const SHORT_YEAR = "['’]\\d{2}(?!\\d)";

/** Years as press lines write them: '26 is 2026. */
function fullYear(written: string | undefined): number | null {
  if (written === undefined) {
    return null;
  }
  const digits = written.replace(/\D/gu, "");
  const value = Number(digits);
  return digits.length === 4 ? value : value < 70 ? 2000 + value : 1900 + value;
}

function isDay(year: number | null, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
}

function date(year: number | null, month: number, day: number): readonly Element[] | null {
  return isDay(year, month, day) ? [{ kind: "date", date: { year, month, day } }] : null;
}

function numericDate(first: number, second: number, year: number | null): readonly Element[] | null {
  const dayFirst = isDay(year, second, first);
  const monthFirst = isDay(year, first, second);
  if (dayFirst && monthFirst && first !== second) {
    return [{ kind: "numeric-date", first, second, year }];
  }
  return dayFirst ? date(year, second, first) : monthFirst ? date(year, first, second) : null;
}

function clock(hours: number, minutes: number): readonly Element[] | null {
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= 1440 ? [{ kind: "time", minutes: total }] : null;
}

function twelveHour(hours: number, minutes: number, half: string): readonly Element[] | null {
  if (hours < 1 || hours > 12) {
    // "14:30pm" is said in spite of itself.
    return half === "p" && hours < 24 ? clock(hours, minutes) : null;
  }
  return clock((hours % 12) + (half === "p" ? 12 : 0), minutes);
}

const HALF = "([ap])\\s?\\.?\\s?m(?![\\p{L}\\p{N}])\\.?";
const HOUR_WORD = "(?:hrs?|hours|h|uhr|horas?|heures?|o['’]?\\s?clock)(?![\\p{L}\\p{N}])";

/** Tried in order; the first that fits wins. Sources: ISO 8601, RFC 3339, and the forms listed in docs/detectors.md. */
const RULES: readonly Rule[] = [
  // 2026-08-25T09:00
  [
    /(\d{4})-(\d{2})-(\d{2})t([01]\d|2[0-4]):?([0-5]\d)(?::?[0-5]\d(?:\.\d{1,9})?)?(?!\d)/uy,
    (m) => {
      const day = date(year4(m[1]), Number(m[2]), Number(m[3]));
      const time = clock(Number(m[4]), Number(m[5]));
      return day === null || time === null ? null : [...day, ...time];
    },
  ],
  // 2026-08-25, 2026/8/25
  [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/uy, (m) => date(year4(m[1]), Number(m[2]), Number(m[3]))],
  // 103104 190100: newswire date and time, month first
  [
    /(\d{2})(\d{2})(\d{2})\s{1,2}([0-2]\d)([0-5]\d)(?:[0-5]\d)?(?!\d)/uy,
    (m) => {
      const day = date(fullYear(m[3]), Number(m[1]), Number(m[2])) ?? date(fullYear(m[3]), Number(m[2]), Number(m[1]));
      const time = clock(Number(m[4]), Number(m[5]));
      return day === null || time === null ? null : [...day, ...time];
    },
  ],
  // 20260825
  [/((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)/uy, (m) => date(Number(m[1]), Number(m[2]), Number(m[3]))],
  // 25/08/2026, 25.8.26, 25. 8. 2026
  [
    /(\d{1,2})(?:([/-])|\.\s?)(\d{1,2})(?:\2|\.\s?)(\d{4}|\d{2})(?![\d:])/uy,
    (m) => numericDate(Number(m[1]), Number(m[3]), fullYear(m[4])),
  ],
  // 25.8. (German), 25/8
  [/(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/uy, (m) => date(null, Number(m[2]), Number(m[1]))],
  [/(\d{1,2})\/(\d{1,2})(?![\d/])/uy, (m) => numericDate(Number(m[1]), Number(m[2]), null)],
  // 11:06 a.m., 2.30pm, 11 06 a m
  [
    new RegExp(`(\\d{1,2})(?:\\s?[:.h]\\s?|\\s)([0-5]\\d)(?::[0-5]\\d)?\\s{0,2}${HALF}`, "uy"),
    (m) => twelveHour(Number(m[1]), Number(m[2]), m[3] ?? ""),
  ],
  // 11 06 a, cut off at the end of a line
  [/(\d{1,2})(?:[:.]|\s)([0-5]\d)\s?([ap])(?=\s*$)/uy, (m) => twelveHour(Number(m[1]), Number(m[2]), m[3] ?? "")],
  // 8am, 9 a.m.
  [new RegExp(`(\\d{1,2})\\s?${HALF}`, "uy"), (m) => twelveHour(Number(m[1]), 0, m[2] ?? "")],
  // 12 noon, midday
  [/(?:12(?:[:.]00)?\s?)?(?:noon|midday|mittags?|midi|mediod[ií]a)(?!\p{L})/uy, () => clock(12, 0)],
  // Midnight on a day is taken as the one that ends it: too long a silence is the smaller harm.
  [/(?:(?:12|00?|24)(?:[:.]00)?\s?)?(?:midnight|mitternacht|minuit|medianoche)(?!\p{L})/uy, () => clock(24, 0)],
  // 24-Mar-26, 24 Mar 26
  [
    new RegExp(`(\\d{1,2})([ -])(${MONTH})\\2(\\d{2})(?![\\d:.]|\\s?(?:[ap]\\.?\\s?m|h|uhr))`, "uy"),
    (m) => date(fullYear(m[4]), monthOf(m[3] ?? "") ?? 0, Number(m[1])),
  ],
  // 24 March 2026, 24th of March, 1er mars, 24 de marzo de 2026, 24-Mar-2026
  [
    new RegExp(
      `(\\d{1,2})\\s?(?:st|nd|rd|th|er|º|ª|°|\\.)?(?:\\s+(?:day\\s+)?(?:of|de|del)(?!\\p{L}))?[\\s-]{0,3}(${MONTH})(?!\\p{L})\\.?(?:,?[\\s-]*(?:(?:of|de|del)\\s+)?(${YEAR}|${SHORT_YEAR}))?`,
      "uy",
    ),
    (m) => date(fullYear(m[3]), monthOf(m[2] ?? "") ?? 0, Number(m[1])),
  ],
  // March 24, 2026; April 1 2006
  [
    new RegExp(
      `(${MONTH})(?!\\p{L})\\.?[\\s-]{0,3}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\.\\d|\\s?[ap]\\.?m|h\\d)(?:,?\\s*(${YEAR}|${SHORT_YEAR}))?`,
      "uy",
    ),
    (m) => date(fullYear(m[3]), monthOf(m[1] ?? "") ?? 0, Number(m[2])),
  ],
  // March 2026: the first of it
  [
    new RegExp(`(${MONTH})(?!\\p{L})\\.?,?\\s+(${YEAR})`, "uy"),
    (m) => date(fullYear(m[2]), monthOf(m[1] ?? "") ?? 0, 1),
  ],
  // 09:00, 00:01hrs, 9h30, 09.00 Uhr, 08:30:00.000
  [
    new RegExp(
      `([01]?\\d|2[0-4])(?:[:.h]|\\sh\\s)([0-5]\\d)(?::[0-5]\\d(?:\\.\\d{1,6})?)?\\s?(?:${HOUR_WORD})?(?!\\d)`,
      "uy",
    ),
    (m) => clock(Number(m[1]), Number(m[2])),
  ],
  // 0001hrs, 0900 GMT; a bare "2026" is a year
  [
    new RegExp(
      `([01]\\d|2[0-4])([0-5]\\d)\\s?(?:${HOUR_WORD}|(?=(?:${ZONE_ABBREVIATION})(?![\\p{L}\\p{N}]))|(?=\\s*[\\])*_]?\\s*$))`,
      "uy",
    ),
    (m) => clock(Number(m[1]), Number(m[2])),
  ],
  // 9 Uhr, 18h, 9 o'clock
  [new RegExp(`(\\d{1,2})\\s?${HOUR_WORD}`, "uy"), (m) => clock(Number(m[1]), 0)],
  [
    new RegExp(`(${WEEKDAY})(?![\\p{L}\\p{N}])\\.?`, "uy"),
    (m) => {
      const weekday = weekdayOf(m[1] ?? "");
      return weekday === null ? null : [{ kind: "weekday", weekday }];
    },
  ],
  [/(?:today|tonight|heute|aujourd['’]hui|hoy)(?!\p{L})/uy, (m) => relative(0, m[0] === "tonight")],
  [/(?:tomorrow|morgen|demain|ma[nñ]ana)(?!\p{L})/uy, () => relative(1, false)],
];

function year4(written: string | undefined): number | null {
  const year = Number(written);
  return year >= 1990 && year <= 2100 ? year : null;
}

function relative(days: number, evening: boolean): readonly Element[] {
  return [{ kind: "relative", days, bare: !evening }];
}

/** The elements that start at a position of a lower-case text, `null` when none does. */
export function elementsAt(text: string, position: number): Lexed | null {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    const elements = found === null ? null : read(found);
    if (elements !== null) {
      return { elements, end: pattern.lastIndex };
    }
  }
  const zone = zoneAt(text, position);
  return zone === null ? null : { elements: [{ kind: "zone", zone: zone.zone }], end: zone.end };
}
