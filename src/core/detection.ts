import { randomUUID } from "node:crypto";
import { type Audience, isWorse, type Ring } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import { resolveClearance } from "./clearance.ts";
import { type DecidedFinding, type Decision, decide } from "./decide.ts";
import { planEarlyLeak } from "./early-leak.ts";
import { event, type NewEvent } from "./event.ts";
import { type CoverageGap, type Finding, topicOf } from "./finding.ts";
import { lastLift } from "./last-lift.ts";
import { type MessageRef, messageKey, type Origin } from "./message.ts";
import { forgetUnsaid, planNudge } from "./nudge-plan.ts";
import { forgetOverrides, outsideOf } from "./override-memory.ts";
import type { Policy } from "./policy.ts";
import type {
  AudienceSource,
  CaseStore,
  CaseTransaction,
  Clock,
  Directory,
  Metrics,
  Person,
  Register,
  Sealer,
} from "./ports.ts";
import type { ClearedPeople } from "./ring.ts";

export interface DetectionDeps {
  readonly cases: CaseStore;
  readonly register: Register;
  readonly audiences: AudienceSource;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Draws the lots of what is left unsaid. */
  readonly sealer: Pick<Sealer, "blind">;
}

/** What one part of a message (its text, or one file) was found to hold. */
export interface PartScanned {
  readonly ref: MessageRef;
  readonly origin: Origin;
  readonly authorId: string;
  readonly revision: string;
  readonly revisedAt: number;
  readonly edited: boolean;
  /** `text`, or `file:` and the file's id. */
  readonly part: string;
  readonly findings: readonly Finding[];
  readonly gaps: readonly CoverageGap[];
  /** The files the message has now; `null` when this part does not know. */
  readonly fileIds: readonly string[] | null;
  /** When the listener took it, ms. */
  readonly receivedAt: number;
}

/** A scanned part whose author has been looked up. */
export interface AuthoredPart extends PartScanned {
  /** The author belongs to another organisation. */
  readonly fromOutside: boolean;
}

/** States in which the author's word stands until something worse comes along. */
const ANSWERED: ReadonlySet<Case["state"]> = new Set(["removed", "redacted", "shared", "disputed", "settled"]);

function mergeFindings(existing: Case | null, scanned: PartScanned): readonly CaseFinding[] {
  const own = scanned.findings.map((finding): CaseFinding => ({ ...finding, part: scanned.part }));
  const others = (existing?.findings ?? []).filter((finding) => {
    if (finding.part === scanned.part) {
      return false;
    }
    const { fileIds } = scanned;
    return (
      fileIds === null || !finding.part.startsWith("file:") || fileIds.includes(finding.part.slice("file:".length))
    );
  });
  return [...others, ...own];
}

/** How many can read a message, for its case. */
export function exposureOf(audience: Audience): Case["exposure"] {
  return {
    members: audience.members,
    guests: audience.guests,
    externalMembers: audience.externalMembers,
    externalOrgs: audience.externalOrgs.length,
    outside: outsideOf(audience),
  };
}

/** Writes a case and its events for what one part of a message was found to hold. Safe to repeat. */
export async function recordDetection(scanned: PartScanned, deps: DetectionDeps): Promise<void> {
  const { cases, audiences } = deps;
  const before = await cases.caseOfMessage(scanned.ref);
  if (before === null && scanned.findings.length === 0 && (await recordClean(scanned, deps))) {
    return;
  }
  const audience = await audiences.audience(scanned.origin, scanned.ref.channelId);
  const cleared = await resolveClearance([...scanned.findings, ...(before?.findings ?? [])], scanned.ref.teamId, deps);
  const author = await deps.directory.person(scanned.ref.teamId, scanned.authorId);
  const part: AuthoredPart = { ...scanned, fromOutside: author !== null && isOutsider(author, scanned.ref.teamId) };
  await cases.transaction((tx) => applyDetection(tx, part, audience, cleared, deps));
}

/**
 * A clean part of a message without a case. The scan of an earlier revision may still be on its way, so an edit is
 * remembered. False when a case was opened in the meantime: then there is something to settle.
 */
async function recordClean(scanned: PartScanned, deps: DetectionDeps): Promise<boolean> {
  if (scanned.gaps.length === 0 && !scanned.edited) {
    return true;
  }
  return deps.cases.transaction(async (tx) => {
    if ((await tx.caseOfMessage(scanned.ref)) !== null) {
      return false;
    }
    await recordGaps(tx, scanned, deps);
    if (scanned.edited) {
      await tx.supersede(scanned.ref, scanned.revisedAt, deps.clock.now());
    }
    return true;
  });
}

