import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createLiftCalendar, type LiftCalendar } from "../../src/core/lift-calendar.ts";
import { type EmbargoEntry, NO_CLEARANCE, type SubjectEntry } from "../../src/core/subject.ts";
import { NOW } from "./builders.ts";

const HOUR = 3_600_000;

function embargo(changes: Partial<EmbargoEntry> & { readonly liftsIn?: number } = {}): EmbargoEntry {
  const { liftsIn = 48, ...rest } = changes;
  return {
    kind: "embargo",
    id: "em_1",
    name: "Project Falcon",
    aliases: [],
    phrases: [],
    lifts: { at: NOW + liftsIn * HOUR, zone: "Europe/London" },
    clearedFor: NO_CLEARANCE,
    ownerId: "UANA",
    liftSetAt: NOW,
    ...rest,
  };
}

function calendarOf(...entries: SubjectEntry[]): LiftCalendar {
  const calendar = createLiftCalendar({ remindHours: [24, 1] });
  calendar.take(entries);
  return calendar;
}

/** Hours after `NOW` at which something is handed on, looking every quarter of an hour for four days. */
function handedOnAt(calendar: LiftCalendar, now = NOW): string[] {
  const found: string[] = [];
  for (let at = now; at <= NOW + 96 * HOUR; at += HOUR / 4) {
    for (const reminder of calendar.due(at)) {
      calendar.handedOn(reminder);
      found.push(`${reminder.subjectId} ${reminder.hoursBefore} at ${(at - NOW) / HOUR}`);
    }
  }
  return found;
}

describe("the calendar of lifts", () => {
  it("has each reminder once, at its time", () => {
    expect(handedOnAt(calendarOf(embargo()))).toEqual(["em_1 24 at 24", "em_1 1 at 47"]);
  });

  it("has only those still ahead of an embargo that was registered late", () => {
    expect(handedOnAt(calendarOf(embargo({ liftsIn: 5 })))).toEqual(["em_1 1 at 4"]);
    expect(handedOnAt(calendarOf(embargo({ liftsIn: 0.5 })))).toEqual([]);
  });

  it("has the latest of those that nobody could send in time, and none that is a day late", () => {
    expect(handedOnAt(calendarOf(embargo()), NOW + 30 * HOUR)).toEqual(["em_1 24 at 30", "em_1 1 at 47"]);
    expect(handedOnAt(calendarOf(embargo()), NOW + 47.5 * HOUR)).toEqual(["em_1 1 at 47.5"]);
    expect(handedOnAt(calendarOf(embargo()), NOW + 48 * HOUR)).toEqual([]);
    const late = createLiftCalendar({ remindHours: [72] });
    late.take([embargo({ liftsIn: 80 })]);
    expect(handedOnAt(late, NOW + 33 * HOUR)).toEqual([]);
  });

  it("keeps a reminder until it is handed on, and does not have it again when the register changes", () => {
    const calendar = calendarOf(embargo());
    expect(calendar.due(NOW + 24 * HOUR)).toHaveLength(1);
    expect(calendar.due(NOW + 25 * HOUR)).toHaveLength(1);
    for (const reminder of calendar.due(NOW + 25 * HOUR)) calendar.handedOn(reminder);
    calendar.take([embargo(), embargo({ id: "em_2", liftsIn: 90 })]);
    expect(calendar.due(NOW + 26 * HOUR)).toEqual([]);
  });

  it("follows a lift that is moved", () => {
    const calendar = calendarOf(embargo());
    calendar.take([embargo({ liftsIn: 72 })]);
    expect(handedOnAt(calendar)).toEqual(["em_1 24 at 48", "em_1 1 at 71"]);
  });

  it.each<[string, SubjectEntry]>([
    ["has no owner", embargo({ ownerId: null })],
    ["is secret until further notice", embargo({ lifts: null })],
    [
      "is a label",
      {
        kind: "label",
        id: "lb_1",
        level: "restricted",
        target: { type: "channel", channelId: "C1" },
        until: { at: NOW + 48 * HOUR, zone: "UTC" },
        clearedFor: NO_CLEARANCE,
        ownerId: "UANA",
      },
    ],
  ])("reminds nobody of what %s", (_why, entry) => {
    expect(handedOnAt(calendarOf(entry))).toEqual([]);
  });

  it("has every reminder that was ahead exactly once, however often it is looked at and the register changes", () => {
    const hours = fc.double({ min: 0.1, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 6 }), fc.array(hours, { maxLength: 20 }), (lifts, looks) => {
        const entries = lifts.map((liftsIn, index) => embargo({ id: `em_${index}`, liftsIn }));
        const calendar = calendarOf(...entries);
        const found: string[] = [];
        // A look before each moment at which something is due, so that nothing is overtaken by the next.
        const times = [...looks, ...lifts.flatMap((at) => [at - 24, at - 1])].filter((at) => at >= 0);
        for (const at of times.sort((a, b) => a - b)) {
          for (const reminder of calendar.due(NOW + at * HOUR)) {
            calendar.handedOn(reminder);
            found.push(`${reminder.subjectId} ${reminder.hoursBefore}`);
          }
          calendar.take([...entries]);
        }
        const expected = lifts.flatMap((at, index) =>
          [24, 1].filter((before) => at - before > 0).map((before) => `em_${index} ${before}`),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});
