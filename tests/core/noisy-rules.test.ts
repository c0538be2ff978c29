import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadPolicy } from "../../src/config/load-policy.ts";
import type { Case, CaseState } from "../../src/core/case.ts";
import { settingsFor } from "../../src/core/detector-settings.ts";
import { policyLines, proposeQuieting } from "../../src/core/noisy-rules.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { wilson } from "../../src/core/proportion.ts";
import { UNREADABLE_FILE } from "../../src/core/unreadable-file.ts";
import { foundInText, times, toldCase } from "./told-case.ts";

const NONE: ReadonlySet<string> = new Set();

function ended(state: CaseState, confidence = 0.97, changes: Partial<Case> = {}): Case {
  return toldCase({ state, findings: [foundInText({ confidence })], ...changes });
}

function proposed(cases: readonly Case[], policy = DEFAULT_POLICY, kept = NONE) {
  return proposeQuieting(cases, policy, kept);
}

describe("a rule that people keep overriding", () => {
  it("is proposed with its evidence", () => {
    const cases = [
      ...times(7, (index) =>
        ended("shared", 0.97, { authorId: `U${index % 3}`, ring: index < 2 ? "external" : "inside" }),
      ),
      ...times(1, () => ended("disputed")),
      ...times(2, () => ended("removed")),
      ...times(3, () => ended("open")),
    ];
    expect(proposed(cases)).toEqual([
      {
        detector: "personal-data",
        kind: "us-ssn",
        answers: 10,
        overridden: 8,
        rate: 0.8,
        interval: wilson(8, 10),
        people: 4,
        conversations: 1,
        change: { quiet: true },
        unsaid: { nudges: 13, heeded: 2, external: 2 },
      },
    ]);
  });

  it("needs enough answers, and a rate that reaches the threshold", () => {
    expect(proposed(times(9, () => ended("shared")))).toEqual([]);
    expect(proposed([...times(7, () => ended("shared")), ...times(3, () => ended("removed"))])).toHaveLength(1);
    expect(proposed([...times(69, () => ended("shared")), ...times(31, () => ended("removed"))])).toEqual([]);
    const policy = { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, leastAnswers: 2, quietAbove: 0.5 } };
    expect(proposed([ended("shared"), ended("removed")], policy)).toHaveLength(1);
  });

  it("asks for more confidence where its false alarms were less sure than what was heeded", () => {
    const cases = [...times(9, () => ended("disputed", 0.62)), ended("shared", 0.9), ended("removed", 0.8)];
    expect(proposed(cases)).toMatchObject([
      { change: { minConfidence: 0.63 }, unsaid: { nudges: 9, heeded: 0, external: 0 } },
    ]);
    const unsure = [...times(9, () => ended("disputed", 0.62)), ended("shared", 0.9), ended("removed", 0.62)];
    expect(proposed(unsure)).toMatchObject([{ change: { quiet: true } }]);
    const sure = times(10, () => ended("disputed", 0.95));
    expect(proposed(sure)).toMatchObject([{ change: { quiet: true } }]);
    const mostlyShared = [...times(5, () => ended("disputed", 0.62)), ...times(5, () => ended("shared", 0.62))];
    expect(proposed(mostlyShared)).toMatchObject([{ change: { quiet: true } }]);
  });

  it("counts nudges as unsaid only where no other rule would have spoken", () => {
    const both = [foundInText(), foundInText({ kind: "payment-card" })];
    const cases = [
      ...times(10, () => ended("shared")),
      ...times(4, () => toldCase({ state: "removed", findings: both })),
    ];
    expect(proposed(cases)).toMatchObject([{ kind: "us-ssn", answers: 14, unsaid: { nudges: 10, heeded: 0 } }]);
  });

  it("is judged by what the policy as it is would still say", () => {
    const cases = times(10, () => ended("shared", 0.6));
    const policyOf = (text: string) => loadPolicy(text, "policy.yaml");
    for (const settings of [
      "quiet: true",
      "kinds: { us-ssn: { quiet: true } }",
      "minConfidence: 0.7",
      "enabled: false",
    ]) {
      expect(proposed(cases, policyOf(`detectors: { personal-data: { ${settings} } }`))).toEqual([]);
    }
    expect(proposed(cases, policyOf("detectors: { personal-data: { minConfidence: 0.6 } }"))).toHaveLength(1);
  });

  it("is left alone while reviewers want it as it is, and where it has no settings", () => {
    const cases = times(10, () => ended("shared"));
    expect(proposed(cases, DEFAULT_POLICY, new Set(["personal-data:us-ssn"]))).toEqual([]);
    const locked = foundInText({ detector: UNREADABLE_FILE, kind: "encrypted" });
    expect(proposed(times(10, () => toldCase({ state: "shared", findings: [locked] })))).toEqual([]);
  });

  it("is one of five at the most, those with the most overrides", () => {
    const kinds = ["a", "b", "c", "d", "e", "f"];
    const cases = kinds.flatMap((kind, index) =>
      times(10 + index, () => toldCase({ state: "shared", findings: [foundInText({ kind })] })),
    );
    expect(proposed(cases).map(({ kind }) => kind)).toEqual(["f", "e", "d", "c", "b"]);
  });

  it("has the change it proposes in its policy lines", () => {
    const rule = { detector: "personal-data", kind: "us-ssn" };
    const settingsAfter = (change: Parameters<typeof policyLines>[0]["change"]) =>
      settingsFor(rule, loadPolicy(policyLines({ ...rule, change }), "policy.yaml"));
    expect(settingsAfter({ quiet: true })).toMatchObject({ quiet: true, minConfidence: 0.5 });
    expect(settingsAfter({ minConfidence: 0.63 })).toMatchObject({ quiet: false, minConfidence: 0.63 });
  });

  it("is proposed only with answers and a rate that policy asks for, whatever came in", () => {
    const states = fc.constantFrom<CaseState>("open", "removed", "redacted", "shared", "disputed", "settled");
    const anyCase = fc.tuple(states, fc.double({ min: 0.5, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 60 }), (drawn) => {
        for (const proposal of proposed(drawn.map(([state, confidence]) => ended(state, confidence)))) {
          expect(proposal.answers).toBeGreaterThanOrEqual(DEFAULT_POLICY.fatigue.leastAnswers);
          expect(proposal.rate).toBeGreaterThanOrEqual(DEFAULT_POLICY.fatigue.quietAbove);
          expect(proposal.unsaid.heeded).toBeLessThanOrEqual(proposal.answers - proposal.overridden);
          expect(proposal.interval.low).toBeLessThanOrEqual(proposal.rate);
          expect(() => loadPolicy(policyLines(proposal), "policy.yaml")).not.toThrow();
        }
      }),
    );
  });
});
