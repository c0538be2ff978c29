import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { ConfigError, readConfig } from "../../src/config.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";

const folder = mkdtempSync(join(tmpdir(), "sotto-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SOCKET = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.message.split("\n");
    }
    throw error;
  }
  return [];
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("readConfig", () => {
  it("has a default for everything but the tokens", () => {
    expect(readConfig(SOCKET)).toMatchObject({
      slack: {
        transport: "socket",
        botToken: "xoxb-1",
        appToken: "xapp-1",
        oauth: null,
        userToken: null,
        apiUrl: null,
      },
      port: 3000,
      databaseUrl: null,
      redisUrl: null,
      keys: null,
      policy: DEFAULT_POLICY,
      policyFile: null,
      role: "all",
      logLevel: "info",
      dataDir: resolve(".sotto"),
    });
  });

  it("receives over HTTP with a signing secret alone, and by Socket Mode where both are set", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "t", SLACK_SIGNING_SECRET: "s" }).slack.transport).toBe("http");
    expect(readConfig({ ...SOCKET, SLACK_SIGNING_SECRET: "s" }).slack.transport).toBe("socket");
  });

  it("takes an install flow in place of a token", () => {
    const env = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", SLACK_SIGNING_SECRET: "x" };
    expect(readConfig(env).slack.oauth).toEqual({ clientId: "1.2", clientSecret: "s" });
  });

  it("needs no Slack for commands that never talk to it", () => {
    expect(readConfig({}, { needsSlack: false }).slack.botToken).toBeNull();
  });

  it("reads secrets from files", () => {
    const path = file("token", "xoxb-from-file\n");
    expect(readConfig({ SLACK_BOT_TOKEN_FILE: path, SLACK_APP_TOKEN: "xapp-1" }).slack.botToken).toBe("xoxb-from-file");
    const key = file("key", `${Buffer.alloc(32, 7).toString("base64")}\n`);
    expect(readConfig({ ...SOCKET, SOTTO_KEY_FILE: key }).keys).toEqual([Buffer.alloc(32, 7)]);
  });

  it("counts an empty variable as unset and ends the API root with a slash", () => {
    const config = readConfig({ ...SOCKET, REDIS_URL: " ", SLACK_API_URL: "http://127.0.0.1:9/api" });
    expect(config.redisUrl).toBeNull();
    expect(config.slack.apiUrl).toBe("http://127.0.0.1:9/api/");
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /^SLACK_BOT_TOKEN: no Slack credentials.*npm start/],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_APP_TOKEN: set it for Socket Mode/],
    [{ ...SOCKET, SLACK_BOT_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN: holds another sort of token/],
    [{ ...SOCKET, SLACK_CLIENT_ID: "1" }, /^SLACK_CLIENT_SECRET: .* go together/],
    [{ ...SOCKET, SLACK_BOT_TOKEN_FILE: "/x" }, /^SLACK_BOT_TOKEN: set either .* not both/],
    [{ ...SOCKET, SOTTO_KEY_FILE: "/nowhere/key" }, /^SOTTO_KEY_FILE: .*\(ENOENT\)/],
    [{ ...SOCKET, SOTTO_KEY: "c2hvcnQ=" }, /^SOTTO_KEY: key 1 of 1 is not 32 bytes/],
    [{ ...SOCKET, PORT: "http" }, /^PORT: must be a number/],
    [{ ...SOCKET, DATABASE_URL: "mysql://h/d" }, /^DATABASE_URL: must be a URL beginning with postgres:/],
    [{ ...SOCKET, REDIS_URL: "redis://a,b" }, /^REDIS_URL: must be a URL/],
    [
      { ...SOCKET, SOTTO_ROLE: "workr" },
      /^SOTTO_ROLE: must be one of all, listener, worker \(did you mean "worker"\?\)/,
    ],
    [{ ...SOCKET, SOTTO_ROLE: "worker" }, /^SOTTO_ROLE: the embedded database serves one process/],
    [{ ...SOCKET, SOTTO_REVIEWERS: "@security" }, /^SOTTO_REVIEWERS: must be a user group's id/],
    [{ ...SOCKET, SOTTO_REVIEW_CHANNEL: "#security" }, /^SOTTO_REVIEW_CHANNEL: must be a channel's id/],
    [{ ...SOCKET, SOTTO_POLICY: "/nowhere/policy.yaml" }, /^\/nowhere\/policy.yaml: .* can't be read \(ENOENT\)/],
  ])("refuses %j", (env, expected) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it("reports the environment and the policy file together", () => {
    const policy = file("policy.yaml", "mod: observe\nreason: perhaps\n");
    expect(problemsOf({ ...SOCKET, PORT: "-1", SOTTO_POLICY: policy })).toHaveLength(3);
  });

  it("never repeats a value", () => {
    const canary = "canary-value";
    const names = ["PORT", "DATABASE_URL", "REDIS_URL", "SOTTO_ROLE", "SOTTO_KEY", "SOTTO_REVIEWERS", "SLACK_API_URL"];
    const problems = problemsOf({ ...SOCKET, ...Object.fromEntries(names.map((name) => [name, canary])) });
    expect(problems).toHaveLength(names.length);
    expect(problems.join()).not.toContain(canary);
  });

  it("warns of misspelt settings and leaves other programs' variables alone", () => {
    const { warnings } = readConfig({
      ...SOCKET,
      SOTTO_POLICI: "x",
      SLACK_APP_TOKN: "x",
      SLACK_WEBHOOK: "x",
      PATH: "x",
    });
    expect(warnings).toEqual(
      expect.arrayContaining([
        'SOTTO_POLICI is not a setting of Sotto and is ignored (did you mean "SOTTO_POLICY"?)',
        'SLACK_APP_TOKN is not a setting of Sotto and is ignored (did you mean "SLACK_APP_TOKEN"?)',
      ]),
    );
    expect(warnings.join()).not.toMatch(/WEBHOOK|PATH/);
    expect(warnings.join()).toContain("nobody reviews cases");
  });
});
