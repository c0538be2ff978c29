import { type Audience, isWorse, type Ring } from "./audience.ts";
import type { Case } from "./case.ts";
import { type AuthoredPart, isOutsider, openOrRaise } from "./detection.ts";
import type { DriftDeps, DriftedMessage } from "./drifted-messages.ts";
import { topicOf } from "./finding.ts";
import { type GrownDecision, spokenOf } from "./grown-decision.ts";
import type { AudienceChangedJob, AudienceGrewJob } from "./jobs.ts";
import type { ConversationSubject } from "./outgrown-subjects.ts";
import { nudgeKey, outsideOf, stillHolds } from "./override-memory.ts";
import type { CaseTransaction } from "./ports.ts";

/** A message that more people can read than should. */
export interface GrownMessage {
  readonly message: DriftedMessage;
  /** The ring its audience was in before. */
  readonly from: Ring;
  readonly decision: GrownDecision;
}

export interface Growth {
  readonly job: AudienceChangedJob;
  readonly audience: Audience;
  readonly messages: readonly GrownMessage[];
  /** What is on the conversation itself and its audience has outgrown. */
  readonly subjects: readonly ConversationSubject[];
}

type Told = Pick<AudienceGrewJob, "userId" | "as"> & { cases: { id: string; nudge: number }[]; subjectIds: string[] };

/**
 * Opens or raises the cases of these messages and asks that each author, and each owner of what they name, is told of
 * all of theirs together. All of it happens or nothing, so that a kill leaves nobody out. Resolves to how many it was.
 */
export async function recordGrowth({ job, audience, messages, subjects }: Growth, deps: DriftDeps): Promise<number> {
  const colleagues = await fromColleagues(messages, job.origin.teamId, deps);
  if (colleagues.length === 0 && subjects.length === 0) {
    return 0;
  }
  return deps.cases.transaction(async (tx) => {
    const told = new Map<string, Told>();
    const tell = (userId: string, as: Told["as"]): Told => {
      const key = `${as} ${userId}`;
      const known = told.get(key) ?? { userId, as, cases: [], subjectIds: [] };
      told.set(key, known);
      return known;
    };
    let recorded = 0;
    for (const grown of colleagues) {
      const saved = await raise(tx, grown, audience, deps);
      if (saved === null) {
        continue;
      }
      recorded += 1;
      if (saved.state === "open" || saved.state === "escalated") {
        const one = { id: saved.id, nudge: saved.nudgesRequested };
        tell(saved.authorId, "author").cases.unshift(one);
        for (const ownerId of ownersOf(grown, deps)) {
          tell(ownerId, "owner").cases.unshift(one);
        }
      }
    }
    for (const { id, ownerId } of deps.policy.mode === "enforce" ? subjects : []) {
      const key = `audience-grew/${id}/${job.channelId}/${(outsideOf(audience) ?? ["unknown"]).join("+")}`;
      if (ownerId !== null && (await tx.firstNotice(key, deps.clock.now()))) {
        recorded += 1;
        tell(ownerId, "owner").subjectIds.push(id);
      }
    }
    for (const one of told.values()) {
      const { origin, channelId } = job;
      await tx.outbox({ name: "audience-grew", origin, channelId, ...one, at: deps.clock.now() });
    }
    return recorded;
  });
}

/** Oldest first; what outsiders wrote is not theirs to be told about. */
async function fromColleagues(
  messages: readonly GrownMessage[],
  teamId: string,
  deps: DriftDeps,
): Promise<readonly GrownMessage[]> {
  const outsiders = new Set<string>();
  for (const authorId of new Set(messages.map(({ message }) => message.authorId))) {
    const author = await deps.directory.person(teamId, authorId);
    if (author !== null && isOutsider(author, teamId)) {
      outsiders.add(authorId);
    }
  }
  return messages
    .filter(({ message }) => !outsiders.has(message.authorId))
    .sort((a, b) => Number(a.message.ref.ts) - Number(b.message.ref.ts));
}

/** The case as saved, `null` where there is nothing new to say. */
async function raise(
  tx: CaseTransaction,
  grown: GrownMessage,
  audience: Audience,
  deps: DriftDeps,
): Promise<Case | null> {
  const { message, decision, from } = grown;
  const existing = await tx.caseOfMessage(message.ref);
  const changed = existing === null ? ((await tx.supersededAt(message.ref)) ?? 0) : existing.revisedAt;
  // Edited or deleted since it was read: that has its own scan, and its own word.
  if (changed > message.revisedAt && existing?.revision !== message.revision) {
    return null;
  }
  if (isKnown(existing, decision, audience) || (await isLeftInPeace(tx, grown, audience, deps))) {
    return null;
  }
  const part: AuthoredPart = {
    ...message,
    revisedAt: Math.max(message.revisedAt, existing?.revisedAt ?? 0),
    edited: false,
    part: "text",
    gaps: [],
    fileIds: null,
    receivedAt: deps.clock.now(),
    fromOutside: false,
  };
  return openOrRaise(tx, existing, part, audience, decision, deps, from);
}

/** Whether a case speaks of this audience already, or its author's answer does. */
function isKnown(existing: Case | null, decision: GrownDecision, audience: Audience): boolean {
  if (existing === null) {
    return false;
  }
  switch (existing.state) {
    case "redacted":
    case "settled":
      return false;
    case "removed":
      return true;
    case "shared":
    case "disputed":
      return !isWorse(decision.ring, existing.ring);
    default:
      return !isWorse(decision.ring, existing.ring) && !hasNewOrganisation(existing, audience);
  }
}

function hasNewOrganisation({ exposure }: Case, audience: Audience): boolean {
  const { outside = null } = exposure;
  return outside === null
    ? audience.externalOrgs.length > exposure.externalOrgs
    : audience.externalOrgs.some(({ id }) => !outside.includes(id));
}

/** Whether the author said no to all of it here, before the same people. */
async function isLeftInPeace(
  tx: CaseTransaction,
  { message, decision }: GrownMessage,
  audience: Audience,
  deps: DriftDeps,
): Promise<boolean> {
  const outside = outsideOf(audience);
  for (const decided of spokenOf(decision)) {
    const override = await tx.lastOverride(nudgeKey(message, topicOf(decided.finding)));
    if (override === null || !stillHolds(override, decided, outside, deps.clock.now())) {
      return false;
    }
  }
  return true;
}

/** Whose secrets a message names, its author aside. */
function ownersOf({ message, decision }: GrownMessage, deps: DriftDeps): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const { finding } of spokenOf(decision)) {
    const ownerId = finding.subjectId === null ? null : (deps.register.facts(finding.subjectId)?.ownerId ?? null);
    if (ownerId !== null && ownerId !== message.authorId) {
      owners.add(ownerId);
    }
  }
  return owners;
}
