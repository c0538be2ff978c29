import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { sweepDeadlines } from "../../src/core/deadlines.ts";
import { isOutsider } from "../../src/core/detection.ts";
import { computeDigest } from "../../src/core/digest-report.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import { reasonsOf } from "../../src/core/nudging.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { EmbargoEntry } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, lastEvent, post, work } from "./workers.ts";
import { type CoreWorld, colleague, fileJob, fileOf, openCoreWorld, placeOf, textJob } from "./world.ts";

const SSN = findingOf();
const CARD = findingOf({ kind: "payment-card", start: 40, end: 59 });
const MAIL = findingOf({ kind: "email", severity: "low", start: 60, end: 70 });
const HOUR = 3_600_000;
const DEADLINE = DEFAULT_POLICY.deadlineMinutes * 60_000;
const NAMED = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });

function embargo(id: string, at: number): EmbargoEntry {
  return {
    kind: "embargo",
    id,
    name: "Project Falcon",
    aliases: [],
    phrases: [],
    lifts: { at, zone: "Europe/London" },
    clearedFor: { users: [], groups: [], channels: [], orgs: [] },
    ownerId: "UANA",
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
  world = await openCoreWorld(stores, (text) => (text.includes("secret") ? [{ ...SSN, start: 0, end: 6 }] : []));
});
afterEach(() => {
  world.close();
});

function edit(revision: number, findings = [SSN], changes: Parameters<typeof textJob>[0] = {}) {
  return post(
    world,
    textJob({ findings, edited: true, revision: `r${revision}`, revisedAt: revision * 1_000, ...changes }),
  );
}

describe("what is recorded of a detection", () => {
  it("is where, what kind, which subjects, and who could read it", async () => {
    await world.register([embargo("em_1", NOW + HOUR)]);
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN, NAMED, { ...NAMED, start: 30, end: 36 }] }));
    expect(await world.theCase()).toMatchObject({
      authorId: "UANA",
      openedAt: NOW,
      exposure: { members: 4, guests: 0, externalMembers: 1, externalOrgs: 1 },
      alerts: ["external-embargo"],
    });
    expect((await lastEvent(world, "detected"))?.fields).toEqual({
      messageId: "T0HOME/C0HERE/1.1",
      detectors: ["personal-data:us-ssn", "embargo-term:embargo-term"],
      subjects: ["em_1"],
      part: "text",
    });
    expect((await lastEvent(world, "decided"))?.fields).toEqual({
      action: "confirm",
      ring: "external",
      mode: "enforce",
      members: 4,
      guests: 0,
      externalOrgs: ["T0ACME"],
    });
    expect(world.counts).toContain("cases action=confirm ring=external");
  });

  it("of an edit is an event of its own", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await edit(2, [SSN, CARD]);
    expect((await world.events()).map(({ type }) => type)).toEqual([
      "detected",
      "decided",
      "nudged",
      "revised",
      "decided",
      "nudged",
    ]);
  });

  it("twice is nothing, in whatever order the findings come", async () => {
    await post(world, textJob({ findings: [SSN, CARD] }));
    const before = await world.events();
    await post(world, textJob({ findings: [CARD, SSN] }));
    expect(await world.events()).toEqual(before);
    await post(world, textJob({ findings: [SSN, { ...CARD, start: 41, end: 60 }] }));
    expect((await lastEvent(world, "revised"))?.caseId).toBe((await world.theCase()).id);
  });

  it("of what could not be looked at is a gap, counted once by reason", async () => {
    const gaps = [{ reason: "timed-out", what: "pdf" }] as const;
    await post(world, textJob({ gaps }));
    expect(await world.deps.cases.gaps(0, NOW + 1)).toMatchObject([{ reason: "timed-out", what: "pdf", at: NOW }]);
    expect(world.counts).toContain("gaps reason=timed-out");
    await post(world, textJob({ findings: [SSN] }));
    expect((await world.theCase()).state).toBe("open");
  });

  it("is nothing for a clean message", async () => {
    await post(world, textJob());
    expect(await world.events()).toEqual([]);
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toHaveLength(1);
  });

  it("that is only worth a log waits for nobody", async () => {
    await post(world, textJob({ findings: [MAIL] }));
    expect(await world.theCase()).toMatchObject({ state: "logged", action: "log", deadlineAt: null, answer: null });
    expect(world.nudges).toEqual([]);
    expect(world.alerts).toEqual([]);
  });

  it("settles at the last of the lifts, and never while one part has none", async () => {
    await world.register([embargo("em_1", NOW + 2 * HOUR), embargo("em_2", NOW + HOUR)]);
    await post(world, textJob({ findings: [NAMED, { ...NAMED, subjectId: "em_2" }] }));
    expect((await world.theCase()).settlesAt).toBe(NOW + 2 * HOUR);
    await edit(2, [NAMED, SSN]);
    expect((await world.theCase()).settlesAt).toBeNull();
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", liftsAt: null });
    await edit(3, [marking]);
    expect((await world.theCase()).settlesAt).toBeNull();
  });
});

