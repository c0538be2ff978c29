import type { Audience } from "./audience.ts";
import { ANSWERS, type Case, type CaseFinding } from "./case.ts";
import { resolveClearance } from "./clearance.ts";
import type { Clue, ClueKind } from "./clue.ts";
import { type DecidedFinding, type Decision, decide } from "./decide.ts";
import type { DetectionDeps } from "./detection.ts";
import { mayRead } from "./direct-consent.ts";
import { event } from "./event.ts";
import { topicOf } from "./finding.ts";
import type { InTurn } from "./in-turn.ts";
import type { NudgeDueJob } from "./jobs.ts";
import type { NudgeContent, NudgeReason } from "./nudge.ts";
import { forgetUnsaid } from "./nudge-plan.ts";
import type { Consents, MessageActions, Notifier, Person, Sealer } from "./ports.ts";
import { rulesTold } from "./rule-counters.ts";
import { wrongRoomOf } from "./wrong-room.ts";

export interface NudgingDeps extends DetectionDeps {
  readonly notifier: Notifier;
  readonly actions: MessageActions;
  readonly sealer: Sealer;
  readonly consents: Pick<Consents, "given">;
  /** One after the other for each author, so that a kill can repeat only one of their nudges. */
  readonly inTurn: InTurn;
  /** The detector's words for the author. */
  readonly titleOf: (detector: string, kind: string) => string;
}

/** What the nudge says of the findings: one reason a topic, worst first as decided, no text. */
export function reasonsOf(
  decided: readonly Pick<DecidedFinding<CaseFinding>, "finding" | "policyClass">[],
  deps: Pick<NudgingDeps, "register" | "titleOf" | "policy">,
): readonly NudgeReason[] {
  const reasons = new Map<string, NudgeReason>();
  for (const { finding, policyClass } of decided) {
    const topic = topicOf(finding);
    const known = reasons.get(topic);
    if (known !== undefined) {
      reasons.set(topic, { ...known, count: known.count + (finding.count ?? 1) });
      continue;
    }
    const facts = finding.subjectId === null ? null : deps.register.facts(finding.subjectId);
    reasons.set(topic, {
      policyClass,
      detector: finding.detector,
      kind: finding.kind,
      title: deps.titleOf(finding.detector, finding.kind),
      // Clues are told by what they say: even a masked name would say whom they fit.
      label: finding.clues === undefined ? (facts?.masked ?? null) : null,
      liftsAt: facts?.liftsAt ?? finding.liftsAt ?? null,
      liftZone: facts?.liftZone ?? deps.policy.zone,
      count: finding.count ?? 1,
      inFile: finding.part !== "text",
      ...(finding.where === undefined ? {} : { where: finding.where }),
      ...(finding.clues === undefined
        ? {}
        : { clues: { here: kindsOf(finding.clues), earlier: finding.earlierClues ?? [] } }),
    });
  }
  return [...reasons.values()];
}

function kindsOf(clues: readonly Clue[]): readonly ClueKind[] {
  return [...new Set(clues.map(({ kind }) => kind))];
}

/** The case's findings judged again, now: lifts and audiences move while a case waits. */
export async function redecide(value: Case, deps: DetectionDeps) {
  const audience = await deps.audiences.audience(value.origin, value.ref.channelId);
  const cleared = await resolveClearance(value.findings, value.ref.teamId, deps);
  const decision = decide<CaseFinding>({
    findings: value.findings,
    audience,
    subject: (id) => deps.register.facts(id),
    cleared,
    policy: deps.policy,
    now: deps.clock.now(),
    place: { channelId: value.ref.channelId, authorId: value.authorId },
  });
  return { decision, audience };
}

/**
 * Tells the author, once for each numbered nudge. A kill between posting and recording repeats the post when the
 * queue hands the job out again: one extra nudge at the most, and none lost.
 */
export async function deliverNudge(job: NudgeDueJob, deps: NudgingDeps): Promise<void> {
  const value = await deps.cases.caseById(job.caseId);
  if (value !== null) {
    await deps.inTurn(`${value.ref.teamId}/${value.authorId}`, () => tell(job, deps));
  }
}

