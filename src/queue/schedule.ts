import { REVIEW_QUEUE } from "../core/jobs.ts";
import type { DigestSchedule } from "../core/policy.ts";
import type { Clock, Log } from "../core/ports.ts";
import type { DigestPeriods } from "../store/digest-periods.ts";
import { digestCron, lastDigestDue } from "./digest-time.ts";
import type { Queues } from "./queues.ts";

/** The scheduler's own job: time to see whether digests are due. */
export const DIGEST_DUE = "digest-due";
const SCHEDULER_ID = "digest";

export interface DigestScheduleOptions {
  readonly queues: Queues;
  readonly periods: DigestPeriods;
  readonly schedule: DigestSchedule;
  /** The workspaces that get a digest. */
  readonly teams: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface DigestTimer {
  /** Tells the queue when digests are due, and makes the one that was missed while nobody was running. */
  start(): Promise<void>;
  /** Makes the digests that are due and not made yet; for the worker that gets a `digest-due` job. */
  onDue(): Promise<void>;
}

/**
 * BullMQ's job scheduler is the clock, in the policy's zone; the database decides which period is made. A tick that
 * comes twice, late or not at all therefore neither repeats a digest nor loses one.
 */
export function createDigestTimer(options: DigestScheduleOptions): DigestTimer {
  const { queues, periods, schedule, teams, clock, log } = options;

  async function onDue(): Promise<void> {
    const until = lastDigestDue(schedule, clock.now());
    if (until === null) {
      return;
    }
    for (const teamId of await teams()) {
      if (await periods.claim(teamId, until)) {
        log.info("digest is due", { teamId, until });
      }
    }
  }

  async function start(): Promise<void> {
    const queue = queues.queue(REVIEW_QUEUE);
    const pattern = digestCron(schedule);
    if (pattern === null) {
      if ((await queue.getJobScheduler(SCHEDULER_ID)) !== undefined) {
        await queue.removeJobScheduler(SCHEDULER_ID);
      }
      return;
    }
    const isScheduled = async () => {
      const known = await queue.getJobScheduler(SCHEDULER_ID);
      return known?.pattern === pattern && known.tz === schedule.zone;
    };
    if (!(await isScheduled())) {
      try {
        await queue.upsertJobScheduler(SCHEDULER_ID, { pattern, tz: schedule.zone }, { name: DIGEST_DUE, data: {} });
      } catch (error) {
        // Of processes that start at the same moment, one makes the schedule's first job; the others' collides with it.
        if (!(await isScheduled())) {
          throw error;
        }
      }
    }
    await onDue();
  }

  return { start, onDue };
}
