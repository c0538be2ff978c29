import type { Case, RecordedGap } from "./case.ts";
import { EVIDENCE_MS, proposeQuieting, type RuleProposal } from "./noisy-rules.ts";
import { type NudgeEffect, nudgeEffect } from "./nudge-effect.ts";
import type { Policy } from "./policy.ts";
import { median } from "./proportion.ts";
import { countRules, type RuleCounters } from "./rule-counters.ts";
import type { SubjectFacts } from "./subject.ts";

/** What the digest says; computed from cases and gaps alone. Times are ms since the epoch. */
export interface DigestReport {
  readonly teamId: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  /** Cases that need a person, oldest first, at most 20; `openTotal` counts all. */
  readonly open: readonly {
    readonly caseId: string;
    readonly channelId: string;
    readonly openedAt: number;
    readonly state: string;
    readonly detectors: readonly string[];
    readonly severity: "low" | "medium" | "high";
    readonly externalOrgs: number;
    readonly members: number;
  }[];
  readonly openTotal: number;
  /** Cases opened in the period, by their state now. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly total: number;
  /** Median of detection to remedy, ms; `null` when nothing was remedied. */
  readonly medianTimeToRemedyMs: number | null;
  readonly rules: readonly RuleCounters[];
  /** Cases of the period whose author was not told because they had been, or had said no; and those left unsaid to measure. */
  readonly unsaid: { readonly repeats: number; readonly heldOut: number };
  /** Rules to quieten, of the last thirty days. */
  readonly proposals: readonly RuleProposal[];
  /** What nudging changed in the last thirty days; `null` where nothing was left unsaid to measure it. */
  readonly effect: NudgeEffect | null;
  /** What was not seen, by reason and kind. */
  readonly gaps: readonly { readonly reason: string; readonly what: string; readonly count: number }[];
  /** Channels the policy leaves out, by id. */
  readonly ignoredChannels: readonly string[];
  /** Embargoes that lift within a week after the period. */
  readonly lifting: readonly { readonly masked: string; readonly at: number; readonly zone: string }[];
}

export interface DigestInput {
  readonly teamId: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  /** Cases opened in the period, and before it as far back as rules are judged by. */
  readonly cases: readonly Case[];
  /** Cases that wait for a person, whenever they were opened. */
  readonly waiting: readonly Case[];
  readonly gaps: readonly RecordedGap[];
  readonly subjects: readonly SubjectFacts[];
  readonly ignoredChannels: readonly string[];
  readonly policy: Policy;
  /** Rules that reviewers want as they are. */
  readonly keptRules: ReadonlySet<string>;
}

const SHOWN_OPEN = 20;
const SHOWN_LIFTING = 10;
const WEEK_MS = 7 * 86_400_000;
const SEVERITY_ORDER = ["low", "medium", "high"] as const;

/** The digest of a period. Pure: same input, same digest. */
export function digestReport(input: DigestInput): DigestReport {
  const outcomes: Record<string, number> = {};
  const opened = input.cases.filter(({ openedAt }) => openedAt >= input.from);
  const judged = input.cases.filter(({ openedAt }) => openedAt >= input.to - EVIDENCE_MS);
  for (const value of opened) {
    outcomes[value.state] = (outcomes[value.state] ?? 0) + 1;
  }
  const remedied = opened
    .flatMap((value) => (value.remediedAt === null ? [] : [value.remediedAt - value.openedAt]))
    .sort((a, b) => a - b);
  const waiting = [...input.waiting].sort((a, b) => a.openedAt - b.openedAt);
  return {
    teamId: input.teamId,
    from: input.from,
    to: input.to,
    zone: input.zone,
    open: waiting.slice(0, SHOWN_OPEN).map((value) => ({
      caseId: value.id,
      channelId: value.ref.channelId,
      openedAt: value.openedAt,
      state: value.state,
      detectors: [...new Set(value.findings.map((finding) => finding.detector))],
      severity: worstSeverity(value),
      externalOrgs: value.exposure.externalOrgs,
      members: value.exposure.members,
    })),
    openTotal: waiting.length,
    outcomes,
    total: opened.length,
    medianTimeToRemedyMs: median(remedied),
    rules: countRules(opened),
    unsaid: {
      repeats: opened.filter(({ mergedInto }) => mergedInto !== null).length,
      heldOut: opened.filter(({ heldOut }) => heldOut).length,
    },
    proposals: proposeQuieting(judged, input.policy, input.keptRules),
    effect: nudgeEffect(judged, input.to),
    gaps: gapRows(input.gaps),
    ignoredChannels: input.ignoredChannels,
    lifting: input.subjects
      .flatMap((facts) =>
        facts.kind === "embargo" &&
        facts.liftsAt !== null &&
        facts.liftsAt > input.to &&
        facts.liftsAt <= input.to + WEEK_MS
          ? [{ masked: facts.masked, at: facts.liftsAt, zone: facts.liftZone ?? input.zone }]
          : [],
      )
      .sort((a, b) => a.at - b.at)
      .slice(0, SHOWN_LIFTING),
  };
}

function worstSeverity(value: Case): "low" | "medium" | "high" {
  let worst = 0;
  for (const finding of value.findings) {
    worst = Math.max(worst, SEVERITY_ORDER.indexOf(finding.severity));
  }
  return SEVERITY_ORDER[worst] ?? "low";
}

function gapRows(gaps: readonly RecordedGap[]): DigestReport["gaps"] {
  const counts = new Map<string, { reason: string; what: string; count: number }>();
  for (const { reason, what } of gaps) {
    const key = `${reason} ${what}`;
    const row = counts.get(key) ?? { reason, what, count: 0 };
    row.count += 1;
    counts.set(key, row);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.what.localeCompare(b.what));
}
