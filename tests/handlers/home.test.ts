import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { giveConsent, readPage } from "../../sandbox/consent.ts";
import type { ViewRecord } from "../../sandbox/model/records.ts";
import { buttonsOf, plainText } from "../../sandbox/screen.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import type { EmbargoEntry } from "../../src/core/subject.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, SECRET, startJoinedApp } from "./joined-app.ts";

let stores: CoreStores;
let joined: JoinedApp;
beforeAll(async () => {
  stores = await openStores();
}, 60_000);
afterEach(async () => {
  await joined.stop();
});
afterAll(async () => {
  await stores.close();
});

function blocksOf(home: ViewRecord) {
  return Array.isArray(home.view.blocks) ? home.view.blocks : [];
}

function wordsOf(home: ViewRecord): string {
  return plainText("", blocksOf(home));
}

/** Somebody's Home once it says this. */
function homeSays(who: string, says: RegExp): Promise<ViewRecord> {
  const { slack } = joined;
  return slack.waitFor(
    () => {
      const home = slack.as(who).home();
      return home !== null && says.test(wordsOf(home)) ? home : null;
    },
    10_000,
    `${who}'s Home to say ${says}`,
  );
}

async function open(who: string, says: RegExp): Promise<ViewRecord> {
  await joined.slack.as(who).openHome();
  return homeSays(who, says);
}

const buttons = (home: ViewRecord) => buttonsOf(blocksOf(home));

describe("the Home of somebody with nothing to do", () => {
  it("is kind, and in the person's language", async () => {
    joined = await startJoinedApp(stores);
    expect(wordsOf(await open("ana", /Nothing is waiting for you/))).toContain("can do that, by setting its client ID");
    expect(wordsOf(await open("cleo", /Nichts wartet auf dich/))).toContain("Kein Fall braucht einen Menschen.");
  });

  it("is reduced for guests", async () => {
    joined = await startJoinedApp(stores);
    const words = wordsOf(await open("gil", /How to use me/));
    expect(words).not.toMatch(/under embargo\n|labelled anything|Protect my direct messages/);
  });
});

