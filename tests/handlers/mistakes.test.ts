import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, SECRET, startJoinedApp } from "./joined-app.ts";

describe("`/confidential` and the shortcuts, with the mistakes people make", () => {
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

  async function ask(words: string, channel = "#general", who = "ana"): Promise<string> {
    const answer = await joined.slack.as(who).command(`/confidential ${words}`, channel);
    expect(answer).toMatchObject({ acknowledged: true });
    return (await joined.slack.nextEphemeral(who)).plain;
  }

  function names(): readonly string[] {
    return joined.core.deps.register.list().flatMap((entry) => (entry.kind === "label" ? [] : [entry.name]));
  }

  it.each([
    ["an unknown time zone", "embargo “Project Falcon” until 1 Dec 09:00 Mars/Olympus", "don't know that time zone"],
    ["a lift that has passed", "embargo “Project Falcon” until 1 Dec 2020 09:00", "already passed"],
    ["a time that comes twice", "embargo “Project Falcon” until 27 Oct 2030 01:30", "comes twice"],
    ["no time", "embargo “Project Falcon”", "until when"],
    ["no name", "embargo until tomorrow", "put the name in quotes"],
    ["a name of 2,000 characters", `embargo “${"x".repeat(2_000)}” until tomorrow`, "under 200 characters"],
    ["a name of emoji", "embargo “🚀🚀🚀” until tomorrow", "needs letters or digits"],
    ["a name of nothing that shows", "client add \u200B\u200F\u2060", "add the client's name"],
    ["somebody who is nobody", "embargo “Project Falcon” until tomorrow for @nobody", "from the suggestions"],
    ["an unknown label", "label secret", "which of these"],
    ["an unknown subject", "lift “Project Nightingale”", "don't know anything by that name"],
    ["a link to elsewhere", "report https://elsewhere.example/p1", "add its link"],
    ["a word that is no command", "embrago “Project Falcon”", "don't know that one"],
  ])("helps with %s", async (_what, words, help) => {
    expect(await ask(words)).toContain(help);
    expect(names()).toEqual([]);
  });

  it("refuses a name that is taken, however it is written", async () => {
    await ask("client add Smith &amp; Jones");
    expect(await ask("client add  SMITH  & jones ")).toContain("registered already");
    expect(names()).toEqual(["Smith & Jones"]);
  });

  it.each([
    ["Slack's quotes", "„Project Falcon“", "Project Falcon"],
    ["half a quote", "“Project Falcon", "Project Falcon"],
    ["an emoji beside words", "“🚀 Apollo deal”", "🚀 Apollo deal"],
    ["words from right to left", "“\u202Eشركة النسر\u202C”", "شركة النسر"],
    ["signs that Slack escapes", "“Smith &amp; Jones”", "Smith & Jones"],
    ["signs of Slack's markup", "“Smith &lt;Jones&gt;”", ""],
    ["half a character", "“Falcon \uD83D deal”", "Falcon deal"],
  ])("registers a name with %s as it reads", async (_what, typed, name) => {
    const said = await ask(`embargo ${typed} until tomorrow`);
    expect(names()).toEqual(name === "" ? [] : [name]);
    expect(said).not.toMatch(/[\u200E\u200F\u202A-\u202E]/u);
    expect(said).toContain(name === "" ? "needs letters or digits" : "•••");
  });

  it("answers in conversations it is not in", async () => {
    expect(await ask(`check number ${SECRET}`, "#no-app-here")).toContain("Anyone at your company");
    expect(await ask(`check number ${SECRET}`, "D0ANABEN")).toContain("treating it as external");
    await joined.slack.as("ana").post("D0ANABEN", "oh dear");
    expect(await ask("report", "D0ANABEN")).toContain("Is Sotto in the conversation?");
  });

  it("keeps the register from guests and outsiders", async () => {
    await ask("embargo “Project Falcon” until tomorrow");
    for (const words of [
      "list",
      "lift “Project Falcon”",
      "embargo “Globex deal” until tomorrow",
      "client add Globex",
    ]) {
      expect(await ask(words, "#guest-room", "gil")).toContain("not guests or outsiders");
    }
    expect(await ask("digest", "#guest-room", "gil")).toContain("for security reviewers");
    await expect(ask("list", "#acme-shared", "dana")).rejects.toThrow("people of the workspace");
    expect(names()).toEqual(["Project Falcon"]);
  });

  it("says so when a form can't be opened any more", async () => {
    joined.slack.faults.add({ kind: "slack-error", on: "views.open", error: "expired_trigger_id" });
    expect(await ask("embargo")).toContain("Please try again");
    const posted = await joined.slack.as("ana").post("#general", "hello");
    joined.slack.faults.add({ kind: "slack-error", on: "views.open", error: "expired_trigger_id" });
    await joined.slack.as("ana").shortcut("label_confidential", posted);
    expect((await joined.slack.nextEphemeral("ana")).plain).toContain("Please try again");
  });

  it("labels nothing twice, and only for those who may", async () => {
    const posted = await joined.slack.as("ana").post("#general", "The numbers for spring are better than planned.");
    for (const who of ["ana", "ben"]) {
      await joined.slack.as(who).shortcut("label_confidential", posted);
      const modal = await joined.slack.nextModal(who);
      await joined.slack.as(who).submit(modal, { level: "restricted" });
      expect(JSON.stringify(modal.view.blocks)).toContain(who === "ana" ? "is labelled" : "Only the person who");
    }
    expect(joined.core.deps.register.list()).toHaveLength(1);
  });
});
