import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { recordAnswer } from "../../src/core/answering.ts";
import type { Arrival } from "../../src/core/arrival.ts";
import type { Case } from "../../src/core/case.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { AudienceChangedJob } from "../../src/core/jobs.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import type { AudienceGrew, Notice } from "../../src/core/notice.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { type EmbargoEntry, type LabelEntry, NO_CLEARANCE } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, lastEvent, post, work } from "./workers.ts";
import { type CoreWorld, colleague, fileOf, ORIGIN, openCoreWorld, placeOf, textJob, tsOf } from "./world.ts";

const DAY = 86_400_000;
const ACME_CAME: Arrival = { kind: "organisation", id: ACME.id };
const GUEST: Arrival = { kind: "person", id: "UGIL" };
const withGuest = audienceOf({
  guests: 1,
  guestIds: ["UGIL"],
  members: 4,
  memberIds: ["UANA", "UBEN", "UCLEO", "UGIL"],
});

/** "ssn" is a number, "falcon" an embargo, "acme" a client, "copied" a labelled passage. */
function findIn(text: string): readonly Finding[] {
  const subject = (word: string, detector: string, subjectId: string) =>
    text.includes(word) ? [findingOf({ detector, kind: detector, subjectId, start: 0, end: word.length })] : [];
  return [
    ...(text.includes("ssn") ? [findingOf({ start: 0, end: 3 })] : []),
    ...subject("falcon", "embargo-term", "em_1"),
    ...subject("acme", "client-name", "cl_1"),
    ...subject("copied", "labelled-text", "lb_1"),
  ];
}

const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + DAY, zone: "Europe/London" },
  clearedFor: { ...NO_CLEARANCE, users: ["UANA", "UBEN", "UCLEO"] },
  ownerId: "UCLEO",
};

function label(target: LabelEntry["target"], changes: Partial<LabelEntry> = {}): LabelEntry {
  return {
    kind: "label",
    id: "lb_1",
    level: "confidential",
    target,
    until: null,
    clearedFor: NO_CLEARANCE,
    ownerId: "UCLEO",
    ...changes,
  };
}

function changed(changes: Partial<AudienceChangedJob> = {}): AudienceChangedJob {
  return {
    name: "audience-changed",
    channelId: "C0HERE",
    previousChannelId: null,
    origin: ORIGIN,
    since: NOW,
    notBefore: NOW,
    ...changes,
  };
}

let stores: CoreStores;
let world: CoreWorld;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores, findIn);
});
afterEach(() => {
  world.close();
});

/** Says something; the latest is said last. */
function said(text: string, by = "UANA", fileIds: readonly string[] = []): string {
  const postedAt = NOW - DAY + (world.history?.length ?? 0) * 60_000;
  world.history = [{ text, by, postedAt, fileIds }, ...(world.history ?? [])];
  return tsOf(postedAt);
}

/** Somebody comes, and what is to be done about it is done. */
async function comes(arrival: Arrival, audience = sharedWith(ACME), changes: Partial<AudienceChangedJob> = {}) {
  world.now += 1;
  world.audience = audience;
  world.arrivals = [arrival];
  await post(world, changed(changes));
}

function grew(notice: Notice | undefined): AudienceGrew {
  if (notice?.kind !== "audience-grew") {
    throw new Error(`not told of a larger audience: ${notice?.kind}`);
  }
  return notice;
}

/** What one person was told, in order. */
function toldTo(userId: string): readonly AudienceGrew[] {
  return world.notices.filter(({ to }) => to.userId === userId).map(({ notice }) => grew(notice));
}

