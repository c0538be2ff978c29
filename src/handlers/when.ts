import { Temporal } from "temporal-polyfill";
import type { LiftTime } from "../core/subject.ts";

export interface WhenContext {
  /** ms since the epoch. */
  readonly now: number;
  /** IANA zone for times that name none: the person's own. */
  readonly zone: string;
  /** How "01/06" is read. */
  readonly dateOrder: "dmy" | "mdy";
}

/** Why a moment could not be read. */
export type WhenRefusal = "missing" | "unreadable" | "no-such-date" | "no-such-time" | "comes-twice" | "unknown-zone";

export type When = { readonly ok: true; readonly time: LiftTime } | { readonly ok: false; readonly why: WhenRefusal };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Abbreviations people use for zones; those with several meanings (IST, CST of China) are left out or taken as below. */
const ZONES: Readonly<Record<string, string>> = {
  utc: "UTC",
  gmt: "UTC",
  z: "UTC",
  bst: "Europe/London",
  uk: "Europe/London",
  cet: "Europe/Paris",
  cest: "Europe/Paris",
  eet: "Europe/Athens",
  eest: "Europe/Athens",
  et: "America/New_York",
  est: "America/New_York",
  edt: "America/New_York",
  ct: "America/Chicago",
  cst: "America/Chicago",
  cdt: "America/Chicago",
  mt: "America/Denver",
  mst: "America/Denver",
  mdt: "America/Denver",
  pt: "America/Los_Angeles",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  jst: "Asia/Tokyo",
  aest: "Australia/Sydney",
  aedt: "Australia/Sydney",
};

/** Those that say on which side of the change of the clocks: hours ahead of UTC. */
const HOURS_AHEAD: Readonly<Record<string, number>> = {
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  aest: 10,
  aedt: 11,
};

/**
 * Reads a moment as people type it: ISO 8601, "9am 1 Dec", "tomorrow 09:00", "monday noon", "in 2 hours", with an
 * optional zone. A date alone means its first minute; a day without a year, or a time without a day, the next one.
 * A time that the clocks skip, or pass twice without a zone's abbreviation that says which, is refused, not guessed.
 */
export function parseWhen(words: string, context: WhenContext): When {
  const text = words
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.,;!]+$/, "");
  if (text === "") {
    return refused("missing");
  }
  const { rest, zone, hoursAhead } = takeZone(text, context.zone);
  if (zone === null) {
    return refused("unknown-zone");
  }
  const now = Temporal.Instant.fromEpochMilliseconds(context.now).toZonedDateTimeISO(zone);
  const relative = parseRelative(rest, now);
  if (relative !== null) {
    return { ok: true, time: { at: relative.epochMilliseconds, zone } };
  }
  const time = takeTime(rest);
  if (time === null) {
    return refused("unreadable");
  }
  const date = parseDate(time.rest, now.toPlainDate(), context.dateOrder);
  if (date === "none") {
    return time.found ? nextAt(time.time, now, zone, hoursAhead) : refused("unreadable");
  }
  return typeof date === "string" ? refused(date) : moment(date, time.time, zone, hoursAhead);
}

/** What may stand after "until": a moment as `parseWhen` reads it, or `null` for "further notice". */
export function parseUntil(
  words: string,
  context: WhenContext,
): { readonly ok: true; readonly time: LiftTime | null } | Extract<When, { ok: false }> {
  return /^\s*further notice[\s.!]*$/i.test(words) ? { ok: true, time: null } : parseWhen(words, context);
}

