import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../../config/environment.ts";
import type { Config } from "../../config.ts";
import { FILES_QUEUE, MODERATION_QUEUE, REVIEW_QUEUE } from "../../core/jobs.ts";
import type { Log, Metrics } from "../../core/ports.ts";
import { safeError } from "../../ops/safe-error.ts";
import { openQueues } from "../../queue/queues.ts";
import { type Database, openDatabase } from "../../store/database.ts";
import { verifyChain } from "../../store/event-log.ts";
import { FolderLockedError } from "../../store/folder-lock.ts";
import { type CheckResult, fail, ok, warn } from "./check.ts";

const PATIENCE_MS = 8_000;
const NO_METRICS: Metrics = { count: () => undefined, observe: () => undefined };

/** Data folder, key, database and queue, each really used once. */
export async function storageChecks(config: Config): Promise<CheckResult[]> {
  const results = [folderCheck(config), keyCheck(config)];
  if (config.databaseUrl === null && !existsSync(config.dataDir)) {
    results.push(ok("database", "embedded; made at the first start"));
    return results;
  }
  const spoken: string[] = [];
  const log = collecting(spoken);
  let database: Database;
  try {
    const { databaseUrl, dataDir } = config;
    database = await openDatabase({ databaseUrl, dataDir, log, connectTimeoutMs: PATIENCE_MS });
  } catch (error) {
    results.push(databaseFailure(config, error));
    return results;
  }
  try {
    await database.ping();
    const where = database.engine.kind === "embedded" ? "embedded PostgreSQL" : "PostgreSQL";
    results.push(ok("database", `${where} answers; its schema is up to date`));
    results.push(await chainCheck(database), ...(await queueChecks(config, database, log)));
  } catch (error) {
    results.push(databaseFailure(config, error));
  } finally {
    await database.close();
  }
  const asides = spoken.filter((words) => !words.startsWith("waiting"));
  return [...results, ...asides.map((words) => warn("storage", words, "see the log at start for details"))];
}

/** The record is worth what its chain proves: nothing changed, nothing missing. */
async function chainCheck(database: Database): Promise<CheckResult> {
  const broken = await verifyChain(database.db);
  return broken === null
    ? ok("record", "the chain of events holds")
    : fail(
        "record",
        `the chain of events breaks at number ${broken}`,
        "somebody changed or removed events in the database: compare it with a backup",
      );
}

function databaseFailure(config: Config, error: unknown): CheckResult {
  if (error instanceof FolderLockedError) {
    return ok("database", "embedded; in use by a running Sotto");
  }
  const detail = `can't be used (${safeError(error).code ?? safeError(error).name})`;
  return config.databaseUrl === null
    ? fail("database", detail, "look at the data folder's permissions and free space")
    : fail("database", detail, "check DATABASE_URL, that the server runs, and that its user may create tables");
}

async function queueChecks(config: Config, database: Database, log: Log): Promise<CheckResult[]> {
  try {
    const { redisUrl } = config;
    const queues = await openQueues({ redisUrl, database, log, metrics: NO_METRICS, connectTimeoutMs: PATIENCE_MS });
    try {
      const names = [MODERATION_QUEUE, FILES_QUEUE, REVIEW_QUEUE] as const;
      const counts = await Promise.all(names.map((name) => queues.counts(name)));
      const failed = counts.reduce((sum, states) => sum + (states.failed ?? 0), 0);
      const detail = `${queues.kind} answers`;
      return [
        failed === 0
          ? ok("queue", detail)
          : warn("queue", `${detail}; ${failed} jobs were given up`, "look for them in the log; they are kept"),
      ];
    } finally {
      await queues.close();
    }
  } catch (error) {
    const detail = `does not answer (${safeError(error).code ?? safeError(error).name})`;
    return [
      fail("queue", detail, config.redisUrl === null ? "check the database" : "check REDIS_URL and that Redis runs"),
    ];
  }
}

function folderCheck({ dataDir }: Config): CheckResult {
  try {
    const { mode } = statSync(dataDir);
    return (mode & 0o077) === 0
      ? ok("data folder", dataDir)
      : warn("data folder", `others on this machine may enter ${dataDir}`, `chmod 700 ${dataDir}`);
  } catch (error) {
    const code = errorCode(error);
    return code === "ENOENT"
      ? ok("data folder", `${dataDir} is made at the first start`)
      : fail("data folder", `can't be read (${code})`, "set SOTTO_DATA_DIR to a folder this user may write");
  }
}

function keyCheck({ keys, dataDir }: Config): CheckResult {
  if (keys !== null) {
    return ok("key", keys.length === 1 ? "from SOTTO_KEY" : `from SOTTO_KEY; ${keys.length - 1} older ones still open`);
  }
  const path = join(dataDir, "key");
  if (!existsSync(path)) {
    return warn(
      "key",
      "made in the data folder at the first start",
      "for more than a trial set SOTTO_KEY, kept apart from the database",
    );
  }
  return (statSync(path).mode & 0o077) === 0
    ? warn(
        "key",
        "in the data folder, beside what it seals",
        "for more than a trial set SOTTO_KEY, kept apart from the database",
      )
    : fail("key", "others on this machine can read it", `chmod 600 ${path}`);
}

function collecting(spoken: string[]): Log {
  const say: Log["warn"] = (message) => spoken.push(message);
  return { debug: () => undefined, info: () => undefined, warn: say, error: say };
}
