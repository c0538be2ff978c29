import { event } from "../event.ts";
import { planLiftNotice } from "../lift-change.ts";
import { type LiftTime, SUBJECT_KINDS, type SubjectEntry, subjectFacts } from "../subject.ts";
import { changeableSubject } from "./changeable-subject.ts";
import { type Asker, type CommandDeps, type Reply, refused } from "./command.ts";

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
  const found = await changeableSubject(asker, subject, SUBJECT_KINDS, deps);
  if ("refusal" in found) {
    return found.refusal;
  }
  const { entry } = found;
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
