import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** How a moment is written for one reader. */
export interface Reader {
  /** IANA zone. */
  readonly zone: string;
  /** BCP 47, `null` for the words' own language. */
  readonly locale: string | null;
}

/** "Tuesday 1 December, 09:00 GMT" in the reader's zone; an unknown zone or locale falls back to UTC and to English. */
export function sayTime(at: number, reader: Reader): string {
  const [date, time] = [
    format(at, reader, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    format(at, reader, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" }),
  ];
  return `${date}, ${time}`;
}

/** "1 December 2026" in the reader's zone. */
export function sayDate(at: number, reader: Reader): string {
  return format(at, reader, { day: "numeric", month: "long", year: "numeric" });
}

// In the language of the words around it; an American reader gets American order.
function format(at: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const locale = reader.locale === "en-US" ? "en-US" : wordsFor(reader.locale).dates;
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: reader.zone }).format(at);
  } catch (error) {
    if (error instanceof RangeError) {
      return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Number.isFinite(at) ? at : 0);
    }
    throw error;
  }
}

/** "3 minutes", "2 hours", "4 days": the nearest whole number of the largest unit. */
export function sayDuration(ms: number, { digest: { units, noTime } }: Words): string {
  const sizes = [
    [86_400_000, units.day],
    [3_600_000, units.hour],
    [60_000, units.minute],
    [1_000, units.second],
  ] as const;
  for (const [size, [one, more]] of sizes) {
    if (ms >= size) {
      const count = Math.round(ms / size);
      return `${count} ${count === 1 ? one : more}`;
    }
  }
  return noTime;
}
