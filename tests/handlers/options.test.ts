import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Shown } from "../../sandbox/sandbox.ts";
import { createClients } from "../../src/slack/clients.ts";
import { noticePost, SHOW_OPTIONS } from "../../src/slack/notice-blocks.ts";
import { findingOf, sharedWith } from "../core/builders.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { QUIET_LOG } from "../slack/quiet-log.ts";
import { type JoinedApp, startJoinedApp } from "./joined-app.ts";

describe("showing the options of one message of several", () => {
  let stores: CoreStores;
  let joined: JoinedApp;
  beforeAll(async () => {
    stores = await openStores();
  }, 60_000);
  beforeEach(async () => {
    joined = await startJoinedApp(stores);
    joined.core.audience = sharedWith({ id: "T0ACME", name: "Acme Corp" });
  });
  afterEach(async () => {
    await joined.stop();
  });
  afterAll(async () => {
    await stores.close();
  });

  /** Ana's own direct message with one case in it, or whatever case it claims to be. */
  async function listed(caseId: string): Promise<Shown> {
    const bot = createClients({ slackApiUrl: joined.slack.apiUrl, log: QUIET_LOG }).withToken(joined.slack.tokens.bot);
    const opened = await bot.conversations.open({ users: "U0ANA" });
    const post = noticePost(
      {
        kind: "audience-grew",
        as: "author",
        channelId: "C0EXT",
        audience: joined.core.audience,
        items: [{ caseId, authorId: "U0ANA", postedAt: 0, permalink: null, reasons: [] }],
        more: 0,
        levels: [],
        cleared: [],
      },
      { zone: "UTC", locale: null },
    );
    const { ts } = await bot.chat.postMessage({ channel: opened.channel?.id ?? "", ...post });
    return theList(ts ?? "");
  }

  function theList(ts: string): Shown {
    const shown = joined.slack
      .as("ana")
      .sees("@sotto")
      .find((one) => one.ts === ts);
    if (shown === undefined) throw new Error("the list is gone");
    return shown;
  }

  async function shownAfter(press: Shown): Promise<Shown> {
    const before = new Set(
      joined.slack
        .as("ana")
        .ephemerals()
        .map(({ ts }) => ts),
    );
    const clicked = await joined.slack.as("ana").click(press, SHOW_OPTIONS);
    expect(clicked).toMatchObject({ acknowledged: true });
    return joined.slack.waitFor(() =>
      joined.slack
        .as("ana")
        .ephemerals()
        .find(({ ts }) => !before.has(ts)),
    );
  }

  it("brings the nudge with every answer, which counts as any other, and leaves the list", async () => {
    const { id } = await joined.nudged({ findings: [{ ...findingOf(), part: "text" }] });
    const list = await listed(id);
    const nudge = await shownAfter(list);
    expect(nudge.plain).toContain("Acme Corp can read this");
    expect(nudge.buttons.map(({ actionId }) => actionId)).toEqual([
      "remove",
      "redact",
      "share_anyway",
      "not_sensitive",
      "ask_reviewer",
    ]);
    await joined.slack.as("ana").click(nudge, "share_anyway");
    await joined.slack.waitFor(() =>
      joined.slack
        .as("ana")
        .ephemerals()
        .find(({ plain }) => plain.includes("you're sharing it")),
    );
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ state: "shared" });
    expect((await shownAfter(list)).plain).toContain("already answered");
    expect(theList(list.ts).buttons).toHaveLength(1);
  });

  it("says so when it is over, somebody else's, or nothing it knows", async () => {
    const over = await joined.nudged({ state: "settled", findings: [{ ...findingOf(), part: "text" }] });
    expect((await shownAfter(await listed(over.id))).plain).toContain("already answered");
    const other = await joined.nudged({ authorId: "U0BEN" });
    expect((await shownAfter(await listed(other.id))).plain).toContain("Only the person who posted");
    expect((await shownAfter(await listed("case_nobodys"))).plain).toContain("no longer have this on record");
  });
});
