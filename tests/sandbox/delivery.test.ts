import { afterEach, describe, expect, it } from "@jest/globals";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import type { JsonObject } from "../../sandbox/model/records.ts";
import { startToy, type Toy } from "./bolt-app.ts";

describe("who hears of what", () => {
  let slack: Sandbox;
  afterEach(() => slack.stop());

  function inner(type: string): readonly JsonObject[] {
    return slack.events(type).map((sent) => sent.payload.event as JsonObject);
  }

  it("sends conversations the bot is in, and direct ones through a person's consent", async () => {
    slack = await startSandbox({ delivery: { waitForApp: true } });
    await slack.as("ana").post("#no-app-here", "unheard");
    await slack.as("ben").post("@cleo", "unheard");
    await slack.as("ana").post("#acme-shared", "heard");
    await slack.as("ben").post("@ana", "heard through ana");
    await slack.as("cleo").post("G0TRIO", "heard through ana too");
    expect(inner("message").map((event) => [event.text, event.channel_type])).toEqual([
      ["heard", "channel"],
      ["heard through ana", "im"],
      ["heard through ana too", "mpim"],
    ]);
    const [shared, direct] = slack.events("message").map((sent) => sent.payload);
    expect(shared).toMatchObject({
      is_ext_shared_channel: true,
      authorizations: [{ user_id: "U0SOTTO", is_bot: true }],
    });
    expect(direct).toMatchObject({
      is_ext_shared_channel: false,
      authorizations: [{ user_id: "U0ANA", is_bot: false }],
    });
  });

  it("tells of edits, deletions, tombstones and broadcasts as Slack does", async () => {
    slack = await startSandbox({ delivery: { waitForApp: true } });
    const ana = slack.as("ana");
    const parent = await ana.post("#press", "one");
    await ana.edit(parent, "two");
    await ana.post("#press", "reply", { thread: parent, broadcast: true });
    await ana.delete(parent);
    const lone = await ana.post("#press", "lone");
    await ana.delete(lone);
    expect(inner("message").map((event) => event.subtype)).toEqual([
      undefined,
      "message_changed",
      "thread_broadcast",
      "message_changed",
      undefined,
      "message_deleted",
    ]);
    expect(inner("message")[1]).toMatchObject({ message: { text: "two" }, previous_message: { text: "one" } });
    expect(inner("message")[3]).toMatchObject({ message: { subtype: "tombstone" } });
    expect(inner("message")[5]).toMatchObject({ deleted_ts: lone.ts, previous_message: { text: "lone" } });
  });

  it("hands out only a stub of a file in Slack Connect", async () => {
    slack = await startSandbox({ delivery: { waitForApp: true } });
    await slack.as("ana").upload("#acme-shared", { name: "plan.txt", text: "secret" });
    const files = inner("message")[0]?.files as JsonObject[];
    expect(files[0]).toMatchObject({ mode: "file_access", file_access: "check_file_info" });
    expect(files[0]?.name).toBeUndefined();
  });

  it("announces shares, and takes the new organisation in only when it accepts", async () => {
    slack = await startSandbox({ delivery: { waitForApp: true } });
    slack.share("#press", "T0GLOBEX", { pending: true, newId: true });
    expect(slack.events("channel_shared")).toHaveLength(0);
    expect(inner("channel_id_changed")[0]).toMatchObject({ old_channel_id: "C0PRESS" });
    slack.acceptShare("#press", "T0GLOBEX");
    slack.invite("#press", "gus");
    slack.unshare("#press", "T0GLOBEX");
    expect(inner("channel_shared")).toHaveLength(1);
    expect(inner("member_joined_channel")[0]).toMatchObject({ user: "U0GUS", team: "T0GLOBEX" });
    expect(inner("member_left_channel")[0]).toMatchObject({ user: "U0GUS" });
  });
});

describe("Socket Mode under stress", () => {
  let toy: Toy;
  afterEach(() => toy.stop());

  it("delivers what an absent app missed when it comes back", async () => {
    const heard: string[] = [];
    toy = await startToy(
      "socket",
      (app) => {
        app.event("message", async ({ event }) => {
          heard.push("text" in event ? String(event.text) : "");
        });
      },
      { delivery: { waitForApp: true, retryDelaysMs: [1] } },
    );
    await toy.app.stop();
    await toy.slack.waitFor(() => toy.slack.connections() === 0);
    await toy.slack.as("ana").post("#press", "while you were away");
    expect(heard).toEqual([]);
    await toy.app.start();
    await toy.slack.delivered();
    expect(heard).toEqual(["while you were away"]);
  });

  it("says so when nobody answers an interaction", async () => {
    toy = await startToy("socket", () => undefined, { delivery: { ackTimeoutMs: 20 } });
    const answer = await toy.slack.as("ana").command("/confidential help", "#press");
    expect(answer.acknowledged).toBe(false);
  });
});
