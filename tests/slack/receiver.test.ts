import { createHmac } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { Agent, request } from "node:http";
import { afterEach, describe, expect, it } from "@jest/globals";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import type { DeliveryOptions } from "../../sandbox/sandbox.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import { asObject } from "../../src/slack/flatten.ts";
import { createReceiver, type SottoReceiver } from "../../src/slack/receiver.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { QUIET_LOG } from "./quiet-log.ts";

type TransportName = "socket" | "http";

interface Running {
  readonly slack: Sandbox;
  readonly receiver: SottoReceiver;
  readonly taken: unknown[];
  /** Rejects this many events before it takes one. */
  failing: number;
  heard: number;
  /** The port an HTTP receiver had, for clients that outlive it. */
  lastPort: number;
  /** Resolves when a message with this text has been taken in. */
  taking(text: string): Promise<void>;
}

const running: Running[] = [];

async function start(
  transport: TransportName,
  delivery: DeliveryOptions = { retryDelaysMs: [20, 20, 20], ackTimeoutMs: 500 },
): Promise<Running> {
  const slack = await startSandbox({ transport: { kind: transport }, delivery });
  const taken = new EventEmitter();
  const state = {
    slack,
    taken: [] as unknown[],
    failing: 0,
    heard: 0,
    lastPort: 0,
    async taking(text: string): Promise<void> {
      while (!texts(run).includes(text)) {
        await once(taken, "one");
      }
    },
  };
  const receiver = createReceiver({
    transport:
      transport === "socket"
        ? { kind: "socket", appToken: slack.tokens.app }
        : { kind: "http", signingSecret: slack.signingSecret, port: 0 },
    slackApiUrl: slack.apiUrl,
    log: QUIET_LOG,
    customRoutes: [{ path: "/healthz", method: "GET", handler: (_request, response) => response.end("fine") }],
    intake: async (body) => {
      if (state.failing > 0) {
        state.failing -= 1;
        throw new Error("the queue is down");
      }
      state.taken.push(body);
      taken.emit("one");
    },
  });
  const tokens = createTokens({ botToken: slack.tokens.bot, userToken: null, installations: null });
  const app = createSlackApp({ receiver, tokens, slackApiUrl: slack.apiUrl, log: QUIET_LOG });
  const run: Running = Object.assign(state, { receiver });
  app.event("member_joined_channel", async () => {
    run.heard += 1;
  });
  app.command("/confidential", async ({ ack }) => {
    await ack("noted");
  });
  await receiver.start();
  if (transport === "http") {
    run.lastPort = receiver.port() ?? 0;
    await slack.setRequestUrl(`http://127.0.0.1:${receiver.port()}/slack/events`);
  }
  await slack.appConnected();
  running.push(run);
  return run;
}

function texts(run: Running): readonly unknown[] {
  return run.taken
    .map((body) => asObject(asObject(body)?.event))
    .filter((event) => event?.type === "message" && event.subtype === undefined)
    .map((event) => event?.text);
}

afterEach(async () => {
  for (const { receiver, slack } of running.splice(0)) {
    await receiver.stop();
    await slack.stop();
  }
});

describe.each<TransportName>(["socket", "http"])("the receiver over %s", (transport) => {
  it("acknowledges a message once it is taken in", async () => {
    const run = await start(transport);
    await run.slack.as("ana").post("#general", "hello");
    await run.slack.delivered();
    expect(texts(run)).toEqual(["hello"]);
    expect(run.slack.events("message").every((event) => event.acknowledged && event.attempts === 1)).toBe(true);
  });

  it("does not acknowledge what could not be persisted, and takes it when Slack sends it again", async () => {
    const run = await start(transport);
    run.failing = 2;
    await run.slack.as("ana").post("#general", "hello");
    await run.slack.delivered();
    expect(texts(run)).toEqual(["hello"]);
    expect(run.slack.events("message").at(-1)).toMatchObject({ acknowledged: true, attempts: 3 });
  });

  it("hands other events and commands on to listeners", async () => {
    const run = await start(transport);
    await run.slack.as("cleo").join("#press");
    const answer = await run.slack.as("ana").command("/confidential help", "#general");
    expect(answer).toMatchObject({ acknowledged: true });
    await run.slack.delivered();
    await run.slack.waitFor(() => run.heard > 0);
    expect(run.heard).toBe(1);
  });

  it("finishes what is under way when stopped, and lets nothing more in", async () => {
    const run = await start(transport, { retryDelaysMs: [60_000] });
    await run.slack.as("ana").post("#general", "before");
    await run.taking("before");
    await run.receiver.stop();
    expect(run.receiver.connected()).toBe(false);
    await run.slack.as("ana").post("#general", "after");
    expect(texts(run)).toEqual(["before"]);
  });
});

