import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { NewEvent } from "../core/event.ts";
import type { RegisterStore, Sealer } from "../core/ports.ts";
import type { SubjectEntry } from "../core/subject.ts";
import type { Database, Drizzle } from "./database.ts";
import { appendEvents } from "./event-log.ts";
import { addPassages, readPassages, removePassages } from "./label-passages.ts";
import { openEntry, sealEntry } from "./register-entry.ts";
import { labelPassages, registerEntries, registerRemovals, registerVersion } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

const ONLY_ROW = 1;
const READ_PAGE = 5_000;
const WRITE_PAGE = 1_000;

export interface RegisterStoreOptions {
  readonly database: Database;
  readonly sealer: Sealer;
  /** Told how many rows were just read or written, page by page; an event for an entry is a row of its own. */
  readonly onRows?: (count: number) => void;
}

/** The register in the database, sealed entry by entry. */
export function createRegisterStore({ database, sealer, onRows }: RegisterStoreOptions): RegisterStore {
  const { db } = database;

  /** The version is counted first: writers wait for each other, and versions become visible in their order. */
  async function write(
    events: readonly NewEvent[],
    change: (tx: Drizzle, version: number) => Promise<boolean>,
  ): Promise<boolean> {
    return await inTransaction(db, async (tx) => {
      const [counted] = await tx
        .update(registerVersion)
        .set({ version: sql`${registerVersion.version} + 1` })
        .where(eq(registerVersion.id, ONLY_ROW))
        .returning();
      const version = counted?.version ?? 0;
      const changed = await change(tx, version);
      if (changed) {
        await appendEvents(tx, events, onRows);
      } else {
        await tx
          .update(registerVersion)
          .set({ version: version - 1 })
          .where(eq(registerVersion.id, ONLY_ROW));
      }
      return changed;
    });
  }

  /** Entries that came after a version, in the order of their ids. */
  async function entriesAfter(version: number): Promise<readonly SubjectEntry[]> {
    const entries: SubjectEntry[] = [];
    for (let after = ""; ; ) {
      const page = await db
        .select()
        .from(registerEntries)
        .where(and(gt(registerEntries.version, version), gt(registerEntries.id, after)))
        .orderBy(asc(registerEntries.id))
        .limit(READ_PAGE);
      for (const row of page) {
        entries.push(openEntry(row, sealer));
      }
      onRows?.(page.length);
      const last = page.at(-1);
      if (last === undefined || page.length < READ_PAGE) {
        return entries;
      }
      after = last.id;
    }
  }

  return {
    async version() {
      const [row] = await db
        .select({
          entries: registerVersion.version,
          passages: sql<string>`(select coalesce(max(${labelPassages.sequence}), 0) from ${labelPassages})`,
        })
        .from(registerVersion)
        .where(eq(registerVersion.id, ONLY_ROW));
      return { entries: row?.entries ?? 0, passages: Number(row?.passages ?? 0) };
    },
    all: () => entriesAfter(-1),
    async changes(entries) {
      const removed = await db
        .select({ id: registerRemovals.id })
        .from(registerRemovals)
        .where(gt(registerRemovals.version, entries));
      return { put: await entriesAfter(entries), removed: removed.map(({ id }) => id) };
    },
    passages: (after) => readPassages(db, after),
    async put(entries, events, passages = [], asOf) {
      // Of entries with the same id in one call the last counts; one statement can't touch a row twice.
      const rows = [...new Map(entries.map((entry) => [entry.id, entry])).values()].map((entry) => ({
        id: entry.id,
        kind: entry.kind,
        sealed: sealEntry(entry, sealer),
      }));
      return await write(events, async (tx, version) => {
        if (asOf !== undefined && version !== asOf + 1) {
          return false;
        }
        for (let start = 0; start < rows.length; start += WRITE_PAGE) {
          const page = rows.slice(start, start + WRITE_PAGE).map((row) => ({ ...row, version }));
          await tx
            .insert(registerEntries)
            .values(page)
            .onConflictDoUpdate({
              target: registerEntries.id,
              set: { kind: sql`excluded.kind`, sealed: sql`excluded.sealed`, version },
            });
          const ids = page.map(({ id }) => id);
          await tx.delete(registerRemovals).where(inArray(registerRemovals.id, ids));
          onRows?.(page.length);
        }
        await addPassages(tx, passages);
        return rows.length > 0;
      });
    },
    async addPassages(passages) {
      await inTransaction(db, async (tx) => {
        const ids = [...new Set(passages.map(({ labelId }) => labelId))];
        // Locked, so that a label can't go between the look and the writing.
        const known = await tx
          .select({ id: registerEntries.id })
          .from(registerEntries)
          .where(inArray(registerEntries.id, ids))
          .for("share");
        const kept = new Set(known.map(({ id }) => id));
        await addPassages(
          tx,
          passages.filter(({ labelId }) => kept.has(labelId)),
        );
      });
    },
    async remove(id, events) {
      return await write(events, async (tx, version) => {
        const removed = await tx
          .delete(registerEntries)
          .where(eq(registerEntries.id, id))
          .returning({ id: registerEntries.id });
        if (removed.length === 0) {
          return false;
        }
        await removePassages(tx, [id]);
        await tx
          .insert(registerRemovals)
          .values({ id, version })
          .onConflictDoUpdate({ target: registerRemovals.id, set: { version } });
        return true;
      });
    },
  };
}
