import {
  createPostgresBackend,
  DEFAULT_SCHEMA,
  type Job,
  type PgPool,
  type Processor,
  Queue,
  type QueueOptions,
  runMigrations,
  Worker,
  type WorkerOptions,
} from "bullmq";
import { Cluster } from "ioredis";
import type { Log } from "../core/ports.ts";
import type { Database } from "../store/database.ts";
import { connectPostgres } from "../store/postgres.ts";
import { openEmbeddedPool } from "./embedded-pool.ts";
import { findRedis, type Patience, type RedisClient } from "./redis.ts";

/** What Sotto uses of BullMQ's queue, the same on every engine. */
export type JobQueue = Pick<
  Queue,
  | "addBulk"
  | "close"
  | "getJobCounts"
  | "getJobScheduler"
  | "removeJobScheduler"
  | "upsertJobScheduler"
  | "waitUntilReady"
> & {
  on(event: "error", listener: (error: Error) => void): unknown;
};

/** What Sotto uses of BullMQ's worker. */
export type JobWorker = Pick<Worker, "close" | "waitUntilReady"> & {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "stalled", listener: (id: string) => void): unknown;
  on(event: "failed", listener: (job: Job | undefined) => void): unknown;
};

/** Connections to the engine with one kind of patience, and the queues and workers on them. */
export interface Connection {
  queue(name: string, options: Omit<QueueOptions, "connection">): JobQueue;
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, "connection">): JobWorker;
  /** Close its queues and workers first. */
  close(): Promise<void>;
}

/** Where jobs are kept. */
export interface QueueEngine {
  readonly kind: "redis" | "redis-cluster" | "postgres" | "embedded";
  connect(patience: Patience): Promise<Connection>;
}

export interface QueueEngineOptions {
  /** `null`: the database keeps the jobs as well. */
  readonly redisUrl: string | null;
  readonly database: Database;
  readonly log: Log;
  readonly connectTimeoutMs: number;
}

/** A producer's whole patience: Slack waits three seconds for its answer. */
const PRODUCER_TIMEOUT_MS = 2_000;

/** Finds the engine and prepares it. */
export async function findQueueEngine(options: QueueEngineOptions): Promise<QueueEngine> {
  const { redisUrl, database, log, connectTimeoutMs } = options;
  if (redisUrl !== null) {
    const target = await findRedis(redisUrl, log, connectTimeoutMs);
    return {
      kind: target.cluster ? "redis-cluster" : "redis",
      async connect(patience) {
        const client = target.connect(patience);
        // Every queue and worker reports the connection's errors; without a listener here a late one would throw.
        client.on("error", () => undefined);
        return onRedis(client);
      },
    };
  }
  return database.engine.kind === "embedded"
    ? await embeddedEngine(database)
    : await postgresEngine(database.engine.url, log, connectTimeoutMs);
}

async function embeddedEngine(database: Database): Promise<QueueEngine> {
  if (database.engine.kind !== "embedded") {
    throw new Error("The database is not the embedded one.");
  }
  const pool = await openEmbeddedPool(database.engine.client);
  return {
    kind: "embedded",
    async connect() {
      // The pool is the database's own connection, which outlives the queues.
      return onPostgres(pool, async () => undefined);
    },
  };
}

async function postgresEngine(url: string, log: Log, timeoutMs: number): Promise<QueueEngine> {
  const open = async (patience: Patience) =>
    await connectPostgres({
      url,
      log,
      timeoutMs,
      searchPath: `${DEFAULT_SCHEMA},public`,
      ...(patience === "fail-fast"
        ? { max: 4, queryTimeoutMs: PRODUCER_TIMEOUT_MS, acquireTimeoutMs: PRODUCER_TIMEOUT_MS }
        : { max: 10 }),
    });
  const migrator = await open("wait");
  try {
    const client = await migrator.connect();
    try {
      await runMigrations(client, DEFAULT_SCHEMA);
    } finally {
      client.release();
    }
  } finally {
    await migrator.end();
  }
  return {
    kind: "postgres",
    async connect(patience) {
      const pool = await open(patience);
      return onPostgres(pool, () => pool.end());
    },
  };
}

/** One hash tag for all keys: on a cluster, everything BullMQ touches at once must be on one node. */
const REDIS_PREFIX = "{sotto}";

function onRedis(connection: RedisClient): Connection {
  const copies = keepCopies(connection);
  return {
    queue: (name, options) => new Queue(name, { ...options, connection, prefix: REDIS_PREFIX }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection, prefix: REDIS_PREFIX }),
    async close() {
      for (const client of [...copies, connection]) {
        client.disconnect();
      }
    },
  };
}

/** The connections BullMQ makes itself to wait on, by copying the one it was given: they are to be closed too. */
function keepCopies(connection: RedisClient): readonly RedisClient[] {
  const copies: RedisClient[] = [];
  if (connection instanceof Cluster) {
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (...options) => {
      const copy = duplicate(...options);
      copies.push(copy);
      return copy;
    };
  } else {
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (...options) => {
      const copy = duplicate(...options);
      copies.push(copy);
      return copy;
    };
  }
  return copies;
}

function onPostgres(connection: PgPool, close: () => Promise<void>): Connection {
  return {
    queue: (name, options) => new Queue(name, { ...options, connection }, createPostgresBackend),
    worker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection }, createPostgresBackend),
    close,
  };
}
