import { computeDigest } from "../digest-report.ts";
import { event } from "../event.ts";
import { type Asker, type CommandDeps, type Reply, refused } from "./command.ts";

/** `digest`: the digest of the last day or week, for reviewers. The look-up is an event. */
export async function digest(asker: Asker, days: number, deps: CommandDeps): Promise<Reply> {
  if (!(await deps.directory.isReviewer(asker.teamId, asker.userId))) {
    return refused("not-a-reviewer");
  }
  const to = deps.clock.now();
  await deps.cases.transaction((tx) =>
    tx.append([event("register_viewed", to, null, asker.userId, { what: "digest" })]),
  );
  return { kind: "digest", report: await computeDigest(asker.teamId, to - days * 86_400_000, to, deps) };
}
