import type { NewEvent } from "../core/event.ts";
import type { Log, Register, RegisterStore } from "../core/ports.ts";
import { type SubjectEntry, type SubjectFacts, subjectFacts } from "../core/subject.ts";

export interface RegisterOptions {
  readonly store: RegisterStore;
  readonly log: Log;
  /**
   * Called with all entries whenever they changed, at start too, and awaited: rebuild what is derived from them.
   * A failure is logged, and tried again at the next poll.
   */
  readonly onChange?: (entries: readonly SubjectEntry[]) => void | Promise<void>;
  /** How often other processes' changes are looked for. Default 1,000 ms. */
  readonly pollMs?: number;
}

/** The register in memory, kept up to date. */
export interface LiveRegister extends Register {
  /** Stops polling. */
  close(): void;
}

/** Loads the register and follows it. */
export async function openRegister(options: RegisterOptions): Promise<LiveRegister> {
  const { store, log, onChange } = options;
  const entries = new Map<string, SubjectEntry>();
  const facts = new Map<string, SubjectFacts>();
  let version = -1;
  let settled = true;
  let last: Promise<unknown> = Promise.resolve();

  /** One change at a time, in order, whatever became of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  async function changed(): Promise<void> {
    settled = false;
    await onChange?.([...entries.values()]);
    settled = true;
  }

  async function load(): Promise<void> {
    // The version is read first: a change that slips in between is loaded again, never missed.
    const current = await store.version();
    if (current === version) {
      if (!settled) {
        await changed();
      }
      return;
    }
    const all = await store.all();
    entries.clear();
    facts.clear();
    for (const entry of all) {
      entries.set(entry.id, entry);
      facts.set(entry.id, subjectFacts(entry));
    }
    version = current;
    await changed();
  }

  /** After this process's own write: no need to load everything again unless somebody else wrote as well. */
  async function applyOwn(change: () => void): Promise<void> {
    if ((await store.version()) !== version + 1) {
      await load();
      return;
    }
    change();
    version += 1;
    await changed();
  }

  await load();
  const poll = setInterval(() => {
    inTurn(load).catch((error: unknown) => {
      log.warn("the register could not be refreshed", { error: error instanceof Error ? error.name : "unknown" });
    });
  }, options.pollMs ?? 1_000);
  poll.unref();

  return {
    facts: (subjectId) => facts.get(subjectId) ?? null,
    entry: (subjectId) => entries.get(subjectId) ?? null,
    list: () => [...entries.values()],
    put: (added: readonly SubjectEntry[], events: readonly NewEvent[]) =>
      inTurn(async () => {
        if (added.length === 0) {
          return;
        }
        await store.put(added, events);
        await applyOwn(() => {
          for (const entry of added) {
            entries.set(entry.id, entry);
            facts.set(entry.id, subjectFacts(entry));
          }
        });
      }),
    remove: (id, events) =>
      inTurn(async () => {
        const removed = await store.remove(id, events);
        if (removed) {
          await applyOwn(() => {
            entries.delete(id);
            facts.delete(id);
          });
        }
        return removed;
      }),
    refresh: () => inTurn(load),
    close: () => clearInterval(poll),
  };
}
