import { describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { reportedCase } from "../../src/core/detection.ts";
import { type DigestInput, digestReport } from "../../src/core/digest.ts";
import type { SubjectFacts } from "../../src/core/subject.ts";
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

function inputOf(opened: readonly Case[], waiting: readonly Case[] = []): DigestInput {
  return {
    teamId: "T0HOME",
    from: NOW - 86_400_000,
    to: NOW,
    zone: "Europe/Paris",
    opened,
    waiting,
    gaps: [
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "too-large", what: "csv", ref: null, at: NOW },
    ],
    ignoredChannels: [],
    subjects: [factsOf(), factsOf({ liftsAt: NOW - 1 }), factsOf({ liftsAt: NOW + 8 * 86_400_000 })],
  };
}

function reportOf(opened: readonly Case[], waiting: readonly Case[] = []) {
  return digestReport(inputOf(opened, waiting));
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

  it("says of a waiting case what found it, its worst severity and who can read it", () => {
    const findings = (["medium", "high", "low"] as const).map((severity) => ({
      ...findingOf({ severity }),
      part: "text",
    }));
    const exposure = { members: 9, guests: 0, externalMembers: 2, externalOrgs: 1 };
    const [shown, mild, bare] = reportOf(
      [],
      [
        caseOf({ findings, exposure }),
        caseOf({ openedAt: NOW + 1, findings: [{ ...findingOf({ severity: "medium" }), part: "text" }] }),
        caseOf({ openedAt: NOW + 2, findings: [] }),
      ],
    ).open;
    expect(shown).toMatchObject({ detectors: ["personal-data"], severity: "high", members: 9, externalOrgs: 1 });
    expect(mild?.severity).toBe("medium");
    expect(bare).toMatchObject({ detectors: [], severity: "low" });
  });

  it("counts each answer in its column, and cases nobody was told of in none", () => {
    const [row] = reportOf([
      caseOf({ state: "open" }),
      caseOf({ state: "escalated" }),
      caseOf({ state: "open", answer: "remove" }),
      caseOf({ state: "redacted" }),
      caseOf({ state: "settled" }),
      caseOf({ state: "logged" }),
      caseOf({ state: "open", nudgesSent: 0 }),
    ]).rules;
    expect(row).toMatchObject({ nudged: 6, remedied: 2, shared: 0, disputed: 0, unanswered: 2, overrideRate: null });
  });

  it("puts the rules that nudge most first, then by name, and gaps likewise", () => {
    const foundBy = (detector: string): Case => caseOf({ findings: [{ ...findingOf({ detector }), part: "text" }] });
    const report = digestReport({
      ...inputOf([foundBy("credential"), foundBy("people-list"), foundBy("client-name"), foundBy("people-list")]),
      gaps: ["png", "csv", "pdf", "pdf"].map((what) => ({ reason: "unsupported", what, ref: null, at: NOW })),
    });
    expect(report.rules.map((rule) => rule.detector)).toEqual(["people-list", "client-name", "credential"]);
    expect(report.gaps.map((gap) => gap.what)).toEqual(["pdf", "csv", "png"]);
  });

  it("names the ten embargoes that lift first, in the week after it and nothing else", () => {
    const week = 7 * 86_400_000;
    const lifting = (liftsAt: number | null, changes: Partial<SubjectFacts> = {}) => factsOf({ liftsAt, ...changes });
    const report = digestReport({
      ...inputOf([]),
      subjects: [
        lifting(NOW + week, { liftZone: null }),
        lifting(NOW + 1),
        lifting(NOW),
        lifting(NOW + week + 1),
        lifting(null),
        lifting(NOW + 5, { kind: "label" }),
      ],
    });
    expect(report.lifting).toEqual([
      { masked: "P••• F•••", at: NOW + 1, zone: "Europe/London" },
      { masked: "P••• F•••", at: NOW + week, zone: "Europe/Paris" },
    ]);
    const many = Array.from({ length: 12 }, (_, index) => lifting(NOW + 12 - index));
    const shown = digestReport({ ...inputOf([]), subjects: many }).lifting;
    expect(shown.map(({ at }) => at - NOW)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
