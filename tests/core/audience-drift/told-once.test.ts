import { describe, expect, it } from "@jest/globals";
import { recordAnswer } from "../../../src/core/answering.ts";
import type { Case } from "../../../src/core/case.ts";
import { handleModerationJob } from "../../../src/core/moderation.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW, sharedWith } from "../builders.ts";
import { answer, lastEvent, post, work } from "../workers.ts";
import { placeOf, textJob, tsOf } from "../world.ts";
import { ACME_CAME, CLIENT, changed, DAY, findIn, GUEST, useGrowingRoom, withGuest } from "./growing-room.ts";

const room = useGrowingRoom();

describe("a change told once", () => {
  it("is not told again by a repeat, a retry, or the same people coming back", async () => {
    room.said("ssn");
    await room.comes(ACME_CAME);
    await post(room.world, changed());
    await room.comes({ kind: "person", id: "UOFT0ACME" });
    await room.comes({ kind: "offer" });
    expect(room.world.notices).toHaveLength(1);
  });

  it("is told after a kill between recording and telling", async () => {
    room.said("ssn");
    room.world.audience = sharedWith(ACME);
    room.world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), room.world.deps);
    await handleModerationJob(changed(), room.world.deps);
    const jobs = await room.world.takeJobs();
    expect(jobs.map(({ name }) => name)).toEqual(["audience-grew"]);
    const [job] = jobs;
    if (job?.name !== "audience-grew") throw new Error("no job");
    room.world.noticeFault = new Error("Slack is away");
    await expect(handleModerationJob(job, room.world.deps)).rejects.toThrow("away");
    await handleModerationJob(job, room.world.deps);
    await handleModerationJob(job, room.world.deps);
    expect(room.world.notices).toHaveLength(1);
  });

  it("is told again when another organisation comes, and only of what is still open", async () => {
    const first = room.said("ssn one");
    room.said("ssn two");
    await room.comes(ACME_CAME);
    await remove(first);
    await room.comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    const told = room.toldTo("UANA");
    expect(told.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(told[1]?.audience.externalOrgs).toHaveLength(2);
  });

  it("leaves in peace what its author said no to before people no better, and asks before worse ones", async () => {
    room.world.audience = withGuest;
    await post(room.world, textJob({ ref: placeOf("1.1"), findings: [findingOf()] }));
    await answer(room.world, "share_anyway");
    room.world.history = null;
    await room.comes(GUEST, withGuest);
    expect(room.world.notices).toEqual([]);
    await room.comes(ACME_CAME);
    expect(room.toldTo("UANA")).toHaveLength(1);
    expect(await room.world.theCase()).toMatchObject({ state: "open", answer: null, ring: "external" });
    await answer(room.world, "not_sensitive");
    await room.comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(room.world.notices).toHaveLength(1);
  });

  it("counts as a nudge: the same said again there today is merged, and an answer is remembered", async () => {
    await room.world.register([CLIENT]);
    const ts = room.said("acme liked it");
    await room.comes(ACME_CAME);
    const again = textJob({ findings: findIn("acme again") });
    await post(room.world, again);
    expect(room.world.nudges).toEqual([]);
    const told = await room.world.theCase(ts);
    expect((await room.world.theCase()).mergedInto).toBe(told.id);
    await recordAnswer({ caseId: told.id, teamId: "T0HOME", userId: "UANA", answer: "share_anyway" }, room.world.deps);
    room.world.now += 2 * DAY;
    await post(room.world, { ...again, ref: placeOf("2.2") });
    expect(room.world.nudges).toEqual([]);
    expect(room.world.counts).toContain("rule_nudges rule=client-name:client-name");
  });

  it("tells nothing of what was taken out between recording and telling", async () => {
    const ts = room.said("ssn");
    room.world.audience = sharedWith(ACME);
    room.world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), room.world.deps);
    await handleModerationJob({ name: "message-deleted", ref: placeOf(ts), at: NOW }, room.world.deps);
    await work(room.world);
    expect(room.world.notices).toEqual([]);
  });

  it("settles what the audience shrank from before its author was told", async () => {
    await room.world.register([CLIENT]);
    const ts = room.said("acme liked it");
    room.world.audience = sharedWith(ACME);
    room.world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), room.world.deps);
    room.world.audience = audienceOf();
    await work(room.world);
    expect(room.world.notices).toEqual([]);
    expect(await room.world.theCase(ts)).toMatchObject({ state: "settled", deadlineAt: null });
  });

  it("gives a nudge that Slack refuses back", async () => {
    const ts = room.said("ssn");
    room.world.nudgeOutcome = { via: "none", error: "user_disabled" };
    await room.comes(ACME_CAME);
    expect(await room.world.theCase(ts)).toMatchObject({ nudgesRequested: 0, nudgesSent: 0 });
    expect((await lastEvent(room.world, "nudge_failed"))?.fields).toEqual({ error: "user_disabled" });
  });
});

async function remove(ts: string): Promise<Case> {
  await handleModerationJob({ name: "message-deleted", ref: placeOf(ts), at: NOW }, room.world.deps);
  room.world.history = (room.world.history ?? []).filter(({ postedAt }) => tsOf(postedAt) !== ts);
  return room.world.theCase(ts);
}
