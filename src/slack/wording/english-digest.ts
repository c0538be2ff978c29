import type { CaseState } from "../../core/case.ts";
import type { GapReason, Severity } from "../../core/finding.ts";
import type { NudgeOutcomeName } from "../../core/rule-counters.ts";

const STATES = {
  open: "open",
  logged: "logged",
  removed: "removed",
  redacted: "reworded",
  shared: "shared",
  disputed: "disputed",
  settled: "settled",
  escalated: "escalated",
} satisfies Readonly<Record<CaseState, string>>;

const REASONS = {
  unsupported: "unsupported",
  "too-large": "too large",
  "timed-out": "timed out",
  malformed: "malformed",
  encrypted: "encrypted",
  unavailable: "unavailable",
  "detector-failed": "detector failed",
  "too-many-findings": "too many findings",
  "scan-failed": "scan failed",
} satisfies Readonly<Record<GapReason, string>>;

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** The digest. Names, channels and links are Slack markup; shares are whole percentages. */
export const ENGLISH_DIGEST = {
  title: (from: string, to: string): string => `Sotto digest, ${from} to ${to}`,
  summary: (total: number, waiting: number): string =>
    `${counted(total, "case", "cases")}, ${waiting} waiting for a person`,
  /** By `CaseState`. */
  states: STATES as Readonly<Record<string, string>>,
  severities: { low: "low", medium: "medium", high: "high" } satisfies Readonly<Record<Severity, string>>,
  nothingWaits: "Nothing is waiting for a person.",
  waiting: (count: number): string => `Waiting for a person: ${count}`,
  case: (what: string, severity: string, readers: number, organisations: number, state: string, time: string): string =>
    `${what} (${severity}), ${counted(readers, "reader", "readers")}` +
    `${organisations === 0 ? "" : `, ${counted(organisations, "other organisation", "other organisations")}`}, ` +
    `${state} for ${time}`,
  total: (count: number): string => counted(count, "case", "cases"),
  unsaid: (repeats: number, heldOut: number): string =>
    [
      repeats === 0 ? "" : ` ${counted(repeats, "repeat", "repeats")} went without another nudge.`,
      heldOut === 0 ? "" : ` ${counted(heldOut, "nudge was", "nudges were")} left unsaid to measure the rest.`,
    ].join(""),
  medianRemedy: (time: string): string => `Median time to remedy: ${time}.`,

  rules: "Rules",
  nudged: (count: number): string => `${count} nudged`,
  outcomes: {
    removed: "removed",
    reworded: "reworded",
    shared: "shared",
    disputed: "disputed",
    lapsed: "lapsed",
    pending: "under way",
    unanswered: "unanswered",
  } satisfies Readonly<Record<NudgeOutcomeName, string>>,
  /** `most` is `null` where it reads as the median does. */
  answeredIn: (median: string, most: string | null): string =>
    `answered in ${median}${most === null ? "" : `, nine in ten within ${most}`}`,
  overridden: (percent: number): string => `overridden ${percent} %`,

  noisy: "Rules that people keep overriding",
  evidence: (
    rule: string,
    overridden: number,
    answers: number,
    share: { readonly percent: number; readonly low: number; readonly high: number },
  ): string =>
    `*${rule}* was overridden in ${overridden} of ${counted(answers, "answer", "answers")} of the last 30 days: ` +
    `${share.percent} %, between ${share.low} and ${share.high} % with 95 % certainty.`,
  sources: (people: number, conversations: number): string =>
    `The answers come from ${counted(people, "person", "people")} in ${counted(conversations, "conversation", "conversations")}.`,
  wouldGo: (nudges: number, heeded: number, external: number): string =>
    `The change would have left ${counted(nudges, "nudge", "nudges")} unsaid; ${heeded} of them ${heeded === 1 ? "was" : "were"} heeded, ` +
    `and outsiders could read ${external}.`,
  lessSure: "Its false alarms were less sure than what was heeded, so a higher confidence would do.",
  toQuieten: "For the policy file, should you want to:",
  keep: "Keep as it is",
  kept: (rule: string, until: string): string =>
    `Noted: ${rule} stays as it is. I won't propose it again before ${until}.`,
  reviewersOnly: "Only security reviewers can decide that.",

  effect: "What nudging changes",
  arms: (
    nudged: { readonly count: number; readonly of: number },
    heldOut: { readonly count: number; readonly of: number },
  ): string =>
    `Within a day the message was removed or reworded on ${nudged.count} of ${nudged.of} days with a nudge, and on ` +
    `${heldOut.count} of ${heldOut.of} days on which it was left unsaid. An author's day counts once.`,
  difference: (points: number, low: number, high: number): string =>
    `Nudging adds ${points} percentage points, between ${low} and ${high} with 95 % certainty.`,
  tooFew: "Too few to say what nudging adds: it takes 30 of each.",

  lifting: "Lifting next",
  unseen: "What I could not see",
  /** By `GapReason`. */
  reasons: REASONS as Readonly<Record<string, string>>,
  leftOut: "left out by policy",
  footer: "Counts and kinds only: Sotto keeps no message text.",

  units: {
    day: ["day", "days"],
    hour: ["hour", "hours"],
    minute: ["minute", "minutes"],
    second: ["second", "seconds"],
  } satisfies Readonly<Record<string, readonly [string, string]>>,
  noTime: "less than a second",
};
