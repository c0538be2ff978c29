import type { Audience } from "./audience.ts";
import type { Case } from "./case.ts";
import { resolveClearance } from "./clearance.ts";
import { event } from "./event.ts";
import { topicOf } from "./finding.ts";
import { decideGrown, type GrownDecision, spokenOf } from "./grown-decision.ts";
import type { AudienceGrewJob } from "./jobs.ts";
import type { GrownItem } from "./notice.ts";
import type { NudgeOutcome } from "./nudge.ts";
import { type NudgingDeps, reasonsFor, reasonsOf, settleUnsaid } from "./nudging.ts";
import { isLabelOn } from "./outgrown-subjects.ts";
import { nudgeKey } from "./override-memory.ts";
import { isStillColleague } from "./owner.ts";
import type { CaseTransaction, Person } from "./ports.ts";
import { rulesTold } from "./rule-counters.ts";
import { hasLifted, type LabelLevel } from "./subject.ts";

/** Messages linked in one notice; of more only their number. */
const MOST_LINKED = 10;

interface GrownCase {
  readonly value: Case;
  readonly nudge: number;
  readonly decision: GrownDecision;
}

/**
 * Tells a person, once, what of theirs more people can read now. What was taken out in the meantime is not told. A kill
 * between telling and recording repeats it, once.
 */
export async function tellOfGrowth(job: AudienceGrewJob, deps: NudgingDeps): Promise<void> {
  await deps.inTurn(`${job.origin.teamId}/${job.userId}`, () => tell(job, deps));
}

async function tell(job: AudienceGrewJob, deps: NudgingDeps): Promise<void> {
  const { origin, channelId, userId } = job;
  const { teamId, enterpriseId } = origin;
  const told = `audience-grew/${teamId}/${channelId}/${userId}/${job.as}/${job.at}`;
  if (await deps.cases.transaction((tx) => tx.isNoticeGiven(told))) {
    return;
  }
  const audience = await deps.audiences.audience(origin, channelId);
  const cases = await casesOf(job, audience, deps);
  const own = ownOf(job, deps);
  if (cases.length === 0 && own.levels.length === 0 && own.cleared.length === 0) {
    return;
  }
  const person = await deps.directory.person(teamId, userId);
  if (job.as === "owner" ? !isStillColleague(person) : isGuestElsewhere(person, audience)) {
    return;
  }
  const items = await Promise.all(
    cases.slice(0, MOST_LINKED).map(
      async ({ value, decision }): Promise<GrownItem> => ({
        caseId: value.id,
        authorId: value.authorId,
        postedAt: Math.round(Number(value.ref.ts) * 1_000),
        permalink: await deps.actions.permalink(value.ref, value.authorId),
        reasons: reasonsFor(person, reasonsOf(spokenOf(decision), deps)),
      }),
    ),
  );
  const outcome = await deps.notifier.tell(
    { teamId, enterpriseId, userId },
    { kind: "audience-grew", as: job.as, channelId, audience, items, more: cases.length - items.length, ...own },
  );
  await record(job, told, cases, outcome, deps);
}

/** Guests learn nothing of who reads a conversation that they have left. */
function isGuestElsewhere(person: Person | null, { complete, memberIds }: Audience): boolean {
  return person?.isGuest === true && complete && !memberIds.includes(person.id);
}

/** Those there is still something to say of. */
async function casesOf(job: AudienceGrewJob, audience: Audience, deps: NudgingDeps): Promise<readonly GrownCase[]> {
  const cases: GrownCase[] = [];
  for (const { id, nudge } of job.cases) {
    const value = await deps.cases.caseById(id);
    if (value === null || (value.state !== "open" && value.state !== "escalated")) {
      continue;
    }
    if (job.as === "author" && (value.nudgesSent >= nudge || value.answer !== null)) {
      continue;
    }
    const cleared = await resolveClearance(value.findings, value.ref.teamId, deps);
    const decision = decideGrown(value, audience, cleared, deps);
    if (decision.action !== "allow" && decision.action !== "log") {
      cases.push({ value, nudge, decision });
    } else if (job.as === "author") {
      await settleUnsaid(value, "no-longer-guarded", deps);
    }
  }
  return cases;
}

/** What of the owner's lies on the conversation itself: levels of labels, and masked names of what it was cleared for. */
function ownOf({ subjectIds, channelId }: AudienceGrewJob, { register, clock }: NudgingDeps) {
  const now = clock.now();
  const levels: LabelLevel[] = [];
  const cleared: string[] = [];
  for (const id of subjectIds) {
    const [entry, facts] = [register.entry(id), register.facts(id)];
    if (entry === null || facts === null || entry.kind === "client" || hasLifted(facts, now)) {
      continue;
    }
    if (isLabelOn(entry, channelId)) {
      levels.push(entry.level);
    } else {
      cleared.push(facts.masked);
    }
  }
  return { levels, cleared };
}

async function record(
  job: AudienceGrewJob,
  told: string,
  cases: readonly GrownCase[],
  outcome: NudgeOutcome,
  deps: NudgingDeps,
): Promise<void> {
  const now = deps.clock.now();
  const isFirst = await deps.cases.transaction(async (tx) => {
    if (!(await tx.firstNotice(told, now))) {
      return false;
    }
    if (job.as === "owner") {
      const fields = { owner: job.userId, via: outcome.via };
      await tx.append(cases.map(({ value }) => event("owner_told", now, value.id, null, fields)));
      return true;
    }
    for (const one of cases) {
      await recordNudge(tx, one, outcome, now);
    }
    // Last, and none of a nudge that was refused: what was not told silences nothing.
    for (const one of outcome.via === "none" ? [] : cases) {
      await rememberNudge(tx, one, now);
    }
    return true;
  });
  if (!isFirst) {
    return;
  }
  deps.metrics.count("notices", { kind: "audience-grew", via: outcome.via });
  const rules = job.as === "owner" || outcome.via === "none" ? [] : cases.flatMap(({ value }) => [...rulesTold(value)]);
  for (const rule of rules) {
    deps.metrics.count("rule_nudges", { rule });
  }
}

async function recordNudge(
  tx: CaseTransaction,
  { value, nudge, decision }: GrownCase,
  outcome: NudgeOutcome,
  now: number,
): Promise<void> {
  const current = await tx.caseById(value.id);
  if (current === null || current.nudgesSent >= nudge) {
    return;
  }
  if (outcome.via === "none") {
    await tx.saveCase({ ...current, nudgesRequested: Math.max(0, current.nudgesRequested - 1) });
    await tx.append([event("nudge_failed", now, value.id, null, { error: outcome.error })]);
  } else {
    await tx.saveCase({ ...current, nudgesSent: nudge, nudgedAt: current.nudgedAt ?? now });
    await tx.append([event("nudged", now, value.id, null, { via: outcome.via, nudge, ring: decision.ring })]);
  }
}

/** The same said again there today is told already. */
async function rememberNudge(tx: CaseTransaction, { value, decision }: GrownCase, now: number): Promise<void> {
  for (const { finding, ring } of spokenOf(decision)) {
    await tx.rememberNudge(nudgeKey(value, topicOf(finding)), { at: now, ring, caseId: value.id });
  }
}
