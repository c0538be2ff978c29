import { event, type NewEvent } from "../core/event.ts";
import { type SubjectEntry, subjectFacts } from "../core/subject.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { RegisterEntry } from "./register-file.ts";

/** What an import writes, with an event for each entry; a lift that is moved is told as such. `now` in ms. */
export function changesOf(
  { added, changed }: ImportPlan,
  registered: readonly SubjectEntry[],
  now: number,
): { readonly entries: readonly RegisterEntry[]; readonly events: readonly NewEvent[] } {
  const before = new Map(registered.map((entry) => [entry.id, entry]));
  const entries: RegisterEntry[] = added.map(({ entry }) => withLiftSet(entry, now));
  const events = entries.map((entry) => eventOf("subject_registered", entry, now));
  for (const { entry, fields } of changed) {
    const isMoved = entry.kind === "embargo" && fields.includes("lifts");
    const was = before.get(entry.id);
    entries.push(isMoved ? withLiftSet(entry, now) : entry);
    events.push(
      isMoved && was !== undefined
        ? event("lift_moved", now, null, null, {
            subject: entry.id,
            kind: entry.kind,
            from: subjectFacts(was).liftsAt,
            to: subjectFacts(entry).liftsAt,
          })
        : eventOf("subject_registered", entry, now),
    );
  }
  return { entries, events };
}

/** An embargo's reminders that would have been due before now are not sent. */
function withLiftSet(entry: RegisterEntry, now: number): RegisterEntry {
  return entry.kind === "embargo" ? { ...entry, liftSetAt: now } : entry;
}

function eventOf(type: "subject_registered", entry: RegisterEntry, now: number): NewEvent {
  return event(type, now, null, null, {
    subject: entry.id,
    kind: entry.kind,
    liftsAt: subjectFacts(entry).liftsAt,
  });
}