describe("a repeated detection before a worse audience", () => {
  it("asks again, with a deadline from then", async () => {
    await post(world, textJob({ findings: [SSN] }));
    expect((await world.theCase()).deadlineAt).toBeNull();
    world.audience = sharedWith(ACME);
    world.now += HOUR;
    await post(world, textJob({ findings: [SSN] }));
    expect(await world.theCase()).toMatchObject({ state: "open", ring: "external", deadlineAt: world.now + DEADLINE });
    expect(world.nudges.map(({ ring }) => ring)).toEqual(["inside", "external"]);
  });

  it("asks again of what was answered", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "not_sensitive");
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    expect(await world.theCase()).toMatchObject({ state: "open", answer: null, closedAt: null });
  });
});

describe("an edit", () => {
  it("of an escalated case leaves it with reviewers and sets no new deadline", async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    world.now += DEADLINE;
    await sweepDeadlines(world.deps);
    await edit(2, [{ ...SSN, start: 11, end: 22 }]);
    expect(await world.theCase()).toMatchObject({ state: "escalated", deadlineAt: null });
    await edit(3, []);
    expect(await world.theCase()).toMatchObject({ state: "settled", closedAt: world.now });
  });

  it("that cleans a message after Use safer wording closes the case as reworded", async () => {
    world.remedy = "not-permitted";
    world.text = "secret";
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "redact");
    await edit(2, []);
    expect((await world.theCase()).state).toBe("redacted");
    expect(await lastEvent(world, "redacted")).toMatchObject({ actorId: "UANA", fields: { why: "edited" } });
  });

  it("that cleans an answered message ends its exposure, once", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "share_anyway");
    world.now += HOUR;
    await edit(2, []);
    expect(await world.theCase()).toMatchObject({ state: "shared", remediedAt: NOW + HOUR });
    const before = await world.events();
    world.now += HOUR;
    await edit(2, []);
    expect(await world.events()).toEqual(before);
  });

  it("keeps the words of an answer when nothing is news", async () => {
    await post(world, textJob({ findings: [SSN, CARD] }));
    await answer(world, "not_sensitive");
    const { answeredAt, closedAt } = await world.theCase();
    world.now += HOUR;
    await edit(2, [CARD]);
    expect(await world.theCase()).toMatchObject({ state: "disputed", answer: "not_sensitive", answeredAt, closedAt });
  });

  it("that leaves a file in place keeps what was found in it", async () => {
    world.file = fileOf("secret");
    await post(world, textJob({ findings: [SSN], fileIds: ["F1"] }));
    await post(world, fileJob());
    expect((await world.theCase()).findings).toHaveLength(2);
    expect(world.timings.map(({ name }) => name)).toContain("file");
  });
});

describe("authors", () => {
  it("are outsiders when their workspace is known to be another", () => {
    const of = (changes: Parameters<typeof colleague>[0]) => isOutsider(colleague(changes), "T0HOME");
    expect(of({ isExternal: true, teamId: "T0ACME" })).toBe(true);
    expect(of({ isExternal: true, teamId: "" })).toBe(false);
    expect(of({ isExternal: true })).toBe(false);
    expect(of({ teamId: "T0ACME" })).toBe(false);
  });

  it("whom the directory does not know are told, in the policy's zone", async () => {
    world.person = null;
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toMatchObject([{ zone: DEFAULT_POLICY.zone, locale: null }]);
  });

  it("are told in their own zone and language, with every answer on offer", async () => {
    world.person = colleague({ zone: "Asia/Tokyo", locale: "ja-JP" });
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toMatchObject([{ zone: "Asia/Tokyo", locale: "ja-JP", action: "nudge", ring: "inside" }]);
    expect(world.nudges[0]?.answers).toEqual(["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"]);
  });
});