async function recordGaps(tx: CaseTransaction, scanned: PartScanned, deps: DetectionDeps): Promise<void> {
  for (const gap of scanned.gaps) {
    await tx.recordGap({ ...gap, ref: scanned.ref, at: deps.clock.now() });
    deps.metrics.count("gaps", { reason: gap.reason });
  }
}

async function applyDetection(
  tx: CaseTransaction,
  scanned: AuthoredPart,
  audience: Audience,
  cleared: (subjectId: string) => ClearedPeople,
  deps: DetectionDeps,
): Promise<void> {
  const { register, policy, clock } = deps;
  const now = clock.now();
  const existing = await tx.caseOfMessage(scanned.ref);
  if (existing !== null && scanned.revisedAt < existing.revisedAt) {
    return;
  }
  if (existing === null && scanned.revisedAt < ((await tx.supersededAt(scanned.ref)) ?? 0)) {
    return;
  }
  await recordGaps(tx, scanned, deps);
  const decision = decide<CaseFinding>({
    findings: mergeFindings(existing, scanned),
    audience,
    subject: (id) => register.facts(id),
    cleared,
    policy,
    now,
    place: { channelId: scanned.ref.channelId, authorId: scanned.authorId },
  });
  if (decision.action === "allow") {
    if (existing !== null) {
      await settleEdited(tx, existing, scanned, deps);
    }
    return;
  }
  if (existing !== null && isRepeat(existing, scanned, decision)) {
    return;
  }
  await openOrRaise(tx, existing, scanned, audience, decision, deps);
}

async function settleEdited(
  tx: CaseTransaction,
  existing: Case,
  scanned: PartScanned,
  deps: DetectionDeps,
): Promise<void> {
  const now = deps.clock.now();
  const waiting = existing.state === "open" || existing.state === "escalated";
  if (!waiting && existing.revision === scanned.revision) {
    return;
  }
  const state = existing.answer === "redact" ? "redacted" : "settled";
  if (waiting) {
    await forgetOverrides(tx, existing);
  }
  await tx.saveCase({
    ...existing,
    revision: scanned.revision,
    revisedAt: scanned.revisedAt,
    remediedAt: existing.remediedAt ?? now,
    ...(waiting ? { state, closedAt: now, deadlineAt: null } : {}),
  });
  await tx.append([event(state, now, existing.id, scanned.authorId, { why: "edited" })]);
  await forgetUnsaid(tx, existing, deps);
}

/** True when the same detection comes in again: the event or its job was delivered twice. */
function isRepeat(existing: Case, scanned: PartScanned, decision: Exclude<Decision<CaseFinding>, { action: "allow" }>) {
  const signature = (findings: readonly CaseFinding[]): string =>
    findings
      .map((finding) => `${finding.part} ${finding.where ?? ""} ${topicOf(finding)} ${finding.start} ${finding.end}`)
      .sort()
      .join("\n");
  return (
    existing.revision === scanned.revision &&
    !isWorse(decision.ring, existing.ring) &&
    signature(existing.findings) === signature(decision.findings.map((decided) => decided.finding))
  );
}

/**
 * Writes the case of a message that something is to be done about, and sees to its nudge. When its audience grew,
 * `grewFrom` is the ring it had: that is news whatever is known already, and its author is told of all such messages
 * together, by whoever calls this. Resolves to the case as saved.
 */
