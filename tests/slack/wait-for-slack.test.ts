import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { createClients } from "../../src/slack/clients.ts";
import { waitForSlack } from "../../src/slack/wait-for-slack.ts";
import { QUIET_LOG } from "./quiet-log.ts";

describe("waiting for Slack", () => {
  let slack: Sandbox;
  beforeAll(async () => {
    slack = await startSandbox();
  });
  afterAll(async () => {
    await slack.stop();
  });

  function waiting(token: string, timeoutMs: number) {
    const lines: Record<string, unknown>[] = [];
    const log = { ...QUIET_LOG, warn: (message: string, fields = {}) => void lines.push({ message, ...fields }) };
    const clients = createClients({ slackApiUrl: slack.apiUrl, log: QUIET_LOG });
    return { lines, teamId: waitForSlack({ clients, token, log, timeoutMs, pauseMs: 10 }) };
  }

  it("says what it waits for, and goes on once Slack answers", async () => {
    // More faults than one call of the client repeats by itself.
    slack.faults.add({ kind: "server-error", on: "auth.test", times: 5 });
    const { lines, teamId } = waiting(slack.tokens.bot, 30_000);
    expect(await teamId).toBe("T0HOME");
    expect(lines).toEqual([
      { message: "waiting for Slack", place: new URL(slack.apiUrl).host, fault: "http_503", retryMs: 10 },
    ]);
  });

  it("gives up at once on a token Slack refuses, and in the end on a Slack that stays away", async () => {
    const refused = waiting("xoxb-wrong", 30_000);
    await expect(refused.teamId).rejects.toThrow("invalid_auth");
    expect(refused.lines).toEqual([]);
    slack.faults.add({ kind: "server-error", on: "auth.test", times: 50 });
    await expect(waiting(slack.tokens.bot, 0).teamId).rejects.toThrow();
    slack.faults.clear();
  });
});
