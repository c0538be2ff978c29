import type { EmbargoEntry, SubjectEntry } from "./subject.ts";

/** An owner is to be reminded that their embargo lifts soon. Times are ms since the epoch. */
export interface DueReminder {
  readonly subjectId: string;
  readonly liftsAt: number;
  readonly hoursBefore: number;
  readonly dueAt: number;
}

/**
 * What is ahead of a register's lifts, in order, so that looking every second costs next to nothing. Works itself out
 * anew at the first look after the register changed.
 */
export interface LiftCalendar {
  /** The register as it is now. */
  take(entries: readonly SubjectEntry[]): void;
  /** Reminders whose time has come: of one embargo the latest, and none that is a day late. */
  due(now: number): readonly DueReminder[];
  /** A reminder is on its way and need not be handed out again. */
  handedOn(reminder: DueReminder): void;
}

const HOUR_MS = 3_600_000;
/** A reminder that could not be sent in this time is left out. Shorter than anything is remembered. */
const LATEST_MS = 24 * HOUR_MS;

/** An empty calendar; reminders are due `remindHours` before a lift. */
export function createLiftCalendar({ remindHours }: { readonly remindHours: readonly number[] }): LiftCalendar {
  let unread: readonly SubjectEntry[] | null = null;
  /** By when they are due; those before `next` were looked at. */
  let ahead: DueReminder[] = [];
  let next = 0;
  const pending = new Map<string, DueReminder>();
  let handedOn = new Set<string>();

  function read(now: number): void {
    if (unread === null) {
      return;
    }
    ahead = unread
      .filter((entry) => entry.kind === "embargo")
      .flatMap((entry) => remindersOf(entry, remindHours, now))
      .sort((a, b) => a.dueAt - b.dueAt);
    handedOn = new Set(ahead.map(reminderKey).filter((key) => handedOn.has(key)));
    next = 0;
    pending.clear();
    unread = null;
  }

  return {
    take(entries) {
      unread = entries;
    },
    due(now) {
      read(now);
      for (let reminder = ahead[next]; reminder !== undefined && reminder.dueAt <= now; reminder = ahead[next]) {
        pending.set(reminder.subjectId, reminder);
        next += 1;
      }
      for (const [subjectId, reminder] of pending) {
        const isOver = reminder.liftsAt <= now || reminder.dueAt <= now - LATEST_MS;
        if (isOver || handedOn.has(reminderKey(reminder))) {
          pending.delete(subjectId);
        }
      }
      return [...pending.values()];
    },
    handedOn(reminder) {
      handedOn.add(reminderKey(reminder));
    },
  };
}

/** The same for the same reminder of the same lift, in every process. */
export function reminderKey(reminder: Omit<DueReminder, "dueAt">): string {
  return `embargo-reminder/${reminder.subjectId}/${reminder.liftsAt}/${reminder.hoursBefore}`;
}

function remindersOf(entry: EmbargoEntry, remindHours: readonly number[], now: number): DueReminder[] {
  if (entry.ownerId === null || entry.lifts === null || entry.lifts.at <= now) {
    return [];
  }
  const { id: subjectId, liftSetAt = Number.NEGATIVE_INFINITY } = entry;
  const liftsAt = entry.lifts.at;
  return remindHours
    .map((hoursBefore) => ({ subjectId, liftsAt, hoursBefore, dueAt: liftsAt - hoursBefore * HOUR_MS }))
    .filter(({ dueAt }) => dueAt > liftSetAt);
}
