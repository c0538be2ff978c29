import type { Case } from "./case.ts";
import type { DetectionDeps } from "./detection.ts";
import { event } from "./event.ts";
import { lastLift } from "./last-lift.ts";

/** How many cases one sweep takes at the most; the next sweep takes the rest. */
const SWEEP_LIMIT = 200;

/**
 * Settles cases whose embargo has lifted and tells reviewers of confirmations nobody answered in time.
 * Runs every second or so in each worker; a case is dealt with once, whoever gets to it first.
 * Resolves to the number of cases it changed.
 */
export async function sweepDeadlines(deps: DetectionDeps): Promise<number> {
  const due = await deps.cases.overdue(deps.clock.now(), SWEEP_LIMIT);
  let changed = 0;
  for (const { id } of due) {
    const done = await deps.cases.transaction(async (tx) => {
      const value = await tx.caseById(id);
      if (value === null) {
        return false;
      }
      const now = deps.clock.now();
      const next = lifted(value, now, deps) ?? escalated(value, now);
      if (next === null) {
        return false;
      }
      await tx.saveCase(next);
      if (next.state === "escalated") {
        await tx.append([event("escalated", now, id, null, { why: "unanswered" })]);
        await tx.outbox({ name: "review-alert", why: "unanswered", caseId: id, at: now });
      } else if (next.state === "settled") {
        await tx.append([event("settled", now, id, null, { why: "lifted" })]);
      }
      return true;
    });
    changed += done ? 1 : 0;
  }
  return changed;
}

function lifted(value: Case, now: number, deps: DetectionDeps): Case | null {
  if (value.settlesAt === null || value.settlesAt > now || (value.state !== "open" && value.state !== "escalated")) {
    return null;
  }
  // The register may have moved the lift since the case was written.
  const last = lastLift(value.findings, deps.register);
  if (last === null || last > now) {
    return { ...value, settlesAt: last };
  }
  return { ...value, state: "settled", closedAt: now, deadlineAt: null };
}

function escalated(value: Case, now: number): Case | null {
  if (value.state !== "open" || value.deadlineAt === null || value.deadlineAt > now || value.escalatedAt !== null) {
    return null;
  }
  return {
    ...value,
    state: "escalated",
    escalatedAt: now,
    deadlineAt: null,
    alerts: [...value.alerts, "unanswered"],
  };
}
