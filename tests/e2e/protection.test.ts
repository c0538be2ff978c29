import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { giveConsent } from "../../sandbox/consent.ts";
import type { ViewRecord } from "../../sandbox/model/records.ts";
import { buttonsOf } from "../../sandbox/screen.ts";
import { HARBOUR_PR_BEFORE_CONSENT } from "../../sandbox/seed.ts";
import { eventCount, eventsReach } from "./driving.ts";
import { saidIn, startWorld, type World } from "./world.ts";

const SSN = "536-22-8417";

describe("direct messages by consent", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ backend: { transport: "socket" }, sandbox: { seed: HARBOUR_PR_BEFORE_CONSENT } });
  }, 120_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  function homeSays(says: RegExp): Promise<ViewRecord> {
    return world.slack.waitFor(
      () => {
        const home = world.slack.as("ana").home();
        return home !== null && says.test(JSON.stringify(home.view)) ? home : null;
      },
      10_000,
      `the Home to say ${says}`,
    );
  }

  it("are protected after the consent, remedied with the person's own token, and left alone after the withdrawal", async () => {
    const { slack } = world;
    const ana = slack.as("ana");
    await ana.openHome();
    const offering = await homeSays(/I read nothing of them unless you say so here/);
    const blocks = Array.isArray(offering.view.blocks) ? offering.view.blocks : [];
    const page = buttonsOf(blocks).find((button) => button.actionId === "home_protect")?.url ?? "";
    expect(await giveConsent(slack, world.url, "ana", { page })).toContain("im:history");
    await homeSays(/Your direct messages are protected since/);
    await eventsReach(world, "dm_consent_given", 1);

    const message = await ana.post("@ben", `her number is ${SSN}`);
    const nudge = await slack.nudgeFor("ana");
    expect(saidIn(nudge)).not.toContain(SSN);
    // It is on her screen before it is on record.
    await eventsReach(world, "nudged", 1);
    await ana.openHome();
    const waiting = await homeSays(/In a direct message/);
    const remove = buttonsOf(Array.isArray(waiting.view.blocks) ? waiting.view.blocks : []).find(
      (button) => button.actionId === "remove",
    );
    await ana.click(waiting, "remove", remove?.value ?? "");
    await slack.waitFor(() => slack.message(message) === null, 10_000, "the message to be removed");
    const home = await homeSays(/It's removed/);
    const token = slack.workspace.installations.get("T0HOME")?.users.get("U0ANA")?.token;
    expect(slack.calls("chat.delete").at(-1)).toMatchObject({ tokenKind: "user", userId: "U0ANA" });

    await ana.click(home, "home_stop_protecting");
    await homeSays(/Slack has ended it/);
    await eventsReach(world, "dm_consent_withdrawn", 1);
    const [sent, asked, found] = [slack.events("message").length, slack.calls().length, eventCount(world, "detected")];
    await ana.post("@ben", `her number is ${SSN}`);
    await slack.delivered();
    expect([slack.events("message").length, slack.calls().length, eventCount(world, "detected")]).toEqual([
      sent,
      asked,
      found,
    ]);
    expect(world.output()).not.toContain(token ?? SSN);
    expect(world.output()).not.toContain(SSN);
  }, 60_000);
});
