import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ANSWERS, type CaseState } from "../../src/core/case.ts";
import { countRules, NUDGE_OUTCOMES, rulesTold } from "../../src/core/rule-counters.ts";
import { NOW } from "./builders.ts";
import { foundInText, toldCase } from "./told-case.ts";

const STATES: readonly CaseState[] = [
  "open",
  "logged",
  "removed",
  "redacted",
  "shared",
  "disputed",
  "settled",
  "escalated",
];

describe("the counters of a rule", () => {
  it("have each case in the column of what became of it", () => {
    const [row] = countRules([
      toldCase({ state: "removed" }),
      toldCase({ state: "redacted" }),
      toldCase({ state: "settled", remediedAt: NOW }),
      toldCase({ state: "settled" }),
      toldCase({ state: "shared" }),
      toldCase({ state: "disputed" }),
      toldCase({ state: "open" }),
      toldCase({ state: "escalated" }),
      toldCase({ state: "open", answer: "remove" }),
      toldCase({ state: "escalated", answer: "ask_reviewer" }),
      toldCase({ state: "open", nudgesSent: 0 }),
    ]);
    expect(row).toMatchObject({
      rule: "personal-data:us-ssn",
      nudged: 10,
      removed: 1,
      reworded: 2,
      lapsed: 1,
      shared: 1,
      disputed: 1,
      unanswered: 2,
      pending: 2,
    });
  });

  it("count a case of several rules for each, and what was only recorded for none", () => {
    const card = foundInText({ kind: "payment-card" });
    const mail = { ...foundInText({ kind: "email" }), silent: true as const };
    const rows = countRules([
      toldCase({ findings: [foundInText(), foundInText({ start: 40 }), card, mail] }),
      toldCase(),
    ]);
    expect(rows.map(({ rule, nudged }) => [rule, nudged])).toEqual([
      ["personal-data:us-ssn", 2],
      ["personal-data:payment-card", 1],
    ]);
  });

  it("tell the time to answer by its middle and by what nine in ten stay within", () => {
    const answeredAfter = (seconds: number) =>
      toldCase({ state: "shared", answer: "share_anyway", answeredAt: NOW + seconds * 1_000 });
    const rows = countRules([1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(answeredAfter));
    expect(rows).toMatchObject([{ medianAnswerMs: 5_500, p90AnswerMs: 9_000 }]);
    expect(countRules([toldCase()])).toMatchObject([{ medianAnswerMs: null, p90AnswerMs: null }]);
    const unknown = toldCase({ nudgedAt: null, openedAt: NOW - 5_000, answeredAt: NOW, state: "shared" });
    expect(countRules([unknown])).toMatchObject([{ medianAnswerMs: 5_000 }]);
  });

  it("give the override rate once five answers stand behind it", () => {
    const shared = Array.from({ length: 3 }, () => toldCase({ state: "shared" }));
    const four = [...shared, toldCase({ state: "removed" }), toldCase({ state: "open" })];
    expect(countRules(four)).toMatchObject([{ overrideRate: null }]);
    expect(countRules([...four, toldCase({ state: "disputed" })])).toMatchObject([{ overrideRate: 0.8 }]);
  });

  it("stand in order of how much they nudge, then of their names", () => {
    const foundBy = (kind: string) => toldCase({ findings: [foundInText({ kind })] });
    const rows = countRules([foundBy("phone"), foundBy("iban"), foundBy("email"), foundBy("iban")]);
    expect(rows.map(({ rule }) => rule)).toEqual(["personal-data:iban", "personal-data:email", "personal-data:phone"]);
  });

  it("add up to the cases", () => {
    const anyCase = fc
      .record({
        state: fc.constantFrom(...STATES),
        answer: fc.option(fc.constantFrom(...ANSWERS)),
        nudgesSent: fc.nat(2),
        remediedAt: fc.option(fc.constant(NOW)),
        kinds: fc.array(fc.constantFrom("email", "iban", "phone"), { maxLength: 4 }),
      })
      .map(({ kinds, ...changes }) => toldCase({ ...changes, findings: kinds.map((kind) => foundInText({ kind })) }));
    fc.assert(
      fc.property(fc.array(anyCase), (cases) => {
        const told = cases.filter(({ nudgesSent }) => nudgesSent > 0);
        const rows = countRules(cases);
        for (const row of rows) {
          expect(NUDGE_OUTCOMES.reduce((sum, outcome) => sum + row[outcome], 0)).toBe(row.nudged);
          expect(row.nudged).toBe(told.filter((value) => rulesTold(value).has(row.rule)).length);
        }
        expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set(told.flatMap((value) => [...rulesTold(value)])));
      }),
    );
  });
});
