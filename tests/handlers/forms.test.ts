import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { ViewRecord } from "../../sandbox/model/records.ts";
import type { FormValues } from "../../sandbox/sandbox.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, startJoinedApp } from "./joined-app.ts";

const LONG = "x".repeat(2_000);

describe("the forms of /confidential", () => {
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

  /** Chooses a form in the menu. */
  async function form(what: string, who = "ana", channel = "#general"): Promise<ViewRecord> {
    await joined.slack.as(who).command("/confidential", channel);
    const modal = await joined.slack.nextModal(who);
    await joined.slack.as(who).submit(modal, { what });
    return modal;
  }

  async function mistakes(modal: ViewRecord, values: FormValues, who = "ana") {
    const answer = await joined.slack.as(who).submit(modal, values);
    expect(answer).toMatchObject({ acknowledged: true });
    return answer.errors;
  }

  function shown(modal: ViewRecord): string {
    return JSON.stringify(modal.view.blocks);
  }

  function entries() {
    return joined.core.deps.register.list();
  }

  it("registers an embargo", async () => {
    const modal = await form("embargo");
    const values = {
      name: " “Project Falcon” ",
      until: "1 Dec 2030 09:00",
      aliases: "Falcon deal\n\n‘FLC’",
      phrases: "the bird flies",
      people: ["U0BEN"],
      channels: ["C0PRESS"],
    };
    expect(await mistakes(modal, values)).toEqual({});
    expect(shown(modal)).toContain("P••• F•••");
    expect(entries()).toMatchObject([
      {
        kind: "embargo",
        name: "Project Falcon",
        aliases: ["Falcon deal", "FLC"],
        phrases: ["the bird flies"],
        lifts: { at: Date.parse("2030-12-01T09:00:00Z") },
        clearedFor: { users: ["U0BEN"], channels: ["C0PRESS"] },
        ownerId: "U0ANA",
      },
    ]);
  });

  it("takes an embargo without an end", async () => {
    const modal = await form("embargo");
    expect(await mistakes(modal, { name: "Project Falcon", until: "until further notice" })).toEqual({});
    expect(entries()).toMatchObject([{ lifts: null }]);
  });

  it.each<[string, FormValues, string, string]>([
    ["a time that has passed", { until: "1 Dec 2020 09:00" }, "until", "already passed"],
    ["no readable time", { until: "soonish" }, "until", "couldn't read that time"],
    ["an unknown time zone", { until: "1 Dec 2030 09:00 Mars/Olympus" }, "until", "don't know that time zone"],
    ["a time the clocks skip", { until: "31 March 2030 01:30" }, "until", "clocks go forward"],
    ["a name of spaces", { name: "   " }, "name", "fill this in"],
    ["a name of one letter", { name: "X" }, "name", "too short"],
    ["a name of emoji", { name: "🚀🚀🚀" }, "name", "letters or digits"],
    ["Slack's own markup", { name: "<!channel>" }, "name", "letters or digits"],
    ["an alias that is too short", { aliases: "good one\nX" }, "aliases", "too short"],
    ["a phrase that is too long", { phrases: LONG }, "phrases", "under 200 characters"],
  ])("shows %s on its field", async (_what, wrong, field, words) => {
    const modal = await form("embargo");
    const errors = await mistakes(modal, { name: "Project Falcon", until: "1 Dec 2030 09:00", ...wrong });
    expect(errors).toEqual({ [field]: expect.stringContaining(words) });
    expect(JSON.stringify(errors)).not.toMatch(/[`*]/u);
    expect(modal.open).toBe(true);
    expect(entries()).toEqual([]);
  });

  it.each([
    ["embargo", { name: LONG, until: "1 Dec 2030 09:00" }],
    ["client add", { name: LONG }],
  ])("lets Slack keep names to a length: %s", async (what, values) => {
    await expect(mistakes(await form(what), values)).rejects.toThrow("too long");
  });

  it("shows a name that is taken on its field, for clients as well", async () => {
    const values = { name: "Project Falcon", until: "1 Dec 2030 09:00" };
    expect(await mistakes(await form("embargo"), values)).toEqual({});
    expect(await mistakes(await form("embargo"), { ...values, name: "PROJECT  falcon" })).toEqual({
      name: "That name is registered already.",
    });
    expect(await mistakes(await form("client add"), { name: "Acme Corp" })).toEqual({});
    expect(await mistakes(await form("client add"), { name: "acme corp" })).toEqual({
      name: "That name is registered already.",
    });
    expect(entries()).toHaveLength(2);
  });

  it("registers a client, with signs as they were typed", async () => {
    const modal = await form("client add");
    const values = {
      name: "Smith & Jones",
      aliases: "S&J Holdings",
      domains: "Smith.example\njones.example",
      contacts: "Dana Whitfield <dana@smith.example>\nIris Vale",
      accounts: "SJ-2041",
      rooms: ["C0EXT"],
    };
    expect(await mistakes(modal, values)).toEqual({});
    expect(entries()).toMatchObject([
      {
        kind: "client",
        name: "Smith & Jones",
        aliases: ["S&J Holdings"],
        domains: ["smith.example", "jones.example"],
        people: [{ name: "Dana Whitfield", email: "dana@smith.example" }, { name: "Iris Vale" }],
        accounts: ["SJ-2041"],
        rooms: ["C0EXT"],
      },
    ]);
  });

  it.each<[string, FormValues, string, string]>([
    ["a domain that belongs to many", { domains: "acme.example\nco.uk" }, "domains", "too many people"],
    ["an account that is too short", { accounts: "123" }, "accounts", "at least six digits"],
    ["somebody without a name", { contacts: "D" }, "contacts", "too short"],
  ])("shows %s on its field", async (_what, wrong, field, words) => {
    const modal = await form("client add");
    const errors = await mistakes(modal, { name: "Acme Corp", ...wrong });
    expect(errors).toEqual({ [field]: expect.stringContaining(words) });
  });

  it("keeps sentences in order around names from right to left", async () => {
    const modal = await form("client add");
    expect(await mistakes(modal, { name: "\u202Eشركة \u200Fالنسر\u202C" })).toEqual({});
    expect(entries()).toMatchObject([{ name: "شركة النسر" }]);
    const said = shown(modal);
    expect(said).toContain("\u2068ش••• ا•••\u2069 is registered");
    expect(said).not.toMatch(/[\u200F\u202A-\u202E]/u);
  });

  it("does without halves of characters", async () => {
    expect(await mistakes(await form("client add"), { name: "Acme \uD83D Corp" })).toEqual({});
    expect(entries()).toHaveLength(1);
    expect(JSON.stringify(entries())).not.toContain("\\ud83d");
  });

  it("lifts what is chosen from one's own, masked", async () => {
    await mistakes(await form("embargo"), { name: "Project Falcon", until: "1 Dec 2030 09:00" });
    expect(shown(await form("lift", "ben"))).toContain("nothing you could lift");
    const modal = await form("lift");
    expect(shown(modal)).toContain("embargo P••• F•••, until");
    expect(shown(modal)).not.toContain("Falcon");
    const [entry] = entries();
    expect(await mistakes(modal, { subject: entry?.id ?? "" })).toEqual({});
    expect(shown(modal)).toContain("is lifted");
    expect(entries()).toEqual([]);
  });

  it("offers reviewers everything, and shows what somebody else lifted meanwhile on its field", async () => {
    await mistakes(await form("embargo"), { name: "Project Falcon", until: "1 Dec 2030 09:00" });
    const id = entries()[0]?.id ?? "";
    const [first, second] = [await form("lift", "cleo"), await form("lift", "ana")];
    expect(await mistakes(first, { subject: id }, "cleo")).toEqual({});
    expect(Object.keys(await mistakes(second, { subject: id }))).toEqual(["subject"]);
  });

  it("moves a lift", async () => {
    await mistakes(await form("embargo"), { name: "Project Falcon", until: "1 Dec 2030 09:00" });
    await mistakes(await form("client add"), { name: "Acme Corp" });
    const modal = await form("move");
    expect(shown(modal)).not.toContain("A•••");
    const subject = entries().find(({ kind }) => kind === "embargo")?.id ?? "";
    expect(Object.keys(await mistakes(modal, { subject, until: "1 Dec 2020" }))).toEqual(["until"]);
    expect(await mistakes(modal, { subject, until: "2 Dec 2030 10:00" })).toEqual({});
    expect(entries()).toContainEqual(
      expect.objectContaining({ lifts: { at: Date.parse("2030-12-02T10:00:00Z"), zone: "Europe/London" } }),
    );
  });

  it("records a client's consent, and takes it back", async () => {
    await mistakes(await form("embargo"), { name: "Project Falcon", until: "1 Dec 2030 09:00" });
    expect(shown(await form("client consent"))).toContain("no client whose consent");
    await mistakes(await form("client add"), { name: "Acme Corp" });
    const subject = entries().find(({ kind }) => kind === "client")?.id ?? "";
    const modal = await form("client consent");
    expect(shown(modal)).toContain("client A••• C•••");
    expect(shown(modal)).not.toContain("P•••");
    const given = { subject, consent: "given" };
    const needed = "Please fill this in.";
    expect(await mistakes(modal, given)).toEqual({ purpose: needed });
    expect(await mistakes(modal, { ...given, purpose: "a case study" })).toEqual({ granted_by: needed });
    const granted = { ...given, purpose: "“a case study”", granted_by: "Dana Whitfield" };
    expect(await mistakes(modal, { ...granted, until: "soonish" })).toMatchObject({
      until: expect.stringContaining("couldn't read"),
    });
    expect(await mistakes(modal, { ...granted, until: "1 Jun 2020" })).toMatchObject({
      until: expect.stringContaining("already passed"),
    });
    expect(await mistakes(modal, granted)).toEqual({});
    expect(shown(modal)).toContain("A••• C••• may be named, for a case study");
    const consent = { until: null, purpose: "a case study", grantedBy: "Dana Whitfield" };
    expect(entries()).toContainEqual(expect.objectContaining({ name: "Acme Corp", consent }));
    await mistakes(await form("client consent"), { subject, consent: "withdrawn" });
    expect(JSON.stringify(entries())).not.toContain("a case study");
  });

  it("labels the conversation it was opened in", async () => {
    const modal = await form("label", "ana", "#press");
    expect(await mistakes(modal, { level: "restricted", until: "yesterweek" })).toMatchObject({
      until: expect.stringContaining("couldn't read"),
    });
    expect(await mistakes(modal, { level: "restricted", until: "1 Dec 2020" })).toMatchObject({
      until: expect.stringContaining("already passed"),
    });
    expect(await mistakes(modal, { level: "restricted" })).toEqual({});
    expect(entries()).toMatchObject([{ kind: "label", level: "restricted", target: { channelId: "C0PRESS" } }]);
  });

  it("owns up to a slip, by a link or without one", async () => {
    const posted = await joined.slack.as("ana").post("#acme-shared", "oh dear");
    const modal = await form("report", "ana", "#acme-shared");
    expect(await mistakes(modal, { link: "https://elsewhere.example" })).toMatchObject({
      link: expect.stringContaining("Report a slip"),
    });
    const link = `https://harbour-pr.slack.com/archives/${posted.channelId}/p${posted.ts.replace(".", "")}`;
    expect(Object.keys(await mistakes(await form("report", "ben", "#acme-shared"), { link }, "ben"))).toEqual(["link"]);
    expect(await mistakes(modal, {})).toEqual({});
    expect(shown(modal)).toContain("Thank you");
  });

  it("keeps what was filled in when something fails", async () => {
    const modal = await form("report", "ana", "#acme-shared");
    joined.slack.faults.add({ kind: "slack-error", on: "conversations.history", error: "internal_error", times: 2 });
    expect(await mistakes(modal, {})).toEqual({ link: expect.stringContaining("Please try again") });
    joined.slack.faults.clear();
  });

  it.each(["check", "embargo", "client add", "lift", "move"])("opens the form of `%s` typed alone", async (verb) => {
    await joined.slack.as("ana").command(`/confidential ${verb}`, "#general");
    expect((await joined.slack.nextModal("ana")).view.title).toBeDefined();
  });

  it("turns guests away, and shows them nothing of the register", async () => {
    await mistakes(await form("client add"), { name: "Acme Corp" });
    const modal = await form("client add", "gil", "#guest-room");
    expect(await mistakes(modal, { name: "Acme Corp" }, "gil")).toEqual({});
    expect(shown(modal)).toContain("not guests or outsiders");
    expect(shown(await form("lift", "gil", "#guest-room"))).toContain("nothing you could lift");
    await expect(form("embargo", "dana", "#acme-shared")).rejects.toThrow("people of the workspace");
    expect(entries()).toHaveLength(1);
  });

  it("registers once, however often the form is sent off", async () => {
    const modal = await form("client add");
    const send = () => joined.slack.as("ana").submit(modal, { name: "Acme Corp" });
    await Promise.all([send(), send()]);
    expect(entries()).toHaveLength(1);
  });

  it("answers where it was asked when the form was closed meanwhile", async () => {
    const modal = await form("client add");
    joined.slack.faults.add({ kind: "slow", on: "users.info", delayMs: 2_000, times: 4 });
    joined.forgetPerson("U0ANA");
    const answer = await joined.slack.as("ana").submit(modal, { name: "Acme Corp" });
    expect(answer.tookMs).toBeLessThan(2_800);
    expect(shown(modal)).toContain("One moment");
    await joined.slack.as("ana").closeView(modal);
    expect((await joined.slack.nextEphemeral("ana")).plain).toContain("A••• C•••");
  });
});
