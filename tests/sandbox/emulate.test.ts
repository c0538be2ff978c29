import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebClient } from "@slack/web-api";
import { createEmulator } from "emulate";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { freePort } from "./bolt-app.ts";

interface Outcome {
  readonly ok: boolean;
  readonly error: string | null;
  readonly keys: readonly string[];
}

/** What a call came to, reduced to what two implementations can agree on. */
async function outcome(url: string, token: string | null, method: string, args: Record<string, string>) {
  const response = await fetch(`${url}${method}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: new URLSearchParams(args),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  const keys = Object.keys(answer).filter((key) => !["response_metadata", "warning"].includes(key));
  const result: Outcome = {
    ok: answer.ok === true,
    error: typeof answer.error === "string" ? answer.error : null,
    keys: keys.sort(),
  };
  return result;
}

describe("the same calls to this sandbox and to another emulator of Slack", () => {
  let slack: Sandbox;
  let other: Awaited<ReturnType<typeof createEmulator>>;
  let otherApi: string;
  let otherChannel: string;
  let otherUser: string;
  const otherToken = "xoxb-cross-check";

  beforeAll(async () => {
    slack = await startSandbox();
    other = await createEmulator({
      service: "slack",
      port: await freePort(),
      seed: {
        tokens: { [otherToken]: { login: "ana", scopes: [] } },
        slack: {
          users: [{ name: "ana", real_name: "Ana", email: "ana@harbour.example" }],
          channels: [{ name: "press", topic: "" }],
        },
      },
    });
    otherApi = `${other.url}/api/`;
    const client = new WebClient(otherToken, { slackApiUrl: otherApi });
    const list = await client.conversations.list({});
    otherChannel = String(list.channels?.find((channel) => channel.name === "press")?.id);
    otherUser = String((await client.auth.test()).user_id);
  });
  afterAll(async () => {
    await other.close();
    await slack.stop();
  });

  const CASES: readonly (readonly [string, string, Record<string, string>])[] = [
    ["posts", "chat.postMessage", { channel: "CHANNEL", text: "hello" }],
    ["refuses an unknown channel", "chat.postMessage", { channel: "C0NOWHERE", text: "hello" }],
    ["refuses an empty post", "chat.postMessage", { channel: "CHANNEL" }],
    ["refuses to change what is not there", "chat.update", { channel: "CHANNEL", ts: "1.000001", text: "x" }],
    ["refuses to delete what is not there", "chat.delete", { channel: "CHANNEL", ts: "1.000001" }],
    ["describes a channel", "conversations.info", { channel: "CHANNEL" }],
    ["refuses to describe an unknown channel", "conversations.info", { channel: "C0NOWHERE" }],
    ["lists members", "conversations.members", { channel: "CHANNEL" }],
    ["lists channels", "conversations.list", {}],
    ["refuses an unknown person", "users.info", { user: "U0NOBODY" }],
    ["describes a person", "users.info", { user: "USER" }],
    ["refuses an unknown address", "users.lookupByEmail", { email: "nobody@acme.example" }],
    ["refuses an unknown file", "files.info", { file: "F0NOTHING" }],
    [
      "refuses a used-up trigger",
      "views.open",
      {
        trigger_id: "1.2.3",
        view: JSON.stringify({ type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] }),
      },
    ],
    ["refuses an unknown message", "reactions.add", { channel: "CHANNEL", timestamp: "1.000001", name: "eyes" }],
  ];

  it.each(CASES)("%s", async (_what, method, args) => {
    const fill = (channel: string, user: string) =>
      Object.fromEntries(
        Object.entries(args).map(([key, value]) => [key, value.replace("CHANNEL", channel).replace("USER", user)]),
      );
    const ours = await outcome(slack.apiUrl, slack.tokens.bot, method, fill("C0PRESS", "U0ANA"));
    const theirs = await outcome(otherApi, otherToken, method, fill(otherChannel, otherUser));
    expect({ ok: ours.ok, error: ours.error }).toEqual({ ok: theirs.ok, error: theirs.error });
    expect(ours.keys).toEqual(expect.arrayContaining([...theirs.keys]));
  });

  it("refuses a call without a token", async () => {
    const ours = await outcome(slack.apiUrl, null, "auth.test", {});
    expect(ours).toEqual(await outcome(otherApi, null, "auth.test", {}));
  });
});