describe("when an organisation comes", () => {
  it("tells the author of everything in one message, latest first, and nudges nobody apart", async () => {
    const first = said("ssn of a patient");
    said("lunch?");
    const last = said("acme liked it");
    await world.register([{ ...CLIENT }]);
    world.permalink = "https://acme.example/p1";
    await comes(ACME_CAME, { ...sharedWith(ACME), pendingShare: true });
    expect(world.nudges).toEqual([]);
    expect(world.notices).toHaveLength(1);
    const [notice] = toldTo("UANA");
    expect(notice).toMatchObject({ as: "author", channelId: "C0HERE", more: 0, levels: [] });
    expect(notice?.audience.pendingShare).toBe(true);
    const cases = [await world.theCase(last), await world.theCase(first)];
    expect(notice?.items.map(({ caseId }) => caseId)).toEqual(cases.map(({ id }) => id));
    expect(notice?.items[0]).toMatchObject({ permalink: "https://acme.example/p1", reasons: [{ label: "A•••" }] });
    for (const value of cases) {
      expect(value).toMatchObject({
        state: "open",
        ring: "external",
        nudgesRequested: 1,
        nudgesSent: 1,
      });
      expect(value.deadlineAt).toBe(world.now + DEFAULT_POLICY.deadlineMinutes * 60_000);
    }
  });

  it("records that the audience grew, from what to what", async () => {
    const ts = said("ssn of a patient");
    await comes(ACME_CAME);
    const { id } = await world.theCase(ts);
    const events = (await world.events()).filter((one) => one.caseId === id).map(({ type }) => type);
    expect(events).toEqual(["detected", "audience_grew", "decided", "nudged"]);
    expect((await lastEvent(world, "audience_grew"))?.fields).toEqual({ from: "inside", to: "external" });
  });

  it("tells each author of their own, and the owner of what they guard, once", async () => {
    await world.register([EMBARGO]);
    said("falcon is on track", "UANA");
    said("falcon it is", "UBEN");
    said("falcon, says its owner", "UCLEO");
    await comes(ACME_CAME);
    expect(world.notices.map(({ to }) => to.userId).sort()).toEqual(["UANA", "UBEN", "UCLEO", "UCLEO"]);
    expect(toldTo("UCLEO").map(({ as, items }) => [as, ...items.map(({ authorId }) => authorId)])).toEqual([
      ["owner", "UBEN", "UANA"],
      ["author", "UCLEO"],
    ]);
    expect(await lastEvent(world, "owner_told")).toMatchObject({ fields: { owner: "UCLEO", via: "ephemeral" } });
    // Reviewers hear at once of an embargo that reaches outsiders.
    expect(world.alerts.map(({ why }) => why)).toEqual(Array(3).fill("external-embargo"));
  });

  it("links ten and counts the rest", async () => {
    for (let n = 0; n < 13; n += 1) said(`ssn ${n}`);
    await comes(ACME_CAME);
    const [notice] = toldTo("UANA");
    expect(notice?.items).toHaveLength(10);
    expect(notice?.more).toBe(3);
  });

  it("is silent about what is cleared for them, and in their own room", async () => {
    await world.register([
      { ...EMBARGO, clearedFor: { ...EMBARGO.clearedFor, orgs: [ACME.id] } },
      { ...CLIENT, rooms: [ACME.id] },
    ]);
    said("falcon");
    said("acme");
    await comes(ACME_CAME);
    expect(world.notices).toEqual([]);
    expect(await world.takeJobs()).toEqual([]);
  });

  it("says nothing of an embargo that has lifted, of outsiders' words, or of what only the policy logs", async () => {
    await world.register([{ ...EMBARGO, lifts: { at: NOW - 1, zone: "Europe/London" } }]);
    said("falcon");
    await comes(ACME_CAME);
    said("ssn");
    world.person = colleague({ teamId: ACME.id, isExternal: true });
    await comes(ACME_CAME);
    world.person = colleague();
    world.policy = {
      ...world.policy,
      detectors: { "personal-data": { enabled: true, minConfidence: null, quiet: true } },
    };
    await comes(ACME_CAME);
    expect(world.notices).toEqual([]);
  });

  it("only records in observe mode", async () => {
    world.policy = { ...world.policy, mode: "observe" };
    await world.register([EMBARGO, label({ type: "channel", channelId: "C0HERE" })]);
    const ts = said("falcon");
    await comes(ACME_CAME);
    expect(await world.theCase(ts)).toMatchObject({ state: "logged", ring: "external", nudgesRequested: 0 });
    expect(world.notices).toEqual([]);
    expect(world.alerts).toEqual([]);
  });

  it("can be switched off, and leaves ignored conversations alone", async () => {
    said("ssn");
    world.policy = { ...world.policy, drift: { ...world.policy.drift, days: 0 } };
    await comes(ACME_CAME);
    world.policy = { ...DEFAULT_POLICY, ignoreChannels: ["C0HERE"] };
    await comes(ACME_CAME);
    expect(world.notices).toEqual([]);
  });

  it("hides from a guest what it was", async () => {
    await world.register([EMBARGO]);
    said("falcon", "UGIL");
    world.person = colleague({ isGuest: true });
    await comes(ACME_CAME, sharedWith(ACME));
    expect(toldTo("UGIL")[0]?.items[0]?.reasons).toMatchObject([{ label: null, liftsAt: null }]);
  });
});

