/**
 * A worker process for tests that kill it. Says what it does on its standard output, one JSON object a line, and
 * works on jobs that never end until it is killed, or, when the last argument is "done", end at once.
 */

import { startOutboxRelay } from "../../src/queue/outbox-relay.ts";
import { openQueues } from "../../src/queue/queues.ts";
import { startWorkers } from "../../src/queue/workers.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { openDatabase } from "../../src/store/database.ts";

const [databaseUrl = "", dataDir = "", redisUrl = "", mode = "hang"] = process.argv.slice(2);
const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const metrics = { count: ignore, observe: ignore };

function say(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

const database = await openDatabase({ databaseUrl: databaseUrl === "" ? null : databaseUrl, dataDir, log });
const cases = createCaseStore({ database });
const queues = await openQueues({ redisUrl: redisUrl === "" ? null : redisUrl, database, log, metrics });
startOutboxRelay({ database, queues, log });

async function handle(job: { readonly name: string }): Promise<void> {
  say({ started: job });
  if (mode.endsWith("hang")) {
    await new Promise(ignore);
  }
}

await startWorkers({
  queues,
  handlers: { moderation: handle, review: handle, digestDue: async () => undefined },
  cases,
  clock: { now: Date.now },
  log,
  metrics,
  lockMs: 1_000,
  stalledCheckMs: 300,
});

if (mode === "enqueue-and-hang") {
  await queues.moderation.enqueue([
    { name: "message-deleted", ref: { teamId: "T1", channelId: "C1", ts: "1.1" }, at: 1 },
  ]);
}
say({ ready: true });
