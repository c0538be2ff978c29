import { type Audience, type Ring, worseRing } from "./audience.ts";
import { settingsFor } from "./detector-settings.ts";
import type { Finding, Severity } from "./finding.ts";
import { ACTIONS, type Action, LABEL_CLASS, type Policy, type PolicyClass } from "./policy.ts";
import { type ClearedPeople, NOBODY_CLEARED, ringFor, ringOf } from "./ring.ts";
import { hasLifted, mayBeNamed, type SubjectFacts } from "./subject.ts";
import { UNREADABLE_FILE } from "./unreadable-file.ts";

export interface DecideInput<F extends Finding = Finding> {
  readonly findings: readonly F[];
  readonly audience: Audience;
  /** Facts of a register entry, `null` when it is no longer registered. */
  readonly subject: (subjectId: string) => SubjectFacts | null;
  /** People a subject is cleared for; default nobody. */
  readonly cleared?: (subjectId: string) => ClearedPeople;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
  readonly place: { readonly channelId: string; readonly authorId: string };
}

/** A finding that something is done about. */
export interface DecidedFinding<F extends Finding = Finding> {
  readonly finding: F;
  readonly policyClass: PolicyClass;
  readonly ring: Ring;
  readonly action: Exclude<Action, "allow">;
}

export type Decision<F extends Finding = Finding> =
  | { readonly action: "allow"; readonly ring: Ring; readonly findings: readonly [] }
  | {
      readonly action: Exclude<Action, "allow">;
      /** The worst ring among the findings acted on. */
      readonly ring: Ring;
      readonly findings: readonly DecidedFinding<F>[];
      /** An embargo in force reached outsiders: reviewers hear at once. */
      readonly tellReviewers: boolean;
    };

const CLASS_OF_DETECTOR: Readonly<Record<string, PolicyClass>> = {
  "embargo-marking": "embargo",
  "embargo-term": "embargo",
  "client-name": "client",
  "client-jigsaw": "jigsaw",
  "personal-data": "personal-data",
  "people-list": "people-list",
  credential: "credential",
  "image-privacy": "image-privacy",
  [UNREADABLE_FILE]: "unreadable-file",
  custom: "custom",
};

const SEVERITIES: readonly Severity[] = ["low", "medium", "high"];

/** The row of the decision table a finding belongs to. */
export function policyClassOf(finding: Finding, subject: SubjectFacts | null): PolicyClass {
  if (finding.detector === "labelled-text") {
    return LABEL_CLASS[subject?.level ?? "confidential"];
  }
  return CLASS_OF_DETECTOR[finding.detector] ?? "custom";
}

function isQuietSeverity(finding: Finding, policyClass: PolicyClass, ring: Ring, policy: Policy): boolean {
  if (policyClass !== "personal-data" && policyClass !== "credential") {
    return false;
  }
  const least = ring === "cleared" || ring === "inside" ? policy.insideSeverity : policy.outsideSeverity;
  return SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(least);
}

/** What a client that may be named is known by. Its people, their addresses and its accounts are another matter. */
const NAMES: ReadonlySet<string> = new Set(["client-name", "client-alias", "client-domain"]);

/** A client that may be named for now; its data is guarded as ever. */
function isConsented({ kind }: Finding, subject: SubjectFacts | null, policyClass: PolicyClass, now: number): boolean {
  const isNaming = (policyClass === "client" && NAMES.has(kind)) || policyClass === "jigsaw";
  return subject !== null && isNaming && mayBeNamed(subject, now);
}

function decideOne<F extends Finding>(finding: F, input: DecideInput<F>): DecidedFinding<F> | null {
  const { policy, audience, place, now } = input;
  const settings = settingsFor(finding, policy);
  if (!settings.enabled || finding.confidence < settings.minConfidence) {
    return null;
  }
  let subject: SubjectFacts | null = null;
  if (finding.subjectId === null) {
    if (hasLifted({ liftsAt: finding.liftsAt ?? null }, now)) {
      return null;
    }
  } else {
    // The register's word counts, not the finding's: the lift may have been moved since the scan.
    subject = input.subject(finding.subjectId);
    if (subject === null || hasLifted(subject, now)) {
      return null;
    }
  }
  const ring =
    subject === null
      ? ringOf(audience)
      : ringFor(audience, subject, input.cleared?.(subject.id) ?? NOBODY_CLEARED, place);
  if (finding.permits !== undefined && worseRing(ring, finding.permits) === finding.permits) {
    return null;
  }
  const policyClass = policyClassOf(finding, subject);
  let action = policy.table[policyClass][ring];
  if (
    action !== "allow" &&
    (settings.quiet ||
      isQuietSeverity(finding, policyClass, ring, policy) ||
      isConsented(finding, subject, policyClass, now))
  ) {
    action = "log";
  }
  return action === "allow" ? null : { finding, policyClass, ring, action };
}

/** Decides what to do about a message's findings before a given audience. Pure. */
export function decide<F extends Finding>(input: DecideInput<F>): Decision<F> {
  const findings: DecidedFinding<F>[] = [];
  for (const finding of input.findings) {
    const decided = decideOne(finding, input);
    if (decided !== null) {
      findings.push(decided);
    }
  }
  const [first] = findings;
  if (first === undefined) {
    return { action: "allow", ring: ringOf(input.audience), findings: [] };
  }
  let action: Exclude<Action, "allow"> = first.action;
  let ring: Ring = first.ring;
  for (const decided of findings) {
    if (ACTIONS.indexOf(decided.action) > ACTIONS.indexOf(action)) {
      action = decided.action;
    }
    ring = worseRing(ring, decided.ring);
  }
  return {
    action,
    ring,
    findings,
    tellReviewers: findings.some((decided) => decided.policyClass === "embargo" && decided.ring === "external"),
  };
}