describe("a change told once", () => {
  it("is not told again by a repeat, a retry, or the same people coming back", async () => {
    said("ssn");
    await comes(ACME_CAME);
    await post(world, changed());
    await comes({ kind: "person", id: "UOFT0ACME" });
    await comes({ kind: "offer" });
    expect(world.notices).toHaveLength(1);
  });

  it("is told after a kill between recording and telling", async () => {
    said("ssn");
    world.audience = sharedWith(ACME);
    world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), world.deps);
    await handleModerationJob(changed(), world.deps);
    const jobs = await world.takeJobs();
    expect(jobs.map(({ name }) => name)).toEqual(["audience-grew"]);
    const [job] = jobs;
    if (job?.name !== "audience-grew") throw new Error("no job");
    world.noticeFault = new Error("Slack is away");
    await expect(handleModerationJob(job, world.deps)).rejects.toThrow("away");
    await handleModerationJob(job, world.deps);
    await handleModerationJob(job, world.deps);
    expect(world.notices).toHaveLength(1);
  });

  it("is told again when another organisation comes, and only of what is still open", async () => {
    const first = said("ssn one");
    said("ssn two");
    await comes(ACME_CAME);
    await remove(first);
    await comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    const told = toldTo("UANA");
    expect(told.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(told[1]?.audience.externalOrgs).toHaveLength(2);
  });

  it("leaves in peace what its author said no to before people no better, and asks before worse ones", async () => {
    world.audience = withGuest;
    await post(world, textJob({ ref: placeOf("1.1"), findings: [findingOf()] }));
    await answer(world, "share_anyway");
    world.history = null;
    await comes(GUEST, withGuest);
    expect(world.notices).toEqual([]);
    await comes(ACME_CAME);
    expect(toldTo("UANA")).toHaveLength(1);
    expect(await world.theCase()).toMatchObject({ state: "open", answer: null, ring: "external" });
    await answer(world, "not_sensitive");
    await comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(world.notices).toHaveLength(1);
  });

  it("counts as a nudge: the same said again there today is merged, and an answer is remembered", async () => {
    await world.register([CLIENT]);
    const ts = said("acme liked it");
    await comes(ACME_CAME);
    const again = textJob({ findings: findIn("acme again") });
    await post(world, again);
    expect(world.nudges).toEqual([]);
    const told = await world.theCase(ts);
    expect((await world.theCase()).mergedInto).toBe(told.id);
    await recordAnswer({ caseId: told.id, teamId: "T0HOME", userId: "UANA", answer: "share_anyway" }, world.deps);
    world.now += 2 * DAY;
    await post(world, { ...again, ref: placeOf("2.2") });
    expect(world.nudges).toEqual([]);
    expect(world.counts).toContain("rule_nudges rule=client-name:client-name");
  });

  it("tells nothing of what was taken out between recording and telling", async () => {
    const ts = said("ssn");
    world.audience = sharedWith(ACME);
    world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), world.deps);
    await handleModerationJob({ name: "message-deleted", ref: placeOf(ts), at: NOW }, world.deps);
    await work(world);
    expect(world.notices).toEqual([]);
  });

  it("settles what the audience shrank from before its author was told", async () => {
    await world.register([CLIENT]);
    const ts = said("acme liked it");
    world.audience = sharedWith(ACME);
    world.arrivals = [ACME_CAME];
    await handleModerationJob(changed(), world.deps);
    world.audience = audienceOf();
    await work(world);
    expect(world.notices).toEqual([]);
    expect(await world.theCase(ts)).toMatchObject({ state: "settled", deadlineAt: null });
  });

  it("gives a nudge that Slack refuses back", async () => {
    const ts = said("ssn");
    world.nudgeOutcome = { via: "none", error: "user_disabled" };
    await comes(ACME_CAME);
    expect(await world.theCase(ts)).toMatchObject({ nudgesRequested: 0, nudgesSent: 0 });
    expect((await lastEvent(world, "nudge_failed"))?.fields).toEqual({ error: "user_disabled" });
  });
});

