import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { recordAnswer } from "../../src/core/answering.ts";
import type { Answer } from "../../src/core/case.ts";
import { brokenLink } from "../../src/core/event.ts";
import type { ModerationJob, NudgeDueJob } from "../../src/core/jobs.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { FileReader } from "../../src/core/ports.ts";
import type { EmbargoEntry } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { post as postIn, work as workOn } from "./workers.ts";
import { type CoreWorld, colleague, fileJob, fileOf, openCoreWorld, placeOf, textJob } from "./world.ts";

const SSN = findingOf();
const CARD = findingOf({ kind: "payment-card", start: 40, end: 59 });
const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + 3_600_000, zone: "Europe/London" },
  clearedFor: { users: [], groups: [], channels: [], orgs: [] },
  ownerId: "UANA",
};

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

const work = () => workOn(world);
const post = (job: ModerationJob) => postIn(world, job);

async function answer(given: Answer, userId = "UANA", reason?: string) {
  const { id } = await world.theCase();
  const result = await recordAnswer(
    { caseId: id, teamId: "T0HOME", userId, answer: given, ...(reason === undefined ? {} : { reason }) },
    world.deps,
  );
  await work();
  return result.status;
}

async function eventTypes(): Promise<string[]> {
  return (await world.events()).map((event) => event.type);
}

describe("a message with findings", () => {
  it("opens a case, nudges once and keeps the chain", async () => {
    await post(textJob({ findings: [SSN] }));
    expect(world.nudges).toHaveLength(1);
    expect(await world.theCase()).toMatchObject({ state: "open", action: "nudge", nudgesSent: 1 });
    expect(await eventTypes()).toEqual(["detected", "decided", "nudged"]);
    expect(brokenLink(await world.events())).toBeNull();
  });

  it("changes nothing when the job comes again", async () => {
    await post(textJob({ findings: [SSN] }));
    const before = await world.theCase();
    await post(textJob({ findings: [SSN] }));
    expect(await world.theCase()).toEqual(before);
    expect(world.nudges).toHaveLength(1);
  });

  it("gets one nudge for its text and its files together, and a second for news in a file", async () => {
    world.file = fileOf("secret");
    await handleModerationJob(textJob({ findings: [SSN], fileIds: ["F1"] }), world.deps);
    await handleModerationJob(fileJob(), world.deps);
    await work();
    expect(world.nudges).toHaveLength(1);
    expect((await world.theCase()).findings.map((finding) => finding.part)).toEqual(["text", "file:F1"]);
    await post(textJob({ findings: [SSN, CARD], revision: "r2", revisedAt: 2_000, edited: true, fileIds: ["F1"] }));
    expect(world.nudges).toHaveLength(2);
  });

  it("records nothing where the audience is allowed it", async () => {
    await post(
      textJob({ findings: [findingOf({ detector: "client-name", kind: "client-name", subjectId: "cl_none" })] }),
    );
    expect(await eventTypes()).toEqual([]);
  });

  it("is logged and nobody is nudged while observing", async () => {
    world.policy = { ...DEFAULT_POLICY, mode: "observe" };
    world.audience = sharedWith(ACME);
    await post(textJob({ findings: [SSN] }));
    expect(await world.theCase()).toMatchObject({ state: "logged", action: "confirm" });
    expect(world.nudges).toHaveLength(0);
    expect(world.alerts).toHaveLength(0);
  });

  it("asks about a file nobody can look into where outsiders can read it, and records it elsewhere", async () => {
    world.file = fileOf("");
    world.fileGaps = [{ reason: "encrypted", what: "zip" }];
    world.audience = audienceOf();
    await post(fileJob());
    expect([(await world.theCase()).state, world.nudges.length]).toEqual(["logged", 0]);
    world.audience = sharedWith(ACME);
    await post(fileJob({ ref: placeOf("2.2") }));
    expect(world.nudges.map(({ reasons }) => reasons.map(({ policyClass }) => policyClass))).toEqual([
      ["unreadable-file"],
    ]);
    world.fileGaps = [{ reason: "malformed", what: "zip" }];
    await post(fileJob({ ref: placeOf("3.3") }));
    expect(world.nudges).toHaveLength(1);
  });

  it("is a gap when its file can't be had, and no case", async () => {
    await post(fileJob());
    const gaps = await world.deps.cases.gaps(0, NOW + 1);
    expect(gaps.map((gap) => gap.reason)).toEqual(["unavailable"]);
    expect(await eventTypes()).toEqual([]);
  });
});

