import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { max } from "drizzle-orm";
import type { Log } from "../../src/core/ports.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRegisterStore } from "../../src/store/register-store.ts";
import {
  cases as caseTable,
  events as eventTable,
  gaps,
  labelPassages,
  notices,
  nudges,
  outbox,
  overrides,
  registerEntries,
  registerRemovals,
  supersessions,
} from "../../src/store/schema.ts";
import { createSealer } from "../../src/store/sealing.ts";
import type { CoreStores } from "./stores.ts";

const EMPTIED = [
  caseTable,
  nudges,
  overrides,
  notices,
  outbox,
  supersessions,
  gaps,
  registerEntries,
  registerRemovals,
  labelPassages,
];

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The stores on a real database, for a file of tests; starting one takes seconds. */
export async function openStores(): Promise<CoreStores> {
  const dataDir = await mkdtemp(join(tmpdir(), "sotto-core-"));
  const database = await openDatabase({ databaseUrl: null, dataDir, log: SILENT });
  const cases = createCaseStore({ database });
  let firstSequence = 1;
  return {
    cases,
    register: createRegisterStore({ database, sealer: createSealer([Buffer.alloc(32, 1)]) }),
    async empty() {
      for (const table of EMPTIED) {
        await database.db.delete(table);
      }
      const [last] = await database.db.select({ sequence: max(eventTable.sequence) }).from(eventTable);
      firstSequence = Number(last?.sequence ?? 0) + 1;
    },
    async events() {
      return await Array.fromAsync(cases.events(firstSequence));
    },
    async takeJobs() {
      const rows = await database.db.delete(outbox).returning({ id: outbox.id, job: outbox.job });
      return rows.sort((a, b) => a.id - b.id).map((row) => row.job);
    },
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
