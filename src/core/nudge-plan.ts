import { isWorse, type Ring } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import type { Decision } from "./decide.ts";
import { event, type NewEvent } from "./event.ts";
import { topicOf } from "./finding.ts";
import type { Policy } from "./policy.ts";
import type { CaseTransaction, Clock } from "./ports.ts";

interface PlanDeps {
  readonly policy: Policy;
  readonly clock: Clock;
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

/** Asks for a nudge unless this author heard of all these topics here lately and the audience is no worse. */
export async function planNudge(
  tx: CaseTransaction,
  { next, existing, decision, events }: Plan,
  deps: PlanDeps,
): Promise<Case> {
  const now = deps.clock.now();
  const rings = new Map<string, Ring>();
  for (const { finding, ring, action } of decision.findings) {
    if (action !== "log") {
      rings.set(topicOf(finding), ring);
    }
  }
  let due = false;
  let mergedInto: string | null = null;
  for (const [topic, ring] of rings) {
    const key = keyOf(next, topic);
    const last = await tx.lastNudge(key);
    const fresh = last !== null && now - last.at < deps.policy.repeatHours * 3_600_000;
    if (last === null || !fresh || isWorse(ring, last.ring)) {
      due = true;
      await tx.rememberNudge(key, { at: now, ring, caseId: next.id });
    } else if (last.caseId !== next.id) {
      mergedInto = last.caseId;
    }
  }
  if (due) {
    return askForNudge(tx, next);
  }
  if (mergedInto === null) {
    return next;
  }
  events.push(event("nudge_merged", now, next.id, null, { into: mergedInto }));
  if (existing === null || existing.state === "logged") {
    return { ...next, state: "logged", mergedInto, deadlineAt: null };
  }
  // The author heard of the news elsewhere; what this case waits for, or was answered, stands.
  const { state, answer, answeredAt, closedAt, remediedAt, deadlineAt } = existing;
  return { ...next, state, answer, answeredAt, closedAt, remediedAt, deadlineAt };
}

async function askForNudge(tx: CaseTransaction, value: Case): Promise<Case> {
  const nudge = value.nudgesRequested + 1;
  await tx.outbox({ name: "nudge-due", caseId: value.id, nudge });
  return { ...value, nudgesRequested: nudge, mergedInto: null };
}

function keyOf({ ref, authorId }: Case, topic: string) {
  return { teamId: ref.teamId, channelId: ref.channelId, authorId, topic };
}

/**
 * A case whose author was never told, and will not be, silences nothing: it is forgotten, and the latest message that
 * was merged into it is spoken of instead.
 */
export async function forgetUnsaid(tx: CaseTransaction, value: Case, deps: PlanDeps): Promise<void> {
  if (value.nudgesSent > 0) {
    return;
  }
  await tx.forgetNudges(value.id);
  const [latest, ...others] = await tx.casesMergedInto(value.id);
  if (latest === undefined) {
    return;
  }
  const now = deps.clock.now();
  for (const topic of new Set(latest.findings.map(topicOf))) {
    await tx.rememberNudge(keyOf(latest, topic), { at: now, ring: latest.ring, caseId: latest.id });
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
