import { event } from "../event.ts";
import { filePassage, sourceOf } from "../label-travel.ts";
import type { LabelPassage } from "../ports.ts";
import type { Clearance, LabelEntry, LabelLevel, LiftTime } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, newId, type Reply, refused } from "./command.ts";

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
  const elsewhere = on.type === "message" && on.channelId !== asker.channelId;
  const audience = await deps.audiences.audience(asker.origin, elsewhere ? on.channelId : asker.channelId);
  if (elsewhere && audience.kind !== "public" && !audience.memberIds.includes(asker.userId)) {
    return refused("message-not-found");
  }
  if (request.until !== null && request.until.at <= now) {
    return refused("past-lift");
  }
  const same = deps.register
    .list()
    .filter((entry) => entry.kind === "label")
    .find((entry) => JSON.stringify(entry.target) === JSON.stringify(request.target));
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
  if (on.type === "channel") {
    const { origin } = asker;
    await deps.cases.transaction((tx) =>
      tx.outbox({ name: "conversation-labelled", labelId: entry.id, origin, channelId: on.channelId, at: now }),
    );
  }
  // Where a file was shared is not known here.
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
