import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { SlackViewAction, ViewSubmitAction } from "@slack/bolt";
import type { Sandbox } from "../../sandbox/client.ts";
import type { JsonObject } from "../../sandbox/model/records.ts";
import { blockProblems } from "../../sandbox/web-api/block-rules.ts";
import { startToy, type Toy } from "./bolt-app.ts";

type Element = JsonObject;

const conversations = (fields: Element): Element => ({ type: "conversations_select", action_id: "room", ...fields });
const typed = (fields: Element): Element => ({ type: "plain_text_input", action_id: "words", ...fields });

describe("inputs are refused as Slack would", () => {
  const problems = (element: Element) =>
    blockProblems([{ type: "input", label: { type: "plain_text", text: "L" }, element }], "modal");

  it.each([
    [typed({ min_length: 2, max_length: 3000 }), 0],
    [typed({ max_length: 3001 }), 1],
    [typed({ max_length: 0 }), 1],
    [typed({ min_length: 5, max_length: 4 }), 1],
    [typed({ max_length: 3, initial_value: "four" }), 1],
    [conversations({ filter: { include: ["im", "mpim"], exclude_bot_users: true } }), 0],
    [conversations({ filter: {} }), 1],
    [conversations({ filter: { include: [] } }), 1],
    [conversations({ filter: { include: ["channels"] } }), 1],
    [conversations({ response_url_enabled: true }), 0],
  ])("%j", (element, count) => {
    expect(problems(element)).toHaveLength(count);
  });

  it("asks for answering addresses in inputs only", () => {
    const elements = [conversations({ response_url_enabled: true })];
    expect(blockProblems([{ type: "actions", elements }], "modal")).toHaveLength(1);
  });
});

describe("a form's inputs", () => {
  let toy: Toy;
  let slack: Sandbox;
  let submitted: SlackViewAction[];
  let element: Element;
  beforeEach(async () => {
    submitted = [];
    toy = await startToy("socket", (app) => {
      app.command("/confidential", async ({ ack, body, client }) => {
        await ack();
        const view = {
          type: "modal",
          callback_id: "form",
          title: { type: "plain_text", text: "Form" },
          submit: { type: "plain_text", text: "Send" },
          blocks: [{ type: "input", block_id: "one", label: { type: "plain_text", text: "Field" }, element }],
        };
        await client.apiCall("views.open", { trigger_id: body.trigger_id, view });
      });
      app.view("form", async ({ ack, body }) => {
        submitted.push(body);
        await ack();
      });
    });
    slack = toy.slack;
  });
  afterEach(() => toy.stop());

  async function submit(shown: Element, values: Record<string, string> = {}): Promise<ViewSubmitAction> {
    element = shown;
    await slack.as("ana").command("/confidential", "#acme-shared");
    await slack.as("ana").submit(await slack.nextModal("ana"), values);
    return submitted.at(-1) as ViewSubmitAction;
  }

  async function chosen(fields: Element, values: Record<string, string> = {}): Promise<unknown> {
    const { view } = await submit(conversations(fields), values);
    return view.state.values.one?.room?.selected_conversation;
  }

  it("takes no words that are too long or too short", async () => {
    const limits = typed({ min_length: 3, max_length: 5 });
    await expect(submit(limits, { Field: "ab" })).rejects.toThrow("too short");
    await expect(submit(limits, { Field: "abcdef" })).rejects.toThrow("too long");
    await expect(submit(limits)).rejects.toThrow("is empty");
    expect((await submit(limits, { Field: "abcd" })).view.state.values.one?.words?.value).toBe("abcd");
    await expect(submit(typed({}), { Field: "a".repeat(3001) })).rejects.toThrow("too long");
  });

  it("begin with the conversation the person came from, where the menu offers it", async () => {
    expect(await chosen({ default_to_current_conversation: true })).toBe("C0EXT");
    expect(await chosen({ default_to_current_conversation: true, initial_conversation: "C0PRESS" })).toBe("C0PRESS");
    const internal = { default_to_current_conversation: true, filter: { exclude_external_shared_channels: true } };
    await expect(chosen(internal)).rejects.toThrow("is empty");
  });

  it("offer no conversations that the filter leaves out", async () => {
    const filter = { include: ["im", "public"], exclude_bot_users: true };
    expect(await chosen({ filter }, { Field: "D0ANABEN" })).toBe("D0ANABEN");
    await expect(chosen({ filter }, { Field: "G0TRIO" })).rejects.toThrow("does not offer");
    await slack.as("ana").openHome();
    const withApp = slack.workspace.direct(["U0ANA", "U0SOTTO"])?.id ?? "";
    await expect(chosen({ filter }, { Field: withApp })).rejects.toThrow("does not offer");
  });

  it("give an address to answer into the chosen conversation, where they are asked to", async () => {
    expect((await submit(conversations({}), { Field: "C0PRESS" })).response_urls).toEqual([]);
    const { response_urls: urls } = await submit(conversations({ response_url_enabled: true }), { Field: "C0PRESS" });
    expect(urls).toEqual([
      { block_id: "one", action_id: "room", channel_id: "C0PRESS", response_url: expect.any(String) },
    ]);
    const body = JSON.stringify({ response_type: "in_channel", text: "an answer" });
    await fetch(urls?.[0]?.response_url ?? "", { method: "POST", body });
    expect(slack.as("ana").sees("#press").at(-1)).toMatchObject({ text: "an answer" });
  });
});
