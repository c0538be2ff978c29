import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type Asker,
  addClient,
  type CommandDeps,
  check,
  type LabelRequest,
  label,
  lift,
  list,
  registerEmbargo,
  shortIdOf,
} from "../../src/core/commands.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { findingOf, NOW } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { type CoreWorld, colleague, fileOf, ORIGIN, openCoreWorld } from "./world.ts";

const ANA: Asker = { teamId: "T0HOME", userId: "UANA", channelId: "C0HERE", origin: ORIGIN };
const BEN: Asker = { ...ANA, userId: "UBEN" };
const CLEO: Asker = { ...ANA, userId: "UCLEO" };
const LIFTS = { at: NOW + 3_600_000, zone: "Europe/London" };

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
  world = await openCoreWorld(stores, (text) => {
    const start = text.indexOf("Falcon");
    const entry = world.deps.register.list()[0];
    return start < 0 || entry === undefined
      ? []
      : [findingOf({ detector: "embargo-term", kind: "embargo-name", start, end: start + 6, subjectId: entry.id })];
  });
  world.reviewers = ["UCLEO"];
  deps = { ...world.deps, fingerprinter: { fingerprint: (text) => [BigInt(text.length)] } };
});
afterEach(() => {
  world.close();
});

function embargo(name: string, asker = ANA) {
  return registerEmbargo(asker, { name, aliases: [], phrases: [], lifts: LIFTS, clearedFor: NO_CLEARANCE }, deps);
}

function client(changes: { name?: string; domains?: string[]; accounts?: string[]; aliases?: string[] }) {
  return addClient(
    ANA,
    { name: "Initech", aliases: [], domains: [], people: [], accounts: [], rooms: [], clues: {}, ...changes },
    deps,
  );
}

function labelled(changes: Partial<LabelRequest> = {}, asker = ANA) {
  const target = { type: "message", channelId: "C0HERE", ts: "1.1" } as const;
  return label(
    asker,
    { level: "restricted", target, until: null, clearedFor: NO_CLEARANCE, text: "some words", fileIds: [], ...changes },
    deps,
  );
}

describe("registering", () => {
  it("answers with the masked name and the id that lift takes", async () => {
    expect(await embargo("Project Falcon")).toMatchObject({
      kind: "embargo-registered",
      facts: { masked: "P••• F•••" },
    });
    const [entry] = world.deps.register.list();
    expect(await list(ANA, deps)).toMatchObject({ subjects: [{ shortId: shortIdOf(entry?.id ?? ""), mine: true }] });
  });

  it("takes short names in scripts that say much with little", async () => {
    expect(await client({ name: "腾讯" })).toMatchObject({ kind: "client-added" });
  });

  it.each([
    ["xy", "name-too-short"],
    ["腾", "name-too-short"],
    ["x".repeat(201), "name-too-long"],
    ["😀😀😀", "name-without-words"],
    ["...", "name-without-words"],
    ["\u200b\u200b\u200b", "name-without-words"],
    ["<!channel>", "name-without-words"],
  ])("refuses the name %j", async (name, why) => {
    expect(await embargo(name)).toEqual({ kind: "refused", why });
    expect(await client({ aliases: [name] })).toEqual({ kind: "refused", why });
  });

  it.each([
    [{ domains: ["com"] }, "domain-too-wide"],
    [{ domains: ["co.uk"] }, "domain-too-wide"],
    [{ accounts: ["1234"] }, "account-too-short"],
    [{ accounts: ["12 34"] }, "account-too-short"],
  ])("refuses a client whose %j would flood everybody", async (changes, why) => {
    expect(await client(changes)).toEqual({ kind: "refused", why });
  });

  it("refuses a second entry of the same name, in any case and width, and a lift that has passed", async () => {
    await embargo("Project Falcon");
    expect(await embargo("ｐroject FALCON")).toEqual({ kind: "refused", why: "duplicate" });
    world.now = LIFTS.at;
    expect(await embargo("Project Owl")).toEqual({ kind: "refused", why: "past-lift" });
    expect(await embargo("Project Falcon")).toEqual({ kind: "refused", why: "past-lift" });
  });
});

describe("lifting", () => {
  it("is for the owner and for reviewers", async () => {
    await embargo("Project Falcon");
    expect(await lift(BEN, "Project Falcon", deps)).toEqual({ kind: "refused", why: "not-the-owner" });
    expect(await lift(CLEO, "project falcon", deps)).toMatchObject({ kind: "lifted" });
    expect(world.deps.register.list()).toEqual([]);
    await client({});
    expect(await lift(ANA, "Initech", deps)).toMatchObject({ kind: "lifted" });
  });

  it("tells guests nothing of what is registered", async () => {
    await embargo("Project Falcon");
    world.person = colleague({ isGuest: true });
    expect(await lift(BEN, "Project Falcon", deps)).toEqual(await lift(BEN, "Project Nothing", deps));
    expect(await list(BEN, deps)).toEqual({ kind: "refused", why: "not-a-member" });
  });
});

describe("checking", () => {
  it("says what a text would set off here, and tells guests nothing of the register", async () => {
    await embargo("Project Falcon");
    expect(await check(ANA, "Is Falcon on?", deps)).toMatchObject({
      action: "nudge",
      reasons: [{ label: "P••• F•••" }],
      safer: "Is a project on?",
    });
    world.person = colleague({ isGuest: true });
    expect(await check(BEN, "Is Falcon on?", deps)).toMatchObject({ action: "allow", reasons: [], safer: null });
  });
});

describe("labelling", () => {
  it("guards what the message's files say as well, where they can be had", async () => {
    world.file = fileOf("some longer words");
    await labelled({ fileIds: ["F1", "F2"] });
    expect(world.deps.register.list()).toMatchObject([{ fingerprints: [10n, 17n] }]);
    world.file = null;
    await labelled({ fileIds: ["F1"] });
    expect(world.deps.register.list()).toMatchObject([{ fingerprints: [10n] }]);
  });

  it("again keeps the owner, and the fingerprints where the message can't be read", async () => {
    await labelled();
    expect(await labelled({ text: null, level: "internal" })).toMatchObject({ kind: "labelled", level: "internal" });
    expect(world.deps.register.list()).toMatchObject([{ ownerId: "UANA", fingerprints: [10n] }]);
  });

  it("again is for the owner and for reviewers: nobody weakens another's label", async () => {
    await labelled();
    expect(await labelled({ level: "internal" }, BEN)).toEqual({ kind: "refused", why: "not-the-owner" });
    expect(await labelled({ level: "internal" }, CLEO)).toMatchObject({ kind: "labelled" });
    expect(world.deps.register.list()).toMatchObject([{ level: "internal", ownerId: "UANA" }]);
  });
});
