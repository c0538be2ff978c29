import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { recordAnswer } from "../../src/core/answering.ts";
import { isWorse, RINGS } from "../../src/core/audience.ts";
import { hasNewcomers, holdsFor, outsideOf, stillHolds } from "../../src/core/override-memory.ts";
import { ACTIONS, DEFAULT_POLICY, POLICY_CLASSES, type Policy } from "../../src/core/policy.ts";
import type { RememberedOverride } from "../../src/core/ports.ts";
import type { EmbargoEntry } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./memory-stores.ts";
import { post } from "./workers.ts";
import { openCoreWorld, placeOf, textJob } from "./world.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function overrideOf(changes: Partial<RememberedOverride> = {}): RememberedOverride {
  return { answer: "share_anyway", ring: "guests", at: 0, until: DAY, times: 1, outside: [], caseId: "c", ...changes };
}

function fatigue(changes: Partial<Policy["fatigue"]>): Policy {
  return { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, ...changes } };
}

describe("how long an answer holds", () => {
  const subject = { detector: "client-name", subjectId: "cl_1" };
  const kind = { detector: "personal-data", subjectId: null };
  const credential = { detector: "credential", subjectId: null };

  it.each([
    ["a subject", subject, "share_anyway", 7 * DAY],
    ["a subject that is not sensitive", subject, "not_sensitive", 7 * DAY],
    ["a kind", kind, "share_anyway", 0],
    ["a kind that is not sensitive", kind, "not_sensitive", DAY],
    ["a credential", credential, "not_sensitive", 0],
  ] as const)("is by what it is about: %s", (_what, finding, answer, ms) => {
    expect(holdsFor(finding, answer, 1, DEFAULT_POLICY)).toBe(ms);
    expect(holdsFor(finding, answer, 1, fatigue({ rememberDays: 0 }))).toBe(0);
  });

  it("doubles twice", () => {
    const days = (times: number, policy = DEFAULT_POLICY) => holdsFor(subject, "share_anyway", times, policy) / DAY;
    expect([1, 2, 3, 4, 50].map((times) => days(times))).toEqual([7, 14, 28, 28, 28]);
    expect([1, 2, 3].map((times) => days(times, fatigue({ backOff: false })))).toEqual([7, 7, 7]);
    expect(days(2, fatigue({ rememberDays: 0.5 }))).toBe(1);
  });
});

describe("an answer that said no", () => {
  const ring = fc.constantFrom(...RINGS);
  const outside = fc.option(fc.uniqueArray(fc.constantFrom("T0A", "T0B", "U0G", "U0H"), { maxLength: 3 }));
  const decided = fc.record({
    policyClass: fc.constantFrom(...POLICY_CLASSES),
    ring,
    action: fc.constantFrom(...ACTIONS).filter((action) => action !== "allow"),
  });
  const override = fc
    .record({ ring, outside, until: fc.integer({ min: 1, max: 9 }) })
    .map((changes) => overrideOf(changes));

  it("never silences a worse ring, anybody new, what is held, an embargo that leaks, or anything once it is over", () => {
    fc.assert(
      fc.property(override, decided, outside, fc.integer({ min: 0, max: 10 }), (given, now, readers, at) => {
        if (!stillHolds(given, now, readers, at)) {
          return;
        }
        expect(isWorse(now.ring, given.ring)).toBe(false);
        expect(at).toBeLessThan(given.until);
        expect(now.action).not.toBe("hold");
        expect(now.policyClass === "embargo" && now.ring === "external").toBe(false);
        expect((readers ?? ["nobody knows"]).filter((id) => !(given.outside ?? []).includes(id))).toEqual([]);
      }),
    );
  });

  it("holds before the same readers, or fewer, in the same ring or a milder one", () => {
    const nudge = { policyClass: "client", ring: "external", action: "confirm" } as const;
    const given = overrideOf({ ring: "external", outside: ["T0ACME", "UGUEST"] });
    expect(stillHolds(given, nudge, ["T0ACME", "UGUEST"], 0)).toBe(true);
    expect(stillHolds(given, { ...nudge, ring: "guests" }, ["UGUEST"], 0)).toBe(true);
    expect(stillHolds(given, nudge, null, 0)).toBe(false);
    expect([hasNewcomers(given, ["T0GLOBEX"]), hasNewcomers(given, [])]).toEqual([true, false]);
    expect([hasNewcomers(given, null), hasNewcomers(overrideOf({ outside: null }), ["T0ACME"])]).toEqual([
      false,
      false,
    ]);
  });
});

