import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { logLine } from "../../sandbox/bot-log.ts";
import { Session } from "../../sandbox/terminal/session.ts";
import { startToy, type Toy } from "./bolt-app.ts";

describe("the terminal", () => {
  let toy: Toy;
  let session: Session;
  let lines: string[];
  beforeEach(async () => {
    toy = await startToy("socket", (app) => {
      app.event("message", async ({ event, client }) => {
        if (event.subtype === undefined && "user" in event && event.bot_id === undefined) {
          await client.chat.postEphemeral({
            channel: event.channel,
            user: event.user,
            text: "a nudge",
            blocks: [
              { type: "section", text: { type: "mrkdwn", text: "Read by people in <#C0EXT>, <@U0ANA>." } },
              {
                type: "actions",
                elements: [{ type: "button", action_id: "remove", text: { type: "plain_text", text: "Remove it" } }],
              },
            ],
          });
        }
      });
      app.action("remove", async ({ ack, body, client }) => {
        await ack();
        await client.views.open({
          trigger_id: "trigger_id" in body ? String(body.trigger_id) : "",
          view: {
            type: "modal",
            title: { type: "plain_text", text: "Really?" },
            submit: { type: "plain_text", text: "Yes" },
            blocks: [
              {
                type: "input",
                label: { type: "plain_text", text: "Reason" },
                element: { type: "plain_text_input", action_id: "reason" },
              },
            ],
          },
        });
      });
      app.view("", async ({ ack }) => ack());
    });
    lines = [];
    session = new Session(toy.slack, (line) => lines.push(line));
  });
  afterEach(async () => {
    session.stop();
    await toy.stop();
  });

  it("shows a nudge with numbered buttons, and the modal behind one", async () => {
    await session.run("in #acme-shared");
    await session.run("the results are in");
    await toy.slack.nudgeFor("ana");
    expect(lines.join("\n")).toContain("│ Read by people in #acme-shared, @ana.\n│   press 1  Remove it");
    await session.run("press 1");
    await toy.slack.nextModal("ana");
    expect(lines.at(-1)).toContain("set 1 …    Reason");
    await session.run("submit");
    expect(lines.at(-1)).toContain("Reason is empty");
    await session.run("set 1 it is out already");
    await session.run("submit");
    expect(toy.slack.as("ana").modal()).toBeNull();
  });

  it("brings people in, offers and shares a channel, and makes somebody a guest", async () => {
    await session.run("in #press");
    await session.run("invite cleo");
    expect(lines.at(-1)).toBe("In #press: public · ana, ben, cleo");
    const before = toy.slack.channelId("#press");
    await session.run("offer to globex");
    expect(lines.at(-1)).toBe("In #press: public · offered to Globex · ana, ben, cleo");
    expect(toy.slack.channelId("#press")).not.toBe(before);
    await session.run("share with Globex");
    await session.run("invite gus");
    expect(lines.at(-1)).toBe("In #press: public · shared with Globex · ana, ben, cleo, gus");
    await session.run("unshare globex");
    expect(lines.at(-1)).toBe("In #press: public · ana, ben, cleo");
    await session.run("make ben a guest");
    expect(lines.at(-1)).toBe("ben is a guest.");
    expect(toy.slack.workspace.user("ben").role).toBe("guest");
    await session.run("share with initech");
    expect(lines.at(-1)).toBe("! There is no organisation initech, but acme and globex.");
    await session.run("invite nobody");
    expect(lines.at(-1)).toContain("Nobody here is called nobody");
  });

  it("shows a Home with its buttons where they belong, asks before what can't be undone, and presses the right one", async () => {
    const button = (value: string) => ({
      type: "actions" as const,
      elements: [
        { type: "button" as const, action_id: "go", text: { type: "plain_text" as const, text: "Go" }, value },
      ],
    });
    const heard: string[] = [];
    toy.app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: {
          type: "home",
          blocks: [
            { type: "section", text: { type: "mrkdwn", text: "the first" } },
            button("one"),
            { type: "section", text: { type: "mrkdwn", text: "the second" } },
            button("two"),
            {
              type: "section",
              text: { type: "mrkdwn", text: "the last" },
              accessory: {
                type: "button",
                action_id: "end",
                text: { type: "plain_text", text: "End" },
                confirm: {
                  title: { type: "plain_text", text: "Really?" },
                  text: { type: "plain_text", text: "It ends." },
                  confirm: { type: "plain_text", text: "Yes" },
                  deny: { type: "plain_text", text: "No" },
                },
              },
            },
          ],
        },
      });
    });
    for (const name of ["go", "end"]) {
      toy.app.action({ type: "block_actions", action_id: name }, async ({ ack, action }) => {
        heard.push(`${name} ${"value" in action ? action.value : ""}`.trim());
        await ack();
      });
    }
    await session.run("home");
    await toy.slack.waitFor(() => toy.slack.as("ana").home());
    expect(lines.at(-1)).toContain(
      "│ the first\n│   press 1  Go\n│ the second\n│   press 2  Go\n│ the last\n│   press 3  End\n",
    );
    await session.run("press 2");
    await session.run("press 3");
    expect(lines.at(-1)).toBe("  Really? It ends.\n  (press 3 again: Yes)");
    expect(heard).toEqual(["go two"]);
    await session.run("press 3");
    expect(heard).toEqual(["go two", "end"]);
  });

  it("posts, replies, edits and deletes, and says what cannot be done", async () => {
    await session.run("in #press");
    await session.run("first words");
    await session.run("edit better words");
    await session.run("reply and more");
    expect(
      toy.slack
        .as("ben")
        .sees("#press")
        .map((shown) => shown.text),
    ).toEqual(["better words", "and more"]);
    await session.run("delete");
    expect(
      toy.slack
        .as("ben")
        .sees("#press")
        .map((shown) => shown.text),
    ).toEqual(["better words"]);
    await session.run("in #security-review");
    expect(lines.at(-1)).toBe("! ana is not in #security-review.");
    await session.run("press 99");
    expect(lines.at(-1)).toBe("! Nothing on screen has that number: nothing to press yet.");
    expect(await session.run("quit")).toBe(false);
  });
});

describe("the bot's log", () => {
  it("shows events, warnings and plain words, and knows when the bot is ready", () => {
    expect(logLine('{"level":30,"msg":"ready"}')).toEqual({ ready: true, event: null, shown: null });
    expect(
      logLine('{"level":"info","msg":"event","type":"nudged","caseId":"0123456789","fields":{"via":"ephemeral"}}')
        .shown,
    ).toBe("  · case 01234567 event nudged: the author was told privately, where they wrote it");
    expect(logLine('{"level":40,"msg":"slow","ms":12}').shown).toBe("  bot: slow ms=12");
    expect(logLine('{"level":"error","msg":"could not start"}').shown).toBe("  bot: could not start");
    expect(logLine("Error: no").shown).toBe("  bot: Error: no");
  });
});
