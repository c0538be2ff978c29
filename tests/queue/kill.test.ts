import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import type { ModerationJob } from "../../src/core/jobs.ts";
import { openDatabase } from "../../src/store/database.ts";
import { silentLog } from "../engines/logs.ts";
import {
  enqueueWhenBack,
  inbox,
  newJob,
  type OpenedEngine,
  onEveryServerQueue,
  onServerRestart,
  stopEngines,
} from "./queue-engines.ts";

const program = fileURLToPath(new URL("./worker-process.ts", import.meta.url));

interface Fact {
  readonly ready?: true;
  readonly started?: ModerationJob;
}

/** Starts a worker process and follows what it says. */
function startProcess(databaseUrl: string | null, dataDir: string, redisUrl: string | null, mode: string) {
  const child: ChildProcess = spawn(process.execPath, [program, databaseUrl ?? "", dataDir, redisUrl ?? "", mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const facts: Fact[] = [];
  const waiting: (() => void)[] = [];
  createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
    facts.push(JSON.parse(line));
    for (const wake of waiting.splice(0)) {
      wake();
    }
  });
  return {
    async until(known: (fact: Fact) => boolean): Promise<Fact> {
      for (;;) {
        const fact = facts.find(known);
        if (fact !== undefined) {
          return fact;
        }
        const more = Promise.withResolvers<void>();
        waiting.push(more.resolve);
        await more.promise;
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

afterAll(stopEngines);

onEveryServerQueue("a worker killed in the middle of a job", (open) => {
  it("loses nothing", async () => {
    const engine: OpenedEngine = await open();
    const { url, dataDir } = engine.opened;
    const victim = startProcess(url, dataDir, engine.redisUrl, "hang");
    await victim.until((fact) => fact.ready === true);
    const job = newJob();
    await engine.queues.moderation.enqueue([job]);
    await victim.until((fact) => fact.started !== undefined);
    await victim.kill();
    const { take, until } = inbox<ModerationJob>();
    const workers = await engine.work({ moderation: take });
    expect(await until(1)).toEqual([job]);
    await workers.close();
    await engine.close();
  });
});

onServerRestart("workers on a server that is restarted", (open) => {
  it("go on with what was there and what comes", async () => {
    const engine = await open();
    const { take, until } = inbox<ModerationJob>();
    const [first, second] = [newJob(), newJob()];
    const workers = await engine.work({ moderation: take });
    await engine.queues.moderation.enqueue([first]);
    await until(1);
    await engine.restart();
    await enqueueWhenBack(engine, second);
    expect(await until(2)).toEqual([first, second]);
    await workers.close();
    await engine.close();
  });
});

describe("a process killed with the embedded database open", () => {
  it("loses nothing, and its lock blocks nobody", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sotto-killed-"));
    const victim = startProcess(null, dataDir, null, "enqueue-and-hang");
    const { started } = await victim.until((fact) => fact.started !== undefined);
    await expect(openDatabase({ databaseUrl: null, dataDir, log: silentLog })).rejects.toThrow(/is in use by process/u);
    await victim.kill();
    const heir = startProcess(null, dataDir, null, "done");
    expect((await heir.until((fact) => fact.started !== undefined)).started).toEqual(started);
    await heir.kill();
    expect((await readdir(join(dataDir, "database"))).sort()).toEqual(["files", "lock"]);
    expect(await readFile(join(dataDir, "database", "lock"), "utf8")).toContain('"pid"');
    await rm(dataDir, { recursive: true });
  }, 60_000);
});
