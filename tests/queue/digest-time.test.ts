import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DigestSchedule } from "../../src/core/policy.ts";
import { digestCron, digestRepeatStrategy, lastDigestDue, nextDigestDue } from "../../src/queue/digest-time.ts";

const daily: DigestSchedule = { every: "day", weekday: 1, at: "09:00", zone: "Europe/London" };
const weekly: DigestSchedule = { ...daily, every: "week" };
const at = (iso: string) => Date.parse(iso);

describe("when a digest is due", () => {
  it.each([
    [daily, "2026-11-23T08:59:59Z", "2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z"],
    [daily, "2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z", "2026-11-24T09:00:00Z"],
    // Summer time: nine in London is eight in UTC.
    [daily, "2026-07-01T08:30:00Z", "2026-07-01T08:00:00Z", "2026-07-02T08:00:00Z"],
    [weekly, "2026-11-22T12:00:00Z", "2026-11-16T09:00:00Z", "2026-11-23T09:00:00Z"],
    [{ ...weekly, weekday: 0 }, "2026-11-22T12:00:00Z", "2026-11-22T09:00:00Z", "2026-11-29T09:00:00Z"],
    // The clock jumps over 01:30 on the last Sunday of March.
    [{ ...daily, at: "01:30" }, "2026-03-29T12:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"],
    [{ ...daily, zone: "Pacific/Kiritimati" }, "2026-11-22T18:00:00Z", "2026-11-21T19:00:00Z", "2026-11-22T19:00:00Z"],
  ])("%j at %s was %s and will be %s", (schedule, now, last, next) => {
    expect(lastDigestDue(schedule, at(now))).toBe(at(last));
    expect(nextDigestDue(schedule, at(now))).toBe(at(next));
  });

  it("is never without a schedule", () => {
    const never: DigestSchedule = { ...daily, every: "never" };
    expect(lastDigestDue(never, 0)).toBeNull();
    expect(nextDigestDue(never, 0)).toBeNull();
    expect(digestCron(never)).toBeNull();
  });

  it("is the same for the queue's clock as for the database's", () => {
    const schedules = fc.record({
      every: fc.constantFrom("day" as const, "week" as const),
      weekday: fc.integer({ min: 0, max: 6 }),
      at: fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
      zone: fc.constantFrom("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"),
    });
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1_500_000_000, max: 2_000_000_000 }), (schedule, seconds) => {
        const now = seconds * 1_000;
        const next = nextDigestDue(schedule, now) ?? 0;
        expect(digestRepeatStrategy(now, { pattern: digestCron(schedule) ?? "", tz: schedule.zone })).toBe(next);
        expect(lastDigestDue(schedule, next)).toBe(next);
        expect(lastDigestDue(schedule, next - 1)).toBeLessThanOrEqual(now);
      }),
    );
  });
});
