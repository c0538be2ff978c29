import { describe } from "@jest/globals";
import type { ModerationJob, ReviewJob } from "../../src/core/jobs.ts";
import type { Log } from "../../src/core/ports.ts";
import { openQueues, type Queues } from "../../src/queue/queues.ts";
import { startWorkers, type Workers, type WorkersOptions } from "../../src/queue/workers.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { noMetrics, silentLog } from "../engines/logs.ts";
import { type PrivateRedis, redis, redisMissing } from "../engines/redis.ts";
import { redisCluster, redisClusterMissing } from "../engines/redis-cluster.ts";
import { type OpenedDatabase, onPostgres, openEmbedded, openOn, stopPostgres } from "../store/databases.ts";

export interface OpenedEngine {
  readonly opened: OpenedDatabase;
  readonly redisUrl: string | null;
  readonly redis: PrivateRedis | null;
  readonly queues: Queues;
  /** Workers that recover quickly, for tests. */
  work(handlers: Partial<WorkersOptions["handlers"]>, options?: Partial<WorkersOptions>): Promise<Workers>;
  close(): Promise<void>;
}

const single = await redis();
const cluster = await redisCluster();

/** Ends the servers this file's suites used. */
export async function stopEngines(): Promise<void> {
  await Promise.all([single?.stop(), cluster?.stop(), stopPostgres()]);
}

type Suite = (open: (log?: Log) => Promise<OpenedEngine>) => void;

/** Runs a suite on every place jobs can be kept; skips aloud where an engine is missing. */
export function onEveryQueue(name: string, suite: Suite): void {
  describe(`${name} on PGlite`, () => {
    suite(async (log) => await openEngine(await openEmbedded(), null, null, log));
  });
  onEveryServerQueue(name, suite);
}

/** The same without the embedded database, which one process at a time can have. */
export function onEveryServerQueue(name: string, suite: Suite): void {
  onPostgres(name, (server) => {
    suite(async (log) => await openEngine(await openOn(server, databaseName()), null, null, log));
    if (cluster !== null) {
      describe("and a Redis Cluster", () => {
        suite(async (log) => await openEngine(await openOn(server, databaseName()), cluster.url, null, log));
      });
    }
    if (single !== null) {
      describe("and Redis", () => {
        suite(async (log) => await openEngine(await openOn(server, databaseName()), single.url, single, log));
      });
    }
  });
  if (cluster === null) {
    describe.skip(`${name} on a Redis Cluster: skipped, ${redisClusterMissing}`, () => undefined);
  }
  if (single === null) {
    describe.skip(`${name} on Redis: skipped, ${redisMissing}`, () => undefined);
  }
}

/** Runs a suite on one Redis; skips aloud where there is none. */
export function onRedis(name: string, suite: Suite): void {
  if (single === null) {
    describe.skip(`${name} on Redis: skipped, ${redisMissing}`, () => undefined);
    return;
  }
  describe(`${name} on Redis`, () => {
    suite(async (log) => await openEngine(await openEmbedded(), single.url, single, log));
  });
}

/** Runs a suite on servers that can be restarted under the workers. */
export function onServerRestart(
  name: string,
  suite: (open: () => Promise<OpenedEngine & { restart(): Promise<void> }>) => void,
): void {
  onPostgres(name, (server) => {
    const { restart } = server;
    if (restart === null) {
      describe.skip("skipped: this server is not ours to restart", () => undefined);
      return;
    }
    suite(async () => ({
      ...(await openEngine(await openOn(server, databaseName()), null, null)),
      restart: () => restart("immediate"),
    }));
  });
  if (single !== null) {
    describe(`${name} on Redis`, () => {
      suite(async () => ({
        ...(await openEngine(await openEmbedded(), single.url, single)),
        restart: () => single.restart(),
      }));
    });
  }
}

function databaseName(): string {
  return `sotto_${Math.random().toString(36).slice(2)}`;
}

async function openEngine(
  opened: OpenedDatabase,
  redisUrl: string | null,
  server: PrivateRedis | null,
  log: Log = silentLog,
): Promise<OpenedEngine> {
  const queues = await openQueues({ redisUrl, database: opened.database, log, metrics: noMetrics });
  const nothing = async () => undefined;
  return {
    opened,
    redisUrl,
    redis: server,
    queues,
    work: (handlers, options = {}) =>
      startWorkers({
        queues,
        handlers: { moderation: nothing, review: nothing, digestDue: nothing, ...handlers },
        cases: createCaseStore({ database: opened.database }),
        clock: { now: Date.now },
        log,
        metrics: noMetrics,
        lockMs: 1_000,
        stalledCheckMs: 300,
        delay: () => 20,
        ...options,
      }),
    async close() {
      await queues.close();
      await opened.close();
    },
  };
}

let counter = 0;

/** A job like no other. */
export function newJob(): Extract<ModerationJob, { name: "message-deleted" }> {
  counter += 1;
  return {
    name: "message-deleted",
    ref: { teamId: "T1", channelId: "C1", ts: `${Date.now()}.${counter}` },
    at: counter,
  };
}

/** A file of a message like no other. */
export function newFileJob(fileId: string): Extract<ModerationJob, { name: "file-shared" }> {
  return {
    name: "file-shared",
    ref: newJob().ref,
    origin: { teamId: "T1", enterpriseId: null, authorizedUserId: null, conversation: "channel", externalHint: false },
    authorId: "U1",
    revision: "r1",
    revisedAt: 1,
    fileId,
    receivedAt: 1,
  };
}

/** A place to wait for jobs: resolves `count` of them at a time. */
export function inbox<T extends ModerationJob | ReviewJob>(): {
  readonly jobs: T[];
  readonly take: (job: T) => Promise<void>;
  readonly until: (count: number) => Promise<readonly T[]>;
} {
  const jobs: T[] = [];
  const waiting: { count: number; resolve: (jobs: readonly T[]) => void }[] = [];
  const check = () => {
    for (const one of waiting) {
      if (jobs.length >= one.count) {
        one.resolve(jobs);
      }
    }
  };
  return {
    jobs,
    async take(job) {
      jobs.push(job);
      check();
    },
    until: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        check();
      }),
  };
}

/** Producers refuse while they reconnect; Slack would deliver again, and so does this. */
export async function enqueueWhenBack(engine: OpenedEngine, job: ModerationJob): Promise<void> {
  for (;;) {
    try {
      await engine.queues.moderation.enqueue([job]);
      return;
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
