import { EventEmitter } from "node:events";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import { DEFAULT_SCHEMA, type PgPool, type PgPoolClient, type PgQueryable, runMigrations } from "bullmq";

/** BullMQ's statements begin with comments. */
const STATEMENT = /^(?:\s|--[^\n]*(?:\n|$))*(listen|unlisten|begin|commit|rollback)\b\s*"?([\w*]*)"?/iu;

type Executor = Pick<Transaction, "query" | "exec">;

/**
 * A pool of the shape BullMQ wants over the one connection of an embedded database. Statements take turns with
 * everybody else's; LISTEN becomes a subscription, since a connection that waits would keep all others out.
 */
export async function openEmbeddedPool(client: PGlite): Promise<PgPool> {
  await client.transaction(async (tx) => {
    await runMigrations(insideTransaction(tx), DEFAULT_SCHEMA);
  });
  // Sotto's own statements name their schema, so the session's path can be the queue's.
  await client.exec(`set search_path to ${DEFAULT_SCHEMA}, public`);
  return new EmbeddedPool(client);
}

/** The migrator brings its own BEGIN and COMMIT; the transaction around it is the real one. */
function insideTransaction(tx: Transaction): PgQueryable {
  return {
    async query(text: string, params?: readonly unknown[]) {
      const verb = STATEMENT.exec(text)?.[1]?.toLowerCase();
      return verb === "begin" || verb === "commit" || verb === "rollback"
        ? { rows: [] }
        : await execute(tx, text, params);
    },
  };
}

async function execute<R>(on: Executor, text: string, params?: readonly unknown[]) {
  if (params === undefined || params.length === 0) {
    // Several statements in one text are fine without parameters only.
    const results = await on.exec(text);
    const last = results.at(-1);
    return { rows: (last?.rows ?? []) as R[], rowCount: last?.affectedRows ?? last?.rows.length ?? 0 };
  }
  const result = await on.query<R>(text, [...params]);
  return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length };
}

class EmbeddedPool extends EventEmitter implements PgPool {
  readonly #client: PGlite;

  constructor(client: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
  }

  async query<R>(text: string, params?: readonly unknown[]) {
    return await execute<R>(this.#client, text, params);
  }

  async connect(): Promise<PgPoolClient> {
    return new EmbeddedClient(this.#client);
  }

  /** The database belongs to somebody else, who closes it. */
  async end(): Promise<void> {
    this.removeAllListeners();
  }
}

/** A checked-out connection. Statements still take turns one by one: nothing BullMQ keeps it for needs more. */
class EmbeddedClient extends EventEmitter implements PgPoolClient {
  readonly #client: PGlite;
  readonly #subscriptions = new Map<string, () => Promise<void>>();

  constructor(client: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
  }

  async query<R>(text: string, params?: readonly unknown[]) {
    const [, verb, channel] = STATEMENT.exec(text) ?? [];
    switch (verb?.toLowerCase()) {
      case "listen":
        await this.#listen(channel ?? "");
        return { rows: [] as R[], rowCount: 0 };
      case "unlisten":
        await this.#unlisten(channel ?? "*");
        return { rows: [] as R[], rowCount: 0 };
      default:
        return await execute<R>(this.#client, text, params);
    }
  }

  release(): void {
    this.#unlisten("*").catch(() => undefined);
    this.removeAllListeners();
  }

  async #listen(channel: string): Promise<void> {
    if (this.#subscriptions.has(channel)) {
      return;
    }
    const stop = await this.#client.listen(channel, (payload) => this.emit("notification", { channel, payload }));
    this.#subscriptions.set(channel, stop);
  }

  async #unlisten(channel: string): Promise<void> {
    const stops = [...this.#subscriptions].filter(([name]) => channel === "*" || channel === name);
    for (const [name, stop] of stops) {
      this.#subscriptions.delete(name);
      if (!this.#client.closed) {
        await stop();
      }
    }
  }
}
