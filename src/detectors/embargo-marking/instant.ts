import { Temporal } from "temporal-polyfill";
import type { FindContext } from "../detector.ts";
import type { WrittenDate } from "./elements.ts";
import type { When } from "./when.ts";
import type { ZoneReading } from "./zones.ts";

/** What a written date and time means. */
export interface Instant {
  /** ms since the epoch. */
  readonly at: number;
  /** The marking says two things that can't both be so (a weekday of another date, "EST" in July). */
  readonly contradictory: boolean;
  /** How it became a full date: as written, with the year added, or from a weekday, time or "tomorrow" alone. */
  readonly basis: "full" | "year-assumed" | "next";
}

/**
 * A date without a year that passed no longer ago than this has lifted; an older one is next year's. Embargoes
 * run for days or weeks: in April "3 March" is last month's, in November it is the coming one.
 */
const RECENT_DAYS = 90;

interface Resolved {
  readonly date: Temporal.PlainDate;
  readonly contradictory: boolean;
  readonly basis: Instant["basis"];
}

/** The instant a marking means, `null` when it names no moment. */
export function instantOf(when: When, context: FindContext, inherited: WrittenDate | null = null): Instant | null {
  const region = when.zone?.region ?? (when.zone === null ? context.zone : "UTC");
  const now = Temporal.Instant.fromEpochMilliseconds(context.now).toZonedDateTimeISO(region);
  const resolved = resolveDate(when, context, now, inherited);
  if (resolved === null) {
    return null;
  }
  const at = instantIn(resolved.date, when.minutes ?? 0, region, when.zone);
  return {
    at: at.latest,
    contradictory: resolved.contradictory || at.latest !== at.earliest,
    basis: resolved.basis,
  };
}

/** A date whose order is now known, for other markings of the same text; `null` when it has no such date. */
export function writtenDate(when: When, context: FindContext): WrittenDate | null {
  const { date } = when;
  if (date === null || date.kind === "relative") {
    return null;
  }
  return date.kind === "date" ? date.date : ordered(date.first, date.second, date.year, when.zone, context);
}

function ordered(
  first: number,
  second: number,
  year: number | null,
  zone: ZoneReading | null,
  context: FindContext,
): WrittenDate {
  // The zone says where the writer is more surely than the workspace's setting does.
  const monthFirst = zone === null ? context.dateOrder === "mdy" : zone.monthFirst;
  return monthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}

function resolveDate(
  when: When,
  context: FindContext,
  now: Temporal.ZonedDateTime,
  inherited: WrittenDate | null,
): Resolved | null {
  const today = now.toPlainDate();
  if (when.date?.kind === "relative") {
    return { date: today.add({ days: when.date.days }), contradictory: false, basis: "next" };
  }
  const written = writtenDate(when, context) ?? inherited;
  if (written !== null) {
    return written.year === null ? withYear(written, when.weekday, today) : withWeekday(written, when.weekday);
  }
  if (when.weekday !== null) {
    const ahead = (when.weekday - today.dayOfWeek + 7) % 7;
    const date = today.add({ days: ahead });
    const passed = ahead === 0 && isPast(date, when, now);
    return { date: passed ? date.add({ days: 7 }) : date, contradictory: false, basis: "next" };
  }
  if (when.minutes !== null) {
    return { date: isPast(today, when, now) ? today.add({ days: 1 }) : today, contradictory: false, basis: "next" };
  }
  return null;
}

function isPast(date: Temporal.PlainDate, when: When, now: Temporal.ZonedDateTime): boolean {
  return instantIn(date, when.minutes ?? 0, now.timeZoneId, when.zone).latest <= now.epochMilliseconds;
}

function plainDate(year: number, written: WrittenDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month: written.month, day: written.day });
}

function withWeekday(written: WrittenDate, weekday: number | null): Resolved {
  const date = plainDate(written.year ?? 0, written);
  return { date, contradictory: weekday !== null && weekday !== date.dayOfWeek, basis: "full" };
}

/**
 * The year that was left out: of last year, this and the next, the one in which the weekday fits, else the next
 * such date that is not far past.
 */
function withYear(written: WrittenDate, weekday: number | null, today: Temporal.PlainDate): Resolved {
  const candidates = [-1, 0, 1].map((years) => plainDate(today.year + years, written));
  const recent = today.subtract({ days: RECENT_DAYS });
  const next =
    candidates.find((date) => Temporal.PlainDate.compare(date, recent) >= 0) ?? plainDate(today.year, written);
  if (weekday === null || next.dayOfWeek === weekday) {
    return { date: next, contradictory: false, basis: "year-assumed" };
  }
  const fitting = candidates.filter((date) => date.dayOfWeek === weekday);
  const nearest = fitting.sort((a, b) => distance(a, today) - distance(b, today))[0];
  return nearest === undefined
    ? { date: next, contradictory: true, basis: "year-assumed" }
    : { date: nearest, contradictory: false, basis: "year-assumed" };
}

function distance(date: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.abs(today.until(date).days);
}

/**
 * Both readings of local time in a zone: by the region's clocks and by the abbreviation's own offset. The later
 * one counts, since a secret told an hour early is told.
 */
function instantIn(
  date: Temporal.PlainDate,
  minutes: number,
  region: string,
  zone: ZoneReading | null,
): { readonly earliest: number; readonly latest: number } {
  const day = minutes >= 1440 ? date.add({ days: 1 }) : date;
  const local = day.toPlainDateTime({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
  const readings: number[] = [];
  if (zone === null || zone.region !== null) {
    // In the hour that clocks repeat, the second time round.
    readings.push(local.toZonedDateTime(region, { disambiguation: "later" }).epochMilliseconds);
  }
  if (zone !== null && zone.offset !== null) {
    const utc = local.toZonedDateTime("UTC").epochMilliseconds;
    readings.push(utc - zone.offset * 60_000);
  }
  return { earliest: Math.min(...readings), latest: Math.max(...readings) };
}
