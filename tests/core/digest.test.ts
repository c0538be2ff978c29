import { describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { reportedCase } from "../../src/core/detection.ts";
import { digestReport } from "../../src/core/digest.ts";
import { factsOf, findingOf, NOW } from "./builders.ts";

let serial = 0;
function caseOf(changes: Partial<Case>): Case {
  serial += 1;
  const origin = {
    teamId: "T0HOME",
    enterpriseId: null,
    authorizedUserId: null,
    conversation: "channel",
    externalHint: false,
  } as const;
  const ref = { teamId: "T0HOME", channelId: "C0", ts: `1.${serial}` };
  return {
    ...reportedCase({ ref, origin, authorId: "UANA", revision: "r", revisedAt: 0 }, NOW),
    findings: [{ ...findingOf(), part: "text" }],
    nudgesSent: 1,
    ...changes,
  };
}

function reportOf(opened: readonly Case[], waiting: readonly Case[] = []) {
  return digestReport({
    teamId: "T0HOME",
    from: NOW - 86_400_000,
    to: NOW,
    zone: "Europe/London",
    opened,
    waiting,
    gaps: [
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "too-large", what: "csv", ref: null, at: NOW },
    ],
    ignoredChannels: [],
    subjects: [factsOf(), factsOf({ liftsAt: NOW - 1 }), factsOf({ liftsAt: NOW + 8 * 86_400_000 })],
  });
}

describe("digestReport", () => {
  it("counts outcomes, gaps and what lifts within a week", () => {
    const report = reportOf([caseOf({ state: "removed" }), caseOf({ state: "shared" }), caseOf({ state: "shared" })]);
    expect(report.outcomes).toEqual({ removed: 1, shared: 2 });
    expect(report.total).toBe(3);
    expect(report.gaps).toEqual([
      { reason: "unsupported", what: "pdf", count: 2 },
      { reason: "too-large", what: "csv", count: 1 },
    ]);
    expect(report.lifting).toHaveLength(1);
  });

  it("takes the median of the times to remedy, of an even number the middle of two", () => {
    const remediedAfter = (ms: number): Case => caseOf({ state: "removed", remediedAt: NOW + ms });
    expect(reportOf([remediedAfter(1_000), remediedAfter(9_000), remediedAfter(2_000)]).medianTimeToRemedyMs).toBe(
      2_000,
    );
    expect(reportOf([remediedAfter(1_000), remediedAfter(9_000)]).medianTimeToRemedyMs).toBe(5_000);
    expect(reportOf([caseOf({ state: "shared" })]).medianTimeToRemedyMs).toBeNull();
  });

  it("gives a rule's override rate once five answers stand behind it", () => {
    const shared = Array.from({ length: 3 }, () => caseOf({ state: "shared" }));
    const removed = [caseOf({ state: "removed" })];
    expect(reportOf([...shared, ...removed]).rules[0]?.overrideRate).toBeNull();
    expect(reportOf([...shared, ...removed, caseOf({ state: "disputed" })]).rules[0]).toMatchObject({
      detector: "personal-data",
      nudged: 5,
      shared: 3,
      disputed: 1,
      overrideRate: 0.8,
    });
  });

  it("shows the oldest waiting cases first and says how many more there are", () => {
    const waiting = Array.from({ length: 25 }, (_, index) => caseOf({ openedAt: NOW - index }));
    const report = reportOf([], waiting);
    expect(report.open).toHaveLength(20);
    expect(report.openTotal).toBe(25);
    expect(report.open[0]?.openedAt).toBe(NOW - 24);
  });
});