describe("a file that takes a while", () => {
  it("opens a case with what was found so far, and tells how long it took", async () => {
    world.file = fileOf("secret");
    const opened: number[] = [];
    const fileReader: FileReader = {
      ...world.deps.fileReader,
      async read(_file, { now, soFar }) {
        expect(now).toBe(NOW);
        await soFar?.([]);
        opened.push((await world.events()).length);
        await soFar?.([SSN]);
        opened.push((await world.theCase()).findings.length);
        world.now += 1_500;
        return { findings: [SSN, CARD], gaps: [] };
      },
    };
    await handleModerationJob(fileJob(), { ...world.deps, fileReader });
    expect(opened).toEqual([0, 1]);
    expect((await world.theCase()).findings).toHaveLength(2);
    expect(world.timings).toContainEqual({ name: "file", seconds: 1.5 });
  });
});

describe("nudging", () => {
  it("is tried again after a fault, and once", async () => {
    world.nudgeFault = new Error("Slack is away");
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
    const [job] = (await world.takeJobs()) as [NudgeDueJob];
    await expect(handleModerationJob(job, world.deps)).rejects.toThrow("Slack is away");
    await handleModerationJob(job, world.deps);
    await handleModerationJob(job, world.deps);
    expect(world.nudges).toHaveLength(1);
  });

  it("is merged for the same topic, author and conversation within a day", async () => {
    await post(textJob({ findings: [SSN] }));
    await post(textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect(world.nudges).toHaveLength(1);
    const first = await world.theCase();
    expect(await world.theCase("1.2")).toMatchObject({ state: "logged", mergedInto: first.id });
    await post(textJob({ ref: placeOf("1.3"), findings: [SSN], authorId: "UBEN" }));
    expect(world.nudges).toHaveLength(2);
    world.now += 86_400_000;
    await post(textJob({ ref: placeOf("1.4"), findings: [SSN] }));
    expect(world.nudges).toHaveLength(3);
  });

  it("speaks again when the audience got worse", async () => {
    await post(textJob({ findings: [SSN] }));
    world.audience = sharedWith(ACME);
    await post(textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect(world.nudges.map((nudge) => nudge.action)).toEqual(["nudge", "confirm"]);
  });

  it("is not done for a message that lifted on the way", async () => {
    await world.register([EMBARGO]);
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });
    await handleModerationJob(textJob({ findings: [finding] }), world.deps);
    world.now = NOW + 3_600_000;
    await work();
    expect(world.nudges).toHaveLength(0);
    expect((await world.theCase()).state).toBe("settled");
  });
});

