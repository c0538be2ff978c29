import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { MessageRef } from "../../src/core/message.ts";
import { type Joined, join } from "./joined.ts";

function refOf(address: { channelId: string; ts: string }, threadTs?: string): MessageRef {
  const ref = { teamId: "T0HOME", channelId: address.channelId, ts: address.ts };
  return threadTs === undefined ? ref : { ...ref, threadTs };
}

describe("acting on people's messages", () => {
  let joined: Joined;
  beforeAll(async () => {
    joined = await join({ configuredUser: "cleo" });
  });
  afterEach(() => {
    joined.slack.faults.clear();
  });
  afterAll(async () => {
    await joined.slack.stop();
  });

  it("removes with the author's own token, and finds it gone the second time", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ana").post("#press", "secret");
    expect(await actions.remove(refOf(posted), "U0ANA", [])).toBe("done");
    expect(slack.message(posted)).toBeNull();
    expect(await actions.remove(refOf(posted), "U0ANA", [])).toBe("already-gone");
  });

  it("removes with the configured token where the author gave none", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ben").post("#general", "secret");
    expect(await actions.remove(refOf(posted), "U0BEN", [])).toBe("done");
    expect(slack.message(posted)).toBeNull();
  });

  it("removes a file with its message", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ana").upload("#press", { name: "a.txt", text: "secret" });
    expect(await actions.remove(refOf(posted), "U0ANA", [posted.fileId])).toBe("done");
    expect(slack.calls("files.delete").length).toBeGreaterThan(0);
  });

  it("rewords with the author's token only", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ana").post("#press", "about Project Falcon");
    expect(await actions.replace(refOf(posted), "U0ANA", "about a project")).toBe("done");
    expect(slack.message(posted)?.text).toBe("about a project");
    const bens = await slack.as("ben").post("#press", "about Project Falcon");
    expect(await actions.replace(refOf(bens), "U0BEN", "about a project")).toBe("not-permitted");
    expect(await actions.replace(refOf(posted), "U0ANA", "x".repeat(4_001))).toBe("not-permitted");
  });

  it("posts in a person's name where they are, once they let it", async () => {
    const { slack, actions } = joined;
    const place = { teamId: "T0HOME", channelId: slack.channelId("press") };
    const outcome = await actions.post(place, "U0ANA", "about a project");
    const posted = "posted" in outcome ? outcome.posted : null;
    expect(posted && slack.message(posted)).toMatchObject({ user: "U0ANA", text: "about a project" });
    expect(await actions.mayActFor("T0HOME", "U0ANA")).toBe(true);
    expect(await actions.post(place, "U0BEN", "hello")).toEqual({ refused: "no-consent" });
    expect(await actions.mayActFor("T0HOME", "U0BEN")).toBe(false);
  });

  it.each([
    ["missing_scope", "no-consent"],
    ["token_revoked", "no-consent"],
    ["not_in_channel", "not-in-conversation"],
    ["is_archived", "not-in-conversation"],
    ["restricted_action", "not-permitted"],
    ["internal_error", "unsure"],
  ])("takes %s for %s", async (error, refused) => {
    const { slack, actions } = joined;
    slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error });
    const place = { teamId: "T0HOME", channelId: slack.channelId("press") };
    expect(await actions.post(place, "U0ANA", "hello")).toEqual({ refused });
  });

  it("asks once, whatever becomes of it", async () => {
    const { slack, actions } = joined;
    const place = { teamId: "T0HOME", channelId: slack.channelId("press") };
    slack.faults.add({ kind: "reset", on: "chat.postMessage" });
    expect(await actions.post(place, "U0ANA", "hello")).toEqual({ refused: "unsure" });
    slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error: "ratelimited" });
    await expect(actions.post(place, "U0ANA", "hello")).rejects.toThrow();
  });

  it("posts a held message again in its thread, as its author", async () => {
    const { slack, actions } = joined;
    const parent = await slack.as("ben").post("#press", "parent");
    expect(await actions.repost(refOf({ ...parent, ts: "1.1" }, parent.ts), "U0ANA", "again")).toBe("done");
    expect(await actions.repost(refOf(parent), "U0BEN", "again")).toBe("not-permitted");
  });

  it("reads a message and a reply as they stand now, in direct conversations with the person's token", async () => {
    const { slack, actions } = joined;
    const parent = await slack.as("ben").post("#press", "parent");
    const first = await slack.as("ana").post("#press", "first reply", { thread: parent });
    const second = await slack.as("ana").post("#press", "second reply", { thread: parent });
    expect(await actions.read(refOf(parent), "U0BEN")).toBe("parent");
    expect(await actions.read(refOf(first, parent.ts), "U0ANA")).toBe("first reply");
    expect(await actions.read(refOf(second, parent.ts), "U0ANA")).toBe("second reply");
    const direct = await slack.as("ana").post("@ben", "between us");
    expect(await actions.read(refOf(direct), "U0ANA")).toBe("between us");
    expect(await actions.read(refOf(direct), "U0BEN")).toBeNull();
    await slack.as("ana").delete(second);
    expect(await actions.read(refOf(second, parent.ts), "U0ANA")).toBeNull();
    expect(await actions.find(refOf(parent), "U0ANA")).toEqual({
      authorId: "U0BEN",
      text: "parent",
      fileIds: [],
    });
    const upload = await slack.as("ben").upload("#press", { name: "a.txt", text: "words" });
    expect(await actions.find(refOf(upload), "U0ANA")).toMatchObject({ fileIds: [upload.fileId] });
  });

  it("rejects for faults that pass", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ana").post("#press", "secret");
    slack.faults.add({ kind: "server-error", on: "chat.delete", times: 10 });
    await expect(actions.remove(refOf(posted), "U0ANA", [])).rejects.toThrow();
  });

  it("links to a message, and does without when there is none", async () => {
    const { slack, actions } = joined;
    const posted = await slack.as("ana").post("#press", "hello");
    expect(await actions.permalink(refOf(posted))).toContain("/archives/C0PRESS/p");
    expect(await actions.permalink(refOf({ channelId: "C0NOWHERE", ts: "1.1" }))).toBeNull();
    const direct = await slack.as("ana").post("@ben", "between us");
    expect(await actions.permalink(refOf(direct))).toBeNull();
    expect(await actions.permalink(refOf(direct), "U0ANA")).toContain(`/archives/${direct.channelId}/p`);
    expect(await actions.permalink(refOf(direct), "U0BEN")).toBeNull();
  });
});