describe("when a person comes", () => {
  it("asks nothing of the history for a colleague where nobody in particular is cleared", async () => {
    said("ssn");
    world.history = null;
    await comes({ kind: "person", id: "UCLEO" }, audienceOf());
    await comes({ kind: "person", id: "UCLEO" }, audienceOf({ kind: "public" }));
    expect(await world.deps.cases.gaps(0, world.now + 1)).toEqual([]);
    expect(world.counts).toContain("audience_checks outcome=no-worse");
  });

  it("tells of an embargo when a colleague comes who isn't cleared for it", async () => {
    await world.register([{ ...EMBARGO, clearedFor: { ...NO_CLEARANCE, users: ["UANA", "UBEN"] }, ownerId: "UANA" }]);
    said("falcon", "UBEN");
    said("ssn", "UBEN");
    await comes({ kind: "person", id: "UCLEO" }, audienceOf());
    expect(toldTo("UBEN").map(({ items }) => items.map(({ reasons }) => reasons.map(({ kind }) => kind)))).toEqual([
      [["embargo-term"]],
    ]);
  });

  it("tells of a guest, even among fifty who come at once", async () => {
    const ts = said("ssn");
    const ids = Array.from({ length: 50 }, (_, n) => `UG${n}`);
    world.arrivals = ids.map((id): Arrival => ({ kind: "person", id }));
    world.audience = audienceOf({
      guests: 50,
      guestIds: ids,
      members: 53,
      memberIds: [...audienceOf().memberIds, ...ids],
    });
    await post(world, changed());
    expect(toldTo("UANA")).toHaveLength(1);
    expect((await world.theCase(ts)).deadlineAt).toBeNull();
  });

  it("looks through what somebody is in who became a guest, once", async () => {
    said("ssn");
    world.channels = ["C0HERE"];
    world.audience = withGuest;
    world.arrivals = [GUEST];
    const job = { name: "person-changed" as const, origin: ORIGIN, userId: "UGIL", at: NOW };
    await post(world, job);
    await post(world, { ...job, at: NOW + 1 });
    expect(toldTo("UANA")).toHaveLength(1);
    expect(world.counts.filter((one) => one.startsWith("audience_checks"))).toHaveLength(1);
  });
});

describe("what is looked at", () => {
  it("is as much as the policy says, and more is a gap", async () => {
    world.policy = { ...world.policy, drift: { days: 30, messages: 2, files: 20 } };
    for (let n = 0; n < 3; n += 1) said(`ssn ${n}`);
    await comes(ACME_CAME);
    expect(toldTo("UANA")[0]?.items).toHaveLength(2);
    expect(await world.deps.cases.gaps(0, world.now + 1)).toMatchObject([{ reason: "too-large", what: "history" }]);
  });

  it("is files as well, as many as the policy says", async () => {
    world.policy = { ...world.policy, drift: { days: 30, messages: 200, files: 1 } };
    world.file = fileOf("ssn of everybody");
    said("older", "UANA", ["F1"]);
    const ts = said("see the file", "UANA", ["F2"]);
    await comes(ACME_CAME);
    expect((await world.theCase(ts)).findings).toMatchObject([{ part: "file:F2" }]);
    expect(toldTo("UANA")[0]?.items).toHaveLength(1);
    expect(await world.deps.cases.gaps(0, world.now + 1)).toMatchObject([{ what: "history" }]);
  });

  it("is its cases alone where the conversation can't be read, and that is a gap", async () => {
    await post(world, textJob({ findings: [findingOf()] }));
    expect(world.nudges).toHaveLength(1);
    world.history = null;
    await comes(ACME_CAME);
    expect(toldTo("UANA")[0]?.items).toHaveLength(1);
    expect(world.nudges).toHaveLength(1);
    expect(await world.theCase()).toMatchObject({ ring: "external", nudgesRequested: 2, nudgesSent: 2 });
    expect(await world.deps.cases.gaps(0, world.now + 1)).toMatchObject([{ reason: "unavailable", what: "history" }]);
  });

  it("is not what is gone from the conversation, nor what was edited since", async () => {
    const ts = said("ssn");
    await post(world, textJob({ ref: placeOf(ts), findings: [findingOf()], revision: "newer", revisedAt: NOW }));
    await comes(ACME_CAME);
    world.history = [];
    await comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(world.notices).toEqual([]);
  });

  it("is a late reply as well, whose thread began before all that is read", async () => {
    const ref = { ...placeOf(tsOf(NOW - 1_000)), threadTs: tsOf(NOW - 90 * DAY) };
    await post(world, textJob({ ref, findings: [findingOf()] }));
    await comes(ACME_CAME);
    expect(toldTo("UANA")).toHaveLength(1);
  });

  it("goes along when the conversation gets a new id, and so does what the register says of it", async () => {
    await world.register([
      { ...CLIENT, rooms: ["C0OTHER", "G0OLD"] },
      { ...EMBARGO, clearedFor: { ...NO_CLEARANCE, channels: ["G0OLD"] } },
      label({ type: "message", channelId: "G0OLD", ts: "1.1" }),
      label({ type: "file", fileId: "F1" }, { id: "lb_2" }),
    ]);
    await post(world, textJob({ ref: { ...placeOf("1.1"), channelId: "G0OLD" }, findings: [findingOf()] }));
    world.history = null;
    const offered = audienceOf({ externalOrgs: [ACME], pendingShare: true });
    await comes({ kind: "offer" }, offered, { previousChannelId: "G0OLD" });
    expect(await world.theCase()).toMatchObject({ ref: placeOf("1.1"), ring: "external" });
    expect(toldTo("UANA")).toHaveLength(1);
    const { register } = world.deps;
    expect(register.entry("cl_1")).toMatchObject({ rooms: ["C0OTHER", "C0HERE"] });
    expect(register.entry("em_1")).toMatchObject({ clearedFor: { channels: ["C0HERE"] } });
    expect(register.entry("lb_1")).toMatchObject({ target: { channelId: "C0HERE", ts: "1.1" } });
    expect(register.entry("lb_2")).toMatchObject({ target: { fileId: "F1" } });
  });
});

