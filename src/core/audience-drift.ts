import { type Arrival, audienceBefore, newOrganisations } from "./arrival.ts";
import { type Audience, isWorse } from "./audience.ts";
import type { CaseFinding } from "./case.ts";
import { moveChannel } from "./channel-move.ts";
import { resolveClearance } from "./clearance.ts";
import type { DecidedFinding } from "./decide.ts";
import { type DriftDeps, type DriftedMessage, recentMessages } from "./drifted-messages.ts";
import { type GrownMessage, recordGrowth } from "./grown-cases.ts";
import { decideGrown, grownFacts } from "./grown-decision.ts";
import type { AudienceChangedJob, PersonChangedJob } from "./jobs.ts";
import { outgrownSubjects } from "./outgrown-subjects.ts";
import { ringFor, ringOf } from "./ring.ts";
import { hasLifted, type SubjectFacts } from "./subject.ts";

/**
 * More people may read a conversation: what was said there lately is judged again, and whoever said or owns what they
 * should not read is told, in one message. Doing it twice tells nobody twice: a case remembers whom it was judged for.
 */
export async function audienceChanged(job: AudienceChangedJob, deps: DriftDeps): Promise<void> {
  const { origin, channelId, previousChannelId } = job;
  if (previousChannelId !== null) {
    await moveChannel(origin.teamId, { from: previousChannelId, to: channelId }, deps);
  }
  if (deps.policy.drift.days === 0 || deps.policy.ignoreChannels.includes(channelId)) {
    return;
  }
  const arrivals = await arrivalsOf(job, deps);
  const seen = await audienceNow(job, deps);
  if (!(await reachesFurther(audienceBefore(seen, arrivals), seen, job, deps))) {
    deps.metrics.count("audience_checks", { outcome: "no-worse" });
    return;
  }
  const messages = await recentMessages(job, deps);
  // What was not known may have been Slack's fault; by now it has answered other questions.
  const after = seen.complete ? seen : await audienceNow(job, deps);
  const before = audienceBefore(after, arrivals);
  const recorded = await recordGrowth(
    {
      job,
      audience: after,
      messages: await grownMessages(messages, before, after, job, deps),
      subjects: await outgrownSubjects(before, after, job, deps),
    },
    deps,
  );
  deps.metrics.count("audience_checks", { outcome: recorded > 0 ? "worse" : "nothing-there" });
}

/** A person became a guest: what they are in is looked at again, the first time Sotto sees them as one. */
export async function personChanged({ origin, userId, at }: PersonChangedJob, deps: DriftDeps): Promise<void> {
  const { teamId } = origin;
  deps.directory.forgetPerson(teamId, userId);
  const channelIds = await deps.directory.channelsOf(teamId, userId);
  for (const channelId of channelIds) {
    await deps.audiences.forget(teamId, channelId);
    await deps.arrivals.note(teamId, channelId, { kind: "person", id: userId }, at);
  }
  await deps.cases.transaction(async (tx) => {
    if (!(await tx.firstNotice(`guest/${teamId}/${userId}`, at))) {
      return;
    }
    for (const channelId of channelIds) {
      const job = { channelId, previousChannelId: null, origin, since: at, notBefore: at };
      await tx.outbox({ name: "audience-changed", ...job });
    }
  });
}

async function arrivalsOf(job: AudienceChangedJob, deps: DriftDeps): Promise<readonly Arrival[]> {
  const ids = new Set([job.channelId, job.previousChannelId ?? job.channelId]);
  const each = await Promise.all([...ids].map((id) => deps.arrivals.since(job.origin.teamId, id, job.since)));
  return each.flat();
}

async function audienceNow({ origin, channelId }: AudienceChangedJob, deps: DriftDeps): Promise<Audience> {
  await deps.audiences.forget(origin.teamId, channelId);
  return deps.audiences.audience(origin, channelId);
}

/** Whether anything at all could be worse off: a colleague more among colleagues seldom matters. */
async function reachesFurther(
  before: Audience,
  after: Audience,
  { channelId, origin }: AudienceChangedJob,
  deps: DriftDeps,
): Promise<boolean> {
  if (isWorse(ringOf(after), ringOf(before)) || newOrganisations(before, after).length > 0) {
    return true;
  }
  const now = deps.clock.now();
  const place = { channelId, authorId: "" };
  for (const entry of deps.register.list()) {
    const facts = entry.kind === "client" ? null : deps.register.facts(entry.id);
    // Where nobody in particular is cleared, it makes no difference who it is that came.
    if (facts === null || hasLifted(facts, now) || !clearsPeople(facts)) {
      continue;
    }
    const cleared = { users: await deps.directory.groupMembers(origin.teamId, facts.clearance.groups) };
    const ring = (audience: Audience) => ringFor(audience, grownFacts(facts), cleared, place);
    if (isWorse(ring(after), ring(before))) {
      return true;
    }
  }
  return false;
}

function clearsPeople({ clearance }: SubjectFacts): boolean {
  return clearance.users.length > 0 || clearance.groups.length > 0;
}

async function grownMessages(
  messages: readonly DriftedMessage[],
  before: Audience,
  after: Audience,
  job: AudienceChangedJob,
  deps: DriftDeps,
): Promise<readonly GrownMessage[]> {
  const found = messages.flatMap(({ findings }) => findings);
  const cleared = await resolveClearance(found, job.origin.teamId, deps);
  const newOrgs = newOrganisations(before, after);
  return messages.flatMap((message) => {
    const was = decideGrown(message, before, cleared, deps);
    const is = decideGrown(message, after, cleared, deps);
    return is.action !== "allow" && is.findings.some((decided) => hasGrown(decided, was.findings, newOrgs, deps))
      ? [{ message, from: was.ring, decision: is }]
      : [];
  });
}

/** Whether more people than before can read one finding who should not. */
function hasGrown(
  { finding, ring, action }: DecidedFinding<CaseFinding>,
  before: readonly DecidedFinding<CaseFinding>[],
  newOrgs: readonly string[],
  deps: DriftDeps,
): boolean {
  if (action === "log") {
    return false;
  }
  const was = before.find((decided) => decided.finding === finding);
  if (was === undefined || isWorse(ring, was.ring)) {
    return true;
  }
  const facts = finding.subjectId === null ? null : deps.register.facts(finding.subjectId);
  const clearedOrgs = facts === null ? [] : [...facts.clearance.orgs, ...facts.rooms];
  return ring === "external" && newOrgs.some((id) => !clearedOrgs.includes(id));
}
