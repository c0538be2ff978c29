import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { VARIABLE_NAMES } from "../../src/config/environment.ts";

function source(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
}

const service = z.object({
  image: z.string(),
  read_only: z.literal(true),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
});

const compose = z
  .object({
    services: z.object({ listener: service, worker: service, postgres: service, redis: service }),
    networks: z.looseObject({ inside: z.object({ internal: z.literal(true) }) }),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(source("compose.yaml"), { merge: true }));
const { listener, worker, postgres, redis } = compose.services;

describe("compose.yaml", () => {
  it("runs both roles of one image", () => {
    expect(listener.image).toBe(worker.image);
    expect([listener.environment.SOTTO_ROLE, worker.environment.SOTTO_ROLE]).toEqual(["listener", "worker"]);
  });

  it("sets only what the app reads", () => {
    for (const name of Object.keys({ ...listener.environment, ...worker.environment })) {
      expect(VARIABLE_NAMES).toContain(name);
    }
  });

  it("hands over secrets as files that are declared", () => {
    for (const { environment, secrets } of [listener, worker, postgres]) {
      const files = Object.entries(environment).filter(([name]) => name.endsWith("_FILE"));
      expect(files.length).toBeGreaterThan(0);
      expect(files.map(([, path]) => path.replace("/run/secrets/", "")).sort()).toEqual([...secrets].sort());
      for (const secret of secrets) {
        expect(compose.secrets).toHaveProperty(secret);
      }
    }
    expect(source(".gitignore")).toContain("/secrets/");
  });

  it("keeps Redis from evicting or forgetting jobs", () => {
    expect(redis.command.join(" ")).toContain("--maxmemory-policy noeviction --appendonly yes");
  });

  it("watches the engines and shuts them in", () => {
    for (const engine of [postgres, redis]) {
      expect(engine.healthcheck).toBeDefined();
      expect(engine.networks).toEqual(["inside"]);
    }
  });
});

describe("Dockerfile", () => {
  const lines = source("Dockerfile")
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));

  it("runs as nobody in particular, with a health check", () => {
    expect(lines.filter((line) => line.startsWith("USER "))).toEqual(["USER node"]);
    expect(lines.findIndex((line) => line.startsWith("HEALTHCHECK"))).toBeGreaterThan(0);
    expect(lines.filter((line) => line.startsWith("FROM "))).toHaveLength(2);
  });

  it("copies only what there is and what the build context lets in", () => {
    const allowed = source(".dockerignore");
    for (const line of lines.filter((one) => one.startsWith("COPY ") && !one.includes("--from"))) {
      for (const name of line.split(/\s+/).slice(1, -1)) {
        expect([name, existsSync(new URL(`../../${name}`, import.meta.url))]).toEqual([name, true]);
        expect(allowed).toContain(`!${name}\n`);
      }
    }
  });

  it("uses the Node the project is pinned to", () => {
    const { dependencies } = z
      .object({ dependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(source("package.json")));
    const major = /\d+/.exec(dependencies.node)?.[0];
    expect(source("Dockerfile")).toContain(`NODE_IMAGE=node:${major}-`);
  });
});
