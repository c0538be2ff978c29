import { Cluster, type ClusterOptions, Redis, type RedisOptions } from "ioredis";
import type { Log } from "../core/ports.ts";

export type RedisClient = Redis | Cluster;

/** How a connection behaves when Redis is away. */
export type Patience =
  /** Producers: say so at once, so that Slack is told and delivers again. */
  | "fail-fast"
  /** Workers: wait for it to come back. */
  | "wait";

export interface RedisTarget {
  readonly cluster: boolean;
  connect(patience: Patience): RedisClient;
}

/** Redis could not be reached at start. Names hosts, never the password. */
export class RedisUnavailableError extends Error {
  override readonly name = "RedisUnavailableError";
}

const PROBE_TIMEOUT_MS = 3_000;
const COMMAND_TIMEOUT_MS = 2_000;

/**
 * Finds out what answers at `REDIS_URL`: one URL, or several separated by commas for a cluster's nodes. A single
 * URL of a cluster's node is recognised as well. Waits with backoff until one of them answers.
 *
 * @throws RedisUnavailableError
 */
export async function findRedis(redisUrl: string, log: Log, timeoutMs: number): Promise<RedisTarget> {
  const urls = redisUrl
    .split(",")
    .map((url) => url.trim())
    .filter((url) => url !== "");
  const first = urls[0];
  const wrong = urls.findIndex((url) => !URL.canParse(url) || !/^rediss?:$/u.test(new URL(url).protocol));
  if (first === undefined || wrong >= 0) {
    throw new RedisUnavailableError(
      "REDIS_URL must be redis://host:port or rediss://host:port, or several with commas between.",
    );
  }
  const cluster = await probeAny(urls, log, Date.now() + timeoutMs);
  return {
    cluster,
    connect: (patience) => (cluster ? connectCluster(urls, patience) : connectSingle(first, patience)),
  };
}

async function probeAny(urls: readonly string[], log: Log, until: number): Promise<boolean> {
  for (let pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
    let reason = "it does not answer";
    for (const url of urls) {
      try {
        return await probe(url, log);
      } catch (error) {
        reason = error instanceof Error ? error.message : reason;
      }
    }
    const left = until - Date.now();
    const places = urls.map((url) => new URL(url).host).join(", ");
    if (left <= 0 || /WRONGPASS|NOAUTH|NOPERM/u.test(reason)) {
      throw new RedisUnavailableError(`Redis at ${places} can't be used: ${reason}.`);
    }
    log.warn("waiting for Redis", { places, retryMs: pause });
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
  }
}

/** Whether the server is a node of a cluster; warns when it may throw jobs away. */
async function probe(url: string, log: Log): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PROBE_TIMEOUT_MS,
    commandTimeout: PROBE_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The connection's own errors come back from `connect` as well.
  let last: Error | null = null;
  client.on("error", (error) => {
    last = error;
  });
  try {
    await client.connect();
    const info = await client.info();
    const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1];
    if (policy !== undefined && policy !== "noeviction") {
      log.warn("Redis may evict jobs: set maxmemory-policy to noeviction", { policy });
    }
    return /^cluster_enabled:1/mu.test(info);
  } catch (error) {
    throw last ?? error;
  } finally {
    client.disconnect();
  }
}

function connectSingle(url: string, patience: Patience): Redis {
  return new Redis(url, { ...commandOptions(patience), retryStrategy: backoff });
}

function connectCluster(urls: readonly string[], patience: Patience): Cluster {
  const parsed = urls.map((url) => new URL(url));
  const secure = parsed.some((url) => url.protocol === "rediss:");
  const named = parsed.find((url) => url.password !== "");
  const options: ClusterOptions = {
    clusterRetryStrategy: backoff,
    enableOfflineQueue: patience === "wait",
    redisOptions: {
      ...commandOptions(patience),
      ...(named === undefined ? {} : { password: decodeURIComponent(named.password) }),
      ...(named === undefined || named.username === "" ? {} : { username: decodeURIComponent(named.username) }),
      ...(secure ? { tls: {} } : {}),
    },
    // Certificates name hosts, and nodes behind one name have no address of their own to resolve.
    ...(secure ? { dnsLookup: (address, callback) => callback(null, address) } : {}),
  };
  const nodes = parsed.map((url) => ({ host: url.hostname, port: url.port === "" ? 6379 : Number(url.port) }));
  return new Cluster(nodes, options);
}

function commandOptions(patience: Patience): RedisOptions {
  return patience === "fail-fast"
    ? { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: COMMAND_TIMEOUT_MS, connectTimeout: 5_000 }
    : { maxRetriesPerRequest: null, connectTimeout: 5_000 };
}

/** A restarted server is found within a second, an absent one is not hammered. */
function backoff(times: number): number {
  return Math.min(100 * 2 ** Math.min(times, 6), 3_000);
}
