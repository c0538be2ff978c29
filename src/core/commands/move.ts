import { event } from "../event.ts";
import { planLiftNotice } from "../lift-change.ts";
import { type LiftTime, SUBJECT_KINDS, type SubjectEntry, subjectFacts } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, type Reply, refused } from "./command.ts";
import { namedSubject } from "./named-subject.ts";

/**
 * `move`: an embargo or label, by its name or short id, lifts at another time, or with `null` not before somebody lifts
 * it. Owners and reviewers only.
 */
export async function moveLift(
  asker: Asker,
  subject: string,
  lifts: LiftTime | null,
  deps: CommandDeps,
): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const named = await namedSubject(subject, SUBJECT_KINDS, deps);
  if ("refusal" in named) {
    return named.refusal;
  }
  const { entry } = named;
  if (!(await mayChange(asker, entry, deps))) {
    return refused("not-the-owner");
  }
  const now = deps.clock.now();
  if (lifts !== null && lifts.at <= now) {
    return refused("past-lift");
  }
  const moved = withLift(entry, lifts, now);
  if (moved === null) {
    return refused("no-lift");
  }
  const from = subjectFacts(entry).liftsAt;
  await deps.register.put(
    [moved],
    [
      event("lift_moved", now, null, asker.userId, {
        subject: entry.id,
        kind: entry.kind,
        from,
        to: lifts?.at ?? null,
      }),
    ],
  );
  await planLiftNotice(entry, { type: "moved", from, to: lifts?.at ?? null }, asker.userId, deps);
  return { kind: "lift-moved", facts: subjectFacts(moved), from };
}

/** `null` for a client, which is no secret that ends. */
function withLift(entry: SubjectEntry, lifts: LiftTime | null, now: number): SubjectEntry | null {
  switch (entry.kind) {
    case "embargo":
      return { ...entry, lifts, liftSetAt: now };
    case "label":
      return { ...entry, until: lifts };
    case "client":
      return null;
  }
}
