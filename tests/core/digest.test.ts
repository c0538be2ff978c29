import { describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { type DigestInput, digestReport } from "../../src/core/digest.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { SubjectFacts } from "../../src/core/subject.ts";
import { factsOf, findingOf, NOW } from "./builders.ts";
import { times, toldCase } from "./told-case.ts";

function inputOf(cases: readonly Case[], waiting: readonly Case[] = []): DigestInput {
  return {
    teamId: "T0HOME",
    from: NOW - 86_400_000,
    to: NOW,
    zone: "Europe/Paris",
    cases,
    waiting,
    gaps: [
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "unsupported", what: "pdf", ref: null, at: NOW },
      { reason: "too-large", what: "csv", ref: null, at: NOW },
    ],
    ignoredChannels: [],
    policy: DEFAULT_POLICY,
    keptRules: new Set(),
    subjects: [factsOf(), factsOf({ liftsAt: NOW - 1 }), factsOf({ liftsAt: NOW + 8 * 86_400_000 })],
  };
}

function reportOf(opened: readonly Case[], waiting: readonly Case[] = []) {
  return digestReport(inputOf(opened, waiting));
}

describe("digestReport", () => {
  it("counts outcomes, gaps and what lifts within a week", () => {
    const report = reportOf([
      toldCase({ state: "removed" }),
      toldCase({ state: "shared" }),
      toldCase({ state: "shared" }),
    ]);
    expect(report.outcomes).toEqual({ removed: 1, shared: 2 });
    expect(report.total).toBe(3);
    expect(report.gaps).toEqual([
      { reason: "unsupported", what: "pdf", count: 2 },
      { reason: "too-large", what: "csv", count: 1 },
    ]);
    expect(report.lifting).toHaveLength(1);
  });

  it("takes the median of the times to remedy, of an even number the middle of two", () => {
    const remediedAfter = (ms: number): Case => toldCase({ state: "removed", remediedAt: NOW + ms });
    expect(reportOf([remediedAfter(1_000), remediedAfter(9_000), remediedAfter(2_000)]).medianTimeToRemedyMs).toBe(
      2_000,
    );
    expect(reportOf([remediedAfter(1_000), remediedAfter(9_000)]).medianTimeToRemedyMs).toBe(5_000);
    expect(reportOf([toldCase({ state: "shared" })]).medianTimeToRemedyMs).toBeNull();
  });

  it("counts what was opened in the period, and judges rules by thirty days", () => {
    const day = 86_400_000;
    const shared = (openedAt: number) => times(6, () => toldCase({ state: "shared", openedAt }));
    const report = reportOf([...shared(NOW - 31 * day), ...shared(NOW - 29 * day), ...shared(NOW - day)]);
    expect(report.total).toBe(6);
    expect(report.rules).toMatchObject([{ rule: "personal-data:us-ssn", nudged: 6, shared: 6 }]);
    expect(report.proposals).toMatchObject([{ kind: "us-ssn", answers: 12 }]);
    expect(
      digestReport({ ...inputOf(shared(NOW - day)), keptRules: new Set(["personal-data:us-ssn"]) }).proposals,
    ).toEqual([]);
  });

  it("counts repeats that were not told again, and what was left unsaid", () => {
    const report = reportOf([
      toldCase({ state: "logged", nudgesSent: 0, mergedInto: "case_1" }),
      toldCase({ state: "logged", nudgesSent: 0, heldOut: true }),
      toldCase(),
    ]);
    expect(report.unsaid).toEqual({ repeats: 1, heldOut: 1 });
    expect(report.effect).toMatchObject({ heldOut: { total: 0 }, difference: null });
    expect(reportOf([toldCase()]).effect).toBeNull();
  });

  it("shows the oldest waiting cases first and says how many more there are", () => {
    const waiting = Array.from({ length: 25 }, (_, index) => toldCase({ openedAt: NOW - index }));
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
        toldCase({ findings, exposure }),
        toldCase({ openedAt: NOW + 1, findings: [{ ...findingOf({ severity: "medium" }), part: "text" }] }),
        toldCase({ openedAt: NOW + 2, findings: [] }),
      ],
    ).open;
    expect(shown).toMatchObject({ detectors: ["personal-data"], severity: "high", members: 9, externalOrgs: 1 });
    expect(mild?.severity).toBe("medium");
    expect(bare).toMatchObject({ detectors: [], severity: "low" });
  });

  it("puts the gaps there are most of first, then by what they are of", () => {
    const report = digestReport({
      ...inputOf([]),
      gaps: ["png", "csv", "pdf", "pdf"].map((what) => ({ reason: "unsupported", what, ref: null, at: NOW })),
    });
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
