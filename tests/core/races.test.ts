import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Case } from "../../src/core/case.ts";
import { sweepDeadlines } from "../../src/core/deadlines.ts";
import { handleModerationJob, type ModerationDeps } from "../../src/core/moderation.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { LabelEntry } from "../../src/core/subject.ts";
import { ACME, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, post, work } from "./workers.ts";
import { type CoreWorld, fileJob, fileOf, openCoreWorld, placeOf, textJob } from "./world.ts";

const SSN = findingOf();
const CARD = findingOf({ kind: "payment-card", start: 40, end: 59 });
const DEADLINE = DEFAULT_POLICY.deadlineMinutes * 60_000;

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

async function eventCount(): Promise<number> {
  return (await world.events()).length;
}

describe("a sweep whose cases another worker got to first", () => {
  /** A sweep that was told of these cases before anything became of them. */
  function sweepOver(cases: readonly Case[]): Promise<number> {
    return sweepDeadlines({ ...world.deps, cases: { ...world.deps.cases, overdue: async () => cases } });
  }

  beforeEach(async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
  });

  it("changes nothing of what was escalated, answered, put off or has expired", async () => {
    const stale = await world.theCase();
    expect(await sweepOver([stale])).toBe(0);
    world.now += DEADLINE;
    await sweepDeadlines(world.deps);
    await work(world);
    const before = await eventCount();
    expect(await sweepOver([stale])).toBe(0);
    await answer(world, "share_anyway");
    expect(await sweepOver([stale])).toBe(0);
    expect(await sweepOver([{ ...stale, id: "case_none" }])).toBe(0);
    expect(await eventCount()).toBe(before + 1);
  });

  it("leaves an answered case as it was answered when its embargo lifts", async () => {
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", liftsAt: NOW + 1_000 });
    await post(world, textJob({ ref: placeOf("1.2"), findings: [marking], authorId: "UBEN" }));
    const stale = await world.theCase("1.2");
    await handleModerationJob({ name: "message-deleted", ref: placeOf("1.2"), at: NOW }, world.deps);
    world.now += 1_000;
    expect(await sweepOver([stale])).toBe(0);
    expect((await world.theCase("1.2")).state).toBe("removed");
  });
});

describe("a lift that was taken back", () => {
  it("leaves a case open that waits for a label without an end", async () => {
    const label: LabelEntry = {
      kind: "label",
      id: "lb_1",
      level: "restricted",
      target: { type: "file", fileId: "F1" },
      until: { at: NOW + 1_000, zone: "Europe/London" },
      clearedFor: { users: [], groups: [], channels: [], orgs: [] },
      ownerId: "UANA",
    };
    await world.register([label]);
    await post(
      world,
      textJob({ findings: [findingOf({ detector: "labelled-text", kind: "copied-passage", subjectId: "lb_1" })] }),
    );
    expect((await world.theCase()).settlesAt).toBe(NOW + 1_000);
    await world.register([{ ...label, until: null }]);
    world.now += 1_000;
    await sweepDeadlines(world.deps);
    expect(await world.theCase()).toMatchObject({ state: "open", settlesAt: null });
  });
});

