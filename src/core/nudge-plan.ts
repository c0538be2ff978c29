import { isWorse } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import type { DecidedFinding, Decision } from "./decide.ts";
import { event, type NewEvent } from "./event.ts";
import { topicOf } from "./finding.ts";
import { holdOutUnit, isDrawn, mayBeHeldOut } from "./hold-out.ts";
import { hasNewcomers, nudgeKey, stillHolds } from "./override-memory.ts";
import { ACTIONS, type Policy } from "./policy.ts";
import type { CaseTransaction, Clock, Metrics, Sealer } from "./ports.ts";

interface PlanDeps {
  readonly policy: Policy;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly sealer: Pick<Sealer, "blind">;
}

interface Plan {
  /** The case as it will be saved. */
  readonly next: Case;
  /** The case as it was, `null` for a new one. */
  readonly existing: Case | null;
  readonly decision: Exclude<Decision<CaseFinding>, { action: "allow" }>;
  /** Takes the events of the plan. */
  readonly events: NewEvent[];
}

/** Why a nudge is not said, and the case that speaks for it. */
interface Silence {
  readonly type: "nudge_merged" | "nudge_remembered";
  readonly into: string;
}

/**
 * Asks for a nudge unless this author heard of all these topics here lately, or said no to them, and the audience is
 * no worse.
 */
export async function planNudge(tx: CaseTransaction, plan: Plan, deps: PlanDeps): Promise<Case> {
  const { next, existing, events } = plan;
  let due = false;
  let silence: Silence | null = null;
  for (const [topic, decided] of spokenOf(plan.decision)) {
    const reason = await silenceOf(tx, topic, decided, next, deps);
    if (reason === null) {
      due = true;
      await tx.rememberNudge(nudgeKey(next, topic), { at: deps.clock.now(), ring: decided.ring, caseId: next.id });
    } else if (reason.type === "nudge_remembered" || reason.into !== next.id) {
      silence = reason;
    }
  }
  if (due) {
    return isHeldOut(plan, deps) ? holdOut(plan, deps) : askForNudge(tx, next);
  }
  if (silence === null) {
    return next;
  }
  const { type, into: mergedInto } = silence;
  events.push(event(type, deps.clock.now(), next.id, null, { into: mergedInto }));
  deps.metrics.count("silenced", { why: type === "nudge_merged" ? "merged" : "remembered" });
  if (existing === null || existing.state === "logged") {
    return { ...next, state: "logged", mergedInto, deadlineAt: null };
  }
  // The author heard of the news elsewhere; what this case waits for, or was answered, stands.
  const { state, answer, answeredAt, closedAt, deadlineAt } = existing;
  return { ...next, state, answer, answeredAt, closedAt, deadlineAt, remediedAt: null };
}

/** The finding of each topic that most is done about; what is only logged is no topic. */
function spokenOf(decision: Plan["decision"]): ReadonlyMap<string, DecidedFinding<CaseFinding>> {
  const topics = new Map<string, DecidedFinding<CaseFinding>>();
  for (const decided of decision.findings) {
    const topic = topicOf(decided.finding);
    const known = topics.get(topic);
    const isStronger = known === undefined || ACTIONS.indexOf(decided.action) > ACTIONS.indexOf(known.action);
    if (decided.action !== "log" && isStronger) {
      topics.set(topic, decided);
    }
  }
  return topics;
}

/** Why nothing more is said of a topic; `null` when its nudge is due. */
async function silenceOf(
  tx: CaseTransaction,
  topic: string,
  decided: DecidedFinding<CaseFinding>,
  next: Case,
  { policy, clock }: PlanDeps,
): Promise<Silence | null> {
  const now = clock.now();
  const key = nudgeKey(next, topic);
  const last = await tx.lastNudge(key);
  const override = policy.fatigue.rememberDays === 0 ? null : await tx.lastOverride(key);
  const outside = next.exposure.outside ?? null;
  if (override !== null && stillHolds(override, decided, outside, now)) {
    return { type: "nudge_remembered", into: override.caseId };
  }
  if (last === null || now - last.at >= policy.repeatHours * 3_600_000 || isWorse(decided.ring, last.ring)) {
    return null;
  }
  // What the author was told before they said no was told of a smaller audience.
  const isOutdated = override !== null && last.at <= override.at && hasNewcomers(override, outside);
  return isOutdated ? null : { type: "nudge_merged", into: last.caseId };
}

/** A case whose author was told stays told; one that was left unsaid stays so while it is as mild. */
function isHeldOut({ next, existing }: Plan, { policy, clock, sealer }: PlanDeps): boolean {
  const wasTold = existing !== null && (existing.state !== "logged" || existing.nudgesRequested > 0);
  if (wasTold || !mayBeHeldOut(next)) {
    return false;
  }
  return existing?.heldOut === true || isDrawn(holdOutUnit(next, clock.now()), policy.fatigue.holdOut, sealer);
}

function holdOut({ next, events }: Plan, { clock, metrics }: PlanDeps): Case {
  events.push(event("nudge_held_out", clock.now(), next.id, null));
  metrics.count("silenced", { why: "held-out" });
  return { ...next, state: "logged", mergedInto: null, deadlineAt: null, heldOut: true };
}

async function askForNudge(tx: CaseTransaction, value: Case): Promise<Case> {
  const nudge = value.nudgesRequested + 1;
  await tx.outbox({ name: "nudge-due", caseId: value.id, nudge });
  return { ...value, nudgesRequested: nudge, mergedInto: null, heldOut: false };
}

/**
 * A case whose author was never told, and will not be, silences nothing: it is forgotten, and the latest message that
 * was merged into it is spoken of instead.
 */
export async function forgetUnsaid(tx: CaseTransaction, value: Case, deps: PlanDeps): Promise<void> {
  // One that was left unsaid on purpose stands in for its nudge all the same.
  if (value.nudgesSent > 0 || value.heldOut) {
    return;
  }
  await tx.forgetNudges(value.id);
  const [latest, ...others] = await tx.casesMergedInto(value.id);
  if (latest === undefined) {
    return;
  }
  const now = deps.clock.now();
  for (const topic of new Set(latest.findings.map(topicOf))) {
    await tx.rememberNudge(nudgeKey(latest, topic), { at: now, ring: latest.ring, caseId: latest.id });
  }
  const asks = latest.action !== "nudge" && latest.ring === "external";
  const opened = await askForNudge(tx, latest);
  await tx.saveCase({
    ...opened,
    state: "open",
    deadlineAt: asks ? now + deps.policy.deadlineMinutes * 60_000 : null,
  });
  for (const other of others) {
    await tx.saveCase({ ...other, mergedInto: latest.id });
  }
}
