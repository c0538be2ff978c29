import type { Case } from "./case.ts";
import type { ChangedSubjects } from "./changed-subjects.ts";
import type { DetectionDeps } from "./detection.ts";
import { event } from "./event.ts";
import { lastLift } from "./last-lift.ts";
import { redecide } from "./nudging.ts";
import { mayBeNamed } from "./subject.ts";

/** Cases that wait at one time, at the most; of more, those opened last keep the lift they had until that comes. */
const MOST_WAITING = 20_000;

/**
 * Takes the cases that wait along when the register changes. Each gets the lift that the register has now, so that it
 * settles in time; one that nobody would be nudged about any more, since the client may be named or its readers were
 * cleared, settles at once. Resolves to the number of cases it changed.
 */
export async function followRegister(subjects: ChangedSubjects, deps: DetectionDeps): Promise<number> {
  const changed = subjects.changed();
  if (changed !== "all" && changed.size === 0) {
    return 0;
  }
  const waiting = await deps.cases.cases({ states: ["open", "escalated"], limit: MOST_WAITING });
  let count = 0;
  for (const value of waiting) {
    if (changed !== "all" && !value.findings.some(({ subjectId }) => subjectId !== null && changed.has(subjectId))) {
      continue;
    }
    // At start, whoever was cleared meanwhile is not looked for: that would ask Slack about every conversation.
    const isJudged = changed !== "all" || isConsented(value, deps);
    const why = isJudged ? await reasonToSettle(value, deps) : null;
    if (why !== null) {
      count += (await settle(value, why, deps)) ? 1 : 0;
    } else if (lastLift(value.findings, deps.register) !== value.settlesAt) {
      await moveLift(value.id, deps);
      count += 1;
    }
  }
  subjects.followed();
  return count;
}

async function reasonToSettle(value: Case, deps: DetectionDeps): Promise<"consented" | "cleared" | null> {
  const last = lastLift(value.findings, deps.register);
  const isLifted = last !== null && last <= deps.clock.now();
  // What was taken down until its author decides is theirs to post again.
  if (isLifted || value.sealedHeldText !== null) {
    return null;
  }
  const { decision } = await redecide(value, deps);
  if (decision.action !== "allow" && decision.action !== "log") {
    return null;
  }
  return isConsented(value, deps) ? "consented" : "cleared";
}

/** True when one of the clients it names may be named for now. */
function isConsented({ findings }: Case, { register, clock }: DetectionDeps): boolean {
  return findings.some(({ subjectId }) => {
    const facts = subjectId === null ? null : register.facts(subjectId);
    return facts !== null && mayBeNamed(facts, clock.now());
  });
}

async function settle({ id, revision }: Case, why: "consented" | "cleared", deps: DetectionDeps): Promise<boolean> {
  return deps.cases.transaction(async (tx) => {
    const value = await tx.caseById(id);
    const waits = value?.state === "open" || value?.state === "escalated";
    if (value === null || !waits || value.revision !== revision) {
      return false;
    }
    const now = deps.clock.now();
    await tx.saveCase({ ...value, state: "settled", closedAt: now, deadlineAt: null });
    await tx.append([event("settled", now, id, null, { why })]);
    return true;
  });
}

async function moveLift(id: string, deps: DetectionDeps): Promise<void> {
  await deps.cases.transaction(async (tx) => {
    const value = await tx.caseById(id);
    if (value !== null) {
      await tx.saveCase({ ...value, settlesAt: lastLift(value.findings, deps.register) });
    }
  });
}
