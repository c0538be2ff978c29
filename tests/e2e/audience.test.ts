import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Shown } from "../../sandbox/sandbox.ts";
import { ephemeral, eventsReach } from "./driving.ts";
import { ANSWER_IDS, answerIdsOf, saidIn, startWorld, type World } from "./world.ts";

const SSN = "536-22-8417";

describe("an audience that grows", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ backend: { transport: "socket" } });
  }, 120_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  /** Direct messages of the app to a person that speak of more people in a channel. */
  function told(who: string, room: string): readonly Shown[] {
    const { slack } = world;
    const channel = slack.workspace.direct([slack.userId(who), "U0SOTTO"]);
    return channel === null
      ? []
      : slack
          .as(who)
          .sees(channel.id)
          .filter(
            ({ kind, plain }) =>
              kind === "message" && plain.includes(`More people can read along in <#${slack.channelId(room)}>`),
          );
  }

  it("has what was fine before told to its author and owner, once, with its options", async () => {
    const { slack } = world;
    const cleared = '/confidential embargo "Project Falcon" until 2031-12-01 09:00 Europe/London for @ana @ben';
    await slack.as("ben").command(cleared, "#general");
    await ephemeral(world, "ben", /embargo/i);
    await slack.as("ana").post("#acme-internal", "Lunch at one?");
    const fine = await slack.as("ana").post("#acme-internal", "Project Falcon is on track.");
    const thread = await slack.as("ben").post("#acme-internal", "And who is she?");
    await slack.as("ana").post("#acme-internal", `A patient, ssn ${SSN}`, { thread });
    await slack.nudgeFor("ana");

    // Slack gives the channel a new id as it is offered.
    slack.share("#acme-internal", "T0ACME", { pending: true, newId: true });
    const notice = await slack.waitFor(() => told("ana", "#acme-internal")[0], 20_000, "ana to be told");
    expect(saidIn(notice)).toContain("Acme Corp will see this once they accept");
    expect(saidIn(notice)).not.toMatch(/falcon/i);
    expect(saidIn(notice)).not.toContain(SSN);
    expect(notice.buttons.map(({ actionId }) => actionId)).toEqual(["show_options", "show_options"]);
    const toOwner = await slack.waitFor(() => told("ben", "#acme-internal")[0], 20_000, "ben to be told");
    expect(saidIn(toOwner)).toContain("P••• F•••");
    expect(toOwner.buttons).toEqual([]);

    await slack.as("ana").click(notice, "show_options", notice.buttons[1]?.value ?? "");
    const nudge = await slack.waitFor(() =>
      slack
        .as("ana")
        .ephemerals()
        .find((shown) => shown.channelId === notice.channelId),
    );
    expect(answerIdsOf(nudge)).toEqual(ANSWER_IDS);
    expect(saidIn(nudge)).toContain("2031");
    await slack.as("ana").delete({ ...fine, channelId: slack.channelId("#acme-internal") });
    await eventsReach(world, "removed", 1);

    // That they accept is no news, and neither is one of theirs who comes in.
    const reads = slack.calls("conversations.history").length;
    slack.acceptShare("#acme-internal", "T0ACME");
    slack.invite("#acme-internal", "dana");
    await slack.waitFor(() => slack.calls("conversations.history").length > reads, 20_000, "another look");
  }, 60_000);

  it("is told of one guest among many, after a kill as well", async () => {
    const { slack } = world;
    await slack.as("ana").upload("#press", { name: "notes.csv", text: `name,ssn\nA. Person,${SSN}\n` });
    await slack.nudgeFor("ana");
    slack.invite("#press", "gil");
    slack.invite("#press", "sol");
    await slack.delivered();
    await world.kill();
    await world.start();
    const notice = await slack.waitFor(() => told("ana", "#press")[0], 40_000, "ana to be told");
    expect(saidIn(notice)).toContain("2 guests");
    expect(notice.buttons).toHaveLength(1);
  }, 90_000);

  it("is one that a colleague who becomes a guest makes", async () => {
    const { slack } = world;
    await slack.as("ana").post("#general", `her ssn is ${SSN}`);
    await slack.waitFor(() => slack.as("ana").ephemerals("#general")[0], 20_000, "ana's nudge");
    slack.makeGuest("eve");
    const notice = await slack.waitFor(() => told("ana", "#general")[0], 20_000, "ana to be told");
    expect(saidIn(notice)).toContain("1 guest");
    // Of what came before this, nobody heard twice.
    expect(told("ana", "#acme-internal")).toHaveLength(1);
    expect(told("ben", "#acme-internal")).toHaveLength(1);
    expect(told("ana", "#press")).toHaveLength(1);
  }, 60_000);
});
