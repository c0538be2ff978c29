import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type { FindContext } from "../../src/detectors/detector.ts";
import { whenAfter } from "../../src/detectors/embargo-marking/when.ts";
import { embargoMarking } from "../../src/detectors/embargo-marking.ts";
import { sweep } from "../../src/matching/sweep.ts";

const context: FindContext = { now: Date.parse("2026-03-10T09:00:00Z"), zone: "Europe/London", dateOrder: "dmy" };
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

interface Written {
  readonly local: Temporal.PlainDateTime;
  readonly zone: readonly [written: string, iana: string];
}

const ZONES = [
  ["UK time", "Europe/London"],
  ["ET", "America/New_York"],
  ["Eastern Time", "America/New_York"],
  ["PT", "America/Los_Angeles"],
  ["UTC", "UTC"],
  ["GMT", "UTC"],
  ["Berlin time", "Europe/Berlin"],
  ["JST", "Asia/Tokyo"],
] as const;

const written: fc.Arbitrary<Written> = fc
  .record({
    days: fc.integer({ min: 2, max: 3_000 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ days, hour, minute, zone }) => ({
    local: Temporal.PlainDate.from("2026-03-10").add({ days }).toPlainDateTime({ hour, minute }),
    zone,
  }));

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function forms({ local, zone: [zone] }: Written): string[] {
  const month = MONTHS[local.month - 1] ?? "";
  const weekday = DAYS[local.dayOfWeek - 1] ?? "";
  const clock = `${two(local.hour)}:${two(local.minute)}`;
  const half = local.hour < 12 ? "a.m." : "p.m.";
  const twelve = `${local.hour % 12 === 0 ? 12 : local.hour % 12}:${two(local.minute)} ${half}`;
  const iso = `${local.year}-${two(local.month)}-${two(local.day)}`;
  return [
    `Embargoed until ${clock} ${zone}, ${weekday} ${local.day} ${month} ${local.year}`,
    `EMBARGOED UNTIL ${twelve.toUpperCase()} ${zone} ON ${weekday.toUpperCase()}, ${month.toUpperCase()} ${local.day}, ${local.year}`,
    `embargo: ${iso} ${clock} ${zone}`,
    `Not for publication before ${twelve} ${zone} on the ${local.day}th of ${month.slice(0, 3)} ${local.year}`,
    `hold for release until ${local.day} ${month} ${local.year}, ${two(local.hour)}${two(local.minute)}hrs ${zone}`,
  ];
}

function liftTimes(text: string, at: FindContext): (number | null | undefined)[] {
  return [...embargoMarking.find(sweep(text), at)].map(({ liftsAt }) => liftsAt);
}

describe("the lift time", () => {
  it("is the instant that was written, in every form and zone, across clock changes", () => {
    fc.assert(
      fc.property(written, (value) => {
        const expected = value.local.toZonedDateTime(value.zone[1], { disambiguation: "later" }).epochMilliseconds;
        for (const text of forms(value)) {
          expect({ text, found: liftTimes(text, context) }).toEqual({ text, found: [expected] });
          expect({ text, found: liftTimes(text, { ...context, now: expected }) }).toEqual({ text, found: [] });
          expect({ text, found: liftTimes(text, { ...context, now: expected - 1 }) }).toEqual({
            text,
            found: [expected],
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it("without a year is never far past nor more than a year ahead", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 730 }),
        (month, day, later) => {
          const now = context.now + later * 86_400_000;
          for (const lift of liftTimes(`embargoed until ${day} ${MONTHS[month - 1]}, 9am`, { ...context, now })) {
            expect(lift).toBeGreaterThan(now);
            expect(lift).toBeLessThan(now + 366 * 86_400_000);
          }
        },
      ),
    );
  });

  it("is read or not read, and never fails, in any text", () => {
    const pieces = fc.constantFrom(
      "until ",
      "24",
      "/",
      "3",
      ".",
      " march ",
      "9",
      "am",
      ":",
      "30",
      "\n",
      "est",
      "mon ",
      "😀",
      "\ud800",
      "-",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        const text = `embargoed ${parts.join("")}`;
        const when = whenAfter(text.toLowerCase(), 9);
        expect(when === null || (when.start >= 9 && when.end <= text.length && when.start < when.end)).toBe(true);
        for (const lift of liftTimes(text, context)) {
          expect(lift === null || Number.isFinite(lift)).toBe(true);
        }
      }),
    );
  });
});
