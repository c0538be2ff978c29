import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Notice } from "../../src/core/notice.ts";
import { createClients } from "../../src/slack/clients.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createNotifier } from "../../src/slack/notifier.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { QUIET_LOG } from "../slack/quiet-log.ts";
import { type JoinedApp, startJoinedApp } from "./joined-app.ts";

describe("embargoes with a clock, as people use them", () => {
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

  async function ask(line: string, who = "ana", channel = "#general"): Promise<string> {
    const answer = await joined.slack.as(who).command(line, channel);
    expect(answer).toMatchObject({ acknowledged: true });
    return (await joined.slack.nextEphemeral(who)).plain;
  }

  /** What Sotto tells somebody by itself. */
  async function tell(who: string, notice: Notice): Promise<void> {
    const { slack, core } = joined;
    const clients = createClients({ slackApiUrl: slack.apiUrl, log: QUIET_LOG });
    const tokens = createTokens({ botToken: slack.tokens.bot, userToken: null, installations: null });
    const { clock } = core.deps;
    const directory = createDirectory({ clients, tokens, clock, log: QUIET_LOG, reviewersGroup: null });
    const zones = { zone: "Europe/London", reviewZone: "Europe/London" };
    const notifier = createNotifier({ clients, tokens, directory, log: QUIET_LOG, reviewChannel: null, ...zones });
    const to = { teamId: "T0HOME", enterpriseId: null, userId: slack.userId(who) };
    expect(await notifier.tell(to, notice)).toEqual({ via: "direct-message" });
  }

  it("moves a lift, puts it off until further notice, and shows both in the list", async () => {
    await ask("/confidential embargo “Project Falcon” until 1 Dec 2030 09:00");
    expect(await ask("/confidential move “project falcon” until 8 Dec 2030 10:00")).toMatch(
      /P••• F••• now stays secret until .*8 December 2030, 10:00.*before, it was until .*1 December 2030, 09:00/,
    );
    expect(await ask("/confidential list")).toMatch(/8 December 2030, 10:00/);
    expect(await ask("/confidential move “Project Falcon” until further notice")).toContain(
      "now stays secret until further notice; before, it was until Sunday",
    );
    expect(await ask("/confidential list")).toContain("P••• F•••, until further notice, yours");
    const events = (await joined.core.events()).filter(({ type }) => type === "lift_moved");
    expect(events).toMatchObject([
      {
        actorId: "U0ANA",
        fields: { from: Date.parse("2030-12-01T09:00:00Z"), to: Date.parse("2030-12-08T10:00:00Z") },
      },
      { actorId: "U0ANA", fields: { to: null } },
    ]);
  });

  it.each([
    ["move “Project Falcon” until 1 Dec 2020 09:00", "already passed"],
    ["move “Project Falcon” until 31 March 2030 01:30", "doesn't exist"],
    ["move “Project Falcon” until 27 October 2030 01:30", "comes twice"],
    ["move “Project Falcon” until 1 Dec 2030 09:00 Europe/Lodnon", "time zone"],
    ["move “Project Falcon”", "until further notice"],
    ["move until 1 Dec", "what to move"],
    ["move “Project Heron” until 1 Dec 2030", "don't know anything by that name"],
    ["embargo “Project Swift” until 27 October 2030 01:30", "comes twice"],
  ])("asks or refuses: %s", async (line, said) => {
    await ask("/confidential embargo “Project Falcon” until 1 Dec 2030 09:00 Europe/London");
    expect(await ask(`/confidential ${line.replace(/(\d\d:30)$/, "$1 Europe/London")}`)).toContain(said);
  });

  it("registers until further notice, and for groups and organisations", async () => {
    expect(await ask("/confidential embargo “Project Falcon” until further notice for T0ACME")).toContain(
      "under embargo until further notice",
    );
    expect(joined.core.deps.register.list()).toMatchObject([{ lifts: null, clearedFor: { orgs: ["T0ACME"] } }]);
    expect(await ask("/confidential move “Project Falcon” until 1 Dec 2030", "ben")).toContain("can change or lift it");
  });

  it("records a client's consent and takes it back", async () => {
    await ask("/confidential client add Globex");
    expect(
      await ask("/confidential client consent Globex until 1 Jun 2030 for “a case study” by “Dana Whitfield”"),
    ).toMatch(/G••• may be named until .*1 June 2030.*, for a case study, granted by Dana Whitfield/);
    expect(await ask("/confidential client consent Globex withdrawn", "cleo")).toContain("darf nicht mehr genannt");
    expect(await ask("/confidential client consent Globex withdrawn", "ben")).toContain("can change or lift it");
    expect(await ask("/confidential client consent Globex for fun")).toContain("on whose word");
  });

  it("reminds its owner, who moves the lift or ends it from the reminder", async () => {
    await ask("/confidential embargo “Project Falcon” until 1 Dec 2030 09:00");
    const [entry] = joined.core.deps.register.list();
    await tell("ana", {
      kind: "lift-reminder",
      subjectId: entry?.id ?? "",
      shortId: "em_123456",
      masked: "P••• F•••",
      liftsAt: Date.parse("2030-12-01T09:00:00Z"),
    });
    const reminder = await joined.slack.nudgeFor("ana");
    expect(reminder.plain).toMatch(/P••• F••• lifts on .*1 December 2030, 09:00/);
    const [move, end] = reminder.buttons;
    await joined.slack.as("ana").click(reminder, move?.actionId ?? "");
    const form = await joined.slack.nextModal("ana");
    const wrong = await joined.slack.as("ana").submit(form, { until: "1 Dec 2020 09:00" });
    expect(Object.keys(wrong.errors)).toEqual(["until"]);
    await joined.slack.as("ana").submit(form, { until: "8 Dec 2030 10:00" });
    expect(joined.core.deps.register.list()).toMatchObject([{ lifts: { at: Date.parse("2030-12-08T10:00:00Z") } }]);
    await joined.slack.as("ana").click(reminder, end?.actionId ?? "");
    expect(await joined.slack.waitFor(() => joined.core.deps.register.list().length === 0)).toBe(true);
  });
});
