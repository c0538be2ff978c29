import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { computeHome } from "../../src/core/home.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import { type EmbargoEntry, type LabelEntry, NO_CLEARANCE } from "../../src/core/subject.ts";
import { caseOf } from "../slack/case-of.ts";
import { findingOf, NOW } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { type CoreWorld, colleague, fileJob, fileOf, openCoreWorld, textJob } from "./world.ts";

const ANA = { teamId: "T0HOME", enterpriseId: null, userId: "U0ANA" };
const DIRECT = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: "U0ANA",
  conversation: "im",
  externalHint: false,
} as const;

function embargo(changes: Partial<EmbargoEntry> = {}): EmbargoEntry {
  return {
    kind: "embargo",
    id: "em_1",
    name: "Project Falcon",
    aliases: [],
    phrases: [],
    lifts: { at: NOW + 3_600_000, zone: "Europe/London" },
    clearedFor: NO_CLEARANCE,
    ownerId: "U0ANA",
    ...changes,
  };
}

function label(changes: Partial<LabelEntry> = {}): LabelEntry {
  return {
    kind: "label",
    id: "lb_1",
    level: "restricted",
    target: { type: "message", channelId: "C0PRESS", ts: "5.5" },
    until: null,
    clearedFor: NO_CLEARANCE,
    ownerId: "U0ANA",
    ...changes,
  };
}

let stores: CoreStores;
let world: CoreWorld;
let count = 0;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores, (text) => (text.includes("secret") ? [findingOf({ start: 0, end: 6 })] : []));
  world.consent = null;
});
afterEach(() => {
  world.close();
});

/** A case of Ana's that she was nudged about. */
async function told(changes: Partial<Case> = {}): Promise<Case> {
  count += 1;
  const value = caseOf({
    id: `case_${count}`,
    ref: { teamId: "T0HOME", channelId: "C0EXT", ts: `${count}.1` },
    findings: [{ ...findingOf(), part: "text" }],
    openedAt: NOW - 10_000 + count,
    nudgedAt: NOW - 5_000 + count,
    nudgesSent: 1,
    ...changes,
  });
  await world.deps.cases.transaction((tx) => tx.saveCase(value));
  return value;
}

const home = (person = ANA) => computeHome(person, world.deps);

describe("what waits for a person", () => {
  it("is what they were told of and did not answer, the latest first", async () => {
    world.permalink = "https://harbour-pr.slack.com/archives/C0EXT/p1";
    const first = await told();
    const second = await told({ state: "escalated" });
    await told({ nudgesSent: 0 });
    await told({ state: "removed" });
    await told({ authorId: "U0BEN" });
    await told({ ref: { teamId: "T0ELSEWHERE", channelId: "C0EXT", ts: "9.9" } });
    const { nudges } = await home();
    expect(nudges.total).toBe(2);
    expect(nudges.shown.map((nudge) => nudge.caseId)).toEqual([second.id, first.id]);
    expect(nudges.shown[0]).toMatchObject({
      channelId: "C0EXT",
      isDirect: false,
      since: second.nudgedAt,
      reasons: [{ detector: "personal-data", kind: "us-ssn", count: 1 }],
      answers: ["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"],
      answer: null,
      permalink: world.permalink,
    });
  });

  it("offers no answer twice, and no rewording of what was taken down", async () => {
    await told({ answer: "remove" });
    await told({ sealedHeldText: "sealed" });
    const [held, answered] = (await home()).nudges.shown;
    expect(answered).toMatchObject({ answers: [], answer: "remove" });
    expect(held?.answers).toEqual(["remove", "share_anyway", "not_sensitive", "ask_reviewer"]);
  });

  it("shows the first ten and counts the rest", async () => {
    for (let index = 0; index < 12; index += 1) {
      await told();
    }
    const { nudges } = await home();
    expect([nudges.shown.length, nudges.total]).toEqual([10, 12]);
  });
});

