import { setTimeout as pause } from "node:timers/promises";
import { type Job, WaitingError } from "bullmq";
import type { RecordedGap } from "../core/case.ts";
import { FILES_QUEUE, MODERATION_QUEUE, type ModerationJob, REVIEW_QUEUE, type ReviewJob } from "../core/jobs.ts";
import type { CaseStore, Clock, Log, Metrics } from "../core/ports.ts";
import type { Connection, JobWorker } from "./backend.ts";
import { digestRepeatStrategy } from "./digest-time.ts";
import { describeFailure, JobFailedError, retryAfterOf } from "./failure.ts";
import type { QueueName, Queues } from "./queues.ts";
import { PARK_AFTER, retryDelay } from "./retry.ts";
import { DIGEST_DUE } from "./schedule.ts";

export interface WorkersOptions {
  readonly queues: Queues;
  readonly handlers: {
    readonly moderation: (job: ModerationJob) => Promise<void>;
    readonly review: (job: ReviewJob) => Promise<void>;
    /** See `createDigestTimer`. */
    readonly digestDue: () => Promise<void>;
  };
  /** Where jobs that keep failing are recorded as gaps. */
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /**
   * Jobs at once. Defaults 8, 2 and 2. Two files: one is fetched while the other is read; each may be in memory whole.
   */
  readonly concurrency?: { readonly moderation?: number; readonly files?: number; readonly review?: number };
  /** How long a job stays with a worker that says nothing, ms. A killed worker's jobs go on after this. Default 10,000. */
  readonly lockMs?: number;
  /** How often abandoned jobs are looked for, ms. Default 3,000. */
  readonly stalledCheckMs?: number;
  /** Failed attempts after which a job is reported. Default `PARK_AFTER`. */
  readonly parkAfter?: number;
  /** How long to wait after a failed attempt, ms. Default `retryDelay`. */
  readonly delay?: (attemptsMade: number) => number;
}

export interface Workers {
  /**
   * Takes no new jobs, lets the running ones finish for up to `graceMs` (default 10,000), and gives what is left
   * back to the queue at once.
   */
  close(graceMs?: number): Promise<void>;
}

/** A job that made its process die this often is left in the queue's failed set and reported. */
const MAX_STALLED = 25;

/**
 * How long a worker may take to close once none of its jobs runs. On a cluster, BullMQ opens the connection it waits
 * on again while it closes it, and then waits for ever; the connection is closed from outside after this.
 */
const CLOSING_MS = 1_000;

const HANDED_BACK = Symbol("handed back");

/** Starts a worker for each queue. Resolves when they are connected. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const connection = await options.queues.engine.connect("wait");
  const moderate = (job: Job) => options.handlers.moderation(job.data);
  const running = [
    startWorker(connection, MODERATION_QUEUE, options, options.concurrency?.moderation ?? 8, moderate),
    startWorker(connection, FILES_QUEUE, options, options.concurrency?.files ?? 2, moderate),
    startWorker(connection, REVIEW_QUEUE, options, options.concurrency?.review ?? 2, (job: Job) =>
      job.name === DIGEST_DUE ? options.handlers.digestDue() : options.handlers.review(job.data),
    ),
  ];
  await Promise.all(running.map(({ worker }) => worker.waitUntilReady()));
  return {
    async close(graceMs = 10_000) {
      await Promise.all(running.map((one) => one.stop(graceMs)));
      await connection.close();
    },
  };
}

interface RunningWorker {
  readonly worker: JobWorker;
  stop(graceMs: number): Promise<void>;
}

function startWorker(
  connection: Connection,
  queue: QueueName,
  options: WorkersOptions,
  concurrency: number,
  handle: (job: Job) => Promise<void>,
): RunningWorker {
  const { log, metrics } = options;
  const parkAfter = options.parkAfter ?? PARK_AFTER;
  const delay = options.delay ?? retryDelay;
  const handingBack = Promise.withResolvers<typeof HANDED_BACK>();
  const idle = Promise.withResolvers<void>();
  let active = 0;
  let stopping = false;

  async function process(job: Job, token = ""): Promise<void> {
    const started = performance.now();
    const labels = { queue, job: job.name };
    active += 1;
    try {
      if ((await Promise.race([handle(job), handingBack.promise])) === HANDED_BACK) {
        log.warn("handing back a job that is not finished", { ...labels, id: job.id });
        await job.moveToWait(token);
        throw new WaitingError();
      }
      metrics.count("jobs", { ...labels, outcome: "done" });
    } catch (error) {
      if (error instanceof WaitingError) {
        throw error;
      }
      const failure = describeFailure(error);
      const attempt = job.attemptsMade + 1;
      metrics.count("job_failures", labels);
      log.warn("job failed and will be tried again", { ...labels, id: job.id, attempt, ...failure });
      if (attempt === parkAfter) {
        await reportParked(job, queue, "keeps failing", options);
      }
      throw new JobFailedError(failure, retryAfterOf(error));
    } finally {
      metrics.observe("job", (performance.now() - started) / 1_000, labels);
      active -= 1;
      if (stopping && active === 0) {
        idle.resolve();
      }
    }
  }

  const worker = connection.worker(queue, process, {
    concurrency,
    lockDuration: options.lockMs ?? 10_000,
    stalledInterval: options.stalledCheckMs ?? 3_000,
    maxStalledCount: MAX_STALLED,
    runRetryDelay: 1_000,
    drainDelay: 5,
    settings: {
      backoffStrategy: (attemptsMade, _type, error) => Math.max(delay(attemptsMade), retryAfterOf(error)),
      repeatStrategy: digestRepeatStrategy,
    },
  });
  worker.on("error", (error) => log.warn("worker trouble", { queue, ...describeFailure(error) }));
  worker.on("stalled", (id) => {
    metrics.count("recovered_jobs", { queue });
    log.warn("took over a job whose worker went away", { queue, id });
  });
  worker.on("failed", (job) => {
    // Only a job that stalled too often ends here; all others have attempts left.
    if (job?.finishedOn !== undefined) {
      reportParked(job, queue, "ended its process too often", options).catch((error: unknown) =>
        log.error("a parked job could not be recorded", { queue, ...describeFailure(error) }),
      );
    }
  });

  async function stop(graceMs: number): Promise<void> {
    stopping = true;
    const timer = setTimeout(() => handingBack.resolve(HANDED_BACK), graceMs);
    const closed = worker.close();
    if (active === 0) {
      idle.resolve();
    }
    await Promise.race([closed, idle.promise.then(() => pause(CLOSING_MS, undefined, { ref: false }))]);
    clearTimeout(timer);
  }

  return { worker, stop };
}

/** Says that a job can't be done for now: in the log, the metrics, and as a gap in what Sotto has seen. */
async function reportParked(job: Job, queue: QueueName, why: string, options: WorkersOptions): Promise<void> {
  const { log, metrics, cases, clock } = options;
  const labels = { queue, job: job.name };
  log.error(`a job ${why}; it is kept and needs a look`, { ...labels, id: job.id });
  metrics.count("parked_jobs", labels);
  const gap: RecordedGap = { reason: "scan-failed", what: job.name, ref: refOf(job.data), at: clock.now() };
  try {
    await cases.transaction((tx) => tx.recordGap(gap));
  } catch (error) {
    // The database may be why the job fails. The log has it.
    log.warn("the gap of a parked job was not recorded", { ...labels, ...describeFailure(error) });
  }
}

function refOf(data: ModerationJob | ReviewJob): RecordedGap["ref"] {
  return "ref" in data ? data.ref : null;
}
