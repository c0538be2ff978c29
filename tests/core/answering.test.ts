import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { reasonIsDue, recordAnswer } from "../../src/core/answering.ts";
import type { Case } from "../../src/core/case.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { handleReviewJob } from "../../src/core/review.ts";
import { ACME, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, lastEvent, post } from "./workers.ts";
import { type CoreWorld, fileJob, fileOf, openCoreWorld, placeOf, textJob } from "./world.ts";

const SSN = findingOf();
const LINK = "https://slack.example/archives/C0HERE/p1";

let stores: CoreStores;
let world: CoreWorld;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores, (text) => {
    const findings = text.includes("secret") ? [{ ...SSN, start: 0, end: 6 }] : [];
    return text.includes("new")
      ? [...findings, findingOf({ kind: "phone", start: text.length - 3, end: text.length })]
      : findings;
  });
  world.permalink = LINK;
});
afterEach(() => {
  world.close();
});

/** Holds what outsiders would read. */
function holding() {
  const row = { ...DEFAULT_POLICY.table["personal-data"], external: "hold" } as const;
  world.policy = { ...DEFAULT_POLICY, table: { ...DEFAULT_POLICY.table, "personal-data": row } };
  world.audience = sharedWith(ACME);
  world.text = "secret plans";
}

describe("a reason for sharing", () => {
  it("is due always, never, or where outsiders read, as policy says", () => {
    const inside = { ring: "inside" } as Case;
    const external = { ring: "external" } as Case;
    const due = (reason: "always" | "never" | "external") =>
      [inside, external].map((value) => reasonIsDue(value, { ...DEFAULT_POLICY, reason }));
    expect(due("always")).toEqual([true, true]);
    expect(due("never")).toEqual([false, false]);
    expect(due("external")).toEqual([false, true]);
  });

  it("is not due for any other answer, and is sealed for its case alone", async () => {
    world.policy = { ...DEFAULT_POLICY, reason: "always" };
    await post(world, textJob({ findings: [SSN] }));
    await post(world, textJob({ ref: placeOf("1.2"), findings: [SSN], authorId: "UBEN" }));
    await answer(world, "share_anyway", { reason: "they signed" });
    const value = await world.theCase();
    expect(world.deps.sealer.open(value.sealedReason ?? "", `reason:${value.id}`)).toBe("they signed");
    expect((await lastEvent(world, "answered"))?.fields).toMatchObject({ withReason: true });
    const other = await world.theCase("1.2");
    const asked = { caseId: other.id, teamId: "T0HOME", userId: "UBEN", answer: "not_sensitive" } as const;

    expect((await recordAnswer(asked, world.deps)).status).toBe("recorded");
  });
});

describe("an answer", () => {
  beforeEach(async () => {
    await post(world, textJob({ findings: [SSN] }));
    world.now = NOW + 90_400;
  });

  it("is an event of who answered what, how long after the nudge, and is counted", async () => {
    await answer(world, "share_anyway");
    expect(await lastEvent(world, "answered")).toMatchObject({
      actorId: "UANA",
      fields: { answer: "share_anyway", withReason: false, seconds: 90 },
    });
    expect(world.counts).toContain("answers answer=share_anyway");
  });

  it("before the clock moved on took no time", async () => {
    world.now = NOW - 5_000;
    await answer(world, "share_anyway");
    expect((await lastEvent(world, "answered"))?.fields).toMatchObject({ seconds: 0 });
  });

  it("that it is not sensitive closes the case as disputed, with nothing more to do", async () => {
    await answer(world, "not_sensitive");
    expect(await world.theCase()).toMatchObject({ state: "disputed", closedAt: world.now, deadlineAt: null });
    expect(world.answers).toEqual([]);
    expect(world.alerts).toEqual([]);
  });

  it("that asks security keeps the case open and opens a conversation with reviewers", async () => {
    await answer(world, "ask_reviewer");
    expect(await world.theCase()).toMatchObject({ state: "open", alerts: ["asked"] });
    expect(world.threads).toMatchObject([
      { why: "asked", permalink: LINK, reasons: [{ kind: "us-ssn", label: null }] },
    ]);
    expect((await lastEvent(world, "reviewers_told"))?.fields).toEqual({
      why: "asked",
      outcome: "sent",
      thread: "opened",
    });
    expect(world.counts).toContain("alerts why=asked outcome=sent");
    expect(world.answers).toEqual([]);
  });

  it("that was given to a case that is unknown changes nothing", async () => {
    const given = { caseId: "case_none", teamId: "T0HOME", userId: "UANA", answer: "remove" } as const;
    expect(await recordAnswer(given, world.deps)).toEqual({ status: "unknown", case: null });
  });

  it("to remove can't be taken back while the removal is under way", async () => {
    world.remedy = "not-permitted";
    await answer(world, "remove");
    expect((await answer(world, "share_anyway")).status).toBe("already");
  });

  it("is confirmed where it was given", async () => {
    await answer(world, "remove", { responseUrl: "https://hooks.slack.example/1" });
    expect(world.responseUrls).toEqual(["https://hooks.slack.example/1"]);
  });
});