describe("what a person guards", () => {
  it("is theirs, in force, masked, and the next to lift comes first", async () => {
    await world.register([
      embargo({ id: "em_late", lifts: { at: NOW + 7_200_000, zone: "Europe/London" } }),
      embargo(),
      embargo({ id: "em_open", lifts: null }),
      embargo({ id: "em_over", lifts: { at: NOW - 1, zone: "Europe/London" } }),
      embargo({ id: "em_bens", ownerId: "U0BEN" }),
      label(),
      label({ id: "lb_over", until: { at: NOW - 1, zone: "UTC" } }),
      label({ id: "lb_bens", ownerId: "U0BEN" }),
    ]);
    world.permalink = "https://harbour-pr.slack.com/archives/C0PRESS/p55";
    const { own } = await home();
    expect(own?.embargoes.shown).toEqual([
      { id: "em_1", masked: "P••• F•••", liftsAt: NOW + 3_600_000 },
      { id: "em_late", masked: "P••• F•••", liftsAt: NOW + 7_200_000 },
      { id: "em_open", masked: "P••• F•••", liftsAt: null },
    ]);
    expect(own?.labels).toEqual({
      shown: [{ id: "lb_1", level: "restricted", target: label().target, until: null, permalink: world.permalink }],
      total: 1,
    });
    expect(JSON.stringify(own)).not.toContain("Falcon");
  });

  it.each([
    ["a guest", colleague({ isGuest: true })],
    ["somebody of another organisation", colleague({ isExternal: true })],
    ["somebody unknown", null],
  ])("is not shown to %s, nor is protection offered", async (_who, person) => {
    await world.register([embargo(), label()]);
    await told({ findings: [{ ...findingOf({ subjectId: "em_1", detector: "embargo-term" }), part: "text" }] });
    world.person = person;
    world.reviewers = ["U0ANA"];
    const report = await home();
    expect(report).toMatchObject({ own: null, protection: null, waiting: null, nudges: { total: 1 } });
    if (person?.isGuest === true) {
      expect(report.nudges.shown[0]?.reasons[0]).toMatchObject({ label: null, liftsAt: null });
    }
  });
});

describe("protection and review", () => {
  it("says since when, and how often there was something to tell in direct messages", async () => {
    world.consent = { since: NOW - 60_000, scopes: ["im:history"] };
    await told({ origin: DIRECT, state: "removed" });
    await told({ origin: DIRECT, openedAt: NOW - 120_000 });
    await told({ origin: DIRECT, nudgesSent: 0 });
    await told();
    expect((await home()).protection).toEqual({ consent: world.consent, nudges: 1 });
  });

  it("lets a guest who consented see it, to be able to stop it", async () => {
    world.consent = { since: NOW, scopes: [] };
    world.person = colleague({ isGuest: true });
    expect((await home()).protection).toEqual({ consent: world.consent, nudges: 0 });
  });

  it("tells reviewers how many cases need a person", async () => {
    await told({ authorId: "U0BEN" });
    await told({ authorId: "U0BEN", state: "escalated" });
    await told({ authorId: "U0BEN", state: "shared" });
    expect((await home()).waiting).toBeNull();
    world.reviewers = ["U0ANA"];
    expect((await home()).waiting).toBe(2);
  });
});

describe("direct messages after a withdrawal", () => {
  const SSN = findingOf();

  it("opens no case from what was still on its way", async () => {
    await handleModerationJob(textJob({ origin: DIRECT, findings: [SSN] }), world.deps);
    world.file = fileOf("a secret");
    await handleModerationJob(fileJob({ origin: DIRECT }), world.deps);
    expect(await world.deps.cases.cases({})).toEqual([]);
  });

  it("opens none from a file that was being read when the consent ended", async () => {
    world.consent = { since: NOW, scopes: ["im:history"] };
    world.file = {
      ...fileOf("a secret"),
      bytes: {
        async *[Symbol.asyncIterator]() {
          world.consent = null;
          yield Buffer.from("a secret");
        },
      },
    };
    await handleModerationJob(fileJob({ origin: DIRECT }), world.deps);
    expect(await world.deps.cases.cases({})).toEqual([]);
  });

  it("settles a nudge that was not said yet, unsaid", async () => {
    world.consent = { since: NOW, scopes: ["im:history"] };
    await handleModerationJob(textJob({ origin: DIRECT, findings: [SSN] }), world.deps);
    const [job] = await world.takeJobs();
    world.consent = null;
    if (job?.name !== "nudge-due") {
      throw new Error("no nudge is due");
    }
    await handleModerationJob(job, world.deps);
    expect(world.nudges).toEqual([]);
    expect(await world.theCase()).toMatchObject({ state: "settled", nudgesSent: 0 });
    expect((await world.events()).at(-1)).toMatchObject({ type: "settled", fields: { why: "consent-withdrawn" } });
  });

  it("leaves conversations that Sotto is a member of alone", async () => {
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
    expect((await world.theCase()).state).toBe("open");
  });
});