export async function openOrRaise(
  tx: CaseTransaction,
  existing: Case | null,
  scanned: AuthoredPart,
  audience: Audience,
  decision: Exclude<Decision<CaseFinding>, { action: "allow" }>,
  deps: DetectionDeps,
  grewFrom: Ring | null = null,
): Promise<Case> {
  const { policy, clock, register, metrics } = deps;
  const now = clock.now();
  const findings = decision.findings.map(recorded);
  // What was taken out and put back is news.
  const known = existing === null || existing.remediedAt !== null ? [] : existing.findings;
  const knownTopics = new Set(known.map(topicOf));
  const isNews =
    existing === null ||
    grewFrom !== null ||
    isWorse(decision.ring, existing.ring) ||
    findings.some((finding) => !knownTopics.has(topicOf(finding)));
  // Telling an outsider that they named something of ours would confirm it to the wrong person.
  const speaks = decision.action !== "log" && policy.mode === "enforce" && !scanned.fromOutside;
  const answered = existing !== null && ANSWERED.has(existing.state);
  const waiting = existing !== null && (existing.state === "open" || existing.state === "escalated");
  const opens = speaks && (isNews || waiting);
  const base: Case = existing ?? newCase(scanned);
  const next: Case = {
    ...base,
    action: decision.action,
    ring: decision.ring,
    revision: scanned.revision,
    revisedAt: scanned.revisedAt,
    findings,
    exposure: exposureOf(audience),
    settlesAt: lastLift(findings, register),
    ...(opens ? { state: base.state === "escalated" ? ("escalated" as const) : ("open" as const) } : {}),
    ...(opens && isNews ? { answer: null, answeredAt: null } : {}),
    ...(opens && answered ? { closedAt: null, remediedAt: null } : {}),
    ...(opens && decision.action !== "nudge" && decision.ring === "external"
      ? { deadlineAt: deadlineOf(existing, answered || isWorse(decision.ring, base.ring), now, policy) }
      : {}),
  };
  const found = {
    ...placeFields(scanned.ref),
    detectors: [...new Set(findings.map((finding) => `${finding.detector}:${finding.kind}`))],
    subjects: [...new Set(findings.flatMap((finding) => finding.subjectId ?? []))],
    part: scanned.part,
  };
  const events: NewEvent[] = [
    ...(existing === null ? [event("detected", now, next.id, null, found)] : []),
    ...(existing !== null && grewFrom === null ? [event("revised", now, next.id, null, found)] : []),
    ...(grewFrom === null ? [] : [event("audience_grew", now, next.id, null, { from: grewFrom, to: decision.ring })]),
    event("decided", now, next.id, null, {
      action: decision.action,
      ring: decision.ring,
      mode: policy.mode,
      members: audience.members,
      guests: audience.guests,
      externalOrgs: audience.externalOrgs.map((org) => org.id),
    }),
  ];
  let final = next;
  if (opens && isNews) {
    final =
      grewFrom === null
        ? await planNudge(tx, { next, existing, decision, events }, deps)
        : { ...next, nudgesRequested: next.nudgesRequested + 1, mergedInto: null, heldOut: false };
  }
  // A repeat that was merged is in the digest; one alert for what is told once.
  const alerting =
    policy.mode === "enforce" &&
    decision.action !== "log" &&
    decision.tellReviewers &&
    final.mergedInto === null &&
    !final.alerts.includes("external-embargo");
  const saved: Case = alerting ? { ...final, alerts: [...final.alerts, "external-embargo"] } : final;
  await tx.saveCase(saved);
  if (alerting) {
    await tx.outbox({ name: "review-alert", why: "external-embargo", caseId: final.id, at: now });
  }
  if (grewFrom === null) {
    await planEarlyLeak(tx, saved, decision.findings, deps);
  }
  await tx.append(events);
  metrics.count("cases", { action: decision.action, ring: decision.ring });
  return saved;
}

/** A finding as its case keeps it. */
export function recorded({ finding, action }: DecidedFinding<CaseFinding>): CaseFinding {
  const { silent: _before, ...found } = finding;
  return action === "log" ? { ...found, silent: true } : found;
}

/** A case that waits keeps its deadline, so that editing on does not put it off. */
function deadlineOf(existing: Case | null, anew: boolean, now: number, policy: Policy): number | null {
  const waits = existing !== null && !anew && (existing.deadlineAt !== null || existing.escalatedAt !== null);
  return waits ? existing.deadlineAt : now + policy.deadlineMinutes * 60_000;
}

function newCase(scanned: PartScanned): Case {
  return {
    id: `case_${randomUUID().replaceAll("-", "")}`,
    ref: scanned.ref,
    origin: scanned.origin,
    authorId: scanned.authorId,
    state: "logged",
    action: "log",
    ring: "inside",
    revision: scanned.revision,
    revisedAt: scanned.revisedAt,
    findings: [],
    openedAt: scanned.receivedAt,
    nudgesRequested: 0,
    nudgesSent: 0,
    nudgedAt: null,
    mergedInto: null,
    answeredAt: null,
    answer: null,
    sealedReason: null,
    closedAt: null,
    deadlineAt: null,
    escalatedAt: null,
    settlesAt: null,
    alerts: [],
    sealedHeldText: null,
    remediedAt: null,
    exposure: { members: 0, guests: 0, externalMembers: 0, externalOrgs: 0 },
    verdict: null,
    heldOut: false,
  };
}

/** A case opened by its author owning up, without a detection. */
export function reportedCase(
  scanned: Omit<PartScanned, "findings" | "gaps" | "part" | "fileIds" | "edited" | "receivedAt">,
  now: number,
): Case {
  return {
    ...newCase({ ...scanned, edited: false, findings: [], gaps: [], part: "text", fileIds: null, receivedAt: now }),
    state: "open",
  };
}

export function placeFields(ref: MessageRef): { messageId: string } {
  return { messageId: messageKey(ref) };
}

/** True for people of another organisation; unknown people are treated as colleagues, who can be told. */
export function isOutsider(person: Person, homeTeamId: string): boolean {
  return person.isExternal && person.teamId !== "" && person.teamId !== homeTeamId;
}
