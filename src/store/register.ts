import type { LabelPassage, Log, Register, RegisterStore, RegisterVersion } from "../core/ports.ts";
import { type LabelEntry, type SubjectEntry, type SubjectFacts, subjectFacts } from "../core/subject.ts";

export interface RegisterOptions {
  readonly store: RegisterStore;
  readonly log: Log;
  /**
   * Called with all entries whenever they changed, at start too, and awaited: rebuild what is derived from them.
   * A failure is logged, and tried again at the next poll.
   */
  readonly onChange?: (entries: readonly SubjectEntry[]) => void | Promise<void>;
  /**
   * Called with passages of labels as they come, at start too, and awaited. A label may be told of later than its
   * passages, and passages may come again.
   */
  readonly onPassages?: (passages: readonly LabelPassage[]) => void;
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
  const { store, log, onChange, onPassages } = options;
  const entries = new Map<string, SubjectEntry>();
  const facts = new Map<string, SubjectFacts>();
  const channelLabels = new Map<string, readonly LabelEntry[]>();
  let version: RegisterVersion = { entries: -1, passages: 0 };
  let settled = true;
  let last: Promise<unknown> = Promise.resolve();

  /** One change at a time, in order, whatever became of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  function keep(entry: SubjectEntry): void {
    drop(entry.id);
    const channelId = labelledChannel(entry);
    if (channelId !== null && entry.kind === "label") {
      channelLabels.set(channelId, [...(channelLabels.get(channelId) ?? []), entry]);
    }
    entries.set(entry.id, entry);
    facts.set(entry.id, subjectFacts(entry));
  }

  function drop(id: string): void {
    const channelId = labelledChannel(entries.get(id));
    if (channelId !== null) {
      const others = (channelLabels.get(channelId) ?? []).filter((entry) => entry.id !== id);
      if (others.length > 0) channelLabels.set(channelId, others);
      else channelLabels.delete(channelId);
    }
    entries.delete(id);
    facts.delete(id);
  }

  async function changed(): Promise<void> {
    settled = false;
    await onChange?.([...entries.values()]);
    settled = true;
  }

  async function load(): Promise<void> {
    // The version is read first: a change that slips in between is loaded again, never missed.
    const current = await store.version();
    if (current.entries !== version.entries) {
      const { put, removed } = await store.changes(version.entries);
      for (const id of removed) drop(id);
      for (const entry of put) keep(entry);
      version = { ...version, entries: current.entries };
      await changed();
    } else if (!settled) {
      await changed();
    }
    await loadPassages(current);
  }

  async function loadPassages(current: RegisterVersion): Promise<void> {
    if (current.passages <= version.passages) {
      return;
    }
    for await (const page of store.passages(version.passages)) {
      onPassages?.(page.passages);
      version = { ...version, passages: page.last };
    }
  }

  /** After this process's own write: no need to read what it wrote unless somebody else wrote as well. */
  async function applyOwn(change: () => void): Promise<void> {
    const current = await store.version();
    if (current.entries !== version.entries + 1) {
      await load();
      return;
    }
    change();
    version = { ...version, entries: current.entries };
    await changed();
    await loadPassages(current);
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
    labelsOf: (channelId) => channelLabels.get(channelId) ?? [],
    put: (added, events, passages = []) =>
      inTurn(async () => {
        if (added.length === 0) {
          return;
        }
        await store.put(added, events, passages);
        await applyOwn(() => added.forEach(keep));
      }),
    add: (entry, events, unless) =>
      inTurn(async () => {
        await load();
        while (!unless()) {
          if (await store.put([entry], events, [], version.entries)) {
            await applyOwn(() => keep(entry));
            return true;
          }
          // Another process was quicker: what it wrote may speak against this one.
          await load();
        }
        return false;
      }),
    addPassages: (passages) =>
      inTurn(async () => {
        await store.addPassages(passages);
        await load();
      }),
    remove: (id, events) =>
      inTurn(async () => {
        const removed = await store.remove(id, events);
        if (removed) {
          await applyOwn(() => drop(id));
        }
        return removed;
      }),
    refresh: () => inTurn(load),
    close: () => clearInterval(poll),
  };
}

/** The conversation that an entry labels as a whole. */
function labelledChannel(entry: SubjectEntry | undefined): string | null {
  return entry?.kind === "label" && entry.target.type === "channel" ? entry.target.channelId : null;
}