describe("labels", () => {
  it("clear the conversation they were put in only before those who were there", async () => {
    const ts = said("between us");
    await world.register([label({ type: "message", channelId: "C0HERE", ts })]);
    await comes(ACME_CAME);
    expect((await world.theCase(ts)).findings).toMatchObject([{ detector: "labelled-text", subjectId: "lb_1" }]);
    expect(world.notices.map(({ to, notice }) => [to.userId, grew(notice).as])).toEqual([
      ["UANA", "author"],
      ["UCLEO", "owner"],
    ]);
  });

  it("on files count with the message that shares them", async () => {
    world.file = fileOf("minutes");
    const ts = said("see the file", "UANA", ["F1"]);
    await world.register([label({ type: "file", fileId: "F1" })]);
    await comes(ACME_CAME);
    expect((await world.theCase(ts)).findings).toMatchObject([{ part: "file:F1", subjectId: "lb_1" }]);
  });

  it("on the conversation itself are told to their owner, once, and not to everybody who wrote in it", async () => {
    await world.register([label({ type: "channel", channelId: "C0HERE" })]);
    said("copied into a labelled channel");
    await comes(ACME_CAME);
    await comes(ACME_CAME);
    expect(world.notices).toHaveLength(1);
    expect(toldTo("UCLEO")).toMatchObject([{ as: "owner", items: [], more: 0, levels: ["confidential"] }]);
    await comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(toldTo("UCLEO")).toHaveLength(2);
  });

  it("and embargoes that clear the conversation leave it silent, and their owner is told that it has grown", async () => {
    await world.register([{ ...EMBARGO, clearedFor: { ...NO_CLEARANCE, channels: ["C0HERE"] } }]);
    said("falcon is on track");
    await comes(ACME_CAME);
    await comes(ACME_CAME);
    expect(world.notices).toHaveLength(1);
    expect(toldTo("UCLEO")).toMatchObject([{ as: "owner", items: [], levels: [], cleared: ["P••• F•••"] }]);
  });
});

const CLIENT = {
  kind: "client" as const,
  id: "cl_1",
  name: "Acme",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
};

async function remove(ts: string): Promise<Case> {
  await handleModerationJob({ name: "message-deleted", ref: placeOf(ts), at: NOW }, world.deps);
  world.history = (world.history ?? []).filter(({ postedAt }) => tsOf(postedAt) !== ts);
  return world.theCase(ts);
}
