import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, SECRET, startJoinedApp } from "./joined-app.ts";

describe("/confidential and the shortcuts", () => {
  let stores: CoreStores;
  let joined: JoinedApp;
  beforeAll(async () => {
    stores = await openStores();
  }, 60_000);
  beforeEach(async () => {
    joined = await startJoinedApp(stores);
  });
  afterEach(async () => {
    await joined.stop();
  });
  afterAll(async () => {
    await stores.close();
  });

  async function ask(line: string, channel = "#general", who = "ana"): Promise<string> {
    const answer = await joined.slack.as(who).command(line, channel);
    expect(answer).toMatchObject({ acknowledged: true });
    return (await joined.slack.nextEphemeral(who)).plain;
  }

  function shownIn(who: string): string {
    return JSON.stringify(joined.slack.as(who).modal()?.view.blocks ?? []);
  }

  it("checks a text against where it would be sent", async () => {
    expect(await ask(`/confidential check her number is ${SECRET}`, "#acme-shared")).toMatch(
      /Acme Corp[\s\S]*think again/,
    );
    expect(await ask("/confidential check lunch?", "#general")).toContain("Nothing I know of stands out");
  });

  it("notices at once that a channel it knew as internal became shared", async () => {
    expect(await ask(`/confidential check number ${SECRET}`, "#press")).toContain(
      "Anyone at your company can read this.",
    );
    joined.slack.share("press", "T0GLOBEX");
    await joined.slack.delivered();
    expect(await ask(`/confidential check number ${SECRET}`, "#press")).toContain("Globex");
  });

  it("registers an embargo, lists it masked, and lifts it", async () => {
    expect(await ask("/confidential embargo “Project Falcon” until tomorrow 09:00")).toContain("P••• F•••");
    const listed = await ask("/confidential list");
    expect(listed).toContain("P••• F•••");
    expect(listed).not.toContain("Falcon");
    expect(await ask('/confidential lift "Project Falcon"', "#general", "ben")).toContain("security reviewer");
    expect(await ask('/confidential lift "Project Falcon"')).toContain("lifted");
    expect(await ask("/confidential list")).toContain("Nothing is guarded yet");
  });

  it("adds a client, labels a conversation, and helps", async () => {
    expect(await ask("/confidential client add Acme Corp aka ACME Holdings")).toContain("A••• C•••");
    expect(await ask("/confidential label restricted until 1 Dec 09:00")).toContain("This conversation is labelled");
    expect(await ask("/confidential help")).toContain("/confidential embargo");
    expect(await ask("/confidential nonsense")).toContain("/confidential help");
  });

  it("keeps the digest for reviewers", async () => {
    expect(await ask("/confidential digest")).toContain("for security reviewers");
    expect(await ask("/confidential digest week", "#general", "cleo")).toContain("Sotto-Bericht");
  });

  it("opens a menu without words, and answers there what needs no form", async () => {
    await joined.slack.as("ana").command("/confidential", "#general");
    const menu = await joined.slack.nextModal("ana");
    await joined.slack.as("ana").submit(menu, { what: "list" });
    expect(shownIn("ana")).toContain("Nothing is guarded yet");
    expect(joined.slack.as("ana").modal()?.view.submit).toBeNull();
  });

  it("acknowledges modals in time however long Slack takes to say who somebody is", async () => {
    joined.slack.faults.add({ kind: "slow", on: "users.info", delayMs: 4_000, times: 8 });
    const posted = await joined.slack.as("ana").post("#acme-shared", "hello");
    await joined.slack.as("ana").command("/confidential", "#general");
    const command = await joined.slack.nextModal("ana");
    const answered = await joined.slack.as("ana").submit(command, { what: "help" });
    expect(answered).toMatchObject({ acknowledged: true });
    expect(answered.tookMs).toBeLessThan(2_500);
    await joined.slack.as("ben").shortcut("label_confidential", posted);
    const label = await joined.slack.nextModal("ben");
    const wrong = await joined.slack.as("ben").submit(label, { level: "restricted", until: "soonish" });
    expect(Object.keys(wrong.errors)).toEqual(["until"]);
    expect(wrong.tookMs).toBeLessThan(2_500);
    joined.slack.faults.clear();
  });

  it("owns up to a slip in one step", async () => {
    const posted = await joined.slack.as("ana").post("#acme-shared", "oh dear");
    await joined.slack.as("ana").shortcut("report_slip", posted);
    expect((await joined.slack.nextEphemeral("ana")).plain).toContain("Thank you");
    expect(await joined.core.takeJobs()).toMatchObject([{ name: "review-alert", why: "reported" }]);
    await joined.slack.as("ben").shortcut("report_slip", posted);
    expect((await joined.slack.nextEphemeral("ben")).plain).toContain("your own messages");
  });

  it("owns up by the message's link as well", async () => {
    const posted = await joined.slack.as("ana").post("#acme-shared", "oh dear");
    const link = `https://harbour-pr.slack.com/archives/${posted.channelId}/p${posted.ts.replace(".", "")}`;
    expect(await ask(`/confidential report ${link}`, "#acme-shared")).toContain("Thank you");
    await joined.slack.as("ben").post("#press", "I should not have said that.");
    expect(await ask("/confidential report", "#press", "ben")).toContain("Thank you");
    expect(await ask(`/confidential report ${link}`, "#acme-shared", "ben")).toContain("your own messages");
  });

  it("takes a channel's message for a channel's, wherever its link is given", async () => {
    const posted = await joined.slack.as("ana").post("#acme-shared", "oh dear");
    const link = `https://harbour-pr.slack.com/archives/${posted.channelId}/p${posted.ts.replace(".", "")}`;
    expect(await ask(`/confidential report ${link}`, "D0ANABEN")).toContain("Thank you");
    const cases = await joined.core.deps.cases.cases({ channelId: posted.channelId, limit: 10 });
    expect(cases.find(({ ref }) => ref.ts === posted.ts)?.origin).toMatchObject({
      conversation: "channel",
      authorizedUserId: null,
    });
  });

  it("checks a message and labels it through its menu", async () => {
    const posted = await joined.slack.as("ana").post("#acme-shared", `number ${SECRET}`);
    await joined.slack.as("ana").shortcut("check_this", posted);
    const checked = (await joined.slack.nextEphemeral("ana")).plain;
    expect(checked).toContain("Acme Corp");
    await joined.slack.as("ana").shortcut("label_confidential", posted);
    const modal = await joined.slack.nextModal("ana");
    const wrong = await joined.slack.as("ana").submit(modal, { level: "restricted", until: "soonish" });
    expect(Object.keys(wrong.errors)).toEqual(["until"]);
    const past = await joined.slack.as("ana").submit(modal, { level: "restricted", until: "1 Dec 2020" });
    expect(past.errors).toEqual({ until: "That time has already passed. Please name one in the future." });
    await joined.slack.as("ana").submit(modal, { level: "restricted", until: "tomorrow 09:00", people: ["U0BEN"] });
    expect(shownIn("ana")).toContain("The message is labelled");
    expect(joined.core.deps.register.list()).toMatchObject([
      { kind: "label", level: "restricted", clearedFor: { users: ["U0BEN"] }, target: { ts: posted.ts } },
    ]);
  });

  it("shows the Home", async () => {
    await joined.slack.as("ana").openHome();
    const home = await joined.slack.waitFor(() => joined.slack.as("ana").home());
    expect(JSON.stringify(home)).toContain("How to use me");
  });
});
