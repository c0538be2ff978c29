import type { NewEvent } from "../core/event.ts";
import type { CaseStore, Log, RegisterStore } from "../core/ports.ts";

/** A log line for each event that is committed. */
export function announce(log: Log, events: readonly NewEvent[]): void {
  for (const { type, caseId, actorId, fields } of events) {
    log.info("event", { type, caseId, actorId, fields });
  }
}

/** The same store, with a log line for each event once it is committed. */
export function announceCases(store: CaseStore, log: Log): CaseStore {
  return {
    ...store,
    async transaction(work) {
      let events: NewEvent[] = [];
      const result = await store.transaction((tx) => {
        // A transaction that meets another one starts over.
        events = [];
        return work({
          ...tx,
          async append(added) {
            await tx.append(added);
            events.push(...added);
          },
        });
      });
      announce(log, events);
      return result;
    },
  };
}

/** The same for the register's store. */
export function announceRegister(store: RegisterStore, log: Log): RegisterStore {
  return {
    ...store,
    async put(entries, events, passages, asOf) {
      const written = await store.put(entries, events, passages, asOf);
      if (written) {
        announce(log, events);
      }
      return written;
    },
    async remove(id, events) {
      const removed = await store.remove(id, events);
      if (removed) {
        announce(log, events);
      }
      return removed;
    },
  };
}
