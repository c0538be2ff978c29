import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Asker, CommandDeps } from "../../src/core/commands/command.ts";
import { report } from "../../src/core/commands/report.ts";
import { digest } from "../../src/core/commands/view-digest.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import { ACME, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { lastEvent } from "./workers.ts";
import { type CoreWorld, ORIGIN, openCoreWorld, placeOf, textJob } from "./world.ts";

const ANA: Asker = { teamId: "T0HOME", userId: "UANA", channelId: "C0HERE", origin: ORIGIN };
const BEN: Asker = { ...ANA, userId: "UBEN" };
const CLEO: Asker = { ...ANA, userId: "UCLEO" };

let stores: CoreStores;
let world: CoreWorld;
let deps: CommandDeps;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores);
  world.reviewers = ["UCLEO"];
  deps = { ...world.deps, fingerprinter: { fingerprint: () => [] } };
});
afterEach(() => {
  world.close();
});

describe("the digest on demand", () => {
  it("is for reviewers, and that they looked is an event", async () => {
    expect(await digest(ANA, 7, deps)).toEqual({ kind: "refused", why: "not-a-reviewer" });
    expect(await lastEvent(world, "register_viewed")).toBeUndefined();
    expect(await digest(CLEO, 7, deps)).toMatchObject({
      kind: "digest",
      report: { teamId: "T0HOME", from: NOW - 7 * 86_400_000, to: NOW },
    });
    expect(await lastEvent(world, "register_viewed")).toMatchObject({ actorId: "UCLEO", fields: { what: "digest" } });
  });
});

describe("owning up", () => {
  const REF = placeOf("1.1");

  it("makes the message a case, and tells reviewers, once", async () => {
    world.audience = sharedWith(ACME);
    world.permalink = "https://slack.example/archives/C0HERE/p1";
    const reply = await report(ANA, { ...REF, teamId: "T0OTHER" }, "UANA", deps);
    const value = await world.deps.cases.caseOfMessage({ ...REF, teamId: "T0OTHER" });
    expect(reply).toEqual({ kind: "reported", caseId: value?.id, permalink: world.permalink });
    expect(value).toMatchObject({
      state: "open",
      authorId: "UANA",
      origin: { teamId: "T0OTHER", conversation: "channel" },
      revision: "",
      findings: [],
      openedAt: NOW,
      alerts: ["reported"],
      exposure: { members: 4, guests: 0, externalMembers: 1, externalOrgs: 1 },
    });
    expect(await lastEvent(world, "reported")).toMatchObject({
      actorId: "UANA",
      fields: { messageId: "T0OTHER/C0HERE/1.1" },
    });
    expect(await world.takeJobs()).toEqual([{ name: "review-alert", why: "reported", caseId: value?.id, at: NOW }]);
    expect(await report(ANA, { ...REF, teamId: "T0OTHER" }, "UANA", deps)).toEqual(reply);
    expect(await world.takeJobs()).toEqual([]);
  });

  it("to what Sotto saw already adds to its case", async () => {
    await handleModerationJob(textJob({ findings: [findingOf()] }), world.deps);
    const before = await world.theCase();
    world.audience = sharedWith(ACME);
    expect(await report(ANA, REF, "UANA", deps)).toMatchObject({ caseId: before.id, permalink: null });
    expect(await world.theCase()).toEqual({ ...before, alerts: ["reported"] });
  });

  it("is for one's own messages", async () => {
    expect(await report(BEN, REF, "UANA", deps)).toEqual({ kind: "refused", why: "not-your-message" });
    await expect(world.theCase()).rejects.toThrow("no case");
  });
});
