import { describe, expect, it } from "@jest/globals";
import type { Arrival } from "../../../src/core/arrival.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy.ts";
import { NO_CLEARANCE } from "../../../src/core/subject.ts";
import { ACME, audienceOf, NOW, sharedWith } from "../builders.ts";
import { lastEvent, post } from "../workers.ts";
import { colleague, ORIGIN } from "../world.ts";
import { ACME_CAME, CLIENT, changed, EMBARGO, GUEST, label, useGrowingRoom, withGuest } from "./growing-room.ts";

const room = useGrowingRoom();

describe("when an organisation comes", () => {
  it("tells the author of everything in one message, latest first, and nudges nobody apart", async () => {
    const first = room.said("ssn of a patient");
    room.said("lunch?");
    const last = room.said("acme liked it");
    await room.world.register([{ ...CLIENT }]);
    room.world.permalink = "https://acme.example/p1";
    await room.comes(ACME_CAME, { ...sharedWith(ACME), pendingShare: true });
    expect(room.world.nudges).toEqual([]);
    expect(room.world.notices).toHaveLength(1);
    const [notice] = room.toldTo("UANA");
    expect(notice).toMatchObject({ as: "author", channelId: "C0HERE", more: 0, levels: [] });
    expect(notice?.audience.pendingShare).toBe(true);
    const cases = [await room.world.theCase(last), await room.world.theCase(first)];
    expect(notice?.items.map(({ caseId }) => caseId)).toEqual(cases.map(({ id }) => id));
    expect(notice?.items[0]).toMatchObject({ permalink: "https://acme.example/p1", reasons: [{ label: "A•••" }] });
    for (const value of cases) {
      expect(value).toMatchObject({
        state: "open",
        ring: "external",
        nudgesRequested: 1,
        nudgesSent: 1,
      });
      expect(value.deadlineAt).toBe(room.world.now + DEFAULT_POLICY.deadlineMinutes * 60_000);
    }
  });

  it("records that the audience grew, from what to what", async () => {
    const ts = room.said("ssn of a patient");
    await room.comes(ACME_CAME);
    const { id } = await room.world.theCase(ts);
    const events = (await room.world.events()).filter((one) => one.caseId === id).map(({ type }) => type);
    expect(events).toEqual(["detected", "audience_grew", "decided", "nudged"]);
    expect((await lastEvent(room.world, "audience_grew"))?.fields).toEqual({ from: "inside", to: "external" });
  });

  it("tells each author of their own, and the owner of what they guard, once", async () => {
    await room.world.register([EMBARGO]);
    room.said("falcon is on track", "UANA");
    room.said("falcon it is", "UBEN");
    room.said("falcon, says its owner", "UCLEO");
    await room.comes(ACME_CAME);
    expect(room.world.notices.map(({ to }) => to.userId).sort()).toEqual(["UANA", "UBEN", "UCLEO", "UCLEO"]);
    expect(room.toldTo("UCLEO").map(({ as, items }) => [as, ...items.map(({ authorId }) => authorId)])).toEqual([
      ["owner", "UBEN", "UANA"],
      ["author", "UCLEO"],
    ]);
    expect(await lastEvent(room.world, "owner_told")).toMatchObject({ fields: { owner: "UCLEO", via: "ephemeral" } });
    // Reviewers hear at once of an embargo that reaches outsiders.
    expect(room.world.alerts.map(({ why }) => why)).toEqual(Array(3).fill("external-embargo"));
  });

  it("links ten and counts the rest", async () => {
    for (let n = 0; n < 13; n += 1) room.said(`ssn ${n}`);
    await room.comes(ACME_CAME);
    const [notice] = room.toldTo("UANA");
    expect(notice?.items).toHaveLength(10);
    expect(notice?.more).toBe(3);
  });

  it("is silent about what is cleared for them, and in their own room", async () => {
    await room.world.register([
      { ...EMBARGO, clearedFor: { ...EMBARGO.clearedFor, orgs: [ACME.id] } },
      { ...CLIENT, rooms: [ACME.id] },
    ]);
    room.said("falcon");
    room.said("acme");
    await room.comes(ACME_CAME);
    expect(room.world.notices).toEqual([]);
    expect(await room.world.takeJobs()).toEqual([]);
  });

  it("says nothing of an embargo that has lifted, of outsiders' words, or of what only the policy logs", async () => {
    await room.world.register([{ ...EMBARGO, lifts: { at: NOW - 1, zone: "Europe/London" } }]);
    room.said("falcon");
    await room.comes(ACME_CAME);
    room.said("ssn");
    room.world.person = colleague({ teamId: ACME.id, isExternal: true });
    await room.comes(ACME_CAME);
    room.world.person = colleague();
    room.world.policy = {
      ...room.world.policy,
      detectors: { "personal-data": { enabled: true, minConfidence: null, quiet: true } },
    };
    await room.comes(ACME_CAME);
    expect(room.world.notices).toEqual([]);
  });

  it("only records in observe mode", async () => {
    room.world.policy = { ...room.world.policy, mode: "observe" };
    await room.world.register([EMBARGO, label({ type: "channel", channelId: "C0HERE" })]);
    const ts = room.said("falcon");
    await room.comes(ACME_CAME);
    expect(await room.world.theCase(ts)).toMatchObject({ state: "logged", ring: "external", nudgesRequested: 0 });
    expect(room.world.notices).toEqual([]);
    expect(room.world.alerts).toEqual([]);
  });

  it("can be switched off, and leaves ignored conversations alone", async () => {
    room.said("ssn");
    room.world.policy = { ...room.world.policy, drift: { ...room.world.policy.drift, days: 0 } };
    await room.comes(ACME_CAME);
    room.world.policy = { ...DEFAULT_POLICY, ignoreChannels: ["C0HERE"] };
    await room.comes(ACME_CAME);
    expect(room.world.notices).toEqual([]);
  });

  it("hides from a guest what it was", async () => {
    await room.world.register([EMBARGO]);
    room.said("falcon", "UGIL");
    room.world.person = colleague({ isGuest: true });
    await room.comes(ACME_CAME, { ...sharedWith(ACME), memberIds: ["UANA", "UGIL"] });
    expect(room.toldTo("UGIL")[0]?.items[0]?.reasons).toMatchObject([{ label: null, liftsAt: null }]);
  });

  it("says nothing to a guest who has left, nor to an owner who is no colleague any more", async () => {
    await room.world.register([EMBARGO]);
    const ts = room.said("falcon", "UGIL");
    room.world.person = colleague({ isGuest: true });
    await room.comes(ACME_CAME, sharedWith(ACME));
    expect(await room.world.theCase(ts)).toMatchObject({ state: "open", nudgesSent: 0 });
    expect(room.world.notices).toEqual([]);
  });
});

