import { afterAll, expect, it } from "@jest/globals";
import type { ReviewJob } from "../../src/core/jobs.ts";
import type { DigestSchedule } from "../../src/core/policy.ts";
import { startOutboxRelay } from "../../src/queue/outbox-relay.ts";
import { createDigestTimer } from "../../src/queue/schedule.ts";
import { createDigestPeriods } from "../../src/store/digest-periods.ts";
import { silentLog } from "../engines/logs.ts";
import { inbox, type OpenedEngine, onEveryQueue, stopEngines } from "./queue-engines.ts";

const daily: DigestSchedule = { every: "day", weekday: 1, at: "09:00", zone: "Europe/London" };
const monday = Date.parse("2026-11-23T09:00:00Z");
const DAY = 86_400_000;

afterAll(stopEngines);

onEveryQueue("the digest's schedule", (open) => {
  let engine: OpenedEngine;
  afterAll(() => engine.close());

  it("makes one digest a period, whoever asks how often, and a missed one once", async () => {
    engine = await open();
    const { take, until, jobs } = inbox<ReviewJob>();
    let now = monday + 1;
    const relay = startOutboxRelay({ database: engine.opened.database, queues: engine.queues, log: silentLog });
    // As many as start at once after an update: the queue then makes the schedule for several of them at the same moment.
    const timers = Array.from({ length: 12 }, () =>
      createDigestTimer({
        queues: engine.queues,
        periods: createDigestPeriods({ database: engine.opened.database, onOutbox: relay.wake }),
        schedule: daily,
        teams: async () => ["T1", "T2"],
        clock: { now: () => now },
        log: silentLog,
      }),
    );
    const everybody = () => Promise.all(timers.map((timer) => timer.onDue()));
    const workers = await engine.work({ review: take });
    await Promise.all(timers.map((timer) => timer.start()));
    const scheduler = await engine.queues.queue("security-review").getJobScheduler("digest");
    expect(scheduler).toMatchObject({ pattern: "0 9 * * *", tz: "Europe/London" });
    // The first period only begins here.
    now = monday + DAY - 1;
    await everybody();
    now = monday + DAY;
    await everybody();
    await until(2);
    // Down for three days: one digest for all of them.
    now = monday + 4 * DAY + 5_000;
    await everybody();
    await everybody();
    await until(4);
    await relay.drain();
    expect(jobs.filter((job) => job.name === "digest" && job.teamId === "T1")).toEqual([
      { name: "digest", teamId: "T1", from: monday, to: monday + DAY },
      { name: "digest", teamId: "T1", from: monday + DAY, to: monday + 4 * DAY },
    ]);
    expect(jobs).toHaveLength(4);
    await workers.close();
    await relay.close();
  });

  it("goes away with the policy's wish", async () => {
    const timer = createDigestTimer({
      queues: engine.queues,
      periods: createDigestPeriods({ database: engine.opened.database }),
      schedule: { ...daily, every: "never" },
      teams: async () => ["T1"],
      clock: { now: Date.now },
      log: silentLog,
    });
    await timer.start();
    expect(await engine.queues.queue("security-review").getJobScheduler("digest")).toBeUndefined();
  });
});
