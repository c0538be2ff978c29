import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Finding } from "../../src/core/finding.ts";
import { holdOutUnit, isDrawn, mayBeHeldOut } from "../../src/core/hold-out.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { foundInText, toldCase } from "./told-case.ts";
import { lastEvent, post } from "./workers.ts";
import { type CoreWorld, openCoreWorld, placeOf, textJob } from "./world.ts";

const DAY = 86_400_000;
const SEALER = createSealer([Buffer.alloc(32, 7)]);
const SSN = findingOf();
const CARD = findingOf({ kind: "payment-card", start: 40, end: 59 });
const GUESTS = audienceOf({ guests: 1, guestIds: ["UGUEST"], memberIds: ["UANA", "UBEN", "UGUEST"] });

describe("the draw", () => {
  it("comes to the share over many authors and days", () => {
    for (const share of [0.05, 0.2, 0.5]) {
      let drawn = 0;
      for (let author = 0; author < 200; author += 1) {
        for (let day = 0; day < 20; day += 1) {
          const value = toldCase({ authorId: `U${author}` });
          drawn += isDrawn(holdOutUnit(value, NOW + day * DAY), share, SEALER) ? 1 : 0;
        }
      }
      expect(Math.abs(drawn / 4_000 - share)).toBeLessThan(0.03);
    }
  });

  it("is the same all day for an author, whatever they write where", () => {
    const unit = (authorId: string, channelId: string, at: number) =>
      holdOutUnit(toldCase({ authorId, ref: { teamId: "T0HOME", channelId, ts: "1.1" } }), at);
    const midnight = Math.floor(NOW / DAY) * DAY;
    fc.assert(
      fc.property(
        fc.nat({ max: DAY - 1 }),
        fc.nat({ max: DAY - 1 }),
        fc.constantFrom("C1", "C2"),
        (one, other, channel) => {
          expect(unit("UANA", "C1", midnight + one)).toBe(unit("UANA", channel, midnight + other));
        },
      ),
    );
    expect(unit("UANA", "C1", midnight)).not.toBe(unit("UANA", "C1", midnight + DAY));
    expect(unit("UANA", "C1", midnight)).not.toBe(unit("UBEN", "C1", midnight));
  });

  it("grows with the share, and is none of nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 0.5, noNaN: true }), (unit, share) => {
        expect(isDrawn(unit, 0, SEALER)).toBe(false);
        expect(isDrawn(unit, 1, SEALER)).toBe(true);
        expect(!isDrawn(unit, share, SEALER) || isDrawn(unit, share + 0.01, SEALER)).toBe(true);
      }),
    );
  });

  it("takes plain nudges that no outsider reads, and neither embargoes nor credentials", () => {
    expect(mayBeHeldOut(toldCase())).toBe(true);
    expect(mayBeHeldOut(toldCase({ ring: "guests" }))).toBe(true);
    expect(mayBeHeldOut(toldCase({ ring: "external" }))).toBe(false);
    expect(mayBeHeldOut(toldCase({ action: "confirm" }))).toBe(false);
    expect(mayBeHeldOut(toldCase({ action: "hold" }))).toBe(false);
    for (const detector of ["embargo-term", "embargo-marking", "credential"]) {
      expect(mayBeHeldOut(toldCase({ findings: [foundInText(), foundInText({ detector })] }))).toBe(false);
    }
  });
});

describe("a nudge left unsaid to measure the rest", () => {
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
    // A share of all, more than a policy may have: everybody's lot is drawn.
    world.policy = { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, holdOut: 1 } };
  });
  afterEach(() => {
    world.close();
  });

  function edit(findings: readonly Finding[], revision: number) {
    return post(world, textJob({ findings, edited: true, revision: `r${revision}`, revisedAt: revision * 1_000 }));
  }

  it("leaves its case logged, and says so in an event and a counter", async () => {
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toEqual([]);
    expect(await world.theCase()).toMatchObject({
      state: "logged",
      heldOut: true,
      nudgesRequested: 0,
      deadlineAt: null,
    });
    expect(await lastEvent(world, "nudge_held_out")).toMatchObject({ caseId: (await world.theCase()).id });
    expect(world.counts).toContain("silenced why=held-out");
  });

  it("stands in for the nudge: what repeats it is merged, also once it is gone", async () => {
    await post(world, textJob({ findings: [SSN] }));
    const { id } = await world.theCase();
    await post(world, textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect(await world.theCase("1.2")).toMatchObject({ state: "logged", mergedInto: id, heldOut: false });
    world.policy = DEFAULT_POLICY;
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: world.now });
    expect(world.nudges).toEqual([]);
    expect((await world.theCase()).remediedAt).toBe(world.now);
    world.now += DAY;
    await post(world, textJob({ ref: placeOf("1.3"), findings: [SSN] }));
    expect(world.nudges).toHaveLength(1);
  });

  it("counts as remedied when its message is edited clean", async () => {
    await post(world, textJob({ findings: [SSN] }));
    world.now += 1_000;
    await edit([], 2);
    expect(await world.theCase()).toMatchObject({ state: "logged", remediedAt: world.now });
  });

  it("stays unsaid when more of the kind comes in, and is said when it gets worse", async () => {
    await post(world, textJob({ findings: [SSN] }));
    world.policy = DEFAULT_POLICY;
    await edit([SSN, CARD], 2);
    expect(world.nudges).toEqual([]);
    world.audience = GUESTS;
    await edit([SSN, CARD], 3);
    expect(world.nudges).toHaveLength(1);
    expect(await world.theCase()).toMatchObject({ state: "open", action: "confirm", heldOut: false });
  });

  it("is never one where outsiders read, nor of a case whose author was told", async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ ref: placeOf("1.2"), findings: [SSN] }));
    expect(world.nudges).toHaveLength(1);
    world.audience = audienceOf();
    world.policy = DEFAULT_POLICY;
    await post(world, textJob({ findings: [SSN], authorId: "UBEN" }));
    world.policy = { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, holdOut: 1 } };
    await edit([SSN, CARD], 2);
    expect(world.nudges).toHaveLength(3);
  });

  it("is no nudge while observing, nor where only a log was due", async () => {
    world.policy = { ...world.policy, mode: "observe" };
    await post(world, textJob({ findings: [SSN] }));
    expect(await world.theCase()).toMatchObject({ heldOut: false });
  });
});
