import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createChangedSubjects } from "../../src/core/changed-subjects.ts";
import { check } from "../../src/core/commands/check.ts";
import type { Asker, CommandDeps } from "../../src/core/commands/command.ts";
import { recordConsent } from "../../src/core/commands/consent.ts";
import { followRegister } from "../../src/core/follow-register.ts";
import { type ClientEntry, type Consent, mayBeNamed } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { lastEvent, post } from "./workers.ts";
import { type CoreWorld, colleague, ORIGIN, openCoreWorld, placeOf, textJob } from "./world.ts";

const ANA: Asker = { teamId: "T0HOME", userId: "UANA", channelId: "C0HERE", origin: ORIGIN };
const BEN: Asker = { ...ANA, userId: "UBEN" };
const CLEO: Asker = { ...ANA, userId: "UCLEO" };
const UNTIL = { at: NOW + 3_600_000, zone: "Europe/London" };
const CONSENT: Consent = { until: UNTIL, purpose: "a case study", grantedBy: "Dana Whitfield" };
const GLOBEX: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Globex",
  aliases: ["Globex Corp"],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
  ownerId: "UANA",
};
const NAMED = findingOf({ detector: "client-name", kind: "client-name", subjectId: "cl_1", start: 0, end: 6 });

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
  world = await openCoreWorld(stores, () => [NAMED]);
  world.reviewers = ["UCLEO"];
  world.audience = sharedWith(ACME);
  deps = { ...world.deps, fingerprinter: { fingerprint: () => [] } };
  await world.register([GLOBEX]);
});
afterEach(() => {
  world.close();
});

describe("a client's leave to be named", () => {
  it("is recorded by who registered the client, or a reviewer, without the words it was given in", async () => {
    expect(await recordConsent(BEN, "globex", CONSENT, deps)).toMatchObject({ why: "not-the-owner" });
    expect(await recordConsent(ANA, "globex corp", CONSENT, deps)).toMatchObject({
      kind: "consent-recorded",
      facts: { masked: "G•••", consent: { until: UNTIL.at } },
      consent: CONSENT,
    });
    expect(world.deps.register.entry("cl_1")).toEqual({ ...GLOBEX, consent: CONSENT });
    const recorded = await lastEvent(world, "consent_recorded");
    expect(recorded).toMatchObject({ actorId: "UANA", fields: { subject: "cl_1", given: true, until: UNTIL.at } });
    expect(JSON.stringify(recorded)).not.toMatch(/case study|Dana/);
    expect(await recordConsent(CLEO, "cl_1", null, deps)).toMatchObject({ kind: "consent-recorded", consent: null });
    expect(world.deps.register.entry("cl_1")).toEqual(GLOBEX);
    expect(await lastEvent(world, "consent_recorded")).toMatchObject({ actorId: "UCLEO", fields: { given: false } });
  });

  it("is refused for the past, for what is no client, and in more words than can be kept", async () => {
    const past = { ...CONSENT, until: { at: NOW, zone: "UTC" } };
    expect(await recordConsent(ANA, "Globex", past, deps)).toMatchObject({ why: "past-lift" });
    expect(await recordConsent(ANA, "Initech", CONSENT, deps)).toMatchObject({ why: "unknown-subject" });
    const long = { ...CONSENT, purpose: "x".repeat(201) };
    expect(await recordConsent(ANA, "Globex", long, deps)).toMatchObject({ why: "consent-too-long" });
    world.person = colleague({ isExternal: true });
    expect(await recordConsent(ANA, "Globex", CONSENT, deps)).toMatchObject({ why: "not-a-member" });
  });

  it("keeps its naming to the record until it ends, and then counts for nothing", async () => {
    await recordConsent(ANA, "Globex", CONSENT, deps);
    await post(world, textJob({ findings: [NAMED] }));
    expect(world.nudges).toEqual([]);
    expect(await world.theCase()).toMatchObject({ state: "logged", action: "log" });
    world.now = UNTIL.at;
    await post(world, textJob({ ref: placeOf("2.2"), findings: [NAMED] }));
    expect(world.nudges).toHaveLength(1);
  });

  it("settles what waits for an answer about it, unless something else of the message does not allow it", async () => {
    await followRegister(world.changedSubjects, world.deps);
    await post(world, textJob({ findings: [NAMED] }));
    await post(world, textJob({ ref: placeOf("2.2"), authorId: "UBEN", findings: [NAMED, findingOf({ start: 20 })] }));
    await recordConsent(ANA, "Globex", CONSENT, deps);
    expect(await followRegister(world.changedSubjects, world.deps)).toBe(1);
    expect(await world.theCase()).toMatchObject({ state: "settled", closedAt: NOW, deadlineAt: null });
    expect(await world.theCase("2.2")).toMatchObject({ state: "open" });
    expect(await lastEvent(world, "settled")).toMatchObject({ fields: { why: "consented" } });
  });

  it("settles it in a process that starts later, too", async () => {
    await post(world, textJob({ findings: [NAMED] }));
    await recordConsent(ANA, "Globex", CONSENT, deps);
    await followRegister(createChangedSubjects(), world.deps);
    expect(await world.theCase()).toMatchObject({ state: "settled" });
  });

  it("holds for the jigsaw that fits this client, and for nothing else of the message", async () => {
    await recordConsent(ANA, "Globex", { ...CONSENT, until: null }, deps);
    const jigsaw = findingOf({ ...NAMED, detector: "client-jigsaw", kind: "registered-clues" });
    await post(world, textJob({ findings: [NAMED, jigsaw] }));
    expect(world.nudges).toEqual([]);
    await post(world, textJob({ ref: placeOf("2.2"), findings: [NAMED, findingOf({ start: 20, end: 31 })] }));
    expect(world.nudges).toMatchObject([{ reasons: [{ kind: "us-ssn" }] }]);
  });

  it.each(["client-person", "client-email", "client-account"])("does not hold for its %s", async (kind) => {
    await recordConsent(ANA, "Globex", { ...CONSENT, until: null }, deps);
    await post(world, textJob({ findings: [NAMED, { ...NAMED, kind }] }));
    expect(world.nudges).toMatchObject([{ reasons: [{ kind }] }]);
  });

  it("is told by a check, to colleagues and while it holds", async () => {
    await recordConsent(ANA, "Globex", CONSENT, deps);
    expect(await check(BEN, "Globex is delighted", deps)).toMatchObject({
      action: "log",
      consents: [{ masked: "G•••", consent: CONSENT }],
    });
    world.person = colleague({ isGuest: true });
    expect(await check(BEN, "Globex is delighted", deps)).toMatchObject({ reasons: [], consents: [] });
    world.person = colleague();
    world.now = UNTIL.at;
    expect(await check(BEN, "Globex is delighted", deps)).toMatchObject({ action: "confirm", consents: [] });
  });

  it("allows nothing that was not allowed where nobody outside reads along", async () => {
    world.audience = audienceOf();
    await recordConsent(ANA, "Globex", CONSENT, deps);
    await post(world, textJob({ findings: [NAMED] }));
    expect(await world.deps.cases.caseOfMessage(placeOf("1.1"))).toBeNull();
  });

  it.each([
    [null, false],
    [{ until: null }, true],
    [{ until: NOW + 1 }, true],
    [{ until: NOW }, false],
  ])("is in force or not: %j", (consent, expected) => {
    expect(mayBeNamed({ consent }, NOW)).toBe(expected);
  });
});
