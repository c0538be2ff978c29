import { exposureOf, placeFields, reportedCase } from "../detection.ts";
import { event } from "../event.ts";
import type { MessageRef } from "../message.ts";
import { type Asker, type CommandDeps, type Reply, refused } from "./command.ts";

/** `report`: owning up to a slip in one step. The message becomes a case, reviewers are told, the author is thanked. */
export async function report(asker: Asker, ref: MessageRef, authorId: string, deps: CommandDeps): Promise<Reply> {
  if (authorId !== asker.userId) {
    return refused("not-your-message");
  }
  const audience = await deps.audiences.audience(asker.origin, ref.channelId);
  const permalink = await deps.actions.permalink(ref);
  const caseId = await deps.cases.transaction(async (tx) => {
    const now = deps.clock.now();
    const existing = await tx.caseOfMessage(ref);
    const value =
      existing ??
      reportedCase({ ref, origin: { ...asker.origin, teamId: ref.teamId }, authorId, revision: "", revisedAt: 0 }, now);
    if (value.alerts.includes("reported")) {
      return value.id;
    }
    await tx.saveCase({
      ...value,
      alerts: [...value.alerts, "reported"],
      ...(existing === null ? { exposure: exposureOf(audience) } : {}),
    });
    await tx.append([event("reported", now, value.id, asker.userId, placeFields(ref))]);
    await tx.outbox({ name: "review-alert", why: "reported", caseId: value.id, at: now });
    return value.id;
  });
  return { kind: "reported", caseId, permalink };
}
