import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Origin } from "../../src/core/message.ts";
import type { HistoryQuery, PastMessage } from "../../src/core/ports.ts";
import { createHistory } from "../../src/slack/history.ts";
import { createOwnApps } from "../../src/slack/own-app.ts";
import { revisionOf } from "../../src/slack/revision.ts";
import { type Joined, join } from "./joined.ts";
import { QUIET_LOG } from "./quiet-log.ts";

const ORIGIN: Origin = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: null,
  conversation: "channel",
  externalHint: false,
};
const sealer = { blind: (plain: string) => `${plain}${"0".repeat(64)}` };

describe("reading a conversation again", () => {
  let joined: Joined;
  beforeEach(async () => {
    joined = await join();
  });
  afterEach(async () => {
    await joined.slack.stop();
  });

  function recent(channel: string, query: Partial<HistoryQuery> = {}, includeBots = false) {
    const { clients, tokens } = joined;
    const ownApps = createOwnApps({ clients, tokens });
    const history = createHistory({ clients, tokens, ownApps, sealer, log: QUIET_LOG, options: { includeBots } });
    return history.recent(ORIGIN, channel, { from: 0, limit: 200, also: [], ...query });
  }

  async function read(...given: Parameters<typeof recent>): Promise<readonly PastMessage[]> {
    const result = await recent(...given);
    if ("gap" in result) throw new Error("not read");
    return result.messages;
  }

  const textsOf = (messages: readonly PastMessage[]) => messages.map(({ message }) => message.text);

  it("brings people's words, replies and files included, latest first, and nobody else's", async () => {
    const { slack } = joined;
    const parent = await slack.as("ana").post("#press", "first");
    await slack.as("ben").post("#press", "second");
    slack.invite("#press", "cleo");
    const reply = await slack.as("ben").post("#press", "a reply", { thread: parent });
    await slack.as("ben").post("#press", "shown in both", { thread: parent, broadcast: true });
    const file = await slack.as("ana").upload("#press", { name: "a.csv", text: "a,b" }, { comment: "third" });
    await joined.clients.withToken(slack.tokens.bot).chat.postMessage({ channel: "C0PRESS", text: "the app's own" });
    const messages = await read("C0PRESS");
    expect(textsOf(messages).map((text) => text.split("\n")[0])).toEqual([
      "third",
      "shown in both",
      "a reply",
      "second",
      "first",
    ]);
    expect(messages[0]?.message.files).toMatchObject([{ id: file.fileId }]);
    expect(messages[2]?.message).toMatchObject({
      ref: { teamId: "T0HOME", channelId: "C0PRESS", ts: reply.ts, threadTs: parent.ts },
      authorId: "U0BEN",
    });
    expect(textsOf(await read("C0PRESS", {}, true))).not.toContain("the app's own");
  });

  it.each([false, true])(
    "brings what the app posted in a person's name, never in its own (other apps: %p)",
    async (bots) => {
      const { slack, clients } = joined;
      const post = (token: string, fields: { text: string; username?: string }) =>
        clients.withToken(token).chat.postMessage({ channel: "C0PRESS", ...fields });
      await post(slack.tokens.user("ana"), { text: "in ana's name" });
      await post(slack.tokens.bot, { text: "its own" });
      slack.workspace.tokens.get(slack.tokens.bot)?.scopes.push("chat:write.customize");
      await post(slack.tokens.bot, { text: "its own, by another name", username: "Herald" });
      const messages = await read("C0PRESS", {}, bots);
      expect(messages.map(({ message }) => [message.authorId, message.text])).toEqual([["U0ANA", "in ana's name"]]);
    },
  );

  it("knows an edited message by its new words and the time of the edit", async () => {
    const { slack } = joined;
    const posted = await slack.as("ana").post("#press", "before");
    await slack.as("ana").edit(posted, "after");
    const [past] = await read("C0PRESS");
    expect(past?.message).toMatchObject({ text: "after", revision: revisionOf({ text: "after", files: [] }, sealer) });
    expect(past?.revisedAt).toBeGreaterThanOrEqual(Math.floor(Number(posted.ts)) * 1_000);
  });

  it("goes back no further and reads no more than it is asked to, page by page", async () => {
    const { slack } = joined;
    for (let n = 0; n < 5; n += 1) await slack.as("ana").post("#press", `message ${n}`);
    const limited = await recent("C0PRESS", { limit: 3 });
    expect(limited).toMatchObject({ isWhole: false });
    expect("messages" in limited && textsOf(limited.messages)).toEqual(["message 4", "message 3", "message 2"]);
    expect(await recent("C0PRESS", { limit: 5 })).toMatchObject({ isWhole: true });
    expect(await read("C0PRESS", { from: Date.now() + 60_000 })).toEqual([]);
    for (let n = 0; n < 220; n += 1) await slack.as("ben").post("#press", `more ${n}`);
    expect(await read("C0PRESS", { limit: 2_000 })).toHaveLength(225);
  });

  it("reads single messages besides, however old, and does without those that are gone", async () => {
    const { slack } = joined;
    const old = await slack.as("ana").post("#press", "labelled");
    const reply = await slack.as("ana").post("#press", "labelled reply", { thread: old });
    const later = { from: Date.now() + 60_000 };
    expect(textsOf(await read("C0PRESS", { ...later, also: [old.ts, reply.ts, "1.1"] }))).toEqual([
      "labelled",
      "labelled reply",
    ]);
    expect(await read("C0PRESS", { also: [old.ts] })).toHaveLength(2);
  });

  it("says so where it is not let in, and rejects what may pass", async () => {
    const { slack } = joined;
    expect(await recent("C0QUIET")).toEqual({ gap: { reason: "unavailable", what: "history" } });
    slack.faults.add({ kind: "slack-error", on: "conversations.history", error: "internal_error" });
    await expect(recent("C0PRESS")).rejects.toThrow();
    slack.faults.add({ kind: "rate-limit", on: "conversations.history", retryAfter: 0 });
    expect(await recent("C0PRESS")).toMatchObject({ isWhole: true });
    slack.faults.add({ kind: "rate-limit", on: "conversations.history", retryAfter: 600 });
    await expect(recent("C0PRESS")).rejects.toThrow();
  });

  it("knows which channels a person and the app share", async () => {
    const { directory, slack } = joined;
    expect([...(await directory.channelsOf("T0HOME", "U0GIL"))]).toEqual(["C0GUEST"]);
    slack.faults.add({ kind: "slack-error", on: "users.conversations", error: "user_not_found" });
    expect(await directory.channelsOf("T0HOME", "U0GIL")).toEqual([]);
    slack.faults.add({ kind: "slack-error", on: "users.conversations", error: "internal_error" });
    await expect(directory.channelsOf("T0HOME", "U0GIL")).rejects.toThrow();
  });
});
