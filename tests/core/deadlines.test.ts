import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { sweepDeadlines } from "../../src/core/deadlines.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { EmbargoEntry } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, post, work } from "./workers.ts";
import { type CoreWorld, openCoreWorld, textJob } from "./world.ts";

const SSN = findingOf();
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
  world = await openCoreWorld(stores);
});
afterEach(() => {
  world.close();
});

describe("time", () => {
  it("tells reviewers once when an external confirmation stays unanswered", async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
    world.now += DEFAULT_POLICY.deadlineMinutes * 60_000 - 1;
    expect(await sweepDeadlines(world.deps)).toBe(0);
    world.now += 1;
    expect(await sweepDeadlines(world.deps)).toBe(1);
    expect(await sweepDeadlines(world.deps)).toBe(0);
    await work(world);
    expect(world.alerts.map((alert) => alert.why)).toEqual(["unanswered"]);
    expect((await answer(world, "share_anyway")).status).toBe("recorded");
  });

  it("tells reviewers of a removal that was promised and not made", async () => {
    world.audience = sharedWith(ACME);
    world.remedy = "not-permitted";
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "remove");
    world.now += DEFAULT_POLICY.deadlineMinutes * 60_000;
    await sweepDeadlines(world.deps);
    expect((await world.theCase()).state).toBe("escalated");
  });

  it("does not escalate a nudge among colleagues", async () => {
    await post(world, textJob({ findings: [SSN] }));
    world.now += 30 * 86_400_000;
    expect(await sweepDeadlines(world.deps)).toBe(0);
  });

  it("settles what was under embargo once it lifts, unless the lift was moved", async () => {
    await world.register([EMBARGO]);
    world.audience = sharedWith(ACME);
    world.policy = { ...DEFAULT_POLICY, deadlineMinutes: 10_000 };
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });
    await post(world, textJob({ findings: [finding] }));
    expect(world.alerts.map((alert) => alert.why)).toEqual(["external-embargo"]);
    await world.register([{ ...EMBARGO, lifts: { at: NOW + 7_200_000, zone: "Europe/London" } }]);
    world.now = NOW + 3_600_000;
    await sweepDeadlines(world.deps);
    expect((await world.theCase()).state).toBe("open");
    world.now = NOW + 7_200_000;
    await sweepDeadlines(world.deps);
    expect((await world.theCase()).state).toBe("settled");
  });
});

describe("an unreachable author", () => {
  it("is recorded, and the case still goes to reviewers in time", async () => {
    world.audience = audienceOf({ complete: false });
    world.nudgeOutcome = { via: "none", error: "user_not_found" };
    await post(world, textJob({ findings: [SSN] }));
    expect((await world.events()).map(({ type }) => type)).toContain("nudge_failed");
    world.now += DEFAULT_POLICY.deadlineMinutes * 60_000;
    await sweepDeadlines(world.deps);
    expect((await world.theCase()).state).toBe("escalated");
  });
});
