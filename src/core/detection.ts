import { randomUUID } from "node:crypto";
import { type Audience, isWorse } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import { resolveClearance } from "./clearance.ts";
import { type DecidedFinding, type Decision, decide } from "./decide.ts";
import type { EventFields, EventType, NewEvent } from "./event.ts";
import type { CoverageGap, Finding } from "./finding.ts";
import { type MessageRef, messageKey, type Origin } from "./message.ts";
import type { Policy } from "./policy.ts";
import type { AudienceSource, CaseStore, CaseTransaction, Clock, Directory, Metrics, Register } from "./ports.ts";
import type { ClearedPeople } from "./ring.ts";

export interface DetectionDeps {
  readonly cases: CaseStore;
  readonly register: Register;
  readonly audiences: AudienceSource;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly metrics: Metrics;
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

/** The topic a nudge is remembered by: the subject, else the kind of thing found. */
export function topicOf(finding: Finding): string {
  return finding.subjectId ?? `${finding.detector}:${finding.kind}`;
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

function settlesAt(decided: readonly DecidedFinding<CaseFinding>[], register: Register): number | null {
  let latest = 0;
  for (const { finding } of decided) {
    const lift = finding.subjectId === null ? finding.liftsAt : register.facts(finding.subjectId)?.liftsAt;
    if (lift === undefined || lift === null) {
      return null;
    }
    latest = Math.max(latest, lift);
  }
  return latest;
}

function exposureOf(audience: Audience): Case["exposure"] {
  return {
    members: audience.members,
    guests: audience.guests,
    externalMembers: audience.externalMembers,
    externalOrgs: audience.externalOrgs.length,
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
  await cases.transaction((tx) => applyDetection(tx, scanned, audience, cleared, deps));
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
  scanned: PartScanned,
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
      await settleEdited(tx, existing, scanned, now);
    }
    return;
  }
  if (existing !== null && isRepeat(existing, scanned, decision)) {
    return;
  }
  await openOrRaise(tx, existing, scanned, audience, decision, deps);
}

async function settleEdited(tx: CaseTransaction, existing: Case, scanned: PartScanned, now: number): Promise<void> {
  const waiting = existing.state === "open" || existing.state === "escalated";
  if (!waiting && existing.revision === scanned.revision) {
    return;
  }
  const state = existing.answer === "redact" ? "redacted" : "settled";
  await tx.saveCase({
    ...existing,
    revision: scanned.revision,
    revisedAt: scanned.revisedAt,
    remediedAt: existing.remediedAt ?? now,
    ...(waiting ? { state, closedAt: now, deadlineAt: null } : {}),
  });
  await tx.append([event(state, now, existing.id, scanned.authorId, { why: "edited" })]);
}

/** True when the same detection comes in again: the event or its job was delivered twice. */
function isRepeat(existing: Case, scanned: PartScanned, decision: Exclude<Decision<CaseFinding>, { action: "allow" }>) {
  const signature = (findings: readonly CaseFinding[]): string =>
    findings
      .map((finding) => `${finding.part} ${topicOf(finding)} ${finding.start} ${finding.end}`)
      .sort()
      .join("\n");
  return (
    existing.revision === scanned.revision &&
    !isWorse(decision.ring, existing.ring) &&
    signature(existing.findings) === signature(decision.findings.map((decided) => decided.finding))
  );
}

async function openOrRaise(
  tx: CaseTransaction,
  existing: Case | null,
  scanned: PartScanned,
  audience: Audience,
  decision: Exclude<Decision<CaseFinding>, { action: "allow" }>,
  deps: DetectionDeps,
): Promise<void> {
  const { policy, clock, register, metrics } = deps;
  const now = clock.now();
  const findings = decision.findings.map((decided) => decided.finding);
  // What was taken out and put back is news.
  const known = existing === null || existing.remediedAt !== null ? [] : existing.findings;
  const knownTopics = new Set(known.map(topicOf));
  const isNews =
    existing === null ||
    isWorse(decision.ring, existing.ring) ||
    findings.some((finding) => !knownTopics.has(topicOf(finding)));
  const speaks = decision.action !== "log" && policy.mode === "enforce";
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
    settlesAt: settlesAt(decision.findings, register),
    ...(opens ? { state: base.state === "escalated" ? ("escalated" as const) : ("open" as const) } : {}),
    ...(opens && answered ? { answer: null, answeredAt: null, closedAt: null, remediedAt: null } : {}),
    ...(opens && decision.action !== "nudge" && decision.ring === "external"
      ? { deadlineAt: now + policy.deadlineMinutes * 60_000 }
      : {}),
  };
  const events: NewEvent[] = [
    event(existing === null ? "detected" : "revised", now, next.id, null, {
      ...placeFields(scanned.ref),
      detectors: [...new Set(findings.map((finding) => `${finding.detector}:${finding.kind}`))],
      subjects: [...new Set(findings.flatMap((finding) => finding.subjectId ?? []))],
      part: scanned.part,
    }),
    event("decided", now, next.id, null, {
      action: decision.action,
      ring: decision.ring,
      mode: policy.mode,
      members: audience.members,
      guests: audience.guests,
      externalOrgs: audience.externalOrgs.map((org) => org.id),
    }),
  ];
  const final = opens && isNews ? await planNudge(tx, next, decision, events, deps) : next;
  // A repeat that was merged is in the digest; one alert for what is told once.
  const alerting =
    speaks && decision.tellReviewers && final.mergedInto === null && !final.alerts.includes("external-embargo");
  await tx.saveCase(alerting ? { ...final, alerts: [...final.alerts, "external-embargo"] } : final);
  if (alerting) {
    await tx.outbox({ name: "review-alert", why: "external-embargo", caseId: final.id, at: now });
  }
  await tx.append(events);
  metrics.count("cases", { action: decision.action, ring: decision.ring });
}

