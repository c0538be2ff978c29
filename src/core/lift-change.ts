import { type CommandDeps, shortIdOf } from "./commands/command.ts";
import { event } from "./event.ts";
import type { LiftChangedJob } from "./jobs.ts";
import type { LiftChange } from "./notice.ts";
import { type OwnerDeps, ownerOf } from "./owner.ts";
import { type SubjectEntry, subjectFacts } from "./subject.ts";

/** Asks that the owner hears of what somebody else did to the lift of an entry, as it was before. */
export async function planLiftNotice(
  entry: SubjectEntry,
  change: LiftChange,
  byId: string,
  { cases, sealer, clock }: Pick<CommandDeps, "cases" | "sealer" | "clock">,
): Promise<void> {
  const { id: subjectId, kind: subjectKind, ownerId, masked } = subjectFacts(entry);
  if (ownerId === null || ownerId === byId) {
    return;
  }
  await cases.transaction((tx) =>
    tx.outbox({
      name: "lift-changed",
      subjectId,
      subjectKind,
      // What ended is in the register no more.
      sealedMasked: sealer.seal(masked, purposeOf(subjectId)),
      ownerId,
      home: (entry.kind === "embargo" ? entry.home : undefined) ?? null,
      byId,
      change,
      at: clock.now(),
    }),
  );
}

/** Tells the owner. A kill between telling and recording repeats it, once. */
export async function tellOfLiftChange(job: LiftChangedJob, deps: OwnerDeps): Promise<void> {
  const { subjectId, subjectKind, ownerId, home, byId, change, at } = job;
  const to = await ownerOf({ ownerId, ...(home === null ? {} : { home }) }, deps);
  const told = `lift-changed/${subjectId}/${change.type}/${at}/told`;
  if (to === null || (await deps.cases.transaction((tx) => tx.isNoticeGiven(told)))) {
    return;
  }
  const { via } = await deps.notifier.tell(to, {
    kind: "lift-changed",
    subjectKind,
    shortId: shortIdOf(subjectId),
    masked: deps.sealer.open(job.sealedMasked, purposeOf(subjectId)),
    byId,
    change,
  });
  const now = deps.clock.now();
  await deps.cases.transaction(async (tx) => {
    if (await tx.firstNotice(told, now)) {
      const fields = { ownerId, subjects: [subjectId], change: change.type, via };
      await tx.append([event("owner_told", now, null, null, fields)]);
    }
  });
  deps.metrics.count("notices", { kind: "lift-changed", via });
}

function purposeOf(subjectId: string): string {
  return `lift-changed:${subjectId}`;
}
