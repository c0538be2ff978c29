import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { App } from "@slack/bolt";
import type { ActionsBlock, ModalView } from "@slack/types";
import { startToy, type Toy } from "./bolt-app.ts";
import { HAS_CONTRACT, missingKeys, recorded, unknownKeys } from "./contract.ts";

const suite = HAS_CONTRACT ? describe : describe.skip;

function button(actionId: string): ActionsBlock {
  const text = { type: "plain_text", text: "Go on" } as const;
  return { type: "actions", elements: [{ type: "button", action_id: actionId, value: "1", text }] };
}

function modal(title: string): ModalView {
  return {
    type: "modal",
    callback_id: "form",
    notify_on_close: true,
    title: { type: "plain_text", text: title },
    submit: { type: "plain_text", text: "Go" },
    blocks: [
      button("push"),
      {
        type: "input",
        block_id: "reason",
        label: { type: "plain_text", text: "Reason" },
        element: { type: "plain_text_input", action_id: "reason" },
      },
    ],
  };
}

/** An app that opens, pushes and updates modals; `bodies` gets all it hears. */
function listen(app: App, bodies: Record<string, unknown>[]): void {
  app.use(async ({ body, next }) => {
    bodies.push(JSON.parse(JSON.stringify(body)));
    await next();
  });
  app.action("open", async ({ ack, body, client }) => {
    await ack();
    const trigger = "trigger_id" in body ? String(body.trigger_id) : "";
    const opened = await client.views.open({ trigger_id: trigger, view: modal("First") });
    await client.views.update({ view_id: String(opened.view?.id), view: modal("First again") });
  });
  app.action("push", async ({ ack, body, client }) => {
    await ack();
    const trigger = "trigger_id" in body ? String(body.trigger_id) : "";
    await client.views.push({ trigger_id: trigger, view: modal("Second") });
  });
  app.command("/try", async ({ ack }) => ack());
  app.shortcut("label", async ({ ack }) => ack());
  app.view("form", async ({ ack }) => ack());
  app.view({ callback_id: "form", type: "view_closed" }, async ({ ack }) => ack());
}

const IMPORTANT: Readonly<Record<string, readonly string[]>> = {
  BlockActionPayload: [
    "type",
    "team.id",
    "user.id",
    "user.team_id",
    "api_app_id",
    "token",
    "container.type",
    "container.message_ts",
    "container.channel_id",
    "container.is_ephemeral",
    "trigger_id",
    "channel.id",
    "channel.name",
    "response_url",
    "actions",
  ],
  MessageShortcutPayload: [
    "type",
    "callback_id",
    "trigger_id",
    "message_ts",
    "response_url",
    "message.ts",
    "message.user",
    "message.text",
    "channel.id",
    "team.id",
    "user.id",
    "action_ts",
  ],
  SlashCommandPayload: [
    "token",
    "api_app_id",
    "team_id",
    "team_domain",
    "channel_id",
    "channel_name",
    "user_id",
    "user_name",
    "command",
    "text",
    "response_url",
    "trigger_id",
    "is_enterprise_install",
  ],
  ViewSubmissionPayload: [
    "type",
    "team.id",
    "user.id",
    "trigger_id",
    "view.id",
    "view.callback_id",
    "view.private_metadata",
    "view.hash",
    "view.state",
    "view.root_view_id",
    "view.app_id",
    "view.bot_id",
  ],
  ViewClosedPayload: ["type", "team.id", "user.id", "view.id", "view.callback_id", "is_cleared"],
};

suite("what the app is sent when people act, against recorded key sets", () => {
  const bodies: Record<string, unknown>[] = [];
  let toy: Toy;
  beforeAll(async () => {
    toy = await startToy("socket", (app) => listen(app, bodies));
    const { slack } = toy;
    const ana = slack.as("ana");
    const blocks = [button("open")];
    await toy.app.client.chat.postEphemeral({ channel: "C0PRESS", user: "U0ANA", text: "psst", blocks });
    await ana.click(await slack.nudgeFor("ana"), "open");
    const first = await slack.nextModal("ana");
    await slack.waitFor(() => slack.calls("views.update").length > 0);
    await ana.click(first, "push");
    const second = await slack.nextModal("ana");
    await ana.closeView(second);
    await ana.submit(first, { reason: "because" });
    await ana.command("/try it", "#press");
    await ana.shortcut("label", await ana.post("#press", "label me"));
  });
  afterAll(() => toy.stop());

  it.each([
    ["block_actions", ["interactive-components", "BlockActionPayload"]],
    ["message_action", ["interactive-components", "MessageShortcutPayload"]],
    ["command", ["slash-commands", "SlashCommandPayload"]],
    ["view_submission", ["views", "ViewSubmissionPayload"]],
    ["view_closed", ["views", "ViewClosedPayload"]],
  ])("sends %s with its keys", (type, [folder = "", name = ""]) => {
    const sample = recorded("samples", "app-backend", folder, `${name}.json`);
    const body = bodies.find((one) => (type === "command" ? "command" in one : one.type === type));
    expect(body).toBeDefined();
    // In Slack's own description of these payloads, and not in the recordings.
    const described = [".view.blocks", ".response_urls"];
    expect(unknownKeys(body, sample).filter((key) => !described.includes(key))).toEqual([]);
    expect(missingKeys(body, IMPORTANT[name] ?? [])).toEqual([]);
  });

  it.each(["views.open", "views.push", "views.update"])("answers %s with its keys", (method) => {
    const answer = toy.slack.calls(method)[0]?.answer;
    expect(unknownKeys(answer, recorded("samples", "api", `${method}.json`))).toEqual([]);
    expect(missingKeys(answer, ["ok", "view.id", "view.hash", "view.root_view_id", "view.blocks"])).toEqual([]);
  });
});
