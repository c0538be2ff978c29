import { afterEach, describe, expect, it } from "@jest/globals";
import { createMetrics } from "../../src/ops/metrics.ts";
import type { OpsOptions } from "../../src/ops/routes.ts";
import { type OpsServer, startOpsServer } from "../../src/ops/server.ts";

const servers: OpsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(options: Partial<OpsOptions> = {}): Promise<string> {
  const server = await startOpsServer(0, { checks: {}, metrics: createMetrics({ processMetrics: false }), ...options });
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
}

const fine = async (): Promise<void> => undefined;
const failing = async (): Promise<void> => {
  throw new Error("postgres://user:password@host is down");
};

describe("startOpsServer", () => {
  it("answers /healthz whatever the checks say", async () => {
    const response = await fetch(`${await serve({ checks: { database: failing } })}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });

  it("answers /readyz by the checks, without saying why", async () => {
    const ready = await fetch(`${await serve({ checks: { database: fine, queue: fine } })}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: "ok", checks: { database: "ok", queue: "ok" } },
    ]);
    const unready = await fetch(`${await serve({ checks: { database: failing, queue: fine } })}/readyz`);
    const body = await unready.text();
    expect(unready.status).toBe(503);
    expect(JSON.parse(body)).toEqual({ status: "failed", checks: { database: "failed", queue: "ok" } });
    expect(body).not.toContain("password");
  });

  it("counts a check that does not answer as failed", async () => {
    const never = () => new Promise<void>(() => undefined);
    const response = await fetch(`${await serve({ checks: { queue: never }, checkTimeoutMs: 20 })}/readyz`);
    expect(response.status).toBe(503);
  });

  it("asks each check once for many who ask at once", async () => {
    let asked = 0;
    const url = await serve({
      checks: {
        database: async () => {
          asked += 1;
        },
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/readyz`)));
    expect(asked).toBe(1);
  });

  it("is not ready while stopping", async () => {
    const response = await fetch(`${await serve({ isStopping: () => true })}/readyz`);
    expect([response.status, (await response.json()) as unknown]).toEqual([503, { status: "stopping", checks: {} }]);
  });

  it("serves the metrics, and nothing else", async () => {
    const url = await serve();
    expect((await fetch(`${url}/metrics`)).headers.get("content-type")).toContain("text/plain");
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  });

  it("refuses a port that is taken", async () => {
    const port = Number(new URL(await serve()).port);
    await expect(
      startOpsServer(port, { checks: {}, metrics: createMetrics({ processMetrics: false }) }),
    ).rejects.toThrow(/EADDRINUSE/);
  });
});