describe("a nudge under way", () => {
  /** Deps whose notifier does something before it says that the nudge was sent. */
  function meanwhile(happens: () => Promise<unknown>): ModerationDeps {
    const notifier = {
      ...world.deps.notifier,
      nudge: async () => {
        await happens();
        return { via: "ephemeral" } as const;
      },
    };
    return { ...world.deps, notifier };
  }

  beforeEach(async () => {
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
  });

  it("is recorded once when two workers sent it", async () => {
    const [job] = await world.takeJobs();
    const { id } = await world.theCase();
    const due = { name: "nudge-due", caseId: id, nudge: 1 } as const;
    expect(job).toEqual(due);
    const otherWorker = { ...world.deps, inTurn: <T>(_key: string, turn: () => Promise<T>) => turn() };
    await handleModerationJob(
      due,
      meanwhile(() => handleModerationJob(due, otherWorker)),
    );
    expect((await world.events()).filter(({ type }) => type === "nudged")).toHaveLength(1);
    expect(await world.theCase()).toMatchObject({ nudgesSent: 1 });
  });

  it("to a case that expired meanwhile leaves no trace", async () => {
    const { id } = await world.theCase();
    const before = await eventCount();
    const expire = () => world.deps.cases.expire(NOW + 1);
    await handleModerationJob({ name: "nudge-due", caseId: id, nudge: 1 }, meanwhile(expire));
    expect(await eventCount()).toBe(before);
    await handleModerationJob({ name: "nudge-due", caseId: id, nudge: 1 }, world.deps);
    expect(world.nudges).toEqual([]);
  });

  it("keeps an author's other nudges waiting, and nobody else's", async () => {
    await handleModerationJob(textJob({ ref: placeOf("1.2"), findings: [CARD] }), world.deps);
    await handleModerationJob(textJob({ ref: placeOf("1.3"), findings: [SSN], authorId: "UBEN" }), world.deps);
    const nudge = async (ts: string, deps: ModerationDeps) =>
      handleModerationJob({ name: "nudge-due", caseId: (await world.theCase(ts)).id, nudge: 1 }, deps);
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const first = nudge(
      "1.1",
      meanwhile(async () => {
        reached.resolve();
        await gate.promise;
      }),
    );
    await reached.promise;
    const second = nudge("1.2", world.deps);
    await nudge("1.3", world.deps);
    expect(world.nudges.map(({ caseId }) => caseId)).toEqual([(await world.theCase("1.3")).id]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(world.nudges).toHaveLength(2);
  });

  it("that policy only logs by now is not sent", async () => {
    const quiet = { "personal-data": { enabled: true, minConfidence: null, quiet: true } };
    world.policy = { ...DEFAULT_POLICY, detectors: quiet };
    await work(world);
    expect(world.nudges).toEqual([]);
    expect((await world.theCase()).state).toBe("settled");
  });
});

describe("a nudge for a case that is with reviewers", () => {
  beforeEach(async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    world.now += DEADLINE;
    await sweepDeadlines(world.deps);
    await handleModerationJob(
      textJob({ findings: [SSN, CARD], edited: true, revision: "r2", revisedAt: 2_000 }),
      world.deps,
    );
  });

  it("is sent all the same", async () => {
    await work(world);
    expect(world.nudges).toHaveLength(2);
    expect((await world.theCase()).state).toBe("escalated");
  });

  it("settles nothing when it is not called for any more: reviewers have it", async () => {
    world.policy = { ...DEFAULT_POLICY, minConfidence: 1 };
    await work(world);
    expect(world.nudges).toHaveLength(1);
    expect((await world.theCase()).state).toBe("escalated");
  });

  it("and its deletion settles the case", async () => {
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect(await world.theCase()).toMatchObject({ state: "removed", closedAt: world.now });
  });
});

describe("an answer's job that comes again or too late", () => {
  beforeEach(async () => {
    await post(world, textJob({ findings: [SSN] }));
  });

  it("does nothing for another answer than the one that stands, or for no case", async () => {
    await answer(world, "share_anyway");
    const { id } = await world.theCase();
    for (const [caseId, given] of [
      [id, "remove"],
      ["case_none", "remove"],
      [id, "share_anyway"],
    ] as const) {
      await post(world, { name: "answer-recorded", caseId, answer: given, sealedResponseUrl: null });
    }
    expect(world.removed).toEqual([]);
    expect(world.answers).toEqual([]);
  });

  it("removes once more without a second event", async () => {
    await answer(world, "remove");
    const before = await eventCount();
    const { id } = await world.theCase();
    await post(world, { name: "answer-recorded", caseId: id, answer: "remove", sealedResponseUrl: null });
    expect(world.answers).toEqual([{ what: "removed" }, { what: "removed" }]);
    expect(await eventCount()).toBe(before);
  });
});

describe("holding", () => {
  beforeEach(() => {
    const row = { ...DEFAULT_POLICY.table["personal-data"], external: "hold" } as const;
    world.policy = { ...DEFAULT_POLICY, table: { ...DEFAULT_POLICY.table, "personal-data": row } };
    world.audience = sharedWith(ACME);
    world.text = "secret plans";
  });

  it.each([
    ["gone", null],
    ["without words", ""],
  ])("is not tried with a message that is %s", async (_title, text) => {
    world.text = text;
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toMatchObject([{ action: "confirm" }]);
    expect(world.removed).toEqual([]);
  });

  it("is not tried with a message of which a file is part: files can't be posted again", async () => {
    world.file = fileOf("secret");
    await handleModerationJob(textJob({ findings: [SSN], fileIds: ["F1"] }), world.deps);
    await handleModerationJob(fileJob(), world.deps);
    await work(world);
    expect(world.nudges).toMatchObject([{ action: "confirm" }]);
    expect(world.removed).toEqual([]);
  });

  it.each([
    ["done", "hold"],
    ["already-gone", "hold"],
    ["not-permitted", "confirm"],
  ] as const)("whose nudge failed is taken up again: %s makes it a %s", async (remedy, action) => {
    world.nudgeFault = new Error("Slack is away");
    await handleModerationJob(textJob({ findings: [SSN] }), world.deps);
    await expect(work(world)).rejects.toThrow("Slack is away");
    world.text = null;
    world.remedy = remedy;
    const { id, sealedHeldText } = await world.theCase();
    expect(sealedHeldText).not.toBeNull();
    await handleModerationJob({ name: "nudge-due", caseId: id, nudge: 1 }, world.deps);
    expect(world.nudges).toMatchObject([{ action }]);
    expect(world.removedFiles).toEqual([]);
  });
});
