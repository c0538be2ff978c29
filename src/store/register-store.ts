import { asc, eq, gt, sql } from "drizzle-orm";
import type { NewEvent } from "../core/event.ts";
import type { RegisterStore, Sealer } from "../core/ports.ts";
import type { SubjectEntry } from "../core/subject.ts";
import type { Database, Drizzle } from "./database.ts";
import { appendEvents } from "./event-log.ts";
import { openEntry, sealEntry } from "./register-entry.ts";
import { registerEntries, registerVersion } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

const ONLY_ROW = 1;
const READ_PAGE = 5_000;
const WRITE_PAGE = 1_000;

/** The register in the database, sealed entry by entry. */
export function createRegisterStore({
  database,
  sealer,
}: {
  readonly database: Database;
  readonly sealer: Sealer;
}): RegisterStore {
  const { db } = database;

  async function write(events: readonly NewEvent[], change: (tx: Drizzle) => Promise<boolean>): Promise<boolean> {
    return await inTransaction(db, async (tx) => {
      const changed = await change(tx);
      if (changed) {
        await tx
          .update(registerVersion)
          .set({ version: sql`${registerVersion.version} + 1` })
          .where(eq(registerVersion.id, ONLY_ROW));
        await appendEvents(tx, events);
      }
      return changed;
    });
  }

  return {
    async version() {
      const [row] = await db.select().from(registerVersion).where(eq(registerVersion.id, ONLY_ROW));
      return row?.version ?? 0;
    },
    async all() {
      const entries: SubjectEntry[] = [];
      for (let after = ""; ; ) {
        const page = await db
          .select()
          .from(registerEntries)
          .where(gt(registerEntries.id, after))
          .orderBy(asc(registerEntries.id))
          .limit(READ_PAGE);
        for (const row of page) {
          entries.push(openEntry(row, sealer));
        }
        const last = page.at(-1);
        if (last === undefined || page.length < READ_PAGE) {
          return entries;
        }
        after = last.id;
      }
    },
    async put(entries, events) {
      // Of entries with the same id in one call the last counts; one statement can't touch a row twice.
      const rows = [...new Map(entries.map((entry) => [entry.id, entry])).values()].map((entry) => ({
        id: entry.id,
        kind: entry.kind,
        sealed: sealEntry(entry, sealer),
      }));
      await write(events, async (tx) => {
        for (let start = 0; start < rows.length; start += WRITE_PAGE) {
          await tx
            .insert(registerEntries)
            .values(rows.slice(start, start + WRITE_PAGE))
            .onConflictDoUpdate({
              target: registerEntries.id,
              set: { kind: sql`excluded.kind`, sealed: sql`excluded.sealed` },
            });
        }
        return rows.length > 0;
      });
    },
    async remove(id, events) {
      return await write(events, async (tx) => {
        const removed = await tx
          .delete(registerEntries)
          .where(eq(registerEntries.id, id))
          .returning({ id: registerEntries.id });
        return removed.length > 0;
      });
    },
  };
}
