import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ephemeral, eventsReach } from "./driving.ts";
import { saidIn, startWorld, type World } from "./world.ts";

describe("an embargo's clock", () => {
  let world: World;
  beforeAll(async () => {
    // Due five seconds after an embargo of an hour was registered: time to kill the bot before.
    world = await startWorld({
      backend: { transport: "socket" },
      policy: "embargo: { remindHours: [0.9986] }\n",
      sandbox: { delivery: { waitForApp: true, retryDelaysMs: [50, 100, 200] } },
    });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  /** Direct messages of Sotto's that say this. */
  function written(says: RegExp): number {
    return world.slack.calls("chat.postMessage").filter((call) => says.test(JSON.stringify(call))).length;
  }

  async function ask(line: string, says: RegExp): Promise<void> {
    expect(await world.slack.as("ana").command(`/confidential ${line}`, "#general")).toMatchObject({
      acknowledged: true,
    });
    await ephemeral(world, "ana", says);
  }

  it("reminds its owner once, though it was killed before and after", async () => {
    const { slack } = world;
    await ask("embargo “Project Falcon” until in 1 hour", /under embargo until/);
    await world.kill();
    await world.start();
    const reminder = await slack.nudgeFor("ana", 20_000);
    expect(saidIn(reminder)).toMatch(/P••• F••• lifts on/);
    expect(saidIn(reminder)).not.toContain("Falcon");
    // A slow machine may have had it sent before the kill.
    if (!world.output().includes("owner_reminded")) {
      await eventsReach(world, "owner_reminded", 1);
    }
    await world.kill();
    await world.start();
  }, 90_000);

  it("tells its owner of an early leak, once a conversation and day, beside the author", async () => {
    const { slack } = world;
    await slack.as("ben").post("#acme-shared", "Project Falcon is signed!");
    expect(saidIn(await slack.nudgeFor("ben"))).toContain("P••• F•••");
    await eventsReach(world, "owner_told", 1);
    await slack.as("ben").post("#acme-shared", "Project Falcon, at last");
    await eventsReach(world, "nudge_merged", 1);
    await slack.as("ana").post("#acme-shared", "Do not say Project Falcon here");
    await slack.nudgeFor("ana");
    expect(written(/came up in <#C0EXT>/)).toBe(1);
    expect(written(/lifts on/)).toBe(1);
  }, 60_000);

  it("settles what waits when the lift is called off and the embargo ended, and is silent", async () => {
    const { slack } = world;
    await ask("move “Project Falcon” until further notice", /until further notice/);
    await ask("lift “Project Falcon”", /is lifted/);
    await eventsReach(world, "settled", 2);
    const nudges = slack.calls("chat.postEphemeral").length;
    await slack.as("ben").post("#globex-shared", "Project Falcon is public now");
    await slack.delivered();
    await slack.as("ben").post("#acme-shared", "her social security number is 536-22-8417");
    expect(saidIn(await slack.nudgeFor("ben"))).not.toContain("P••• F•••");
    expect(slack.calls("chat.postEphemeral").length - nudges).toBe(1);
  }, 60_000);
});
