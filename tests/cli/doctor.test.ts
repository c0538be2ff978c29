import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql } from "drizzle-orm";
import { startSandbox } from "../../sandbox/client.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { CheckResult } from "../../src/cli/doctor/check.ts";
import { confinementCheck } from "../../src/cli/doctor/confinement-check.ts";
import { slackChecks } from "../../src/cli/doctor/slack-checks.ts";
import { storageChecks } from "../../src/cli/doctor/storage-checks.ts";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/store/database.ts";
import { silentLog } from "../engines/logs.ts";

let slack: Sandbox;
let folder: string;

beforeAll(async () => {
  slack = await startSandbox({ manifest: resolve(import.meta.dirname, "../../manifest.yml") });
  folder = await mkdtemp(join(tmpdir(), "sotto-doctor-"));
});
afterAll(async () => {
  await slack.stop();
  await rm(folder, { recursive: true });
});

function config(env: Record<string, string> = {}) {
  return readConfig({
    ...slack.env(),
    SOTTO_REVIEWERS: "S0SECURITY",
    SOTTO_REVIEW_CHANNEL: "C0SECURITY",
    SOTTO_DATA_DIR: folder,
    ...env,
  });
}

/** Status by name, worst last of a name. */
function statuses(results: readonly CheckResult[]): Record<string, string> {
  return Object.fromEntries(results.map(({ name, status }) => [name, status]));
}

describe("confinementCheck", () => {
  it("says how files are parsed, and never fails for what a system lacks", async () => {
    const check = await confinementCheck();
    expect(check.name).toBe("file parsing");
    expect(check.detail).toContain("confined by Node");
    expect(["ok", "warn"]).toContain(check.status);
  });
});

describe("slackChecks", () => {
  it("finds a workspace that is set up well", async () => {
    expect(statuses(await slackChecks(config()))).toEqual({
      "bot token": "ok",
      scopes: "ok",
      clock: "ok",
      "app token": "ok",
      "review channel": "ok",
      reviewers: "ok",
    });
  });

  it("tells a refused token from a Slack that does not answer", async () => {
    const refused = await slackChecks(config({ SLACK_BOT_TOKEN: "xoxb-wrong" }));
    expect(refused[0]).toMatchObject({ name: "bot token", status: "fail", detail: "refused: invalid_auth" });
    const silent = await slackChecks(config({ SLACK_API_URL: "http://127.0.0.1:9/api/" }));
    expect(silent[0]).toMatchObject({ name: "slack", status: "fail", detail: "does not answer" });
  });

  it("finds a clock that is off", async () => {
    const ahead = await slackChecks(config(), () => Date.now() + 30_000);
    expect(statuses(ahead).clock).toBe("warn");
    const behind = await slackChecks(config(), () => Date.now() - 300_000);
    expect(behind.find(({ name }) => name === "clock")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("behind"),
    });
  });

  it("finds a review channel that is shared, unknown or not joined, and a group that is not there", async () => {
    const shared = await slackChecks(config({ SOTTO_REVIEW_CHANNEL: slack.channelId("#acme-shared") }));
    expect(statuses(shared)["review channel"]).toBe("fail");
    const unknown = await slackChecks(config({ SOTTO_REVIEW_CHANNEL: "C0NOWHERE", SOTTO_REVIEWERS: "S0NOBODY" }));
    expect(statuses(unknown)).toMatchObject({ "review channel": "fail", reviewers: "fail" });
  });
});

describe("storageChecks", () => {
  it("uses data folder, key, database and queue once", async () => {
    await chmod(folder, 0o700);
    const key = Buffer.alloc(32, 7).toString("base64");
    expect(statuses(await storageChecks(config({ SOTTO_KEY: key })))).toEqual({
      "data folder": "ok",
      key: "ok",
      database: "ok",
      record: "ok",
      queue: "ok",
    });
  });

  it("notices that the record was tampered with", async () => {
    const { dataDir } = config({});
    const database = await openDatabase({ databaseUrl: null, dataDir, log: silentLog });
    await database.db.execute(sql`update sotto.chain_head set sequence = sequence + 1`);
    await database.close();
    expect(statuses(await storageChecks(config({})))).toMatchObject({ database: "ok", record: "fail" });
  });

  it("says what to do about a folder others may enter and a database that does not answer", async () => {
    await chmod(folder, 0o755);
    const results = await storageChecks(config({ DATABASE_URL: "postgres://sotto@127.0.0.1:9/sotto" }));
    expect(statuses(results)).toMatchObject({ "data folder": "warn", key: "warn", database: "fail" });
    expect(results.every((result) => result.status === "ok" || result.fix !== "")).toBe(true);
  });
});
