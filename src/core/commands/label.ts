import { event } from "../event.ts";
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
    // A message that can't be read again keeps what its copies are recognised by.
    fingerprints: request.text === null ? (same?.fingerprints ?? []) : await fingerprintsOf(asker, request, deps),
  };
  await deps.register.put(
    [entry],
    [event("label_applied", now, null, asker.userId, { subject: entry.id, level: entry.level, on: entry.target.type })],
  );
  const audience = await deps.audiences.audience(asker.origin, asker.channelId);
  const exposed =
    !audience.complete ||
    audience.pendingShare ||
    audience.guests > 0 ||
    audience.externalMembers > 0 ||
    audience.externalOrgs.some((org) => !entry.clearedFor.orgs.includes(org.id));
  return { kind: "labelled", level: entry.level, target: entry.target, until: entry.until, audience, exposed };
}

/** Of the text and of what the files say, without doubles. */
async function fingerprintsOf(
  asker: Asker,
  { text, fileIds }: LabelRequest,
  deps: CommandDeps,
): Promise<readonly bigint[]> {
  const prints = new Set(text === null ? [] : deps.fingerprinter.fingerprint(text));
  for (const fileId of fileIds) {
    const file = await deps.files.fetch(asker.origin, fileId);
    const own = "gap" in file ? [] : await deps.fileReader.fingerprints(file);
    for (const print of own) prints.add(print);
  }
  return [...prints];
}
