import type { Case, RecordedGap } from "./case.ts";
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
  readonly rules: readonly {
    readonly detector: string;
    readonly nudged: number;
    readonly remedied: number;
    readonly shared: number;
    readonly disputed: number;
    readonly unanswered: number;
    /** Shared and disputed over answered, 0..1; `null` below five answers. */
    readonly overrideRate: number | null;
  }[];
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
  /** Cases opened in the period. */
  readonly opened: readonly Case[];
  /** Cases that wait for a person, whenever they were opened. */
  readonly waiting: readonly Case[];
  readonly gaps: readonly RecordedGap[];
  readonly subjects: readonly SubjectFacts[];
  readonly ignoredChannels: readonly string[];
}

const SHOWN_OPEN = 20;
const SHOWN_LIFTING = 10;
const WEEK_MS = 7 * 86_400_000;
/** Below this many answers a rate says nothing. */
const LEAST_ANSWERS = 5;
const SEVERITY_ORDER = ["low", "medium", "high"] as const;

/** The digest of a period. Pure: same input, same digest. */
export function digestReport(input: DigestInput): DigestReport {
  const outcomes: Record<string, number> = {};
  for (const value of input.opened) {
    outcomes[value.state] = (outcomes[value.state] ?? 0) + 1;
  }
  const remedied = input.opened
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
    total: input.opened.length,
    medianTimeToRemedyMs: median(remedied),
    rules: ruleRows(input.opened),
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

function median(sorted: readonly number[]): number | null {
  if (sorted.length === 0) {
    return null;
  }
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function ruleRows(cases: readonly Case[]): DigestReport["rules"] {
  const rows = new Map<
    string,
    { nudged: number; remedied: number; shared: number; disputed: number; unanswered: number }
  >();
  for (const value of cases) {
    if (value.nudgesSent === 0) {
      continue;
    }
    for (const detector of new Set(value.findings.map((finding) => finding.detector))) {
      const row = rows.get(detector) ?? { nudged: 0, remedied: 0, shared: 0, disputed: 0, unanswered: 0 };
      row.nudged += 1;
      row.remedied += value.state === "removed" || value.state === "redacted" || value.state === "settled" ? 1 : 0;
      row.shared += value.state === "shared" ? 1 : 0;
      row.disputed += value.state === "disputed" ? 1 : 0;
      row.unanswered += value.answer === null && (value.state === "open" || value.state === "escalated") ? 1 : 0;
      rows.set(detector, row);
    }
  }
  return [...rows]
    .map(([detector, row]) => {
      const answered = row.remedied + row.shared + row.disputed;
      return {
        detector,
        ...row,
        overrideRate: answered < LEAST_ANSWERS ? null : (row.shared + row.disputed) / answered,
      };
    })
    .sort((a, b) => b.nudged - a.nudged || a.detector.localeCompare(b.detector));
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
