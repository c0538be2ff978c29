import { shortIdOf } from "./commands/command.ts";
import type { DetectionDeps } from "./detection.ts";
import { event } from "./event.ts";
import type { LiftReminderJob } from "./jobs.ts";
import { type LiftCalendar, reminderKey } from "./lift-calendar.ts";
import { type OwnerDeps, ownerOf } from "./owner.ts";
import { hasLifted, subjectFacts } from "./subject.ts";

/** How many reminders one sweep hands on at the most; the next sweep takes the rest. */
const SWEEP_LIMIT = 200;

/** Hands on the reminders that are due, each once, whichever process gets to it first. Resolves to their number. */
export async function sweepReminders(calendar: LiftCalendar, deps: DetectionDeps): Promise<number> {
  const now = deps.clock.now();
  let count = 0;
  for (const reminder of calendar.due(now).slice(0, SWEEP_LIMIT)) {
    const { subjectId, liftsAt, hoursBefore } = reminder;
    const first = await deps.cases.transaction(async (tx) => {
      const isFirst = await tx.firstNotice(reminderKey(reminder), now);
      if (isFirst) {
        await tx.outbox({ name: "lift-reminder", subjectId, liftsAt, hoursBefore });
      }
      return isFirst;
    });
    calendar.handedOn(reminder);
    count += first ? 1 : 0;
  }
  return count;
}

/**
 * Tells the owner of an embargo that it lifts soon; not when it was moved, lifted or handed over in the meantime. A
 * kill between telling and recording repeats it, once.
 */
export async function remindOwner(job: LiftReminderJob, deps: OwnerDeps): Promise<void> {
  await deps.register.refresh();
  const entry = deps.register.entry(job.subjectId);
  const now = deps.clock.now();
  if (entry?.kind !== "embargo" || entry.lifts?.at !== job.liftsAt || hasLifted({ liftsAt: job.liftsAt }, now)) {
    return;
  }
  const to = await ownerOf(entry, deps);
  const told = `${reminderKey(job)}/told`;
  if (to === null || (await deps.cases.transaction((tx) => tx.isNoticeGiven(told)))) {
    return;
  }
  const outcome = await deps.notifier.tell(to, {
    kind: "lift-reminder",
    subjectId: entry.id,
    shortId: shortIdOf(entry.id),
    masked: subjectFacts(entry).masked,
    liftsAt: job.liftsAt,
  });
  await deps.cases.transaction(async (tx) => {
    if (await tx.firstNotice(told, now)) {
      const { via } = outcome;
      const fields = { subject: entry.id, ownerId: to.userId, liftsAt: job.liftsAt, hoursBefore: job.hoursBefore, via };
      await tx.append([event("owner_reminded", now, null, null, fields)]);
    }
  });
  deps.metrics.count("notices", { kind: "lift-reminder", via: outcome.via });
}