describe("a nudge", () => {
  it("speaks of what asks for one, not of what is only logged", async () => {
    await post(world, textJob({ findings: [SSN, MAIL] }));
    expect(world.nudges[0]?.reasons.map(({ kind }) => kind)).toEqual(["us-ssn"]);
  });

  it("is an event, counted and timed", async () => {
    const job = textJob({ findings: [SSN], receivedAt: NOW - 2_500 });
    await post(world, job);
    expect((await lastEvent(world, "nudged"))?.fields).toEqual({ via: "ephemeral", nudge: 1, ring: "inside" });
    expect(world.counts).toContain("nudges via=ephemeral");
    expect(world.timings).toContainEqual({ name: "nudge_delay", seconds: 2.5 });
    expect(await world.theCase()).toMatchObject({ nudgedAt: NOW, nudgesRequested: 1 });
  });

  it("that came second leaves the time of the first", async () => {
    await post(world, textJob({ findings: [SSN] }));
    world.now += HOUR;
    await edit(2, [SSN, CARD]);
    expect(await world.theCase()).toMatchObject({ nudgedAt: NOW, nudgesSent: 2 });
  });

  it("that Slack refused for good is an event with Slack's word, and not counted as asked for", async () => {
    world.nudgeOutcome = { via: "none", error: "user_not_found" };
    await post(world, textJob({ findings: [SSN] }));
    expect((await lastEvent(world, "nudge_failed"))?.fields).toEqual({ error: "user_not_found" });
    expect(await world.theCase()).toMatchObject({ nudgesRequested: 0, nudgesSent: 0 });
  });

  it("that is no longer called for settles the case, with its reason", async () => {
    await world.register([embargo("em_1", NOW + HOUR)]);
    await handleModerationJob(textJob({ findings: [NAMED] }), world.deps);
    world.now += HOUR;
    await work(world);
    expect((await lastEvent(world, "settled"))?.fields).toEqual({ why: "no-longer-guarded" });
  });

  it("names each topic once, with how many there are, where and until when", async () => {
    await world.register([embargo("em_1", NOW + HOUR)]);
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", liftsAt: NOW + 5 });
    const decided = [
      { ...SSN, part: "text" },
      { ...SSN, part: "text", count: 4 },
      { ...NAMED, part: "file:F1" },
      { ...marking, part: "text", count: 2 },
    ].map((finding) => ({ finding, policyClass: "custom" as const }));
    expect(reasonsOf(decided, world.deps)).toMatchObject([
      { kind: "us-ssn", label: null, liftsAt: null, liftZone: "Europe/London", count: 5, inFile: false },
      { kind: "embargo-term", label: "P••• F•••", liftsAt: NOW + HOUR, count: 1, inFile: true },
      { kind: "press-embargo", label: null, liftsAt: NOW + 5, count: 2, inFile: false },
    ]);
  });

  it("that was merged is an event that says into which case", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect((await lastEvent(world, "nudge_merged"))?.fields).toEqual({ into: (await world.theCase()).id });
  });
});

