import { describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { nudgeEffect } from "../../src/core/nudge-effect.ts";
import { NOW } from "./builders.ts";
import { foundInText, times, toldCase } from "./told-case.ts";

const DAY = 86_400_000;

/** A case of an author of its own, two days old, remedied after so many ms. */
function opened(index: number, after: number | null, changes: Partial<Case> = {}): Case {
  const openedAt = NOW - 2 * DAY;
  const remediedAt = after === null ? null : openedAt + after;
  return toldCase({ authorId: `U${index}`, openedAt, remediedAt, ...changes });
}

function unsaid(index: number, after: number | null, changes: Partial<Case> = {}): Case {
  return opened(1_000 + index, after, { nudgesSent: 0, heldOut: true, state: "logged", ...changes });
}

describe("what nudging changes", () => {
  it("is the share remedied within a day, with a nudge and without", () => {
    const effect = nudgeEffect(
      [
        ...times(30, (index) => opened(index, index < 24 ? DAY : DAY + 1)),
        ...times(30, (index) => unsaid(index, index < 6 ? 1_000 : null)),
      ],
      NOW,
    );
    expect(effect).toMatchObject({
      nudged: { successes: 24, total: 30 },
      heldOut: { successes: 6, total: 30 },
      difference: { value: expect.closeTo(0.6, 6), low: expect.closeTo(0.36, 2), high: expect.closeTo(0.75, 2) },
    });
  });

  it("is nothing where nothing was left unsaid, and not told from few", () => {
    expect(nudgeEffect([], NOW)).toBeNull();
    expect(
      nudgeEffect(
        times(50, (index) => opened(index, 1)),
        NOW,
      ),
    ).toBeNull();
    const few = [...times(50, (index) => opened(index, 1)), ...times(29, (index) => unsaid(index, null))];
    expect(nudgeEffect(few, NOW)).toMatchObject({ nudged: { total: 50 }, heldOut: { total: 29 }, difference: null });
    expect(nudgeEffect([...few, unsaid(99, null)], NOW)?.difference).not.toBeNull();
  });

  it("counts an author's day once, by its first message", () => {
    const effect = nudgeEffect(
      [
        unsaid(1, null, { openedAt: NOW - 2 * DAY + 5 }),
        unsaid(1, 1),
        unsaid(1, null, { openedAt: NOW - DAY }),
        opened(2, null),
        opened(2, 1, { openedAt: NOW - 2 * DAY + 1 }),
      ],
      NOW,
    );
    expect(effect).toMatchObject({ heldOut: { successes: 1, total: 2 }, nudged: { successes: 0, total: 1 } });
  });

  it("leaves out what no coin was thrown for, and what has not had its day", () => {
    const embargo = foundInText({ detector: "embargo-term", kind: "embargo-name" });
    const effect = nudgeEffect(
      [
        unsaid(1, null),
        unsaid(2, null, { openedAt: NOW - DAY + 1 }),
        unsaid(3, null, { nudgesSent: 1, ring: "external" }),
        opened(4, null, { openedAt: NOW - 3 * DAY }),
        opened(5, null, { ring: "external" }),
        opened(6, null, { action: "confirm" }),
        opened(7, null, { findings: [embargo] }),
        opened(8, null, { nudgesSent: 0, mergedInto: "case_1" }),
        opened(9, null, { nudgesSent: 0 }),
      ],
      NOW,
    );
    expect(effect).toMatchObject({ nudged: { total: 0 }, heldOut: { total: 1 } });
  });
});
