import { newOrganisations } from "./arrival.ts";
import { type Audience, isWorse } from "./audience.ts";
import { grownFacts } from "./grown-decision.ts";
import type { AudienceChangedJob } from "./jobs.ts";
import { LABEL_CLASS, type Policy } from "./policy.ts";
import type { Clock, Directory, Register } from "./ports.ts";
import { ringFor } from "./ring.ts";
import { type EmbargoEntry, hasLifted, type LabelEntry, type SubjectFacts } from "./subject.ts";

/** A label on a conversation as a whole, or what a conversation was cleared for. */
export type ConversationSubject = EmbargoEntry | LabelEntry;

interface OutgrownDeps {
  readonly register: Register;
  readonly directory: Pick<Directory, "groupMembers">;
  readonly policy: Policy;
  readonly clock: Clock;
}

/** Whether a label lies on the conversation itself. */
export function isLabelOn(entry: ConversationSubject, channelId: string): entry is LabelEntry {
  return entry.kind === "label" && entry.target.type === "channel" && entry.target.channelId === channelId;
}

/**
 * What was put on a conversation, or cleared for it, when fewer people could read it. What is said there about it is still
 * fine by its owner's own word: so it is the owner who is to hear.
 */
export async function outgrownSubjects(
  before: Audience,
  after: Audience,
  { channelId, origin }: AudienceChangedJob,
  deps: OutgrownDeps,
): Promise<readonly ConversationSubject[]> {
  const newOrgs = newOrganisations(before, after);
  const place = { channelId, authorId: "" };
  const outgrown: ConversationSubject[] = [];
  for (const entry of deps.register.list()) {
    const facts = entry.kind === "client" ? null : deps.register.facts(entry.id);
    if (entry.kind === "client" || facts === null || hasLifted(facts, deps.clock.now())) {
      continue;
    }
    if (!isLabelOn(entry, channelId) && !facts.clearance.channels.includes(channelId)) {
      continue;
    }
    const people = withoutChannel(facts, channelId);
    const cleared = { users: await deps.directory.groupMembers(origin.teamId, people.clearance.groups) };
    const ring = ringFor(after, people, cleared, place);
    const action = deps.policy.table[entry.kind === "label" ? LABEL_CLASS[entry.level] : "embargo"][ring];
    const isFurther =
      isWorse(ring, ringFor(before, people, cleared, place)) ||
      newOrgs.some((id) => !facts.clearance.orgs.includes(id));
    if (isFurther && action !== "allow" && action !== "log") {
      outgrown.push(entry);
    }
  }
  return outgrown;
}

/** As if nobody had cleared the conversation. */
function withoutChannel(facts: SubjectFacts, channelId: string): SubjectFacts {
  const { clearance } = facts;
  return grownFacts({
    ...facts,
    clearance: { ...clearance, channels: clearance.channels.filter((id) => id !== channelId) },
  });
}