describe("removing", () => {
  it("takes the files along that findings were in, each once", async () => {
    world.file = fileOf("secret");
    await post(world, textJob({ findings: [SSN], fileIds: ["F1"] }));
    await post(world, fileJob());
    await answer(world, "remove");
    expect(world.removedFiles).toEqual(["F1"]);
    expect(await lastEvent(world, "removed")).toMatchObject({ actorId: "UANA", fields: { by: "sotto" } });
    expect(world.responseUrls).toEqual([null]);
  });

  it("that Slack does not permit is recorded, and the author is given the link", async () => {
    world.remedy = "not-permitted";
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "remove");
    expect(world.answers).toEqual([{ what: "remove-yourself", permalink: LINK }]);
    expect((await lastEvent(world, "remedy_failed"))?.fields).toEqual({ answer: "remove", why: "not-permitted" });
  });

  it("a held message for good says so and deletes nothing twice", async () => {
    holding();
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "remove");
    expect(world.answers).toEqual([{ what: "removed" }]);
    expect(world.removed).toHaveLength(1);
  });

  it("by hand is told from removing by answer", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect((await lastEvent(world, "removed"))?.fields).toEqual({ by: "person" });
    const before = (await world.events()).length;
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect(await world.events()).toHaveLength(before);
  });

  it("after an answer to remove that Slack did not permit counts as that answer", async () => {
    world.remedy = "not-permitted";
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "remove");
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect((await lastEvent(world, "removed"))?.fields).toEqual({ by: "answer" });
  });

  it("a message that was shared ends the exposure and leaves the answer standing", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "share_anyway");
    const { closedAt } = await world.theCase();
    world.now += 1_000;
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect(await world.theCase()).toMatchObject({ state: "shared", closedAt, remediedAt: world.now });
  });
});

describe("rewording", () => {
  beforeEach(async () => {
    world.text = "secret plans";
    await post(world, textJob({ findings: [SSN] }));
  });

  it("says what stands there now", async () => {
    await answer(world, "redact");
    expect(world.answers).toEqual([{ what: "reworded", text: "[personal detail] plans" }]);
    expect(await world.theCase()).toMatchObject({ state: "redacted", closedAt: NOW, remediedAt: NOW });
  });

  it("leaves alone what the case is not about", async () => {
    world.text = "secret plans, new";
    await answer(world, "redact");
    expect(world.replaced).toEqual(["[personal detail] plans, new"]);
  });

  it("is left to the author where Slack does not permit it", async () => {
    world.remedy = "not-permitted";
    await answer(world, "redact");
    expect(world.answers).toEqual([{ what: "reword-yourself", text: "[personal detail] plans", permalink: LINK }]);
    expect((await lastEvent(world, "remedy_failed"))?.fields).toMatchObject({ answer: "redact" });
    expect((await world.theCase()).state).toBe("open");
  });

  it("is not offered for what is gone, or was not wholly seen", async () => {
    world.scanGaps = [{ reason: "detector-failed", what: "custom" }];
    await answer(world, "redact");
    expect(world.answers).toEqual([{ what: "cannot-reword", permalink: LINK }]);
    expect(world.replaced).toEqual([]);
  });

  it("is not offered for a message that is gone", async () => {
    world.text = null;
    await answer(world, "redact");
    expect(world.answers).toEqual([{ what: "cannot-reword", permalink: LINK }]);
  });

  it("the text of a message does not close a case that a file is part of", async () => {
    world.file = fileOf("secret");
    await post(world, fileJob());
    await answer(world, "redact");
    expect(world.answers).toMatchObject([{ what: "reworded" }]);
    expect((await world.theCase()).state).toBe("open");
  });
});

describe("a held message", () => {
  beforeEach(async () => {
    holding();
    await post(world, textJob({ findings: [SSN] }));
  });

  it("is posted again when the author says it is not sensitive, and they are told", async () => {
    await answer(world, "not_sensitive");
    expect(world.reposted).toEqual(["secret plans"]);
    expect(world.answers).toEqual([{ what: "reposted" }]);
  });

  it("is given back to the author where Slack does not permit posting it", async () => {
    world.remedy = "not-permitted";
    await answer(world, "share_anyway");
    expect(world.answers).toEqual([{ what: "repost-yourself", text: "secret plans" }]);
  });

  it("stays down while security is asked", async () => {
    await answer(world, "ask_reviewer");
    expect(world.reposted).toEqual([]);
    expect((await world.theCase()).sealedHeldText).not.toBeNull();
  });

  it("is offered every answer but rewording, since nothing is there to reword", () => {
    expect(world.nudges[0]?.answers).toEqual(["remove", "share_anyway", "not_sensitive", "ask_reviewer"]);
  });
});

describe("reviewers", () => {
  it("are told of a case once it is there, and get no conversation unasked", async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    const { id } = await world.theCase();
    await handleReviewJob({ name: "review-alert", why: "unanswered", caseId: id, at: NOW }, world.deps);
    expect(world.alerts).toMatchObject([{ why: "unanswered", permalink: LINK }]);
    expect(world.threads).toEqual([]);
    expect((await lastEvent(world, "reviewers_told"))?.fields).toMatchObject({ why: "unanswered", thread: "off" });
    await handleReviewJob({ name: "review-alert", why: "unanswered", caseId: "case_none", at: NOW }, world.deps);
    expect(world.alerts).toHaveLength(1);
  });

  it("get the digest of a period, and that it was sent is an event", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await handleReviewJob({ name: "digest", teamId: "T0HOME", from: NOW - 1, to: NOW + 1 }, world.deps);
    expect(world.digests).toMatchObject([{ teamId: "T0HOME", from: NOW - 1, to: NOW + 1, total: 1 }]);
    expect(await lastEvent(world, "digest_sent")).toMatchObject({
      caseId: null,
      fields: { team: "T0HOME", from: NOW - 1, to: NOW + 1, outcome: "sent", total: 1 },
    });
  });
});
