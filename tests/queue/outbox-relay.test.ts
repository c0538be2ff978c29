import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { type OutboxRelay, startOutboxRelay } from "../../src/queue/outbox-relay.ts";
import type { IdentifiedJob } from "../../src/queue/queues.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { outbox } from "../../src/store/schema.ts";
import { silentLog } from "../engines/logs.ts";
import { type OpenedDatabase, onEveryDatabase, stopPostgres } from "../store/databases.ts";

afterAll(stopPostgres);

onEveryDatabase("the outbox relay", (open) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    await opened.database.db.delete(outbox);
  });
  afterAll(() => opened.close());

  /** A queue that remembers, and can be away. */
  function recordingQueue() {
    const added: IdentifiedJob[] = [];
    return {
      added,
      away: false,
      async add(_queue: string, jobs: readonly IdentifiedJob[]) {
        if (this.away) {
          throw new Error("away");
        }
        added.push(...jobs);
      },
    };
  }

  async function put(caseId: string, ...nudges: number[]): Promise<void> {
    const store = createCaseStore({ database: opened.database });
    await store.transaction(async (tx) => {
      for (const nudge of nudges) {
        await tx.outbox({ name: "nudge-due", caseId, nudge });
      }
    });
  }

  function start(queues: ReturnType<typeof recordingQueue>, sweepMs = 600_000): OutboxRelay {
    return startOutboxRelay({ database: opened.database, queues, log: silentLog, sweepMs });
  }

  it("hands over each row once, in order for its case, whoever relays", async () => {
    await Promise.all(["a", "b", "c"].map((caseId) => put(caseId, 1, 2, 3, 4, 5)));
    const queue = recordingQueue();
    const relays = [1, 2, 3].map(() => start(queue));
    // Rows another relay has leased are its business: drain until none is left.
    while ((await opened.database.db.select().from(outbox)).length > 0) {
      await Promise.all(relays.map((relay) => relay.drain()));
    }
    expect(new Set(queue.added.map(({ id }) => id)).size).toBe(15);
    expect(queue.added).toHaveLength(15);
    for (const caseId of ["a", "b", "c"]) {
      const mine = queue.added.flatMap(({ job }) =>
        job.name === "nudge-due" && job.caseId === caseId ? [job.nudge] : [],
      );
      expect(mine).toEqual([1, 2, 3, 4, 5]);
    }
    await Promise.all(relays.map((relay) => relay.close()));
  });

  it("keeps everything while the queue is away, and hands it over afterwards", async () => {
    const queue = recordingQueue();
    queue.away = true;
    const relay = start(queue);
    await put("d", 1, 2);
    await expect(relay.drain()).rejects.toThrow("away");
    expect(await opened.database.db.select().from(outbox)).toHaveLength(2);
    queue.away = false;
    expect(await relay.drain()).toBe(2);
    expect(queue.added).toHaveLength(2);
    await relay.close();
  });

  it("takes over what a process that died had leased, under the same id", async () => {
    await put("e", 1);
    const queue = recordingQueue();
    const relay = start(queue);
    await relay.drain();
    const [first] = queue.added;
    const rows = opened.database.db;
    // As though the process had died after the queue took the job and before the row was deleted.
    await put("e", 1);
    const [row] = await rows.select().from(outbox);
    await rows.update(outbox).set({ leasedUntil: new Date(Date.now() + 60_000) });
    expect(await relay.drain()).toBe(0);
    await rows.update(outbox).set({ leasedUntil: new Date(Date.now() - 1) });
    expect(await relay.drain()).toBe(1);
    expect(queue.added[1]?.id).toBe(`outbox-moderation-${row?.id}-${row?.createdAt.getTime()}`);
    expect(queue.added[1]?.id).not.toBe(first?.id);
    await relay.close();
  });

  it("finds by itself what nobody woke it for", async () => {
    const arrived = Promise.withResolvers<void>();
    const queue = recordingQueue();
    const relay = startOutboxRelay({
      database: opened.database,
      log: silentLog,
      sweepMs: 10,
      queues: {
        async add(name, jobs) {
          await queue.add(name, jobs);
          if (jobs.length > 0) {
            arrived.resolve();
          }
        },
      },
    });
    await put("f", 1);
    await arrived.promise;
    await relay.close();
  });
});
