import { afterAll, describe, it } from "@jest/globals";
import { postgres, postgresMissing } from "../engines/postgres.ts";
import { redis, redisMissing } from "../engines/redis.ts";
import { redisCluster, redisClusterMissing } from "../engines/redis-cluster.ts";
import { describeEndToEnd } from "./suite.ts";

const database = await postgres();
const single = await redis();
const cluster = await redisCluster();

afterAll(async () => {
  await Promise.all([database?.stop(), single?.stop(), cluster?.stop()]);
});

if (database === null) {
  describe.skip(`end to end on PostgreSQL: ${postgresMissing}`, () => {
    it("is not run", () => undefined);
  });
} else {
  describeEndToEnd("HTTP, PostgreSQL and its queue, a listener and a worker", {
    transport: "http",
    databaseUrl: await database.newDatabase("e2e_pg"),
    split: true,
  });
  if (single === null) {
    describe.skip(`end to end on Redis: ${redisMissing}`, () => {
      it("is not run", () => undefined);
    });
  } else {
    describeEndToEnd("Socket Mode, PostgreSQL and Redis, a listener and a worker", {
      transport: "socket",
      databaseUrl: await database.newDatabase("e2e_redis"),
      redisUrl: single.url,
      split: true,
    });
  }
  if (cluster === null) {
    describe.skip(`end to end on a Redis Cluster: ${redisClusterMissing}`, () => {
      it("is not run", () => undefined);
    });
  } else {
    describeEndToEnd("HTTP, PostgreSQL and a Redis Cluster", {
      transport: "http",
      databaseUrl: await database.newDatabase("e2e_cluster"),
      redisUrl: cluster.url,
    });
  }
}
