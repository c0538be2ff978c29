import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseWhen } from "../../src/handlers/when.ts";

// A Saturday, 10:30 in London.
const now = Date.parse("2026-11-21T10:30:00Z");
const london = { now, zone: "Europe/London", dateOrder: "dmy" } as const;

function read(words: string, context: Parameters<typeof parseWhen>[1] = london): string {
  const when = parseWhen(words, context);
  return when.ok ? `${new Date(when.time.at).toISOString().slice(0, 16)}Z ${when.time.zone}` : when.why;
}

describe("reading a moment", () => {
  it.each([
    ["2026-12-01T09:00", "2026-12-01T09:00Z Europe/London"],
    ["2026-12-01 09:00", "2026-12-01T09:00Z Europe/London"],
    ["2026-12-01T09:00:00Z", "2026-12-01T09:00Z UTC"],
    ["2026-12-01T09:00+02:00", "2026-12-01T07:00Z +02:00"],
    ["2026-12-01", "2026-12-01T00:00Z Europe/London"],
    ["9am 1 Dec", "2026-12-01T09:00Z Europe/London"],
    ["1 Dec 9am", "2026-12-01T09:00Z Europe/London"],
    ["1st December 2026 at 9:30 pm", "2026-12-01T21:30Z Europe/London"],
    ["Dec 1, 09:00", "2026-12-01T09:00Z Europe/London"],
    ["Tuesday 1 December, 09:00 GMT", "2026-12-01T09:00Z UTC"],
    ["1 Dec 09:00 Europe/Paris", "2026-12-01T08:00Z Europe/Paris"],
    ["9am ET 1 Dec", "unreadable"],
    ["1 Dec 9am ET", "2026-12-01T14:00Z America/New_York"],
    ["1 Dec 9am UTC+2", "2026-12-01T07:00Z +02:00"],
    ["09:00 2026-12-01", "2026-12-01T09:00Z Europe/London"],
    ["tomorrow 09:00", "2026-11-22T09:00Z Europe/London"],
    ["tomorrow", "2026-11-22T00:00Z Europe/London"],
    ["today 17:00", "2026-11-21T17:00Z Europe/London"],
    ["monday noon", "2026-11-23T12:00Z Europe/London"],
    ["saturday 9am", "2026-11-28T09:00Z Europe/London"],
    ["next friday at 8.30am", "2026-11-27T08:30Z Europe/London"],
    ["in 2 hours", "2026-11-21T12:30Z Europe/London"],
    ["in a week", "2026-11-28T10:30Z Europe/London"],
    ["17:00", "2026-11-21T17:00Z Europe/London"],
    ["9am", "2026-11-22T09:00Z Europe/London"],
    ["midnight", "2026-11-22T00:00Z Europe/London"],
    ["1 March 09:00", "2027-03-01T09:00Z Europe/London"],
    ["01/12/2026 09:00", "2026-12-01T09:00Z Europe/London"],
    ["1 Dec 09:00.", "2026-12-01T09:00Z Europe/London"],
    ["12am 1 Dec", "2026-12-01T00:00Z Europe/London"],
    ["12pm 1 Dec", "2026-12-01T12:00Z Europe/London"],
  ])("%s", (words, expected) => {
    expect(read(words)).toBe(expected);
  });

  it("uses the person's own zone and order of dates", () => {
    const newYork = { now, zone: "America/New_York", dateOrder: "mdy" } as const;
    expect(read("12/01/2026 09:00", newYork)).toBe("2026-12-01T14:00Z America/New_York");
    expect(read("25/12/2026", newYork)).toBe("2026-12-25T05:00Z America/New_York");
  });

  it("guesses nothing where the clocks skip a time or pass it twice", () => {
    const spring = { ...london, now: Date.parse("2027-03-01T00:00:00Z") };
    expect(read("28 March 2027 01:30", spring)).toBe("no-such-time");
    const autumn = { ...london, now: Date.parse("2026-10-01T00:00:00Z") };
    expect(read("25 October 2026 01:30", autumn)).toBe("comes-twice");
    expect(read("25 October 2026 01:30 Europe/London", autumn)).toBe("comes-twice");
    expect(read("25 October 2026 01:30 BST", autumn)).toBe("2026-10-25T00:30Z Europe/London");
    expect(read("25 October 2026 01:30 GMT", autumn)).toBe("2026-10-25T01:30Z UTC");
    expect(read("25 October 2026 01:30 +01:00", autumn)).toBe("2026-10-25T00:30Z +01:00");
    expect(read("1 November 2026 1:30am EDT", autumn)).toBe("2026-11-01T05:30Z America/New_York");
    expect(read("1 November 2026 1:30am EST", autumn)).toBe("2026-11-01T06:30Z America/New_York");
    expect(read("1 November 2026 1:30am ET", autumn)).toBe("comes-twice");
  });

  it.each([
    ["", "missing"],
    ["soon", "unreadable"],
    ["31 Feb", "no-such-date"],
    ["1 Dec 25:00", "unreadable"],
    ["1 Dec 09:00 Mars/Olympus", "unknown-zone"],
    ["1 Dec 09:00 IST", "unknown-zone"],
    ["1 Foo", "unreadable"],
  ])("refuses %p with words that help", (words, why) => {
    expect(read(words)).toBe(why);
  });

  it("never throws", () => {
    const words = fc.stringMatching(/^[0-9a-zA-Z:./ +-]{0,30}$/);
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), (text) => {
        const when = parseWhen(text, london);
        expect(when.ok ? Number.isSafeInteger(when.time.at) : when.why.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