describe("the receiver over HTTP", () => {
  it("serves the routes it is given and refuses unsigned requests", async () => {
    const run = await start("http");
    const base = `http://127.0.0.1:${run.receiver.port()}`;
    expect(await (await fetch(`${base}/healthz`)).text()).toBe("fine");
    const body = JSON.stringify({ type: "event_callback", event: { type: "message" } });
    const forged = await fetch(`${base}/slack/events`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(forged.status).toBe(401);
    expect(run.taken.filter((one) => asObject(one)?.event !== undefined)).toEqual([]);
  });

  /** A request as Slack signs it; resolves with the status. */
  function signed(run: Running, body: string, options: { agent?: Agent; form?: boolean } = {}): Promise<number> {
    const at = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", run.slack.signingSecret).update(`v0:${at}:${body}`).digest("hex");
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const sent = request(
      {
        host: "127.0.0.1",
        port: run.receiver.port() ?? run.lastPort,
        path: "/slack/events",
        method: "POST",
        ...(options.agent === undefined ? {} : { agent: options.agent }),
        headers: {
          "content-type": options.form === true ? "application/x-www-form-urlencoded" : "application/json",
          "content-length": Buffer.byteLength(body),
          "x-slack-request-timestamp": at,
          "x-slack-signature": `v0=${signature}`,
        },
      },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once("error", reject);
    sent.end(body);
    return promise;
  }

  const click = { type: "block_actions", team: { id: "T0HOME" }, user: { id: "U0ANA" } };
  it.each([
    ["null", "null", false, 400],
    ["a text", '"text"', false, 200],
    ["a list", "[]", false, 200],
    ["a form of null", "payload=null", true, 400],
    ["a click on nothing", `payload=${encodeURIComponent(JSON.stringify({ ...click, actions: [] }))}`, true, 200],
    ["a click on null", `payload=${encodeURIComponent(JSON.stringify({ ...click, actions: [null] }))}`, true, 200],
    [
      "a click nobody listens for",
      `payload=${encodeURIComponent(JSON.stringify({ ...click, actions: [{ type: "button", action_id: "link" }] }))}`,
      true,
      200,
    ],
  ])("answers %s at once", async (_title, body, form, status) => {
    const run = await start("http");
    const began = performance.now();
    expect(await signed(run, body, { form })).toBe(status);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it("still refuses a short body that is not signed", async () => {
    const run = await start("http");
    const address = `http://127.0.0.1:${run.receiver.port()}/slack/events`;
    expect((await fetch(address, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("stops soon while clients keep their connections busy", async () => {
    const run = await start("http");
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const body = JSON.stringify({ type: "event_callback", event: { type: "message", text: "x".repeat(100) } });
    let stopped = false;
    let answered = 0;
    const some = Promise.withResolvers<void>();
    // Clients that never pause, until their connections are gone.
    const clients = Array.from({ length: 8 }, async () => {
      try {
        while (!stopped) {
          await signed(run, body, { agent });
          answered += 1;
          if (answered > 20) {
            some.resolve();
          }
        }
      } catch (error) {
        expect(String(error)).toMatch(/ECONN|EPIPE|socket hang up/);
      }
    });
    await some.promise;
    const began = performance.now();
    await run.receiver.stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    stopped = true;
    await Promise.all(clients);
    agent.destroy();
  });
});

describe("the receiver over Socket Mode", () => {
  it.each(["refresh_requested", "abrupt"] as const)("comes back by itself after %s, without a pause", async (how) => {
    const run = await start("socket", { waitForApp: true });
    run.slack.dropSockets(how);
    const began = performance.now();
    await run.slack.as("ana").post("#general", "meanwhile");
    await run.taking("meanwhile");
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it("keeps trying while Slack can't be reached", async () => {
    const run = await start("socket", { waitForApp: true });
    run.slack.faults.add({ kind: "server-error", on: "apps.connections.open", times: 5 });
    run.slack.dropSockets("abrupt");
    await run.slack.as("ana").post("#general", "meanwhile");
    await run.taking("meanwhile");
    expect(run.receiver.connected()).toBe(true);
  });

  it("gives up at once on a token Slack refuses", async () => {
    const slack = await startSandbox();
    const receiver = createReceiver({
      transport: { kind: "socket", appToken: "xapp-wrong" },
      slackApiUrl: slack.apiUrl,
      log: QUIET_LOG,
      intake: async () => undefined,
    });
    await expect(receiver.start()).rejects.toThrow("invalid_auth");
    await receiver.stop();
    await slack.stop();
  });
});
