import {
  FILES_QUEUE,
  MODERATION_QUEUE,
  type ModerationJob,
  queueOf,
  REVIEW_QUEUE,
  type ReviewJob,
} from "../core/jobs.ts";
import type { Log, Metrics, ModerationQueue } from "../core/ports.ts";
import type { Database } from "../store/database.ts";
import { type Connection, findQueueEngine, type JobQueue, type QueueEngine } from "./backend.ts";
import { digestRepeatStrategy } from "./digest-time.ts";
import { describeFailure } from "./failure.ts";
import { jobId } from "./job-id.ts";
import { ATTEMPTS } from "./retry.ts";

export type QueueName = ReturnType<typeof queueOf>;

/** A job with the id it is known by; the same id is queued once. */
export interface IdentifiedJob {
  readonly id: string;
  readonly job: ModerationJob | ReviewJob;
  /** Not to be done before so many milliseconds have passed. Default: at once. */
  readonly delayMs?: number;
}

export interface Queues {
  readonly kind: QueueEngine["kind"];
  /** Puts each into its own queue. */
  readonly moderation: ModerationQueue;
  readonly review: { enqueue(jobs: readonly ReviewJob[]): Promise<void> };
  /** Adds jobs under given ids, in order, all or none. Rejects fast when the engine is away. */
  add(queue: QueueName, jobs: readonly IdentifiedJob[]): Promise<void>;
  /** Jobs by state (waiting, active, delayed, failed …). @throws when the engine does not answer. */
  counts(queue: QueueName): Promise<Readonly<Record<string, number>>>;
  /** For workers and schedules. */
  readonly engine: QueueEngine;
  queue(name: QueueName): JobQueue;
  close(): Promise<void>;
}

export interface QueuesOptions {
  /** One Redis URL, or a cluster's nodes with commas between; `null`: the database keeps the jobs. */
  readonly redisUrl: string | null;
  readonly database: Database;
  readonly log: Log;
  readonly metrics: Metrics;
  /** How long to wait at start for an engine that is not there yet. Default 60,000 ms. */
  readonly connectTimeoutMs?: number;
}

/** Finished jobs are kept so long that Slack's own retries of an event (up to five minutes) find them. */
const KEEP_COMPLETED = { age: 3_600, count: 5_000 };

/** Opens the queues for adding. Workers are started apart. */
export async function openQueues(options: QueuesOptions): Promise<Queues> {
  const { log, metrics } = options;
  const engine = await findQueueEngine({ ...options, connectTimeoutMs: options.connectTimeoutMs ?? 60_000 });
  const connection = await engine.connect("fail-fast");
  const queues = {
    [MODERATION_QUEUE]: openQueue(connection, MODERATION_QUEUE, log),
    [FILES_QUEUE]: openQueue(connection, FILES_QUEUE, log),
    [REVIEW_QUEUE]: openQueue(connection, REVIEW_QUEUE, log),
  };
  await Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady()));

  async function add(name: QueueName, jobs: readonly IdentifiedJob[]): Promise<void> {
    if (jobs.length === 0) {
      return;
    }
    try {
      await queues[name].addBulk(
        jobs.map(({ id, job, delayMs = 0 }) => ({ name: job.name, data: job, opts: { jobId: id, delay: delayMs } })),
      );
    } catch (error) {
      metrics.count("enqueue_failures", { queue: name });
      throw error;
    }
    for (const { job } of jobs) {
      metrics.count("jobs_enqueued", { queue: name, job: job.name });
    }
  }

  return {
    kind: engine.kind,
    engine,
    add,
    moderation: {
      async enqueue(jobs) {
        const { [MODERATION_QUEUE]: quick = [], [FILES_QUEUE]: slow = [] } = Object.groupBy(jobs, queueOf);
        // Where only the first of the two succeeds, Slack sends the event again, and its jobs have the same ids then.
        await add(MODERATION_QUEUE, quick.map(identified));
        await add(FILES_QUEUE, slow.map(identified));
      },
    },
    review: { enqueue: (jobs) => add(REVIEW_QUEUE, jobs.map(identified)) },
    counts: (name) => queues[name].getJobCounts(),
    queue: (name) => queues[name],
    async close() {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await connection.close();
    },
  };
}

function openQueue(connection: Connection, name: QueueName, log: Log): JobQueue {
  const queue = connection.queue(name, {
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: "custom" },
      removeOnComplete: KEEP_COMPLETED,
      removeOnFail: false,
      stackTraceLimit: 1,
    },
    settings: { repeatStrategy: digestRepeatStrategy },
  });
  queue.on("error", (error) => log.warn("queue trouble", { queue: name, ...describeFailure(error) }));
  return queue;
}

function identified(job: ModerationJob | ReviewJob): IdentifiedJob {
  const delayMs = job.name === "audience-changed" ? Math.max(0, job.notBefore - Date.now()) : 0;
  return { id: jobId(job), job, delayMs };
}
