import { afterAll, afterEach, beforeEach, expect, it } from "@jest/globals";
import { sql } from "drizzle-orm";
import type { ModerationJob, ReviewJob } from "../../src/core/jobs.ts";
import type { Workers } from "../../src/queue/workers.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { listeningLog } from "../engines/logs.ts";
import {
  enqueueWhenBack,
  inbox,
  newFileJob,
  newJob,
  type OpenedEngine,
  onEveryQueue,
  onRedis,
  stopEngines,
} from "./queue-engines.ts";

const CANARY = "Canary Falconhurst 7731";

afterAll(stopEngines);

onEveryQueue("the queues", (open) => {
  let engine: OpenedEngine;
  let workers: Workers | null = null;
  const log = listeningLog();

  beforeEach(async () => {
    engine ??= await open(log);
  });
  afterEach(async () => {
    await workers?.close();
    workers = null;
  });
  afterAll(() => engine.close());

  it("carry jobs of both kinds as they were", async () => {
    const moderation = inbox<ModerationJob>();
    const review = inbox<ReviewJob>();
    const job = newJob();
    const alert = { name: "review-alert", why: "asked", caseId: "case-1", at: 5 } as const;
    await engine.queues.moderation.enqueue([job]);
    await engine.queues.review.enqueue([alert]);
    workers = await engine.work({ moderation: moderation.take, review: review.take });
    expect(await moderation.until(1)).toEqual([job]);
    expect(await review.until(1)).toEqual([alert]);
  });

  it("carry messages past any number of files that are being read", async () => {
    const read = Promise.withResolvers<void>();
    const { jobs, take, until } = inbox<ModerationJob>();
    const files = Array.from({ length: 30 }, (_, index) => newFileJob(`F${index}`));
    const job = newJob();
    workers = await engine.work({
      moderation: async (taken) => {
        if (taken.name === "file-shared") {
          await read.promise;
        }
        await take(taken);
      },
    });
    await engine.queues.moderation.enqueue([...files, job]);
    await until(1);
    expect(jobs).toEqual([job]);
    read.resolve();
    await until(31);
    expect(jobs).toEqual(expect.arrayContaining(files));
  });

  it("keep a job that is not due yet, and take it once, among those that read files", async () => {
    const { jobs, take, until } = inbox<ModerationJob>();
    const notBefore = Date.now() + 1_500;
    const growing: ModerationJob = {
      name: "audience-changed",
      channelId: "C1",
      previousChannelId: null,
      origin: newFileJob("F1").origin,
      since: notBefore - 1_000,
      notBefore,
    };
    const taken: number[] = [];
    workers = await engine.work({
      moderation: async (job) => {
        taken.push(Date.now());
        await take(job);
      },
    });
    await Promise.all(Array.from({ length: 100 }, () => engine.queues.moderation.enqueue([growing])));
    const last = newFileJob("F2");
    await until(1);
    await engine.queues.moderation.enqueue([growing, last]);
    await until(2);
    expect(jobs).toEqual([growing, last]);
    expect(taken[0]).toBeGreaterThanOrEqual(notBefore);
  });

  it("take a job once, however often it is added, before and after it is done", async () => {
    const { jobs, take, until } = inbox<ModerationJob>();
    const [job, last] = [newJob(), newJob()];
    await Promise.all([1, 2, 3].map(() => engine.queues.moderation.enqueue([job, job])));
    workers = await engine.work({ moderation: take });
    await until(1);
    await engine.queues.moderation.enqueue([job]);
    await engine.queues.moderation.enqueue([last]);
    await until(2);
    expect(jobs).toEqual([job, last]);
  });

  it("try a failing job again until it is done, and report it while it keeps failing", async () => {
    const job = newJob();
    const done = Promise.withResolvers<void>();
    let attempts = 0;
    log.lines.length = 0;
    workers = await engine.work(
      {
        moderation: async () => {
          attempts += 1;
          if (attempts < 5) {
            // As JSON.parse and others do: the message quotes what it choked on.
            throw new SyntaxError(`Unexpected token in "${CANARY}"`);
          }
          done.resolve();
        },
      },
      { parkAfter: 3 },
    );
    await engine.queues.moderation.enqueue([job]);
    await done.promise;
    expect(attempts).toBe(5);
    const gaps = await createCaseStore({ database: engine.opened.database }).gaps(0, Date.now() + 1);
    expect(gaps).toContainEqual(
      expect.objectContaining({ reason: "scan-failed", what: "message-deleted", ref: job.ref }),
    );
    expect(log.lines.filter((line) => line.level === "error")).toHaveLength(1);
    expect(log.lines.filter((line) => line.message.includes("tried again"))).toHaveLength(4);
    expect(JSON.stringify(log.lines)).not.toContain(CANARY);
    expect(JSON.stringify(log.lines)).toContain("SyntaxError");
    if (engine.redisUrl === null) {
      const stored = JSON.stringify(await engine.opened.database.db.execute(sql`select * from bullmq.job`));
      expect(stored).toContain("SyntaxError");
      expect(stored).not.toContain(CANARY);
    }
  });

  it("give unfinished work back when they close", async () => {
    const job = newJob();
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const hanging = await engine.work(
      {
        moderation: async () => {
          started.resolve();
          await finish.promise;
        },
      },
      // Only handing back can free it in this test's time.
      { lockMs: 600_000 },
    );
    await engine.queues.moderation.enqueue([job]);
    await started.promise;
    await hanging.close(50);
    const { take, until } = inbox<ModerationJob>();
    workers = await engine.work({ moderation: take });
    expect(await until(1)).toEqual([job]);
    finish.resolve();
  });

  it("count what waits", async () => {
    await engine.queues.review.enqueue([{ name: "digest", teamId: "T1", from: 1, to: 2 }]);
    expect(await engine.queues.counts("security-review")).toMatchObject({ waiting: 1, failed: 0 });
  });
});

onRedis("a producer", (open) => {
  it("says at once that Redis is away, and goes on when it is back", async () => {
    const engine = await open();
    const { take, until } = inbox<ModerationJob>();
    const workers = await engine.work({ moderation: take });
    const [before, during, after] = [newJob(), newJob(), newJob()];
    await engine.queues.moderation.enqueue([before]);
    await until(1);
    await engine.redis?.restart(async () => {
      const started = performance.now();
      await expect(engine.queues.moderation.enqueue([during])).rejects.toThrow();
      expect(performance.now() - started).toBeLessThan(3_000);
    });
    await enqueueWhenBack(engine, after);
    expect(await until(2)).toEqual([before, after]);
    await workers.close();
    await engine.close();
  });
});