describe("a case whose author was never told", () => {
  it("hands its turn to the latest merged into it, which gets its own deadline, and the others follow", async () => {
    world.audience = sharedWith(ACME);
    for (const [index, ts] of ["1.1", "1.2", "1.3"].entries()) {
      await handleModerationJob(textJob({ ref: placeOf(ts), findings: [SSN], receivedAt: NOW + index }), world.deps);
    }
    world.now += 1_000;
    await handleModerationJob({ name: "message-deleted", ref: placeOf("1.1"), at: NOW }, world.deps);
    await work(world);
    const latest = await world.theCase("1.3");
    expect(latest).toMatchObject({ state: "open", mergedInto: null, nudgesSent: 1, deadlineAt: world.now + DEADLINE });
    expect((await world.theCase("1.2")).mergedInto).toBe(latest.id);
    await post(world, textJob({ ref: placeOf("1.4"), findings: [SSN] }));
    expect((await world.theCase("1.4")).mergedInto).toBe(latest.id);
  });

  it("sets no deadline among colleagues, and a case that was told keeps its word", async () => {
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
    await handleModerationJob(textJob({ ref: placeOf("1.2"), findings: [SSN] }), world.deps);
    await handleModerationJob({ name: "message-deleted", ref: placeOf("1.1"), at: NOW }, world.deps);
    await work(world);
    expect(await world.theCase("1.2")).toMatchObject({ state: "open", deadlineAt: null });
    await post(world, { name: "message-deleted", ref: placeOf("1.2"), at: NOW });
    await post(world, textJob({ ref: placeOf("1.5"), findings: [SSN] }));
    expect((await world.theCase("1.5")).mergedInto).toBe((await world.theCase("1.2")).id);
  });
});

describe("deadlines", () => {
  it("that pass are an event and an alert of the case", async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    world.now += DEADLINE;
    await sweepDeadlines(world.deps);
    expect((await lastEvent(world, "escalated"))?.fields).toEqual({ why: "unanswered" });
    expect(await world.theCase()).toMatchObject({ escalatedAt: world.now, alerts: ["unanswered"], deadlineAt: null });
  });

  it("of an embargo that lifts end in silence, escalated or not", async () => {
    await world.register([embargo("em_1", NOW + 2 * DEADLINE)]);
    world.audience = audienceOf({ complete: false });
    await post(world, textJob({ findings: [NAMED] }));
    world.now += DEADLINE;
    await sweepDeadlines(world.deps);
    expect((await world.theCase()).state).toBe("escalated");
    world.now = NOW + 2 * DEADLINE;
    expect(await sweepDeadlines(world.deps)).toBe(1);
    expect(await world.theCase()).toMatchObject({ state: "settled", closedAt: world.now });
    expect((await lastEvent(world, "settled"))?.fields).toEqual({ why: "lifted" });
  });

  it("of a lift that was moved move along, without an event", async () => {
    await world.register([embargo("em_1", NOW + HOUR)]);
    await post(world, textJob({ findings: [NAMED] }));
    await world.register([embargo("em_1", NOW + 2 * HOUR)]);
    world.now += HOUR;
    const before = await world.events();
    expect(await sweepDeadlines(world.deps)).toBe(1);
    expect(await world.theCase()).toMatchObject({ state: "open", settlesAt: NOW + 2 * HOUR });
    expect(await world.events()).toEqual(before);
  });

  it("of an entry taken off the register and of a marking's own time come too", async () => {
    await world.register([embargo("em_1", NOW + HOUR)]);
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", liftsAt: NOW + HOUR });
    await post(world, textJob({ findings: [NAMED, marking] }));
    await world.deps.register.remove("em_1", []);
    world.now += HOUR;
    expect(await sweepDeadlines(world.deps)).toBe(1);
    expect((await world.theCase()).state).toBe("settled");
  });
});

describe("a digest", () => {
  it("is of one workspace: its cases, what waits in it, and gaps of its own or of the service", async () => {
    await post(world, textJob({ findings: [SSN], gaps: [{ reason: "timed-out", what: "text" }] }));
    await post(
      world,
      textJob({
        ref: { ...placeOf("1.2"), teamId: "T0OTHER" },
        findings: [SSN],
        gaps: [{ reason: "timed-out", what: "other" }],
      }),
    );
    await world.deps.cases.transaction((tx) =>
      tx.recordGap({ reason: "unavailable", what: "events", ref: null, at: NOW }),
    );
    const report = await computeDigest("T0HOME", NOW, NOW + 1, world.deps);
    expect(report).toMatchObject({ teamId: "T0HOME", from: NOW, to: NOW + 1, total: 1, openTotal: 1 });
    expect(report.gaps.map(({ what }) => what).sort()).toEqual(["events", "text"]);
    expect(await computeDigest("T0HOME", NOW + 1, NOW + 2, world.deps)).toMatchObject({ total: 0, openTotal: 1 });
    await answer(world, "share_anyway");
    expect((await computeDigest("T0HOME", NOW, NOW + 1, world.deps)).openTotal).toBe(0);
  });
});
