import { afterEach, describe, expect, it } from "@jest/globals";
import type { App } from "@slack/bolt";
import type { View } from "@slack/types";
import { startToy, type Toy, type TransportName } from "./bolt-app.ts";

const BUTTON = {
  type: "actions",
  block_id: "answers",
  elements: [{ type: "button", action_id: "remove", text: { type: "plain_text", text: "Remove it" }, value: "case-1" }],
} as const;
const MODAL: View = {
  type: "modal",
  callback_id: "reason",
  title: { type: "plain_text", text: "Why share it?" },
  submit: { type: "plain_text", text: "Share" },
  blocks: [
    {
      type: "input",
      block_id: "why",
      label: { type: "plain_text", text: "Reason" },
      element: { type: "plain_text_input", action_id: "text" },
    },
  ],
};

function echo(app: App): void {
  app.event("message", async ({ event, client }) => {
    if (event.subtype !== undefined || !("user" in event) || event.bot_id !== undefined) {
      return;
    }
    await client.chat.postEphemeral({
      channel: event.channel,
      user: event.user,
      text: `heard in ${event.channel_type}`,
      blocks: [{ type: "section", text: { type: "mrkdwn", text: `You said ${event.text}` } }, BUTTON],
      ...(event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts }),
    });
  });
  app.action("remove", async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: "Done." });
  });
  app.command("/confidential", async ({ ack, command, client }) => {
    await ack(`checking ${command.text}`);
    if (command.text === "modal") {
      await client.views.open({ trigger_id: command.trigger_id, view: MODAL });
    }
  });
  app.view("reason", async ({ ack, view }) => {
    const value = view.state.values.why?.text?.value ?? "";
    await (value === "no" ? ack({ response_action: "errors", errors: { why: "Say more." } }) : ack());
  });
  app.shortcut("label", async ({ ack, respond }) => {
    await ack();
    await respond({ text: "Labelled.", response_type: "ephemeral" });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: "home", blocks: [{ type: "header", text: { type: "plain_text", text: "Your cases" } }] },
    });
  });
}

describe.each<TransportName>(["socket", "http"])("a Bolt app over %s", (transport) => {
  let toy: Toy;
  afterEach(() => toy.stop());

  it("nudges, answers a button, and replaces the nudge", async () => {
    toy = await startToy(transport, echo);
    const ana = toy.slack.as("ana");
    await ana.post("#acme-shared", "Falcon & co <now> from dana@acme.example");
    const nudge = await toy.slack.nudgeFor("ana");
    expect(nudge.plain).toContain("Falcon & co <now> from <mailto:dana@acme.example|dana@acme.example>");
    expect(nudge.buttons.map((button) => button.label)).toEqual(["Remove it"]);
    expect(toy.slack.as("ben").ephemerals()).toEqual([]);
    const answer = await ana.click(nudge, "remove");
    expect(answer.acknowledged).toBe(true);
    await toy.slack.waitFor(() => toy.slack.ephemeral(nudge.ts)?.revision === 1);
    expect(ana.ephemerals("#acme-shared").map((shown) => shown.text)).toEqual(["Done."]);
  });

  it("runs commands, modals, shortcuts and the Home tab", async () => {
    toy = await startToy(transport, echo);
    const ana = toy.slack.as("ana");
    const answer = await ana.command("/confidential check @ben in #press", "#press");
    expect(answer.acknowledged).toBe(true);
    expect((await toy.slack.nextEphemeral("ana")).text).toBe("checking check <@U0BEN|ben> in <#C0PRESS|press>");
    await ana.command("/confidential modal", "#press");
    const modal = await toy.slack.nextModal("ana");
    await expect(ana.submit(modal)).rejects.toThrow("Reason is empty");
    expect((await ana.submit(modal, { reason: "no" })).errors).toEqual({ why: "Say more." });
    expect(ana.modal()?.id).toBe(modal.id);
    expect((await ana.submit(modal, { why: "They signed" })).acknowledged).toBe(true);
    expect(ana.modal()).toBeNull();
    const message = await ana.post("#press", "plain");
    await ana.shortcut("label", message);
    await toy.slack.waitFor(() => ana.ephemerals("#press").some((shown) => shown.text === "Labelled."));
    await ana.openHome();
    await toy.slack.waitFor(() => ana.home());
    expect(JSON.stringify(ana.home()?.view)).toContain("Your cases");
  });

  it("delivers an event again when the app failed to acknowledge it", async () => {
    const seen: (string | undefined)[] = [];
    toy = await startToy(
      transport,
      (app) => {
        app.event("message", async ({ body }) => {
          seen.push(body.event_id);
        });
      },
      { delivery: { retryDelaysMs: [1, 1, 1] } },
    );
    toy.slack.faults.add({ kind: "drop-ack" });
    await toy.slack.as("ana").post("#press", "again please");
    await toy.slack.delivered();
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
    const [event] = toy.slack.events("message");
    expect(event).toMatchObject({ attempts: 2, acknowledged: true });
    toy.slack.faults.add({ kind: "duplicate" });
    await toy.slack.as("ana").post("#press", "twice");
    await toy.slack.delivered();
    expect(seen).toHaveLength(4);
  });

  it("lets faults strike the Web API", async () => {
    toy = await startToy(transport, () => undefined);
    const { client } = toy.app;
    const post = () => client.chat.postMessage({ channel: "C0PRESS", text: "hello" });
    toy.slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error: "restricted_action" });
    await expect(post()).rejects.toThrow("restricted_action");
    toy.slack.faults.add({ kind: "server-error", on: "chat.postMessage" });
    await expect(post()).rejects.toThrow("503");
    toy.slack.faults.add({ kind: "reset", on: "chat.postMessage" });
    await expect(post()).rejects.toThrow();
    expect(toy.slack.as("ana").sees("#press")).toHaveLength(0);
    toy.slack.faults.add({ kind: "lost-answer", on: "chat.postMessage" });
    await expect(post()).rejects.toThrow();
    expect(toy.slack.as("ana").sees("#press")).toHaveLength(1);
    expect((await post()).ok).toBe(true);
    expect(toy.slack.calls("chat.postMessage").map((call) => call.status)).toEqual([200, 503, 0, 0, 200]);
  });
});
