import pg from "pg";
import type { Log } from "../core/ports.ts";
import { errorCode } from "./error-code.ts";

export interface PostgresOptions {
  readonly url: string;
  readonly log: Log;
  /** How long to keep trying to connect, ms. */
  readonly timeoutMs: number;
  /** Connections at most. */
  readonly max: number;
  /** PostgreSQL's `search_path` of every connection; the server's default when absent. */
  readonly searchPath?: string;
  /** How long one statement may take, ms; the answer's way back included. Default 30,000. */
  readonly queryTimeoutMs?: number;
  /** How long to wait for a connection, ms. Default 5,000. */
  readonly acquireTimeoutMs?: number;
}

/** PostgreSQL could not be reached, or refused for good. Names host and database, never the password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
}

/** Refusals that waiting does not mend, and what to do about each. */
const PERMANENT: Readonly<Record<string, string>> = {
  "28P01": "the password is wrong",
  "28000": "the role is not allowed to log in",
  "3D000": "the database does not exist: create it first",
  "42501": "the role lacks permission",
};

/**
 * A pool that has been seen to work. Waits with backoff for a server that is still starting.
 * Broken connections are logged and replaced; a statement that was under way rejects and is its caller's to repeat.
 *
 * @throws DatabaseUnavailableError
 */
export async function connectPostgres(options: PostgresOptions): Promise<pg.Pool> {
  const pool = createPool(options);
  const until = Date.now() + options.timeoutMs;
  for (let pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      await pool.query("select 1");
      return pool;
    } catch (error) {
      const code = errorCode(error);
      const permanent = code === null ? undefined : PERMANENT[code];
      const left = until - Date.now();
      if (permanent !== undefined || left <= 0) {
        await pool.end();
        const why = permanent ?? (error instanceof Error ? error.message : "it does not answer");
        throw new DatabaseUnavailableError(`PostgreSQL at ${place(options.url)} can't be used: ${why}.`);
      }
      options.log.warn("waiting for PostgreSQL", { place: place(options.url), code, retryMs: pause });
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
    }
  }
}

function createPool(options: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    connectionTimeoutMillis: options.acquireTimeoutMs ?? 5_000,
    query_timeout: options.queryTimeoutMs ?? 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "sotto",
    ...(options.searchPath === undefined ? {} : { options: `-c search_path=${options.searchPath}` }),
  });
  const report = (error: Error) => options.log.warn("a PostgreSQL connection broke", { code: errorCode(error) });
  pool.on("error", report);
  // A checked-out connection that breaks between two statements would otherwise be an unhandled error.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Host, port and database of a connection URL, for logs. */
export function place(url: string): string {
  if (!URL.canParse(url)) {
    return "DATABASE_URL";
  }
  const parsed = new URL(url);
  return `${parsed.host || "the local socket"}${parsed.pathname}`;
}
