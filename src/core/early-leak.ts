import { isWorse, RINGS, type Ring, worseRing } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import type { DecidedFinding } from "./decide.ts";
import type { DetectionDeps } from "./detection.ts";
import { mayRead } from "./direct-consent.ts";
import { event } from "./event.ts";
import type { EarlyLeakJob } from "./jobs.ts";
import type { NudgingDeps } from "./nudging.ts";
import { isStillColleague } from "./owner.ts";
import type { CaseTransaction } from "./ports.ts";
import { hasLifted } from "./subject.ts";

const DAY_MS = 86_400_000;

/**
 * Asks that the owners of embargoes hear of a message in which these reached people who aren't cleared: once a case,
 * and of each embargo once a conversation and day, or again where people of a worse ring can read it. Nobody hears of
 * their own message.
 */
export async function planEarlyLeak(
  tx: CaseTransaction,
  value: Case,
  decided: readonly DecidedFinding<CaseFinding>[],
  deps: DetectionDeps,
): Promise<void> {
  if (deps.policy.mode !== "enforce") {
    return;
  }
  const now = deps.clock.now();
  const owners = new Map<string, string[]>();
  for (const [subjectId, { ownerId, ring }] of leaksIn(value, decided, deps)) {
    const { teamId, channelId } = value.ref;
    const here = `early-leak/${subjectId}/${teamId}/${channelId}/${Math.floor(now / DAY_MS)}`;
    if ((await tx.firstNotice(`early-leak/${subjectId}/${value.id}`, now)) && (await isNews(tx, here, ring, now))) {
      owners.set(ownerId, [...(owners.get(ownerId) ?? []), subjectId]);
    }
  }
  for (const [ownerId, subjects] of owners) {
    await tx.outbox({ name: "early-leak", caseId: value.id, ownerId, subjects });
  }
}

/** True the first time of a ring where none of a worse one came before. */
async function isNews(tx: CaseTransaction, key: string, ring: Ring, now: number): Promise<boolean> {
  for (const other of RINGS) {
    if (isWorse(other, ring) && (await tx.isNoticeGiven(`${key}/${other}`))) {
      return false;
    }
  }
  return tx.firstNotice(`${key}/${ring}`, now);
}

interface Leak {
  readonly ownerId: string;
  /** The worst that the embargo reached. */
  readonly ring: Ring;
}

/** The embargoes that leaked, by their ids. */
function leaksIn(
  { authorId }: Case,
  decided: readonly DecidedFinding<CaseFinding>[],
  { register }: DetectionDeps,
): ReadonlyMap<string, Leak> {
  const leaks = new Map<string, Leak>();
  for (const { finding, policyClass, ring, action } of decided) {
    const ownerId = finding.subjectId === null ? null : (register.facts(finding.subjectId)?.ownerId ?? null);
    const leaked = policyClass === "embargo" && action !== "log" && ring !== "cleared";
    if (leaked && finding.subjectId !== null && ownerId !== null && ownerId !== authorId) {
      leaks.set(finding.subjectId, { ownerId, ring: worseRing(ring, leaks.get(finding.subjectId)?.ring ?? ring) });
    }
  }
  return leaks;
}

/**
 * Tells an owner where embargoes of theirs came up; not once they have lifted, nor of a direct message whose author has
 * withdrawn their consent, nor an owner who is no colleague any more. A kill between telling and recording repeats it,
 * once.
 */
export async function tellOwner(job: EarlyLeakJob, deps: NudgingDeps): Promise<void> {
  const value = await deps.cases.caseById(job.caseId);
  const now = deps.clock.now();
  const secret = job.subjects.flatMap((id) => {
    const facts = deps.register.facts(id);
    return facts === null || hasLifted(facts, now) ? [] : [facts];
  });
  if (value === null || secret.length === 0) {
    return;
  }
  const told = `early-leak/${job.subjects.join("+")}/${value.id}/told`;
  if (await deps.cases.transaction((tx) => tx.isNoticeGiven(told))) {
    return;
  }
  const { ref, origin } = value;
  const owner = await deps.directory.person(ref.teamId, job.ownerId);
  if (!isStillColleague(owner) || !(await mayRead(origin, deps.consents))) {
    return;
  }
  const isDirect = origin.conversation === "im" || origin.conversation === "mpim";
  const author = await deps.directory.person(ref.teamId, value.authorId);
  const outcome = await deps.notifier.tell(
    { teamId: ref.teamId, enterpriseId: origin.enterpriseId, userId: job.ownerId },
    {
      kind: "early-leak",
      masked: secret.map(({ masked }) => masked),
      channelId: isDirect ? null : ref.channelId,
      fromOutside: author?.isExternal ?? false,
      audience: await deps.audiences.audience(origin, ref.channelId),
      permalink: isDirect ? null : await deps.actions.permalink(ref),
    },
  );
  await deps.cases.transaction(async (tx) => {
    if (await tx.firstNotice(told, now)) {
      const fields = { ownerId: job.ownerId, subjects: secret.map(({ id }) => id), via: outcome.via };
      await tx.append([event("owner_told", now, value.id, null, fields)]);
    }
  });
  deps.metrics.count("notices", { kind: "early-leak", via: outcome.via });
}
