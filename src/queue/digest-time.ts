import { Temporal } from "temporal-polyfill";
import type { DigestSchedule } from "../core/policy.ts";

/** Cron's words for a schedule: "0 9 * * *" daily, "0 9 * * 1" weekly. `null` when no digest is wanted. */
export function digestCron(schedule: DigestSchedule): string | null {
  if (schedule.every === "never") {
    return null;
  }
  const { hour, minute } = Temporal.PlainTime.from(schedule.at);
  return `${minute} ${hour} * * ${schedule.every === "week" ? schedule.weekday : "*"}`;
}

/**
 * The latest moment at or before `now` at which a digest was due, ms; `null` when none is wanted.
 * On days whose clock skips that time it is due as much later, on days that have it twice, the first time.
 */
export function lastDigestDue(schedule: DigestSchedule, now: number): number | null {
  return schedule.every === "never" ? null : nearestDue(schedule, now, -1);
}

/** The first moment after `now` at which a digest is due, ms; `null` when none is wanted. */
export function nextDigestDue(schedule: DigestSchedule, now: number): number | null {
  return schedule.every === "never" ? null : nearestDue(schedule, now, 1);
}

function nearestDue(schedule: DigestSchedule, now: number, direction: 1 | -1): number {
  const time = Temporal.PlainTime.from(schedule.at);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(schedule.zone).toPlainDate();
  for (let days = 0; days <= 8; days += 1) {
    const date = today.add({ days: days * direction });
    if (schedule.every === "week" && date.dayOfWeek % 7 !== schedule.weekday) {
      continue;
    }
    const due = date.toZonedDateTime({ timeZone: schedule.zone, plainTime: time }).epochMilliseconds;
    if (direction === 1 ? due > now : due <= now) {
      return due;
    }
  }
  throw new RangeError("A digest falls due within eight days of any moment.");
}

/** BullMQ's view of the same: it hands back the cron words and the zone it keeps. */
export function digestRepeatStrategy(
  now: number,
  options: { readonly pattern?: string; readonly tz?: string },
): number | undefined {
  const [minute, hour, , , weekday] = (options.pattern ?? "").split(" ");
  if (minute === undefined || hour === undefined || weekday === undefined) {
    return undefined;
  }
  const schedule: DigestSchedule = {
    every: weekday === "*" ? "day" : "week",
    weekday: weekday === "*" ? 0 : Number(weekday),
    at: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`,
    zone: options.tz ?? "UTC",
  };
  return nextDigestDue(schedule, now) ?? undefined;
}
