import { and, asc, eq, inArray, isNull, lt, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { FILES_QUEUE, MODERATION_QUEUE, REVIEW_QUEUE } from "../core/jobs.ts";
import type { Log } from "../core/ports.ts";
import type { Database } from "../store/database.ts";
import { outbox } from "../store/schema.ts";
import { describeFailure } from "./failure.ts";
import type { QueueName, Queues } from "./queues.ts";

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly queues: Pick<Queues, "add">;
  readonly log: Log;
  /** How often to look for rows that nobody was woken for, ms. Default 1,000. */
  readonly sweepMs?: number;
}

export interface OutboxRelay {
  /** There is something new: hand it over now. */
  wake(): void;
  /** Hands over all there is. Resolves with how many rows went; rejects when the queue or the database is away. */
  drain(): Promise<number>;
  /** Stops sweeping and waits for the hand-over under way. */
  close(): Promise<void>;
}

const BATCH = 100;
const LEASE = sql`now() + interval '10 seconds'`;

/**
 * Takes committed jobs from the outbox to their queues, at least once and, for the same case, in order. A row is
 * leased, not locked, while it is handed over: the queue may live in this very database, and no transaction
 * should wait for Redis. A process that dies leaves its lease to run out; the job's id, made from the row's,
 * keeps a second hand-over from becoming a second job.
 */
export function startOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { database, queues, log } = options;
  let current: Promise<number> | null = null;
  let again = false;
  let closed = false;
  let failing = false;

  async function drainOnce(): Promise<number> {
    let moved = 0;
    do {
      again = false;
      for (;;) {
        const rows = await lease(database);
        if (rows.length === 0) {
          break;
        }
        await handOver(rows);
        moved += rows.length;
      }
    } while (again && !closed);
    return moved;
  }

  async function handOver(rows: readonly OutboxRow[]): Promise<void> {
    for (const queue of [MODERATION_QUEUE, FILES_QUEUE, REVIEW_QUEUE] as const) {
      const mine = rows.filter((row) => row.queue === queue);
      const ids = mine.map((row) => row.id);
      try {
        await queues.add(
          queue,
          mine.map((row) => ({ id: outboxJobId(queue, row), job: row.job })),
        );
      } catch (error) {
        await giveBack(ids);
        throw error;
      }
      if (ids.length > 0) {
        await database.db.delete(outbox).where(inArray(outbox.id, ids));
      }
    }
  }

  async function giveBack(ids: readonly number[]): Promise<void> {
    try {
      await database.db
        .update(outbox)
        .set({ leasedUntil: null })
        .where(inArray(outbox.id, [...ids]));
    } catch (error) {
      log.debug("outbox rows stay leased until their time is up", { ...describeFailure(error) });
    }
  }

  function drain(): Promise<number> {
    again = true;
    current ??= drainOnce().finally(() => {
      current = null;
    });
    return current;
  }

  function wake(): void {
    if (closed) {
      return;
    }
    drain().then(
      () => {
        failing = false;
      },
      (error: unknown) => {
        // Once per outage; the sweep keeps trying.
        if (!failing) {
          failing = true;
          log.warn("the outbox could not be handed over; it will be", { ...describeFailure(error) });
        }
      },
    );
  }

  const sweep = setInterval(wake, options.sweepMs ?? 1_000);
  sweep.unref();
  wake();

  return {
    wake,
    drain,
    async close() {
      closed = true;
      clearInterval(sweep);
      await current?.catch(() => undefined);
    },
  };
}

type OutboxRow = Pick<typeof outbox.$inferSelect, "id" | "queue" | "job" | "createdAt">;

/** Leases the oldest rows that have no older one of their key before them. */
async function lease({ db }: Database): Promise<readonly OutboxRow[]> {
  const older = alias(outbox, "older");
  const free = or(isNull(outbox.leasedUntil), lt(outbox.leasedUntil, sql`now()`));
  const first = notExists(
    db
      .select({ id: older.id })
      .from(older)
      .where(and(eq(older.orderKey, outbox.orderKey), lt(older.id, outbox.id))),
  );
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(free, first))
    .orderBy(asc(outbox.id))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  const rows = await db
    .update(outbox)
    .set({ leasedUntil: LEASE })
    .where(inArray(outbox.id, next))
    .returning({ id: outbox.id, queue: outbox.queue, job: outbox.job, createdAt: outbox.createdAt });
  return rows.sort((a, b) => a.id - b.id);
}

/** The row's time is part of it: ids start anew in a new database, which may meet an old Redis. */
function outboxJobId(queue: QueueName, row: OutboxRow): string {
  return `outbox-${queue}-${row.id}-${row.createdAt.getTime()}`;
}