function refused(why: WhenRefusal): Extract<When, { ok: false }> {
  return { ok: false, why };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

interface TakenZone {
  readonly rest: string;
  readonly zone: string | null;
  /** On which side of a change of the clocks, where the zone's abbreviation says so. */
  readonly hoursAhead?: number | undefined;
}

/** Takes a zone off the end: "Europe/London", "GMT", "+01:00", "UTC+2", or a "Z" that ends an ISO time. */
function takeZone(text: string, fallback: string): TakenZone {
  const offset = /^(.*?)\s*(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  // "2026-12-01" ends in what looks like an offset; one needs a time or "UTC" before it.
  const endsInDate = /\d{4}-\d{1,2}-\d{1,2}$/.test(text);
  if (
    offset !== null &&
    !endsInDate &&
    /\d:\d\d|[ap]m|utc|gmt/i.test(text.slice(0, text.lastIndexOf(offset[2] ?? "")))
  ) {
    const zone = `${offset[2]}${(offset[3] ?? "").padStart(2, "0")}:${offset[4] ?? "00"}`;
    return { rest: (offset[1] ?? "").trim(), zone: isZone(zone) ? zone : null };
  }
  const iso = /^(\d{4}-\d{2}-\d{2}t[\d:.]+)z$/i.exec(text);
  if (iso !== null) {
    return { rest: iso[1] ?? "", zone: "UTC" };
  }
  const last = /^(.*\S) ([A-Za-z][A-Za-z_]*(?:\/[A-Za-z_+\-0-9]+)*)$/.exec(text);
  const name = last?.[2] ?? "";
  if (last === null || isWord(name)) {
    return { rest: text, zone: isZone(fallback) ? fallback : "UTC" };
  }
  const zone = ZONES[name.toLowerCase()] ?? (name.includes("/") && isZone(name) ? name : null);
  // Only what looks like a zone is refused as one; any other word is for the date to make sense of.
  if (zone === null && !name.includes("/") && !/^[A-Z]{2,5}$/.test(name)) {
    return { rest: text, zone: isZone(fallback) ? fallback : "UTC" };
  }
  return { rest: last[1] ?? "", zone, hoursAhead: HOURS_AHEAD[name.toLowerCase()] };
}

/** A last word that belongs to the date or the time, not to a zone. */
function isWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    /^(?:am|pm|noon|midnight|today|tomorrow|tonight|hours?|hrs?|h|minutes?|mins?|days?|weeks?|o'?clock)$/.test(lower) ||
    (!lower.includes("/") && lower.length >= 3 && [...MONTHS, ...DAYS].some((name) => lower.startsWith(name)))
  );
}

function parseRelative(text: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  const found = /^in (an?|\d{1,4}) ?(minute|min|hour|hr|day|week)s?$/i.exec(text);
  if (found === null) {
    return null;
  }
  const count = /^an?$/i.test(found[1] ?? "") ? 1 : Number(found[1]);
  switch ((found[2] ?? "").toLowerCase()) {
    case "minute":
    case "min":
      return now.add({ minutes: count });
    case "hour":
    case "hr":
      return now.add({ hours: count });
    case "day":
      return now.add({ days: count });
    default:
      return now.add({ weeks: count });
  }
}

interface TakenTime {
  readonly rest: string;
  readonly time: Temporal.PlainTime;
  readonly found: boolean;
}

/** Takes the time of day out of the text, wherever it stands; midnight when there is none. `null`: no such time. */
function takeTime(text: string): TakenTime | null {
  const found =
    /(?:^|[\st]|\bat )(\d{1,2})[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\b\.?)?/i.exec(text) ??
    /(?:^|\s|\bat )(\d{1,2})()\s*([ap])\.?m\b\.?/i.exec(text);
  if (found === null) {
    const named = /\b(?:at )?(noon|midday|midnight)\b/i.exec(text);
    const hour = named !== null && !/midnight/i.test(named[0]) ? 12 : 0;
    return {
      rest: without(text, named),
      time: new Temporal.PlainTime(hour),
      found: named !== null,
    };
  }
  const half = (found[3] ?? "").toLowerCase();
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  if (
    minutes > 59 ||
    hours > (half === "" ? 24 : 12) ||
    (half !== "" && hours === 0) ||
    (hours === 24 && minutes > 0)
  ) {
    return null;
  }
  const hour = half === "" ? hours % 24 : (hours % 12) + (half === "p" ? 12 : 0);
  return { rest: without(text, found), time: new Temporal.PlainTime(hour, minutes), found: true };
}

function without(text: string, found: RegExpExecArray | null): string {
  return found === null ? text : `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}

type Unread = "none" | "unreadable" | "no-such-date";

function parseDate(words: string, today: Temporal.PlainDate, order: "dmy" | "mdy"): Temporal.PlainDate | Unread {
  const text = words
    .toLowerCase()
    .replace(/\b(?:on|at|the|of|next|this)\b|,/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") {
    return "none";
  }
  if (text === "today" || text === "tonight") {
    return today;
  }
  if (text === "tomorrow") {
    return today.add({ days: 1 });
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) {
    return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  }
  const numeric = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(text);
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    const dayFirst = first > 12 || (second <= 12 && order === "dmy");
    return yearly(dayFirst ? second : first, dayFirst ? first : second, numeric[3], today);
  }
  const spoken =
    /^(?:[a-z]{3,9} )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text) ??
    swapped(/^(?:[a-z]{3,9} )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text));
  if (spoken !== null) {
    const month = MONTHS.findIndex((name) => (spoken[2] ?? "").startsWith(name)) + 1;
    return month === 0 ? "unreadable" : yearly(month, Number(spoken[1]), spoken[3], today);
  }
  const day = DAYS.findIndex((name) => text.startsWith(name)) + 1;
  if (day > 0 && /^[a-z]{3,9}$/.test(text)) {
    return today.add({ days: (day - today.dayOfWeek + 7) % 7 || 7 });
  }
  return "unreadable";
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found === null ? null : [found[0], found[2], found[1], found[3]];
}

function yearly(
  month: number,
  day: number,
  year: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | Unread {
  if (year !== undefined) {
    return dateOf(Number(year), month, day);
  }
  const thisYear = dateOf(today.year, month, day);
  const past = typeof thisYear !== "string" && Temporal.PlainDate.compare(thisYear, today) < 0;
  return past || typeof thisYear === "string" ? dateOf(today.year + 1, month, day) : thisYear;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | Unread {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) {
      return "no-such-date";
    }
    throw error;
  }
}

function moment(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
  hoursAhead: number | undefined,
): When {
  const local = date.toPlainDateTime(time);
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.equals(later)) {
    return { ok: true, time: { at: earlier.epochMilliseconds, zone } };
  }
  // In a gap the clock never showed that time, so what comes back reads differently.
  if (!later.toPlainDateTime().equals(local)) {
    return refused("no-such-time");
  }
  const meant = [earlier, later].find(({ offsetNanoseconds }) => offsetNanoseconds === (hoursAhead ?? NaN) * HOUR_NS);
  return meant === undefined ? refused("comes-twice") : { ok: true, time: { at: meant.epochMilliseconds, zone } };
}

const HOUR_NS = 3_600_000_000_000;

/** A time without a day: today, or tomorrow when it has passed. */
function nextAt(
  time: Temporal.PlainTime,
  now: Temporal.ZonedDateTime,
  zone: string,
  hoursAhead: number | undefined,
): When {
  const today = now.toPlainDate();
  const passed = Temporal.PlainTime.compare(time, now.toPlainTime()) <= 0;
  return moment(passed ? today.add({ days: 1 }) : today, time, zone, hoursAhead);
}
