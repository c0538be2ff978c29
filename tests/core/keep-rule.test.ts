import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { computeDigest } from "../../src/core/digest-report.ts";
import { keepRule } from "../../src/core/keep-rule.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { times, toldCase } from "./told-case.ts";
import { lastEvent } from "./workers.ts";
import { type CoreWorld, openCoreWorld } from "./world.ts";

const DAY = 86_400_000;
const RULE = "personal-data:us-ssn";

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
  world.reviewers = ["UCLEO"];
  const span = 60 * DAY;
  for (const value of times(120, (index) =>
    toldCase({ state: "shared", openedAt: world.now + (index * span) / 120 }),
  )) {
    await world.deps.cases.transaction((tx) => tx.saveCase(value));
  }
  world.now += 15 * DAY;
});
afterEach(() => {
  world.close();
});

async function proposals(teamId = "T0HOME"): Promise<number> {
  return (await computeDigest(teamId, world.now - DAY, world.now, world.deps)).proposals.length;
}

describe("a rule that a reviewer keeps", () => {
  // Events can't be forgotten: what is kept in one test is kept in the next.
  it("is kept for its workspace alone, and by reviewers only", async () => {
    expect(await keepRule({ teamId: "T0HOME", userId: "UANA", rule: RULE }, world.deps)).toEqual({
      status: "not-a-reviewer",
    });
    await keepRule({ teamId: "T0OTHER", userId: "UCLEO", rule: RULE }, world.deps);
    world.now += 1;
    expect(await proposals()).toBe(1);
  });

  it("is not proposed again for thirty days", async () => {
    expect(await proposals()).toBe(1);
    const until = world.now + 30 * DAY;
    expect(await keepRule({ teamId: "T0HOME", userId: "UCLEO", rule: RULE }, world.deps)).toEqual({
      status: "kept",
      until,
    });
    expect(await lastEvent(world, "rule_kept")).toMatchObject({
      actorId: "UCLEO",
      fields: { team: "T0HOME", rule: RULE },
    });
    world.now += 1;
    expect(await proposals()).toBe(0);
    world.now = until;
    expect(await proposals()).toBe(0);
    world.now += 1;
    expect(await proposals()).toBe(1);
  });
});
