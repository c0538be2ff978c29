import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { AppAnswer } from "../../sandbox/client.ts";
import type { ViewRecord } from "../../sandbox/model/records.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { CHECK_SHORTCUT } from "../../src/handlers/check-modal.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, SECRET, startJoinedApp } from "./joined-app.ts";

const TEXT = `Her number is ${SECRET}, thanks`;

describe("checking before sending", () => {
  let stores: CoreStores;
  let joined: JoinedApp;
  beforeAll(async () => {
    stores = await openStores();
  }, 60_000);
  beforeEach(async () => {
    joined = await startJoinedApp(stores, { consenting: ["ana"] });
  });
  afterEach(async () => {
    await joined.stop();
  });
  afterAll(async () => {
    await stores.close();
  });

  async function open(who = "ana"): Promise<ViewRecord> {
    expect(await joined.slack.as(who).shortcut(CHECK_SHORTCUT)).toMatchObject({ acknowledged: true });
    return joined.slack.nextModal(who);
  }

  async function checked(text: string, channel: string, who = "ana"): Promise<ViewRecord> {
    const modal = await open(who);
    await joined.slack.as(who).submit(modal, { text, conversation: joined.slack.channelId(channel) });
    return modal;
  }

  function shown(modal: ViewRecord): string {
    return JSON.stringify(modal.view.blocks);
  }

  async function shows(modal: ViewRecord, words: string): Promise<void> {
    await joined.slack.waitFor(() => shown(modal).includes(words), 10_000, `"${words}" in ${shown(modal)}`);
  }

  function buttons(modal: ViewRecord): readonly string[] {
    return [...shown(modal).matchAll(/"action_id":"(post_\w+)"/gu)]
      .map(([, id = ""]) => id)
      .filter((id) => id !== "post_text");
  }

  /** What a person posted, as it stands. */
  function postedBy(userId: string, channel: string): readonly string[] {
    return joined.slack
      .as("ana")
      .sees(channel)
      .filter((one) => one.kind === "message" && one.userId === userId)
      .map((one) => one.text);
  }

  it("says what stands out and who can read the chosen conversation", async () => {
    const modal = await checked(TEXT, "acme-shared");
    expect(shown(modal)).toMatch(/seems to contain.*1 person from Acme Corp.*think again/u);
    expect(buttons(modal)).toEqual(["post_safer", "post_as_written"]);
    expect(shown(await checked(TEXT, "press"))).toContain("Anyone at your company can read this.");
    expect(shown(await checked("Lunch?", "acme-shared"))).toContain("Nothing I know of stands out");
  });

  it("opens from `/confidential check`, and from the menu", async () => {
    await joined.slack.as("ana").command("/confidential check", "#acme-shared");
    const modal = await joined.slack.nextModal("ana");
    await joined.slack.as("ana").submit(modal, { text: TEXT });
    expect(shown(modal)).toContain("Acme Corp");
    await joined.slack.as("ana").command("/confidential", "#acme-shared");
    const menu = await joined.slack.nextModal("ana");
    await joined.slack.as("ana").submit(menu, { what: "check" });
    await joined.slack.as("ana").submit(menu, { text: TEXT });
    expect(shown(menu)).toContain("Acme Corp");
  });

  it("leaves the text to the input it was typed in", async () => {
    const modal = await checked(TEXT, "acme-shared");
    expect(modal.view.private_metadata).not.toContain(SECRET);
    expect(shown(modal).split(SECRET)).toHaveLength(2);
    expect(shown(modal)).toContain(`"initial_value":"${TEXT}"`);
  });

  it("refuses spaces in place, and lets Slack refuse more than fits", async () => {
    const modal = await open();
    const answer = await joined.slack.as("ana").submit(modal, { text: "  \n ", conversation: "C0EXT" });
    expect(answer.errors).toEqual({ text: expect.stringContaining("Please add some text") });
    expect(modal.open).toBe(true);
    await expect(checked("word ".repeat(700), "acme-shared")).rejects.toThrow("too long");
  });

  it("posts the safer wording in the person's name", async () => {
    const modal = await checked(TEXT, "acme-shared");
    await joined.slack.as("ana").click(modal, "post_safer");
    await shows(modal, "It's posted, in your name");
    const [text] = postedBy("U0ANA", "acme-shared");
    expect(text).toMatch(/^Her number is .+, thanks$/u);
    expect(text).not.toContain(SECRET);
    expect(await joined.core.deps.cases.cases({})).toEqual([]);
  });

  it("asks again before it posts as written, and takes that for the answer", async () => {
    const modal = await checked(TEXT, "acme-shared");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "Share it anyway?");
    expect(postedBy("U0ANA", "acme-shared")).toEqual([]);
    await joined.slack.as("ana").submit(modal);
    await shows(modal, "It's posted, in your name");
    expect(postedBy("U0ANA", "acme-shared")).toEqual([TEXT]);
    expect(await joined.core.deps.cases.cases({})).toMatchObject([
      { authorId: "U0ANA", state: "shared", answer: "share_anyway", ring: "external", ref: { channelId: "C0EXT" } },
    ]);
  });

  it("goes back to the check with what was typed", async () => {
    const modal = await checked(TEXT, "acme-shared");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "Share it anyway?");
    await joined.slack.as("ana").click(modal, "back_to_check");
    await shows(modal, "Post safer wording");
    expect(postedBy("U0ANA", "acme-shared")).toEqual([]);
  });

  it("wants a reason where policy does, and keeps it sealed", async () => {
    joined.core.policy = { ...DEFAULT_POLICY, reason: "external" };
    const modal = await checked(TEXT, "acme-shared");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "Why is it fine");
    const wrong = await joined.slack.as("ana").submit(modal, { reason: "   " });
    expect(wrong.errors).toEqual({ reason: "Please fill this in." });
    await joined.slack.as("ana").submit(modal, { reason: "They signed the agreement" });
    await shows(modal, "It's posted, in your name");
    const [value] = await joined.core.deps.cases.cases({});
    expect(value?.sealedReason).not.toBeNull();
    expect(value?.sealedReason).not.toContain("signed");
  });

  it("posts nothing that has changed since it was looked at", async () => {
    const modal = await checked(TEXT, "press");
    joined.core.now += 1;
    joined.slack.share("press", "T0GLOBEX");
    await joined.forgetAudience("C0PRESS");
    await joined.slack.as("ana").click(modal, "post_safer");
    await shows(modal, "Something is different now");
    expect(shown(modal)).toContain("Globex");
    expect(postedBy("U0ANA", "press")).toEqual([]);
  });

  it("posts an edited text only after another look", async () => {
    const modal = await checked(TEXT, "acme-shared");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "Share it anyway?");
    await joined.slack.as("ana").submit(modal, { post_text: `${TEXT} and cheers` });
    await shows(modal, "Something is different now");
    expect(postedBy("U0ANA", "acme-shared")).toEqual([]);
  });

  it("posts once, however often it is clicked", async () => {
    const modal = await checked("Lunch?", "acme-shared");
    const click = (): Promise<AppAnswer> => joined.slack.as("ana").click(modal, "post_as_written");
    await Promise.all([click(), click()]);
    await joined.slack.waitFor(() => postedBy("U0ANA", "acme-shared").length > 0);
    await joined.slack.delivered();
    expect(postedBy("U0ANA", "acme-shared")).toEqual(["Lunch?"]);
    await shows(modal, "It's posted, in your name");
  });

  it("keeps the text when something fails", async () => {
    const modal = await checked(TEXT, "press");
    joined.slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error: "ratelimited" });
    await joined.slack.as("ana").click(modal, "post_safer");
    await shows(modal, "nothing has changed");
    expect(shown(modal)).toContain(`"initial_value":"${TEXT}"`);
  });

  it("doesn't repeat what Slack may have posted", async () => {
    const modal = await checked("Lunch?", "press");
    joined.slack.faults.add({ kind: "lost-answer", on: "chat.postMessage" });
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "can't tell whether it was posted");
    expect(postedBy("U0ANA", "press")).toEqual(["Lunch?"]);
  });

  it("leaves a view alone that has moved on, or was closed", async () => {
    const modal = await checked(TEXT, "acme-shared");
    const stale = structuredClone(modal);
    await joined.slack.as("ana").submit(modal, { text: "Lunch?", conversation: "C0PRESS" });
    await joined.slack.as("ana").click(stale, "post_as_written");
    await joined.slack.waitFor(() => joined.slack.calls("views.update").length === 1);
    await joined.slack.delivered();
    expect(shown(modal)).toContain("Nothing I know of stands out");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await joined.slack.as("ana").closeView(modal);
    await joined.slack.waitFor(() => joined.slack.calls("views.update").length === 2);
    expect(postedBy("U0ANA", "press")).toEqual(["Lunch?"]);
  });

  it("posts what was typed, not the markup it could be taken for", async () => {
    const modal = await checked("Smith & Jones <!channel> \uD83D", "acme-shared");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "It's posted, in your name");
    expect(postedBy("U0ANA", "acme-shared")).toEqual(["Smith &amp; Jones &lt;!channel&gt; \uFFFD"]);
  });

  it("shows the result later when Slack is slow", async () => {
    joined.slack.faults.add({ kind: "slow", on: "conversations.info", delayMs: 2_000, times: 1 });
    const modal = await open();
    const answer = await joined.slack.as("ana").submit(modal, { text: TEXT, conversation: "C0EXT" });
    expect(answer.tookMs).toBeLessThan(2_500);
    expect(shown(modal)).toContain("One moment");
    expect(shown(modal)).toContain(SECRET);
    await shows(modal, "Acme Corp");
  });

  it("knows direct and group conversations by the person's own token", async () => {
    const direct = await open();
    await joined.slack.as("ana").submit(direct, { text: TEXT, conversation: "D0ANABEN" });
    expect(shown(direct)).toContain("The person you are writing to can read this.");
    const group = await open();
    await joined.slack.as("ana").submit(group, { text: TEXT, conversation: "G0TRIO" });
    expect(shown(group)).toContain("3 people can read this.");
  });

  it("treats a conversation it knows nothing of as external, and says how to consent", async () => {
    const modal = await open("ben");
    await joined.slack.as("ben").submit(modal, { text: TEXT, conversation: "D0ANABEN" });
    expect(shown(modal)).toMatch(/treating it as external.*Protect my direct messages/u);
    expect(buttons(modal)).toEqual([]);
  });

  it("tells nobody who reads a conversation they are not in", async () => {
    const modal = await open("eve");
    const answer = await joined.slack.as("eve").submit(modal, { text: TEXT, conversation: "C0ACMEINT" });
    expect(answer.errors).toEqual({ conversation: expect.stringContaining("You aren't in that conversation") });
  });

  it("says so when Slack doesn't let it post, with the words to copy", async () => {
    const modal = await checked("Lunch?", "old-campaign");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "couldn't post it");
    expect(shown(modal)).toContain(">Lunch?");
  });

  it("looks into a public channel it was not invited to", async () => {
    const modal = await checked("Lunch?", "no-app-here");
    expect(shown(modal)).toContain("Anyone at your company can read this.");
    await joined.slack.as("ana").click(modal, "post_as_written");
    await shows(modal, "It's posted, in your name");
    expect(postedBy("U0ANA", "no-app-here")).toEqual(["Lunch?"]);
  });

  it("lets guests check what they write where they are", async () => {
    const modal = await checked(TEXT, "guest-room", "gil");
    expect(shown(modal)).toContain("2 guests");
    const answer = await joined.slack.as("gil").submit(modal, { text: TEXT, conversation: "C0PRESS" });
    expect(Object.keys(answer.errors)).toEqual(["conversation"]);
  });

  it("speaks German to those who do", async () => {
    const modal = await open("cleo");
    expect(modal.view.title).toMatchObject({ text: "Vor dem Senden prüfen" });
  });
});
