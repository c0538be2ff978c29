import { event } from "../event.ts";
import { filePassage, sourceOf } from "../label-travel.ts";
import type { LabelPassage } from "../ports.ts";
import { type Clearance, LABEL_LEVELS, type LabelEntry, type LabelLevel, type LiftTime } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, newId, type Reply, refused } from "./command.ts";
import { isInForce } from "./registered.ts";

export interface LabelRequest {
  readonly level: LabelLevel;
  readonly target: LabelEntry["target"];
  readonly until: LiftTime | null;
  readonly clearedFor: Clearance;
  /** The labelled text, when there is one to recognise elsewhere; only its keyed fingerprints are kept. */
  readonly text: string | null;
  /** Files that came with it; what they say is recognised as the text is. */
  readonly fileIds: readonly string[];
}

/** `label`: guards a message, file or channel and what is copied from it. */
export async function label(asker: Asker, request: LabelRequest, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const now = deps.clock.now();
  const { target: on } = request;
  const channelId = on.type === "file" ? asker.channelId : on.channelId;
  if (on.type === "file" && !(await mayReadFile(asker, on.fileId, deps))) {
    return refused("file-not-found");
  }
  if (!(await mayReadIn(asker, channelId, deps))) {
    return refused("message-not-found");
  }
  if (request.until !== null && request.until.at <= now) {
    return refused("past-lift");
  }
  const same = await labelOn(asker, on, deps);
  if (same !== undefined && !(await mayChange(asker, same, deps))) {
    return refused("not-the-owner");
  }
  const entry: LabelEntry = {
    kind: "label",
    id: same?.id ?? newId("lb"),
    level: request.level,
    target: request.target,
    until: request.until,
    clearedFor: request.clearedFor,
    ownerId: same?.ownerId ?? asker.userId,
  };
  const passages = await passagesOf(asker, entry, request, deps);
  await deps.register.put(
    [entry],
    [event("label_applied", now, null, asker.userId, { subject: entry.id, level: entry.level, on: entry.target.type })],
    passages,
  );
  if (same !== undefined && isRaised(same, entry)) {
    await deps.cases.transaction((tx) => tx.forgetTopic(entry.id));
  }
  if (on.type === "channel") {
    const { origin } = asker;
    await deps.cases.transaction((tx) =>
      tx.outbox({ name: "conversation-labelled", labelId: entry.id, origin, channelId: on.channelId, at: now }),
    );
  }
  const audience = await deps.audiences.audience(asker.origin, channelId);
  // A file may have been shared anywhere.
  const exposed =
    on.type !== "file" &&
    (!audience.complete ||
      audience.pendingShare ||
      audience.guests > 0 ||
      audience.externalMembers > 0 ||
      audience.externalOrgs.some((org) => !entry.clearedFor.orgs.includes(org.id)));
  const { level, target, until } = entry;
  const recognises = target.type === "channel" ? "posts" : passages.length > 0 ? "copies" : "too-little";
  return { kind: "labelled", level, target, until, audience, exposed, recognises };
}

/** True where the asker is, and where they could be: what others write to each other is not theirs to label. */
async function mayReadIn({ channelId: here, origin, userId }: Asker, channelId: string, deps: CommandDeps) {
  if (channelId === here) {
    return true;
  }
  const { kind, memberIds } = await deps.audiences.audience(origin, channelId);
  return kind === "public" || memberIds.includes(userId);
}

/** Places of a file that are looked at: each may cost a call. */
const MOST_PLACES = 20;

async function mayReadFile(asker: Asker, fileId: string, deps: CommandDeps): Promise<boolean> {
  const { ownerId = null, channelIds = [] } = (await deps.files.shares(asker.origin, fileId)) ?? {};
  if (ownerId === asker.userId) {
    return true;
  }
  for (const channelId of channelIds.slice(0, MOST_PLACES)) {
    if (await mayReadIn(asker, channelId, deps)) {
      return true;
    }
  }
  return false;
}

/** The label that is on it already; one that has lifted counts for whoever put it there, and binds nobody else. */
async function labelOn(
  { userId }: Asker,
  target: LabelEntry["target"],
  deps: CommandDeps,
): Promise<LabelEntry | undefined> {
  await deps.register.refresh();
  const labels = deps.register
    .list()
    .filter((entry) => entry.kind === "label")
    .filter((entry) => JSON.stringify(entry.target) === JSON.stringify(target));
  return labels.find((entry) => isInForce(entry, deps)) ?? labels.find(({ ownerId }) => ownerId === userId);
}

/** What people said of a milder label, they did not say of this one. */
function isRaised(before: LabelEntry, now: LabelEntry): boolean {
  return LABEL_LEVELS.indexOf(now.level) > LABEL_LEVELS.indexOf(before.level);
}

/** What copies are recognised by: of the message's text, and of what each file says. */
async function passagesOf(
  asker: Asker,
  { id: labelId, target }: LabelEntry,
  { text, fileIds }: LabelRequest,
  deps: CommandDeps,
): Promise<readonly LabelPassage[]> {
  const at = deps.clock.now();
  const passages: LabelPassage[] = [];
  if (target.type === "message" && text !== null) {
    passages.push({ labelId, source: sourceOf(target), fingerprints: deps.fingerprinter.fingerprint(text), at });
  }
  for (const fileId of fileIds) {
    const { passage } = await filePassage(fileId, asker.origin, deps);
    if (passage !== null) passages.push({ ...passage, labelId });
  }
  return passages.filter(({ fingerprints }) => fingerprints.length > 0);
}
