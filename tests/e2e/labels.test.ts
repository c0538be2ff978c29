import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ephemeral, eventCount, eventsReach, jobsReach } from "./driving.ts";
import { saidIn, startWorld, type World } from "./world.ts";

const BEFORE =
  "Halden Ridge lost its licence in March, and the regulator's letter names two of our engineers, so nobody outside legal may hear of it.";
const SAID =
  "The Brevik plant closes on the ninth of May. Ninety machinists keep their pay until August, the works council agreed to the terms last night, and the mayor hears of it from us on Monday before the press does.";
/** One word in eight is another one, and the lines are cut anew. */
const EDITED =
  "The Brevik plant closes on the tenth of May. Ninety machinists keep their wages until August, the works council agreed to those terms last night, and the mayor learns of it from us on Monday before the papers do.";
const PLAN =
  "Plan for the Orsta merger: the board meets in Bergen on the fourth, signs the same evening, and tells both workforces at noon the next day by film, not by mail.";

/** The words as another program would give them: shouted, quoted, cut into short lines. */
function rewrapped(text: string): string {
  return text
    .toUpperCase()
    .split(" ")
    .map((word, index) => (index % 6 === 0 ? `\n> ${word}` : word))
    .join(" ");
}

describe("a label travels", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ backend: { transport: "socket" } });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  it("from all that is said in a conversation, before the label and after", async () => {
    const { slack } = world;
    await slack.as("ana").post("#acme-internal", BEFORE);
    await slack.as("ana").command("/confidential label restricted", "#acme-internal");
    await ephemeral(world, "ana", /labelled \*restricted\*.*posted here lately/);
    await jobsReach(world, "conversation-labelled", 1);
    await slack.as("ben").post("#acme-internal", SAID);
    await jobsReach(world, "passage-posted", 1);
    await slack.as("ben").upload("#acme-internal", { name: "plan.txt", text: PLAN });
    await jobsReach(world, "file-shared", 1);
    const leaks: readonly (readonly [who: string, leak: () => Promise<unknown>])[] = [
      ["ana", () => slack.as("ana").post("#acme-shared", `FYI:\n${rewrapped(BEFORE)}`)],
      ["ben", () => slack.as("ben").post("#globex-shared", EDITED)],
      ["ben", () => slack.as("ben").upload("#acme-shared", { name: "plan.html", text: `<h1>Hi</h1><p>${PLAN}</p>` })],
    ];
    for (const [who, leak] of leaks) {
      await leak();
      const nudge = await slack.nudgeFor(who);
      expect(saidIn(nudge)).toContain("something labelled");
      expect(saidIn(nudge)).not.toMatch(/brevik|halden|orsta/i);
    }
  }, 60_000);

  it("but not to those who may read it where it was said, nor to what everybody says", async () => {
    const { slack } = world;
    const before = eventCount(world, "detected");
    await slack.as("ben").post("#acme-internal", SAID);
    await slack
      .as("ana")
      .post("#acme-shared", "Thanks for letting us know, we'll get back to you by the end of the week.");
    await slack.as("ana").post("#acme-shared", "The works council meets on Monday at nine, I'll bring the coffee.");
    await slack.delivered();
    expect(eventCount(world, "detected")).toBe(before);
  });

  it("from one message by its link, and no further once it is lifted", async () => {
    const { slack } = world;
    const note =
      "Between us: Solveig leaves the Trondheim office at Easter, her successor comes from the Malmo team, and neither of them has told their people.";
    const { ts } = await slack.as("ana").post("#press", note);
    const link = `https://harbour-pr.slack.com/archives/C0PRESS/p${ts.replace(".", "")}`;
    await slack.as("ana").command(`/confidential label confidential ${link}`, "#general");
    await ephemeral(world, "ana", /The message is labelled \*confidential\*/);
    await slack.as("ben").post("#guest-room", `Have you heard? ${note}`);
    expect(saidIn(await slack.nudgeFor("ben"))).toContain("something labelled");
    await slack.as("ana").command("/confidential list", "#general");
    const listed = saidIn(await ephemeral(world, "ana", /label confidential/));
    const id = /(lb_[0-9a-f]+)`? label confidential/.exec(listed)?.[1] ?? "";
    await slack.as("ana").command(`/confidential lift ${id}`, "#general");
    await eventsReach(world, "subject_lifted", 1);
    const found = eventCount(world, "detected");
    await slack.as("ben").post("#globex-shared", note);
    await slack.delivered();
    expect(eventCount(world, "detected")).toBe(found);
  }, 60_000);
});