describe("nudges in the Home", () => {
  it("are answered there, of several the right one, and go", async () => {
    joined = await startJoinedApp(stores);
    await joined.nudged({ nudgesSent: 1 });
    const second = await joined.nudged({ nudgesSent: 1 });
    const home = await open("ana", /In <#C0EXT>/);
    expect(buttons(home).filter((button) => button.actionId === "share_anyway")).toHaveLength(2);
    const behind = structuredClone(home);
    await joined.slack.as("ana").click(home, "share_anyway", second.id);
    const after = await homeSays("ana", /Noted: you're sharing it/);
    expect(buttons(after).filter((button) => button.actionId === "share_anyway")).toHaveLength(1);
    expect((await joined.core.deps.cases.caseById(second.id))?.state).toBe("shared");
    // The Home that was on another screen all the while.
    await joined.slack.as("ana").click(behind, "not_sensitive", second.id);
    await homeSays("ana", /already answered/);
    // What was said of it is gone when it is opened anew.
    await open("ana", /^(?![\s\S]*already answered)/);
  });

  it("ask for a reason where one is due", async () => {
    joined = await startJoinedApp(stores);
    joined.core.policy = { ...joined.core.policy, reason: "always" };
    const value = await joined.nudged({ nudgesSent: 1 });
    const home = await open("ana", /In <#C0EXT>/);
    await joined.slack.as("ana").click(home, "share_anyway", value.id);
    await joined.slack.as("ana").submit(await joined.slack.nextModal("ana"), { reason: "they know it already" });
    await homeSays("ana", /Noted: you're sharing it/);
  });
});

describe("what one guards, in the Home", () => {
  const FALCON: EmbargoEntry = {
    kind: "embargo",
    id: "em_0123456789",
    name: "Project Falcon",
    aliases: [],
    phrases: [],
    lifts: { at: Date.UTC(2031, 11, 1, 9), zone: "Europe/London" },
    clearedFor: NO_CLEARANCE,
    ownerId: "U0ANA",
  };

  const lifts = () => joined.core.deps.register.list().map((entry) => (entry.kind === "embargo" ? entry.lifts : null));

  it("is lifted by a button that asks first", async () => {
    joined = await startJoinedApp(stores);
    await joined.core.register([
      FALCON,
      {
        kind: "label",
        id: "lb_0123456789",
        level: "restricted",
        target: { type: "channel", channelId: "C0PRESS" },
        until: null,
        clearedFor: NO_CLEARANCE,
        ownerId: "U0ANA",
      },
    ]);
    const home = await open("ana", /P••• F•••/);
    expect(wordsOf(home)).toContain("*restricted*: <#C0PRESS>, until further notice");
    const asking = blocksOf(home).flatMap((block) => JSON.stringify(block).match(/"home_lift".*?"confirm":/g) ?? []);
    expect(asking).toHaveLength(2);
    const behind = structuredClone(home);
    await joined.slack.as("ana").click(home, "home_lift", FALCON.id);
    const after = await homeSays("ana", /P••• F••• is lifted/);
    expect(wordsOf(after)).toContain("Nothing of yours is under embargo");
    await joined.slack.as("ana").click(after, "home_lift", "lb_0123456789");
    await homeSays("ana", /You haven't labelled anything/);
    expect(joined.core.deps.register.list()).toEqual([]);
    // Pressed once more on a screen that is behind.
    await joined.slack.as("ana").click(behind, "home_lift", FALCON.id);
    await homeSays("ana", /don't know anything by that name/);
  });

  it("moves in a modal that finds fault where the fault is", async () => {
    joined = await startJoinedApp(stores);
    await joined.core.register([FALCON]);
    const ana = joined.slack.as("ana");
    await ana.click(await open("ana", /P••• F•••/), "home_move", FALCON.id);
    const modal = await joined.slack.nextModal("ana");
    expect(JSON.stringify(modal.view)).not.toContain("Falcon");
    const errors = async (values: Readonly<Record<string, string>>) =>
      Object.keys((await ana.submit(modal, values)).errors);
    expect(await errors({ date: "2020-12-01", time: "09:00" })).toEqual(["date"]);
    expect(await errors({ date: "2031-03-30", time: "01:30" })).toEqual(["time"]);
    expect(await errors({ date: "2031-10-26", time: "01:30" })).toEqual(["zone"]);
    expect(await errors({ zone: "Atlantis/Centre" })).toEqual(["zone"]);
    expect(await errors({ date: "2031-10-26", time: "01:30", zone: "+00:00" })).toEqual([]);
    await homeSays("ana", /26 October 2031/);
    expect(lifts()).toEqual([{ at: Date.UTC(2031, 9, 26, 1, 30), zone: "+00:00" }]);
    await ana.click(await open("ana", /P••• F•••/), "home_move", FALCON.id);
    await ana.submit(await joined.slack.nextModal("ana"), { open: "open" });
    await homeSays("ana", /P••• F•••\*, until further notice/);
    expect(lifts()).toEqual([null]);
  });

  it("shows how things are when the entry went meanwhile, and opens nothing", async () => {
    joined = await startJoinedApp(stores);
    await joined.core.register([FALCON]);
    const home = await open("ana", /P••• F•••/);
    await joined.core.deps.register.remove(FALCON.id, []);
    await joined.slack.as("ana").click(home, "home_move", FALCON.id);
    await homeSays("ana", /Nothing of yours is under embargo/);
    expect(joined.slack.as("ana").modal()).toBeNull();
  });
});

describe("protecting direct messages", () => {
  const pageOf = (home: ViewRecord) => buttons(home).find(({ actionId }) => actionId === "home_protect")?.url ?? "";

  async function protect(without: readonly string[] = []): Promise<ViewRecord> {
    const home = await open("ana", /Protect my direct messages/);
    await giveConsent(joined.slack, joined.url, "ana", { page: pageOf(home), without });
    // Nobody opened it again: it says so by itself.
    return homeSays("ana", /protected since|You let me act for you/);
  }

  it("leads to a page that says what is read, asks for the person alone, and shows in the Home at once", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const page = pageOf(await open("ana", /What Slack will ask you/));
    expect(page).toBe(`${joined.url}/slack/install?team=T0HOME`);
    const words = await readPage(page);
    expect(words).toMatch(/What is read[\s\S]*What is never read or kept[\s\S]*im:history/);
    const german = await fetch(page, { headers: { "accept-language": "de-DE,de;q=0.9" } });
    const source = await german.text();
    expect(source).toContain("Was gelesen wird");
    const link = new URL(source.match(/<a href="([^"]+)"/)?.[1]?.replaceAll("&amp;", "&") ?? "");
    expect([link.searchParams.get("scope"), link.searchParams.get("team")]).toEqual(["", "T0HOME"]);
    expect(link.searchParams.get("user_scope")).toContain("im:history");
    expect(german.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const after = await protect();
    expect(wordsOf(after)).toContain("I haven't had anything to tell you there since.");
    expect(wordsOf(after)).not.toContain("What you left out");
  });

  it("reads direct messages from then on, and not one after it is withdrawn", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const { slack } = joined;
    await slack.as("ana").post("@ben", `before: ${SECRET}`);
    const home = await protect();
    await slack.as("ana").post("@ben", `her number is ${SECRET}`);
    await slack.waitFor(() => joined.jobs.length === 1, 10_000, "the message to be taken in");
    expect(joined.jobs[0]).toMatchObject({
      name: "text-scanned",
      origin: { authorizedUserId: "U0ANA", conversation: "im" },
    });
    const behind = structuredClone(home);
    await slack.as("ana").click(home, "home_stop_protecting");
    const after = await homeSays("ana", /Slack has ended it/);
    expect(wordsOf(after)).toContain("I read nothing of them unless you say so here");
    expect(slack.calls("auth.revoke")).toHaveLength(1);
    expect(slack.workspace.installations.get("T0HOME")?.users.size).toBe(0);
    await slack.as("ana").post("@ben", `after: ${SECRET}`);
    await slack.delivered();
    expect(joined.jobs).toHaveLength(1);
    // What was on its way is dropped, too.
    joined.core.consent = null;
    for (const job of joined.jobs) {
      await handleModerationJob(job, joined.core.deps);
    }
    expect(await joined.core.deps.cases.cases({})).toEqual([]);
    await slack.as("ana").click(behind, "home_stop_protecting");
    await homeSays("ana", /weren't protected any more/);
  });

  it("stops at once even when Slack does not, and says so", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const { slack } = joined;
    const home = await protect();
    slack.faults.add({ kind: "slack-error", on: "auth.revoke", error: "fatal_error", times: 10 });
    await slack.as("ana").click(home, "home_stop_protecting");
    await homeSays("ana", /Slack didn't answer/);
    slack.faults.clear();
    // Slack goes on sending what the token allows.
    await slack.as("ana").post("@ben", `after: ${SECRET}`);
    await slack.delivered();
    expect(slack.events("message").at(-1)).toMatchObject({ acknowledged: true });
    expect(joined.jobs).toEqual([]);
    expect(joined.core.counts).toContain("events kind=posted outcome=no-consent");
  });

  it("says what does not work without the scopes that were left out", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const partly = await protect(["mpim:history", "files:write"]);
    expect(wordsOf(partly)).toContain("protected since");
    expect(wordsOf(partly)).toContain("Group messages aren't protected.");
    expect(buttons(partly).map((button) => button.label)).toContain("Allow the rest");
    await joined.slack.as("ana").click(partly, "home_stop_protecting");
    await homeSays("ana", /Slack has ended it/);
    const deaf = await protect(["im:history", "mpim:history"]);
    expect(wordsOf(deaf)).not.toContain("protected since");
  });

  it("changes nothing when the person says no, or comes back from another browser", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const back = new URL("/slack/oauth_redirect", joined.url);
    const cancelled = await fetch(`${back}?error=access_denied&state=x`);
    expect([cancelled.status, await cancelled.text()]).toEqual([200, expect.stringContaining("Nothing has changed")]);
    const stolen = await fetch(`${back}?code=x&state=y`);
    expect([stolen.status, await stolen.text()]).toEqual([400, expect.stringContaining("That didn't work")]);
    const odd = await fetch(`${joined.url}/slack/install?team=%22%3E%3Cscript%3E`);
    expect(await odd.text()).not.toContain("<script>");
    expect(wordsOf(await open("ana", /Protect my direct messages/))).not.toContain("protected since");
  });

  it("ends when the person leaves", async () => {
    joined = await startJoinedApp(stores, { http: true });
    const { slack } = joined;
    await protect();
    const ana = slack.workspace.user("ana");
    ana.deleted = true;
    slack.workspace.emit({ kind: "user-changed", user: ana });
    await slack.delivered();
    await slack.as("ben").post("@ana", `their number is ${SECRET}`);
    await slack.delivered();
    expect(joined.jobs).toEqual([]);
    expect(joined.core.counts).toContain("events kind=posted outcome=no-consent");
  });

  it("ends when Slack revokes the token", async () => {
    joined = await startJoinedApp(stores, { http: true });
    await protect();
    const token = joined.slack.tokens.user("ana");
    await fetch(`${joined.slack.apiUrl}auth.revoke`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    await homeSays("ana", /I read nothing of them unless/);
  });
});
