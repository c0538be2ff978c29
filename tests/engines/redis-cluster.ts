import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Cluster } from "ioredis";
import { findProgram, orFailInCi, type PrivateEngine } from "./private-process.ts";
import { type PrivateRedis, redis } from "./redis.ts";

const run = promisify(execFile);

export const redisClusterMissing = "redis-server or redis-cli is not on PATH (Debian: apt-get install redis-server)";

/** Starts a private Redis Cluster of three nodes; `null` when Redis is not installed. `url` names all three. */
export async function redisCluster(): Promise<PrivateEngine | null> {
  const cli = findProgram("redis-cli", ["/usr/bin", "/usr/local/bin"]);
  const nodes: PrivateRedis[] = [];
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  for (let index = 0; index < 3 && cli !== null; index += 1) {
    const node = await redis(["--cluster-enabled", "yes", "--cluster-node-timeout", "3000"]);
    if (node !== null) {
      nodes.push(node);
    }
  }
  if (cli === null || nodes.length < 3) {
    await stop();
    return orFailInCi<PrivateEngine>(null, redisClusterMissing);
  }
  const hosts = nodes.map((node) => new URL(node.url).host);
  await run(cli, ["--cluster", "create", ...hosts, "--cluster-replicas", "0", "--cluster-yes"]);
  await everyNodeAgrees(hosts);
  return { url: nodes.map((node) => node.url).join(","), stop };
}

/** A cluster is usable once every slot has an owner; ioredis is ready exactly then. */
async function everyNodeAgrees(hosts: readonly string[]): Promise<void> {
  const client = new Cluster(
    hosts.map((host) => `redis://${host}`),
    { clusterRetryStrategy: () => 100, enableReadyCheck: true, retryDelayOnClusterDown: 100 },
  );
  // Refusals while it forms are what the retries are for.
  client.on("error", () => undefined);
  try {
    await Promise.all(["a", "b", "c", "d", "e"].map((key) => client.set(`ready-${key}`, "1")));
  } finally {
    client.disconnect();
  }
}
