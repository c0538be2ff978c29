import { Temporal } from "temporal-polyfill";
import { isTimeZone } from "../config/time-zone.ts";
import type { LiftTime } from "../core/subject.ts";

export type LiftReading = { readonly ok: true; readonly time: LiftTime } | { readonly ok: false; readonly why: string };

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?(?:\s+(\S+))?$/;

/**
 * Reads `2026-12-01T09:00 Europe/London`: local time and zone. Where the clocks skip that time or pass it twice, an
 * embargo's lift must not be guessed: the first is refused, the second wants its offset (`2026-10-25T01:30+01:00 …`).
 */
export function parseLiftTime(text: string): LiftReading {
  const parts = FORM.exec(text.trim());
  if (parts === null) {
    return refused("must be a local time and a zone, for instance 2026-12-01T09:00 Europe/London");
  }
  const [, date, clock, offset, zoneName] = parts;
  if (clock === undefined) {
    return refused("needs a time of day too, for instance 2026-12-01T09:00 Europe/London");
  }
  const zone = zoneName ?? (offset === "Z" ? "UTC" : undefined);
  if (zone === undefined) {
    return refused("needs a zone, for instance Europe/London");
  }
  if (!isTimeZone(zone)) {
    return refused("names no IANA time zone; one looks like Europe/London");
  }
  let local: Temporal.PlainDateTime;
  try {
    local = Temporal.PlainDateTime.from(`${date}T${clock}`, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) {
      return refused("is no date of the calendar");
    }
    throw error;
  }
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  if (offset !== undefined) {
    const wanted = offset === "Z" ? "+00:00" : offset;
    const match = [earlier, later].find((moment) => moment.offset === wanted && moment.toPlainDateTime().equals(local));
    return match === undefined
      ? refused(`has an offset that ${zone} does not keep at that time`)
      : { ok: true, time: { at: match.epochMilliseconds, zone } };
  }
  if (earlier.equals(later)) {
    return { ok: true, time: { at: earlier.epochMilliseconds, zone } };
  }
  return refused(
    later.toPlainDateTime().equals(local)
      ? `comes twice in ${zone}, as the clocks go back: add the offset, ${date}T${clock}${earlier.offset} or ${later.offset}`
      : `does not exist in ${zone}, as the clocks go forward: write ${later.toPlainDateTime().toString({ smallestUnit: "minute" })}`,
  );
}

/** How a file says that an embargo stays secret until somebody lifts it. */
const UNTIL_FURTHER_NOTICE = "until further notice";

/** Reads an embargo's lift: a time, or `null` for "until further notice". */
export function parseLift(text: string): { readonly ok: true; readonly time: LiftTime | null } | LiftReading {
  return text.trim().toLowerCase() === UNTIL_FURTHER_NOTICE ? { ok: true, time: null } : parseLiftTime(text);
}

/** An embargo's lift as `parseLift` takes it back. */
export function formatLift(lifts: LiftTime | null): string {
  return lifts === null ? UNTIL_FURTHER_NOTICE : formatLiftTime(lifts);
}

/** A lift time as `parseLiftTime` takes it back; with its offset only where the clocks pass it twice. */
export function formatLiftTime({ at, zone }: LiftTime): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const local = moment.toPlainDateTime();
  const clock = local.toString(at % 60_000 === 0 ? { smallestUnit: "minute" } : {});
  return local.toZonedDateTime(zone, { disambiguation: "earlier" }).epochMilliseconds ===
    local.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds
    ? `${clock} ${zone}`
    : `${clock}${moment.offset} ${zone}`;
}

function refused(why: string): LiftReading {
  return { ok: false, why };
}
