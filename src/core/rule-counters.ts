import type { Case } from "./case.ts";
import type { Finding } from "./finding.ts";
import { median, quantile } from "./proportion.ts";

/**
 * What became of a nudge. `reworded` by button or by hand; `lapsed` when what it was about stopped being secret;
 * `pending` when it was answered and the answer is not carried out yet.
 */
export const NUDGE_OUTCOMES = ["removed", "reworded", "shared", "disputed", "lapsed", "pending", "unanswered"] as const;
export type NudgeOutcomeName = (typeof NUDGE_OUTCOMES)[number];

/** How one rule's nudges went; the outcomes add up to `nudged`. */
export interface RuleCounters extends Readonly<Record<NudgeOutcomeName, number>> {
  /** Detector and kind: `personal-data:us-ssn`. */
  readonly rule: string;
  readonly nudged: number;
  /** From nudge to answer, ms; `null` when nobody answered. */
  readonly medianAnswerMs: number | null;
  readonly p90AnswerMs: number | null;
  /** Shared and disputed over all that was decided, 0..1; `null` below five of them. */
  readonly overrideRate: number | null;
}

/** Below this many answers a rate says nothing. */
const LEAST_ANSWERS = 5;

export function ruleOf({ detector, kind }: Pick<Finding, "detector" | "kind">): string {
  return `${detector}:${kind}`;
}

/** The rules a case's author was told of. */
export function rulesTold(value: Case): ReadonlySet<string> {
  return new Set(value.findings.filter((finding) => finding.silent !== true).map(ruleOf));
}

export function outcomeOf(value: Case): NudgeOutcomeName {
  switch (value.state) {
    case "removed":
    case "shared":
    case "disputed":
      return value.state;
    case "redacted":
      return "reworded";
    case "settled":
      return value.remediedAt === null ? "lapsed" : "reworded";
    case "open":
    case "escalated":
      return value.answer === null ? "unanswered" : "pending";
    case "logged":
      return "lapsed";
  }
}

/** True for what the author decided against the nudge. */
export function isOverridden(outcome: NudgeOutcomeName): boolean {
  return outcome === "shared" || outcome === "disputed";
}

/** True for what the author decided as the nudge asked. */
export function isHeeded(outcome: NudgeOutcomeName): boolean {
  return outcome === "removed" || outcome === "reworded";
}

/** Counters of every rule that nudged, those that nudge most first. A case of several rules counts for each. */
export function countRules(cases: readonly Case[]): readonly RuleCounters[] {
  const byRule = new Map<string, Case[]>();
  for (const value of cases) {
    for (const rule of value.nudgesSent === 0 ? [] : rulesTold(value)) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), value]);
    }
  }
  return [...byRule]
    .map(([rule, ofRule]) => countersOf(rule, ofRule))
    .sort((a, b) => b.nudged - a.nudged || a.rule.localeCompare(b.rule));
}

function countersOf(rule: string, cases: readonly Case[]): RuleCounters {
  const counts: Record<NudgeOutcomeName, number> = {
    removed: 0,
    reworded: 0,
    shared: 0,
    disputed: 0,
    lapsed: 0,
    pending: 0,
    unanswered: 0,
  };
  for (const value of cases) {
    counts[outcomeOf(value)] += 1;
  }
  const waits = cases
    .flatMap(({ answeredAt, nudgedAt, openedAt }) => (answeredAt === null ? [] : [answeredAt - (nudgedAt ?? openedAt)]))
    .sort((a, b) => a - b);
  const overridden = counts.shared + counts.disputed;
  const answers = overridden + counts.removed + counts.reworded;
  return {
    rule,
    nudged: cases.length,
    ...counts,
    medianAnswerMs: median(waits),
    p90AnswerMs: quantile(waits, 0.9),
    overrideRate: answers < LEAST_ANSWERS ? null : overridden / answers,
  };
}