/** Asks for a nudge unless this author heard of all these topics here lately and the audience is no worse. */
async function planNudge(
  tx: CaseTransaction,
  value: Case,
  decision: Exclude<Decision<CaseFinding>, { action: "allow" }>,
  events: NewEvent[],
  deps: DetectionDeps,
): Promise<Case> {
  const { policy, clock } = deps;
  const now = clock.now();
  let due = false;
  let mergedInto: string | null = null;
  const keys = new Map<string, { ring: DecidedFinding["ring"] }>();
  for (const { finding, ring, action } of decision.findings) {
    if (action !== "log") {
      keys.set(topicOf(finding), { ring });
    }
  }
  const { teamId, channelId } = value.ref;
  for (const [topic, { ring }] of keys) {
    const key = { teamId, channelId, authorId: value.authorId, topic };
    const last = await tx.lastNudge(key);
    const fresh = last !== null && now - last.at < policy.repeatHours * 3_600_000;
    if (last === null || !fresh || isWorse(ring, last.ring)) {
      due = true;
      await tx.rememberNudge(key, { at: now, ring, caseId: value.id });
    } else if (last.caseId !== value.id) {
      mergedInto = last.caseId;
    }
  }
  if (due) {
    const nudge = value.nudgesRequested + 1;
    await tx.outbox({ name: "nudge-due", caseId: value.id, nudge });
    return { ...value, nudgesRequested: nudge, mergedInto: null };
  }
  if (mergedInto === null) {
    return value;
  }
  events.push(event("nudge_merged", now, value.id, null, { into: mergedInto }));
  return { ...value, state: "logged", mergedInto, deadlineAt: null };
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

export function event(
  type: EventType,
  at: number,
  caseId: string | null,
  actorId: string | null,
  fields: EventFields = {},
): NewEvent {
  return { type, at, caseId, actorId, fields };
}

export function placeFields(ref: MessageRef): { messageId: string } {
  return { messageId: messageKey(ref) };
}
