import type { Case } from "./case.ts";
import { settingsFor } from "./detector-settings.ts";
import type { Policy } from "./policy.ts";
import { type Interval, wilson } from "./proportion.ts";
import { isHeeded, isOverridden, outcomeOf, ruleOf, rulesTold } from "./rule-counters.ts";
import { UNREADABLE_FILE } from "./unreadable-file.ts";

/** What a policy could say of a kind to make its rule milder. */
export type RuleChange = { readonly quiet: true } | { readonly minConfidence: number };

/** A rule that people keep overriding, with the evidence. Nothing changes by itself. */
export interface RuleProposal {
  readonly detector: string;
  readonly kind: string;
  readonly answers: number;
  readonly overridden: number;
  /** `overridden` over `answers`, 0..1, and what it may be in truth. */
  readonly rate: number;
  readonly interval: Interval;
  /** How many authors and conversations the answers come from. */
  readonly people: number;
  readonly conversations: number;
  readonly change: RuleChange;
  /** Nudges that the change would have left unsaid; of these, how many were heeded, and how many outsiders could read. */
  readonly unsaid: { readonly nudges: number; readonly heeded: number; readonly external: number };
}

/** What is seen of a rule counts for this long, and so does a reviewer's word that it stays as it is. */
export const EVIDENCE_MS = 30 * 86_400_000;
/** More proposals than this at once are not read. */
const MOST_PROPOSALS = 5;

interface Sample {
  readonly value: Case;
  readonly outcome: ReturnType<typeof outcomeOf>;
  /** How sure the surest finding of the rule was. */
  readonly confidence: number;
  /** No other rule spoke. */
  readonly alone: boolean;
}

/**
 * Rules whose nudges are mostly overridden, those with the most overrides first. `kept` are rules that reviewers want as
 * they are. Only what the policy as it is now would still say counts.
 */
export function proposeQuieting(
  cases: readonly Case[],
  policy: Policy,
  kept: ReadonlySet<string>,
): readonly RuleProposal[] {
  const { quietAbove, leastAnswers } = policy.fatigue;
  const proposals: RuleProposal[] = [];
  for (const [rule, samples] of samplesByRule(cases, policy)) {
    const [detector = "", kind = ""] = rule.split(":");
    const overridden = samples.filter(({ outcome }) => isOverridden(outcome));
    const heeded = samples.filter(({ outcome }) => isHeeded(outcome));
    const answered = [...overridden, ...heeded];
    const rate = overridden.length / answered.length;
    if (kept.has(rule) || answered.length < leastAnswers || rate < quietAbove) {
      continue;
    }
    const change = changeFor(overridden, heeded);
    const unsaid = samples.filter(
      ({ alone, confidence }) => alone && ("quiet" in change || confidence < change.minConfidence),
    );
    proposals.push({
      detector,
      kind,
      answers: answered.length,
      overridden: overridden.length,
      rate,
      interval: wilson(overridden.length, answered.length),
      people: new Set(answered.map(({ value }) => value.authorId)).size,
      conversations: new Set(answered.map(({ value }) => value.ref.channelId)).size,
      change,
      unsaid: {
        nudges: unsaid.length,
        heeded: unsaid.filter(({ outcome }) => isHeeded(outcome)).length,
        external: unsaid.filter(({ value }) => value.ring === "external").length,
      },
    });
  }
  return proposals.sort((a, b) => b.overridden - a.overridden || a.kind.localeCompare(b.kind)).slice(0, MOST_PROPOSALS);
}

function samplesByRule(cases: readonly Case[], policy: Policy): ReadonlyMap<string, readonly Sample[]> {
  const byRule = new Map<string, Sample[]>();
  for (const value of cases) {
    const rules = value.nudgesSent === 0 ? new Set<string>() : rulesTold(value);
    for (const rule of rules) {
      const findings = value.findings.filter((finding) => finding.silent !== true && ruleOf(finding) === rule);
      const confidence = Math.max(...findings.map((finding) => finding.confidence));
      if (findings.some((finding) => wouldSpeak(finding, confidence, policy))) {
        const sample = { value, outcome: outcomeOf(value), confidence, alone: rules.size === 1 };
        byRule.set(rule, [...(byRule.get(rule) ?? []), sample]);
      }
    }
  }
  return byRule;
}

/** A file nobody could look into has no detector to be quietened. */
function wouldSpeak(finding: Case["findings"][number], confidence: number, policy: Policy): boolean {
  const settings = settingsFor(finding, policy);
  const isDetected = finding.detector !== UNREADABLE_FILE;
  return isDetected && settings.enabled && !settings.quiet && confidence >= settings.minConfidence;
}

/** Where false alarms were less sure than all that was heeded, the least confidence between them; else silence. */
function changeFor(overridden: readonly Sample[], heeded: readonly Sample[]): RuleChange {
  const disputed = overridden.filter(({ outcome }) => outcome === "disputed");
  const surest = Math.max(0, ...disputed.map(({ confidence }) => confidence));
  const minConfidence = (Math.floor(surest * 100) + 1) / 100;
  const keepsTheRest = heeded.every(({ confidence }) => confidence >= minConfidence);
  const isMostly = disputed.length * 2 > overridden.length;
  return isMostly && keepsTheRest && minConfidence <= MOST_CONFIDENCE ? { minConfidence } : { quiet: true };
}

/** A rule that asks for more than this hardly speaks. */
const MOST_CONFIDENCE = 0.9;

/** The lines of a policy file that make the change. */
export function policyLines({ detector, kind, change }: Pick<RuleProposal, "detector" | "kind" | "change">): string {
  const setting = "quiet" in change ? "quiet: true" : `minConfidence: ${change.minConfidence}`;
  return `detectors:\n  ${detector}:\n    kinds:\n      ${kind}: { ${setting} }`;
}