describe("answers", () => {
  beforeEach(async () => {
    await post(textJob({ findings: [SSN] }));
  });

  it("belong to the author, and count once", async () => {
    expect(await answer("share_anyway", "UBEN")).toBe("not-author");
    expect(await answer("share_anyway")).toBe("recorded");
    expect(await answer("not_sensitive")).toBe("already");
    expect(await world.theCase()).toMatchObject({ state: "shared", answer: "share_anyway" });
  });

  it("count once when they come at the same moment", async () => {
    const statuses = await Promise.all([answer("share_anyway"), answer("not_sensitive"), answer("remove")]);
    expect(statuses.sort()).toEqual(["already", "already", "recorded"]);
  });

  it("are not found from another workspace", async () => {
    const { id } = await world.theCase();
    const given = { caseId: id, teamId: "T0OTHER", userId: "UANA", answer: "share_anyway" } as const;
    expect((await recordAnswer(given, world.deps)).status).toBe("unknown");
  });

  it("need a reason when policy asks for one, and keep it sealed", async () => {
    world.policy = { ...DEFAULT_POLICY, reason: "always" };
    expect(await answer("share_anyway")).toBe("needs-reason");
    expect(await answer("share_anyway", "UANA", "   ")).toBe("needs-reason");
    expect(await answer("share_anyway", "UANA", "they signed the agreement")).toBe("recorded");
    expect((await world.theCase()).sealedReason).not.toContain("agreement");
    expect(JSON.stringify(await world.events())).not.toContain("agreement");
  });

  it("remove the message and say so", async () => {
    await answer("remove");
    expect(world.removed).toEqual(["1.1"]);
    expect(world.answers).toEqual([{ what: "removed" }]);
    expect((await world.theCase()).state).toBe("removed");
  });

  it("leave the case open when Slack does not permit the removal, until the author deletes it", async () => {
    world.remedy = "not-permitted";
    await answer("remove");
    expect(world.answers).toEqual([{ what: "remove-yourself", permalink: null }]);
    expect((await world.theCase()).state).toBe("open");
    await post({ name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect((await world.theCase()).state).toBe("removed");
  });

  it("reword the message as it is now", async () => {
    world.text = "secret plans";
    await answer("redact");
    expect(world.replaced).toEqual(["[personal detail] plans"]);
    expect((await world.theCase()).state).toBe("redacted");
  });

  it("say when there is no safer wording", async () => {
    world.text = "nothing to see any more";
    await answer("redact");
    expect(world.replaced).toEqual([]);
    expect(world.answers).toEqual([{ what: "cannot-reword", permalink: null }]);
  });

  it("ask security, once", async () => {
    await answer("ask_reviewer");
    expect(world.alerts.map((alert) => alert.why)).toEqual(["asked"]);
    expect(JSON.stringify(world.alerts)).not.toContain("secret");
  });
});

describe("holding", () => {
  beforeEach(() => {
    world.audience = sharedWith(ACME);
    world.policy = {
      ...DEFAULT_POLICY,
      table: {
        ...DEFAULT_POLICY.table,
        "personal-data": { ...DEFAULT_POLICY.table["personal-data"], external: "hold" },
      },
    };
    world.text = "secret plans";
  });

  it("takes the message down, keeps it sealed, and posts it again on Share anyway", async () => {
    await post(textJob({ findings: [SSN] }));
    expect(world.removed).toEqual(["1.1"]);
    expect(world.nudges[0]?.action).toBe("hold");
    expect((await world.theCase()).sealedHeldText).not.toContain("secret");
    await post({ name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect((await world.theCase()).state).toBe("open");
    await answer("share_anyway");
    expect(world.reposted).toEqual(["secret plans"]);
    expect(await world.theCase()).toMatchObject({ state: "shared", sealedHeldText: null });
  });

  it("falls back to asking when Slack does not permit it", async () => {
    world.remedy = "not-permitted";
    await post(textJob({ findings: [SSN] }));
    expect(world.nudges[0]?.action).toBe("confirm");
    expect((await world.theCase()).sealedHeldText).toBeNull();
  });

  it("forgets the text when the author removes it for good", async () => {
    await post(textJob({ findings: [SSN] }));
    await answer("remove");
    expect(await world.theCase()).toMatchObject({ state: "removed", sealedHeldText: null });
    expect(world.reposted).toEqual([]);
  });
});

describe("a nudge that was never said", () => {
  it("silences nothing when it was refused", async () => {
    world.nudgeOutcome = { via: "none", error: "user_not_found" };
    await post(textJob({ findings: [SSN] }));
    world.nudgeOutcome = { via: "ephemeral" };
    await post(textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect(await world.theCase("1.2")).toMatchObject({ state: "open", nudgesSent: 1 });
  });

  it("gives way to the message that was merged into it when its own is deleted first", async () => {
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
    await handleModerationJob(textJob({ ref: placeOf("1.2"), findings: [SSN] }), world.deps);
    await handleModerationJob({ name: "message-deleted", ref: placeOf("1.1"), at: NOW }, world.deps);
    await work();
    expect(world.nudges).toHaveLength(1);
    expect(await world.theCase("1.2")).toMatchObject({ state: "open", mergedInto: null, nudgesSent: 1 });
  });
});

describe("authors who are not colleagues", () => {
  it("of another organisation are told nothing, and reviewers hear of an embargo", async () => {
    await world.register([EMBARGO]);
    world.audience = sharedWith(ACME);
    world.person = colleague({ teamId: "T0ACME", isExternal: true });
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });
    await post(textJob({ findings: [finding], authorId: "UDANA" }));
    expect(world.nudges).toHaveLength(0);
    expect(world.alerts.map((alert) => alert.why)).toEqual(["external-embargo"]);
    expect(await world.theCase()).toMatchObject({ state: "logged" });
    expect(await answer("share_anyway", "UDANA")).toBe("already");
  });

  it("are told as guests, but neither what is guarded nor until when", async () => {
    await world.register([EMBARGO]);
    world.person = colleague({ isGuest: true });
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });
    await post(textJob({ findings: [finding] }));
    expect(world.nudges[0]?.reasons).toMatchObject([{ label: null, liftsAt: null }]);
  });
});