describe("when a person comes", () => {
  it("asks nothing of the history for a colleague where nobody in particular is cleared", async () => {
    room.said("ssn");
    room.world.history = null;
    await room.comes({ kind: "person", id: "UCLEO" }, audienceOf());
    await room.comes({ kind: "person", id: "UCLEO" }, audienceOf({ kind: "public" }));
    expect(await room.world.deps.cases.gaps(0, room.world.now + 1)).toEqual([]);
    expect(room.world.counts).toContain("audience_checks outcome=no-worse");
  });

  it("tells of an embargo when a colleague comes who isn't cleared for it", async () => {
    await room.world.register([
      { ...EMBARGO, clearedFor: { ...NO_CLEARANCE, users: ["UANA", "UBEN"] }, ownerId: "UANA" },
    ]);
    room.said("falcon", "UBEN");
    room.said("ssn", "UBEN");
    await room.comes({ kind: "person", id: "UCLEO" }, audienceOf());
    expect(room.toldTo("UBEN").map(({ items }) => items.map(({ reasons }) => reasons.map(({ kind }) => kind)))).toEqual(
      [[["embargo-term"]]],
    );
  });

  it("tells of a guest, even among fifty who come at once", async () => {
    const ts = room.said("ssn");
    const ids = Array.from({ length: 50 }, (_, n) => `UG${n}`);
    room.world.arrivals = ids.map((id): Arrival => ({ kind: "person", id }));
    room.world.audience = audienceOf({
      guests: 50,
      guestIds: ids,
      members: 53,
      memberIds: [...audienceOf().memberIds, ...ids],
    });
    await post(room.world, changed());
    expect(room.toldTo("UANA")).toHaveLength(1);
    expect((await room.world.theCase(ts)).deadlineAt).toBeNull();
  });

  it("looks through what somebody is in who became a guest, once", async () => {
    room.said("ssn");
    room.world.channels = ["C0HERE"];
    room.world.audience = withGuest;
    room.world.arrivals = [GUEST];
    const job = { name: "person-changed" as const, origin: ORIGIN, userId: "UGIL", at: NOW };
    await post(room.world, job);
    await post(room.world, { ...job, at: NOW + 1 });
    expect(room.toldTo("UANA")).toHaveLength(1);
    expect(room.world.counts.filter((one) => one.startsWith("audience_checks"))).toHaveLength(1);
  });
});