describe("who is outside", () => {
  it("is every organisation and guest, once, by id", () => {
    expect(outsideOf(audienceOf())).toEqual([]);
    const shared = sharedWith(GLOBEX, ACME);
    expect(outsideOf(shared)).toEqual(["T0ACME", "T0GLOBEX"]);
    expect(outsideOf({ ...shared, guests: 1, guestIds: ["UGUEST"] })).toEqual(["T0ACME", "T0GLOBEX", "UGUEST"]);
    expect(outsideOf(audienceOf({ externalMembers: 1, memberOrgs: { UDANA: "T0ACME" } }))).toEqual(["T0ACME"]);
  });

  it.each([
    ["the audience is incomplete", audienceOf({ complete: false })],
    ["guests were not listed", audienceOf({ guests: 2, guestIds: ["UGUEST"] })],
    ["an outsider's organisation is unknown", audienceOf({ externalMembers: 1, memberOrgs: { UDANA: "" } })],
    ["outsiders were not listed", audienceOf({ externalMembers: 1 })],
    ["somebody was invited, and nobody knows who", audienceOf({ pendingShare: true })],
  ])("can't be told when %s", (_why, audience) => {
    expect(outsideOf(audience)).toBeNull();
  });

  it("can't be told when guests are counted and not named", () => {
    const { guestIds: _unnamed, ...audience } = audienceOf({ guests: 1 });
    expect(outsideOf(audience)).toBeNull();
  });
});

describe("nudges over a long time", () => {
  const FALCON: EmbargoEntry = {
    kind: "embargo",
    id: "em_1",
    name: "Project Falcon",
    aliases: [],
    phrases: [],
    lifts: { at: NOW + 3_650 * DAY, zone: "Europe/London" },
    clearedFor: { users: [], groups: [], channels: [], orgs: [] },
    ownerId: null,
  };
  const AUDIENCES = {
    inside: audienceOf(),
    guests: audienceOf({ guests: 1, guestIds: ["UGUEST"] }),
    external: sharedWith(ACME),
  } as const;
  const step = fc.record({
    ring: fc.constantFrom("inside", "guests", "external"),
    kind: fc.constantFrom("subject", "card"),
    hours: fc.integer({ min: 0, max: 300 }),
    answer: fc.option(fc.constantFrom("share_anyway", "not_sensitive", "remove")),
  });

  it("come whenever a ring is worse than any the author was told of", async () => {
    const stores = await openStores();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const world = await openCoreWorld(stores);
        try {
          await world.register([FALCON]);
          const told = new Map<string, number>();
          for (const [index, { ring, kind, hours, answer }] of steps.entries()) {
            world.now += hours * HOUR;
            world.audience = AUDIENCES[ring];
            const finding =
              kind === "subject"
                ? findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: "em_1" })
                : findingOf({ kind: "payment-card" });
            const before = world.nudges.length;
            await post(world, textJob({ ref: placeOf(`${index}.1`), findings: [finding], receivedAt: world.now }));
            const isTold = world.nudges.length > before;
            const severity = RINGS.indexOf(ring);
            expect(isTold || severity <= (told.get(kind) ?? -1)).toBe(true);
            if (isTold) {
              told.set(kind, Math.max(severity, told.get(kind) ?? -1));
              const { id } = await world.theCase(`${index}.1`);
              if (answer !== null) {
                await recordAnswer({ caseId: id, teamId: "T0HOME", userId: "UANA", answer }, world.deps);
              }
            }
          }
        } finally {
          world.close();
        }
      }),
      { numRuns: 60 },
    );
    await stores.close();
  });

  it("are one for a burst, and none after the answer to it", async () => {
    const stores = await openStores();
    const world = await openCoreWorld(stores);
    await world.register([FALCON]);
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: "em_1" });
    const say = (index: number) => post(world, textJob({ ref: placeOf(`${index}.1`), findings: [finding] }));
    for (let index = 0; index < 100; index += 1) {
      await say(index);
    }
    expect(world.nudges).toHaveLength(1);
    const { id } = await world.theCase("0.1");
    await recordAnswer({ caseId: id, teamId: "T0HOME", userId: "UANA", answer: "share_anyway" }, world.deps);
    world.now += 2 * DAY;
    for (let index = 100; index < 200; index += 1) {
      await say(index);
    }
    expect(world.nudges).toHaveLength(1);
    expect((await world.deps.cases.cases({ limit: 1_000 })).length).toBe(200);
    world.close();
    await stores.close();
  });
});
