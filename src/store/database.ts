import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle as drizzleNodePostgres } from "drizzle-orm/node-postgres";
import { migrate as migrateNodePostgres } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import type { Pool } from "pg";
import type { Log } from "../core/ports.ts";
import { lockFolder } from "./folder-lock.ts";
import { connectPostgres } from "./postgres.ts";

/** The part of Drizzle both engines share; a transaction is one of these too. */
export type Drizzle = PgDatabase<PgQueryResultHKT>;

/** What the queue needs to share the engine. */
export type Engine =
  | { readonly kind: "postgres"; readonly url: string; readonly pool: Pool }
  | { readonly kind: "embedded"; readonly client: PGlite };

export interface Database {
  readonly engine: Engine;
  readonly db: Drizzle;
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `null`: PostgreSQL in this process, under the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Log;
  /** How long to wait at start for a database that is not there yet. Default 60,000 ms. */
  readonly connectTimeoutMs?: number;
}

const MIGRATIONS = {
  migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
  migrationsSchema: "sotto",
  migrationsTable: "migration",
};

/** Any number, the same in every process: whoever holds it migrates, the others wait and find it done. */
const MIGRATION_LOCK = 7_305_804_401;

/** Opens the database, waits for it if need be, and brings its schema up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === null
    ? await openEmbedded(options.dataDir, options.log)
    : await openPostgres(options.databaseUrl, options.log, options.connectTimeoutMs ?? 60_000);
}

async function openPostgres(url: string, log: Log, connectTimeoutMs: number): Promise<Database> {
  const pool = await connectPostgres({ url, log, timeoutMs: connectTimeoutMs, max: 10 });
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = drizzleNodePostgres({ client: pool });
  return {
    engine: { kind: "postgres", url, pool },
    db,
    async ping() {
      await pool.query("select 1");
    },
    async close() {
      await pool.end();
    },
  };
}

async function migratePostgres(pool: Pool): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrateNodePostgres(drizzleNodePostgres({ client }), MIGRATIONS);
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    failed = false;
  } finally {
    // A connection that failed is dropped, and its advisory lock with it.
    client.release(failed);
  }
}

async function openEmbedded(dataDir: string, log: Log): Promise<Database> {
  const folder = join(dataDir, "database");
  const lock = await lockFolder(folder, "The embedded database");
  try {
    const files = join(folder, "files");
    await mkdir(files, { recursive: true, mode: 0o700 });
    const client = await PGlite.create({ dataDir: files });
    const db = drizzlePglite({ client });
    await migratePglite(db, MIGRATIONS);
    log.debug("embedded database is open", { folder });
    let closing: Promise<void> | null = null;
    return {
      engine: { kind: "embedded", client },
      db,
      async ping() {
        await db.execute(sql`select 1`);
      },
      close() {
        closing ??= client.close().finally(() => lock.release());
        return closing;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