async function tell(job: NudgeDueJob, deps: NudgingDeps): Promise<void> {
  const value = await deps.cases.caseById(job.caseId);
  if (value === null || value.nudgesSent >= job.nudge || (value.state !== "open" && value.state !== "escalated")) {
    return;
  }
  if (!(await mayRead(value.origin, deps.consents))) {
    await settleUnsaid(value, "consent-withdrawn", deps);
    return;
  }
  const { decision, audience } = await redecide(value, deps);
  if (decision.action === "allow" || decision.action === "log") {
    await settleUnsaid(value, "no-longer-guarded", deps);
    return;
  }
  const held = decision.action === "hold" && (await hold(value, deps));
  const action = decision.action === "hold" && !held ? "confirm" : decision.action;
  const content = await nudgeContent(value, { ...decision, action }, audience, deps);
  const outcome = await deps.notifier.nudge(value, value.origin, content);
  const now = deps.clock.now();
  await deps.cases.transaction(async (tx) => {
    const current = await tx.caseById(value.id);
    if (current === null || current.nudgesSent >= job.nudge) {
      return;
    }
    if (outcome.via === "none") {
      // Asked for and refused for good: the number is used up, but nobody was told.
      await tx.saveCase({ ...current, nudgesRequested: Math.max(0, current.nudgesRequested - 1) });
      await tx.append([event("nudge_failed", now, value.id, null, { error: outcome.error })]);
      await forgetUnsaid(tx, current, deps);
      return;
    }
    await tx.saveCase({ ...current, nudgesSent: job.nudge, nudgedAt: current.nudgedAt ?? now });
    await tx.append([
      event("nudged", now, value.id, null, { via: outcome.via, nudge: job.nudge, ring: decision.ring }),
    ]);
  });
  deps.metrics.count("nudges", { via: outcome.via });
  for (const rule of outcome.via === "none" ? [] : rulesTold(value)) {
    deps.metrics.count("rule_nudges", { rule });
  }
  deps.metrics.observe("nudge_delay", (now - value.openedAt) / 1_000);
}

/** What the nudge of a case says; a message that is held offers no rewording. */
export async function nudgeContent(
  value: Case,
  decision: Pick<Exclude<Decision<CaseFinding>, { action: "allow" }>, "ring" | "findings"> &
    Pick<NudgeContent, "action">,
  audience: Audience,
  deps: NudgingDeps,
): Promise<NudgeContent> {
  const person = await deps.directory.person(value.ref.teamId, value.authorId);
  const told = decision.findings.filter((decided) => decided.action !== "log");
  const place = { channelId: value.ref.channelId, audience };
  const wrongRoom = wrongRoomOf(
    told.map(({ finding }) => finding),
    place,
    deps.register,
  );
  return {
    caseId: value.id,
    action: decision.action,
    ring: decision.ring,
    audience,
    reasons: reasonsFor(person, reasonsOf(told, deps)),
    ...(wrongRoom === null || person?.isGuest === true ? {} : { wrongRoom }),
    answers: ANSWERS.filter((answer) => answer !== "redact" || decision.action !== "hold"),
    permalink: await deps.actions.permalink(value.ref, value.authorId),
    zone: person?.zone ?? deps.policy.zone,
    locale: person?.locale ?? null,
  };
}

/** Guests learn that something is guarded, not what, until when or where it belongs. */
export function reasonsFor(person: Person | null, reasons: readonly NudgeReason[]): readonly NudgeReason[] {
  return person?.isGuest === true ? reasons.map((reason) => ({ ...reason, label: null, liftsAt: null })) : reasons;
}

/** Settles a case that its author was never told of and need not be. */
export async function settleUnsaid(
  value: Case,
  why: "no-longer-guarded" | "consent-withdrawn",
  deps: NudgingDeps,
): Promise<void> {
  await deps.cases.transaction(async (tx) => {
    const current = await tx.caseById(value.id);
    if (current === null || current.state !== "open") {
      return;
    }
    const now = deps.clock.now();
    await tx.saveCase({ ...current, state: "settled", closedAt: now, deadlineAt: null });
    await tx.append([event("settled", now, value.id, null, { why })]);
    await forgetUnsaid(tx, current, deps);
  });
}

/** Takes the message down until the author decides. The text is kept sealed, and only that long. */
async function hold(value: Case, deps: NudgingDeps): Promise<boolean> {
  if (value.sealedHeldText !== null) {
    return (await deps.actions.remove(value.ref, value.authorId, [])) !== "not-permitted";
  }
  const text = await deps.actions.read(value.ref, value.authorId);
  // Files can't be posted again: a message with findings in one is asked about instead.
  if (text === null || text === "" || value.findings.some((finding) => finding.part !== "text")) {
    return false;
  }
  const sealed = deps.sealer.seal(text, `held:${value.id}`);
  await deps.cases.transaction(async (tx) => {
    const current = await tx.caseById(value.id);
    if (current !== null) {
      await tx.saveCase({ ...current, sealedHeldText: sealed });
    }
  });
  const outcome = await deps.actions.remove(value.ref, value.authorId, []);
  if (outcome === "not-permitted") {
    await deps.cases.transaction(async (tx) => {
      const current = await tx.caseById(value.id);
      if (current !== null) {
        await tx.saveCase({ ...current, sealedHeldText: null });
      }
    });
    return false;
  }
  return true;
}
