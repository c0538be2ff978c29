import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { addClient } from "../../src/core/commands/add-client.ts";
import { check } from "../../src/core/commands/check.ts";
import { type Asker, type CommandDeps, shortIdOf } from "../../src/core/commands/command.ts";
import { registerEmbargo } from "../../src/core/commands/embargo.ts";
import { type LabelRequest, label } from "../../src/core/commands/label.ts";
import { lift } from "../../src/core/commands/lift.ts";
import { list } from "../../src/core/commands/list.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { lastEvent } from "./workers.ts";
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
    expect(await client({ name: "腾讯" })).toMatchObject({ kind: "client-added", ambiguous: [] });
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

describe("who may register", () => {
  it.each([
    ["a guest", colleague({ isGuest: true })],
    ["somebody of another organisation", colleague({ isExternal: true })],
    ["somebody the directory does not know", null],
  ])("is not %s", async (_title, person) => {
    world.person = person;
    const refused = { kind: "refused", why: "not-a-member" };
    expect(await embargo("Project Falcon")).toEqual(refused);
    expect(await client({})).toEqual(refused);
    expect(await labelled()).toEqual(refused);
    expect(world.deps.register.list()).toEqual([]);
  });
});

describe("an entry", () => {
  it("gets an id of its kind, of which people type the first letters", async () => {
    await embargo("Project Falcon");
    await client({});
    await labelled();
    const ids = world.deps.register.list().map(({ id }) => id);
    expect(ids.map((id) => id.replace(/[0-9a-f]{32}$/, ""))).toEqual(expect.arrayContaining(["em_", "cl_", "lb_"]));
    expect(ids.every((id) => /^[a-z]{2}_[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(shortIdOf("em_0123456789")).toBe("em_012345");
  });

  it("is an event that says what, never its name", async () => {
    await embargo("Project Falcon");
    const [entry] = world.deps.register.list();
    expect(await lastEvent(world, "subject_registered")).toMatchObject({
      actorId: "UANA",
      caseId: null,
      fields: { subject: entry?.id, kind: "embargo", liftsAt: LIFTS.at },
    });
    await client({});
    expect((await lastEvent(world, "subject_registered"))?.fields).toMatchObject({ kind: "client", liftsAt: null });
  });

  it("may share its name with one of another kind, or with one that has lifted", async () => {
    await client({ name: "Falcon" });
    expect(await embargo("Falcon")).toMatchObject({ kind: "embargo-registered" });
    expect(await client({ name: " falcon " })).toEqual({ kind: "refused", why: "duplicate" });
    world.now = LIFTS.at;
    const again = {
      name: "Falcon",
      aliases: [],
      phrases: [],
      lifts: { ...LIFTS, at: NOW + 2 * 3_600_000 },
      clearedFor: NO_CLEARANCE,
    };
    expect(await registerEmbargo(ANA, again, deps)).toMatchObject({ kind: "embargo-registered" });
  });

  it("is refused for a bad name among its people too", async () => {
    const people = [{ name: "Dana Whitfield" }, { name: "x" }];
    const request = { name: "Initech", aliases: [], domains: [], people, accounts: [], rooms: [], clues: {} };
    expect(await addClient(ANA, request, deps)).toEqual({ kind: "refused", why: "name-too-short" });
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

  it("goes by name, alias, id or the id's first letters, in any case and width", async () => {
    for (const how of [" INITECH ", "ｉntc", "id", "short"]) {
      await client({ aliases: ["Intc", "Initrode"] });
      await labelled();
      const entry = world.deps.register.list().find(({ kind }) => kind === "client");
      const id = entry?.id ?? "";
      expect(await lift(ANA, { id, short: shortIdOf(id) }[how] ?? how, deps)).toMatchObject({
        kind: "lifted",
        facts: { id },
      });
      expect(await lastEvent(world, "subject_lifted")).toMatchObject({
        actorId: "UANA",
        fields: { subject: id, kind: "client" },
      });
    }
  });

  it("asks which, where a name stands for several, and finds nothing under a name nobody registered", async () => {
    await client({ name: "Falcon" });
    await embargo("Falcon");
    expect(await lift(ANA, "falcon", deps)).toEqual({ kind: "refused", why: "several-subjects" });
    expect(await lift(ANA, "Project Nothing", deps)).toEqual({ kind: "refused", why: "unknown-subject" });
    expect(world.deps.register.list()).toHaveLength(2);
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

describe("checking a text", () => {
  it("needs one", async () => {
    expect(await check(ANA, " \n", deps)).toEqual({ kind: "refused", why: "nothing-to-check" });
  });

  it("tells guests of what is nobody's secret, and colleagues nothing safer of what was not wholly seen", async () => {
    await embargo("Project Falcon");
    world.scanGaps = [{ reason: "detector-failed", what: "custom" }];
    expect(await check(ANA, "Is Falcon on?", deps)).toMatchObject({ kind: "checked", action: "nudge", safer: null });
    const found = { ...deps, scanner: { scan: () => ({ findings: [findingOf({ start: 0, end: 3 })], gaps: [] }) } };
    world.person = colleague({ isGuest: true });
    expect(await check(BEN, "078-05-1120", found)).toMatchObject({
      action: "nudge",
      safer: "[personal detail]-05-1120",
    });
  });

  it("tells guests nothing of clues that fit several clients: only the register knows whom", async () => {
    world.audience = audienceOf({ guests: 1 });
    const clues = findingOf({ detector: "client-jigsaw", kind: "registered-clues", subjectId: null });
    const found = { ...deps, scanner: { scan: () => ({ findings: [clues], gaps: [] }) } };
    expect(await check(BEN, "a bakery in Leith", found)).toMatchObject({ action: "nudge" });
    world.person = colleague({ isGuest: true });
    expect(await check(BEN, "a bakery in Leith", found)).toMatchObject({ action: "allow", reasons: [] });
  });

  it("judges by the conversation it is asked in, and by who asks", async () => {
    const request = {
      name: "Falcon",
      aliases: [],
      phrases: [],
      lifts: LIFTS,
      clearedFor: { ...NO_CLEARANCE, channels: ["C0HERE"] },
    };
    await registerEmbargo(ANA, request, deps);
    expect(await check(ANA, "Is Falcon on?", deps)).toMatchObject({ action: "allow", safer: null });
    expect(await check({ ...ANA, channelId: "C0ELSE" }, "Is Falcon on?", deps)).toMatchObject({ action: "nudge" });
    world.audience = audienceOf({ members: 1, memberIds: ["UANA"] });
    expect(await check({ ...ANA, channelId: "C0ELSE" }, "Is Falcon on?", deps)).toMatchObject({ action: "allow" });
  });
});

describe("labelling", () => {
  const passages = async () => (await Array.fromAsync(stores.register.passages(0))).flatMap((page) => page.passages);

  it("says whether people it is not cleared for can read it already", async () => {
    const audiences = [
      audienceOf(),
      audienceOf({ complete: false }),
      audienceOf({ pendingShare: true }),
      audienceOf({ guests: 1 }),
      audienceOf({ externalMembers: 1 }),
      audienceOf({ externalOrgs: [ACME] }),
      audienceOf({ externalOrgs: [ACME, GLOBEX] }),
    ];
    const exposed: unknown[] = [];
    for (const audience of audiences) {
      world.audience = audience;
      const reply = await labelled({ clearedFor: { ...NO_CLEARANCE, orgs: ["T0ACME"] } });
      exposed.push("exposed" in reply && reply.exposed);
    }
    expect(exposed).toEqual([false, true, true, true, true, false, true]);
  });

  it("refuses an end that has come, and is an event that says how and on what", async () => {
    expect(await labelled({ until: { at: NOW, zone: "Europe/London" } })).toEqual({
      kind: "refused",
      why: "past-lift",
    });
    expect(await labelled({ until: LIFTS })).toMatchObject({ kind: "labelled", until: LIFTS });
    const [entry] = world.deps.register.list();
    expect(await lastEvent(world, "label_applied")).toMatchObject({
      actorId: "UANA",
      fields: { subject: entry?.id, level: "restricted", on: "message" },
    });
  });

  it("keeps labels on different things apart, and embargoes out of it", async () => {
    await embargo("Project Falcon");
    await labelled();
    await labelled({ target: { type: "channel", channelId: "C0HERE" }, text: null });
    const labels = world.deps.register.list().filter((entry) => entry.kind === "label");
    expect(labels.map(({ target }) => target.type).sort()).toEqual(["channel", "message"]);
    expect(await passages()).toMatchObject([{ source: "C0HERE:1.1", fingerprints: [10n] }]);
  });

  it("guards what the message's files say as well, where they can be had", async () => {
    world.file = fileOf("some longer words");
    await labelled({ fileIds: ["F1", "F2"] });
    const labelId = world.deps.register.list()[0]?.id;
    expect(await passages()).toMatchObject([
      { labelId, source: "C0HERE:1.1", fingerprints: [10n] },
      { labelId, source: "F1", fingerprints: [17n] },
      { labelId, source: "F2", fingerprints: [17n] },
    ]);
  });

  it("says when there is nothing to recognise a copy by", async () => {
    expect(await labelled()).toMatchObject({ recognises: "copies" });
    deps = { ...deps, fingerprinter: { fingerprint: () => [] } };
    expect(await labelled({ target: { type: "message", channelId: "C0HERE", ts: "2.2" } })).toMatchObject({
      recognises: "too-little",
    });
    expect(await passages()).toHaveLength(1);
  });

  it("again keeps the owner, and what its copies are recognised by where the message can't be read", async () => {
    await labelled();
    expect(await labelled({ text: null, level: "internal" })).toMatchObject({ kind: "labelled", level: "internal" });
    expect(world.deps.register.list()).toMatchObject([{ ownerId: "UANA" }]);
    expect(await passages()).toMatchObject([{ fingerprints: [10n] }]);
  });

  it("again is for the owner and for reviewers: nobody weakens another's label", async () => {
    await labelled();
    expect(await labelled({ level: "internal" }, BEN)).toEqual({ kind: "refused", why: "not-the-owner" });
    expect(await labelled({ level: "internal" }, CLEO)).toMatchObject({ kind: "labelled" });
    expect(world.deps.register.list()).toMatchObject([{ level: "internal", ownerId: "UANA" }]);
  });
});

describe("a label that has lifted", () => {
  it("binds nobody but its owner, who puts it there again", async () => {
    await labelled({ until: LIFTS });
    world.now = LIFTS.at;
    expect(await labelled({ level: "internal" }, BEN)).toMatchObject({ kind: "labelled" });
    expect(world.deps.register.list()).toMatchObject([{ ownerId: "UANA" }, { ownerId: "UBEN", level: "internal" }]);
    expect(await labelled({ level: "internal" })).toEqual({ kind: "refused", why: "not-the-owner" });
  });

  it("keeps its id when its owner puts it there again", async () => {
    await labelled({ until: LIFTS });
    const [before] = world.deps.register.list();
    world.now = LIFTS.at;
    await labelled();
    expect(world.deps.register.list()).toMatchObject([{ id: before?.id, until: null }]);
  });
});

describe("the list", () => {
  it("is of what is in force: one's own first, then what lifts first, at most forty", async () => {
    const until = (name: string, hours: number, asker = ANA) =>
      registerEmbargo(
        asker,
        { name, aliases: [], phrases: [], lifts: { ...LIFTS, at: NOW + hours * 3_600_000 }, clearedFor: NO_CLEARANCE },
        deps,
      );
    await client({ name: "Ending" });
    await until("Cormorant", 3);
    await until("Bittern", 2, BEN);
    await until("Avocet", 1);
    await until("Dunlin", 4);
    const reply = await list(ANA, deps);
    expect(reply).toMatchObject({ kind: "list", total: 5 });
    const subjects = "subjects" in reply ? reply.subjects : [];
    expect(subjects.map(({ facts, mine }) => `${facts.masked[0]} ${mine}`)).toEqual([
      "A true",
      "C true",
      "D true",
      "E true",
      "B false",
    ]);
    world.now = NOW + 3_600_000;
    expect(await list(ANA, deps)).toMatchObject({ total: 4 });
    for (let index = 0; index < 40; index += 1) {
      await until(`Plover ${index}`, 9);
    }
    expect(await list(ANA, deps)).toMatchObject({ total: 44, subjects: { length: 40 } });
  });
});
