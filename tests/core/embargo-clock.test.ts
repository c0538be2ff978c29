import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createChangedSubjects } from "../../src/core/changed-subjects.ts";
import type { Asker, CommandDeps } from "../../src/core/commands/command.ts";
import { registerEmbargo } from "../../src/core/commands/embargo.ts";
import { lift } from "../../src/core/commands/lift.ts";
import { moveLift } from "../../src/core/commands/move.ts";
import { sweepDeadlines } from "../../src/core/deadlines.ts";
import { followRegister } from "../../src/core/follow-register.ts";
import { createLiftCalendar } from "../../src/core/lift-calendar.ts";
import { sweepReminders } from "../../src/core/lift-reminders.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { openRegister } from "../../src/store/register.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { lastEvent, post, work } from "./workers.ts";
import { type CoreWorld, colleague, ORIGIN, openCoreWorld, placeOf, textJob } from "./world.ts";

const HOUR = 3_600_000;
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

function hence(hours: number) {
  return { at: NOW + hours * HOUR, zone: "Europe/London" };
}

/** Registers an embargo of Ana's and resolves to its id. */
async function embargo(hours: number | null, name = "Project Falcon"): Promise<string> {
  const lifts = hours === null ? null : hence(hours);
  await registerEmbargo(ANA, { name, aliases: [], phrases: [], lifts, clearedFor: NO_CLEARANCE }, deps);
  return world.deps.register.list().find((entry) => entry.kind === "embargo" && entry.name === name)?.id ?? "";
}

/** A message of Ben's that names it. */
async function leak(subjectId: string, ts = "1.1", authorId = "UBEN"): Promise<void> {
  const finding = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId });
  await post(world, textJob({ ref: placeOf(ts), authorId, findings: [finding] }));
}

/** What a worker does every second. */
async function sweep(calendar = world.lifts, subjects = world.changedSubjects): Promise<void> {
  await followRegister(subjects, world.deps);
  await sweepDeadlines(world.deps);
  await sweepReminders(calendar, world.deps);
}

async function at(hours: number): Promise<void> {
  world.now = NOW + hours * HOUR;
  await sweep();
  await work(world);
}

describe("reminders of a lift", () => {
  it("go to the owner a day and an hour before, each once", async () => {
    const id = await embargo(48);
    for (const hours of [0, 23.9, 24, 24.1, 46, 47, 47.5, 48, 49]) {
      await at(hours);
    }
    expect(world.notices.map(({ to, notice }) => [to, notice])).toEqual([
      [expect.objectContaining({ userId: "UANA", teamId: "T0HOME" }), expect.objectContaining({ subjectId: id })],
      [expect.objectContaining({ userId: "UANA" }), expect.objectContaining({ masked: "P••• F•••" })],
    ]);
    expect(await lastEvent(world, "owner_reminded")).toMatchObject({
      fields: { subject: id, ownerId: "UANA", hoursBefore: 1, via: "ephemeral" },
    });
  });

  it("are still sent once when several processes look, and when one starts anew", async () => {
    await embargo(48);
    const other = createLiftCalendar(DEFAULT_POLICY.embargo);
    other.take(world.deps.register.list());
    await at(24);
    await sweep(other);
    await work(world);
    const restarted = createLiftCalendar(DEFAULT_POLICY.embargo);
    restarted.take(world.deps.register.list());
    await sweep(restarted);
    await work(world);
    expect(world.notices).toHaveLength(1);
  });

  it("are not lost when telling fails, and not repeated when the job comes again", async () => {
    await embargo(48);
    world.now = NOW + 24 * HOUR;
    await sweep();
    const jobs = await world.takeJobs();
    const [job] = jobs;
    if (job?.name !== "lift-reminder") {
      throw new Error("no reminder was handed on");
    }
    world.noticeFault = new Error("Slack is away");
    await expect(post(world, job)).rejects.toThrow("Slack is away");
    await post(world, job);
    await post(world, job);
    expect(world.notices).toHaveLength(1);
  });

  it("do not come for a lift that was moved or ended in the meantime", async () => {
    const id = await embargo(48);
    world.now = NOW + 24 * HOUR;
    await sweep();
    await moveLift(ANA, id, hence(72), deps);
    await work(world);
    expect(world.notices).toEqual([]);
    await at(48);
    expect(world.notices).toHaveLength(1);
    world.now = NOW + 71 * HOUR;
    await sweep();
    await lift(ANA, id, deps);
    await work(world);
    expect(world.notices).toHaveLength(1);
  });

  it("find the owner of an imported embargo in the workspace whose colleague they are", async () => {
    const entry = { kind: "embargo", id: "em_1", name: "Project Falcon", aliases: [], phrases: [] } as const;
    await world.register([{ ...entry, lifts: hence(48), clearedFor: NO_CLEARANCE, ownerId: "UANA" }]);
    await at(24);
    expect(world.notices.map(({ to }) => to)).toEqual([{ teamId: "T0HOME", enterpriseId: null, userId: "UANA" }]);
    world.person = colleague({ isExternal: true });
    await at(47);
    expect(world.notices).toHaveLength(1);
  });
});

describe("moving a lift", () => {
  it("is for owners and reviewers, and recorded with both times and who", async () => {
    const id = await embargo(2);
    expect(await moveLift(BEN, "project falcon", hence(9), deps)).toEqual({ kind: "refused", why: "not-the-owner" });
    expect(await moveLift(ANA, "Project Falcon", hence(9), deps)).toMatchObject({
      kind: "lift-moved",
      facts: { liftsAt: hence(9).at },
      from: hence(2).at,
    });
    expect(await lastEvent(world, "lift_moved")).toMatchObject({
      actorId: "UANA",
      fields: { subject: id, kind: "embargo", from: hence(2).at, to: hence(9).at },
    });
    await moveLift(CLEO, id, null, deps);
    expect(await lastEvent(world, "lift_moved")).toMatchObject({
      actorId: "UCLEO",
      fields: { from: hence(9).at, to: null },
    });
  });

  it("refuses the past, what it does not know, what has no lift, and outsiders", async () => {
    const id = await embargo(2);
    await world.register([
      {
        kind: "client",
        id: "cl_1",
        name: "Acme",
        aliases: [],
        domains: [],
        people: [],
        accounts: [],
        rooms: [],
        clues: {},
        ownerId: "UANA",
      },
    ]);
    expect(await moveLift(ANA, id, { at: NOW, zone: "UTC" }, deps)).toMatchObject({ why: "past-lift" });
    expect(await moveLift(ANA, "Heron", hence(1), deps)).toMatchObject({ why: "unknown-subject" });
    expect(await moveLift(ANA, "Acme", hence(1), deps)).toMatchObject({ why: "no-lift" });
    world.person = colleague({ isGuest: true });
    expect(await moveLift(ANA, id, hence(1), deps)).toMatchObject({ why: "not-a-member" });
  });

  it("means what is in force where something that has lifted goes by the same name", async () => {
    const old = await embargo(1);
    world.now = NOW + 2 * HOUR;
    await embargo(5);
    const moved = await moveLift(ANA, "Project Falcon", hence(6), deps);
    expect(moved).toMatchObject({ kind: "lift-moved" });
    expect(world.deps.register.facts(old)?.liftsAt).toBe(hence(1).at);
  });

  it("is told to the owner when somebody else did it, once, and so is ending it", async () => {
    const id = await embargo(10);
    await moveLift(ANA, id, hence(11), deps);
    await work(world);
    expect(world.notices).toEqual([]);
    await moveLift(CLEO, id, hence(4), deps);
    const [job] = await world.takeJobs();
    expect(JSON.stringify(job)).not.toContain("P•••");
    if (job?.name !== "lift-changed") {
      throw new Error("nobody is to be told");
    }
    world.noticeFault = new Error("Slack is away");
    await expect(post(world, job)).rejects.toThrow("Slack is away");
    await post(world, job);
    await post(world, job);
    await lift(CLEO, id, deps);
    await work(world);
    const to = { teamId: "T0HOME", enterpriseId: null, userId: "UANA" };
    const about = { kind: "lift-changed", subjectKind: "embargo", masked: "P••• F•••", byId: "UCLEO" };
    expect(world.notices).toMatchObject([
      { to, notice: { ...about, change: { type: "moved", from: hence(11).at, to: hence(4).at } } },
      { to, notice: { ...about, change: { type: "ended" } } },
    ]);
    expect(await lastEvent(world, "owner_told")).toMatchObject({
      caseId: null,
      fields: { ownerId: "UANA", subjects: [id], change: "ended", via: "ephemeral" },
    });
  });

  it("changes when the cases that wait settle, earlier, later and not before somebody lifts it", async () => {
    const id = await embargo(10);
    await leak(id);
    const state = async () => (await world.theCase()).state;
    await at(0);
    await moveLift(ANA, id, hence(4), deps);
    await at(3.9);
    expect(await state()).toBe("open");
    await moveLift(ANA, id, null, deps);
    await at(11);
    expect(await state()).toBe("open");
    await moveLift(ANA, id, hence(12), deps);
    await at(12);
    expect(await state()).toBe("settled");
    expect(await lastEvent(world, "settled")).toMatchObject({ fields: { why: "lifted" } });
  });

  it("settles them at once when the embargo is lifted", async () => {
    const id = await embargo(10);
    await leak(id);
    await lift(ANA, id, deps);
    await at(0);
    expect((await world.theCase()).state).toBe("settled");
  });

  it("is not needed where everybody who can read it was cleared: its cases settle by themselves", async () => {
    const id = await embargo(10);
    await leak(id);
    const entry = world.deps.register.entry(id);
    if (entry?.kind !== "embargo") {
      throw new Error("nothing was registered");
    }
    await at(0);
    expect((await world.theCase()).state).toBe("open");
    await world.register([{ ...entry, clearedFor: { ...NO_CLEARANCE, channels: ["C0HERE"] } }]);
    await at(0);
    expect((await world.theCase()).state).toBe("settled");
    expect(await lastEvent(world, "settled")).toMatchObject({ fields: { why: "cleared" } });
  });

  it("is seen by a process that started when it had been made already", async () => {
    const id = await embargo(10);
    await leak(id);
    await moveLift(ANA, id, hence(1), deps);
    const started = createChangedSubjects();
    started.take(world.deps.register.list());
    world.now = NOW + HOUR;
    await sweep(world.lifts, started);
    expect((await world.theCase()).state).toBe("settled");
  });
});

describe("after the lift", () => {
  it("every process is silent from that moment on, a moved lift's too", async () => {
    const id = await embargo(2);
    const other = await openRegister({ store: stores.register, log: { debug() {}, info() {}, warn() {}, error() {} } });
    await moveLift(ANA, id, hence(1), deps);
    await other.refresh();
    const elsewhere = { ...world, deps: { ...world.deps, register: other } };
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: id, liftsAt: hence(2).at });
    world.now = hence(1).at - 1;
    await post(elsewhere, textJob({ authorId: "UBEN", findings: [finding] }));
    expect(world.nudges).toHaveLength(1);
    world.now = hence(1).at;
    await post(elsewhere, textJob({ ref: placeOf("2.2"), authorId: "UBEN", findings: [finding] }));
    await leak(id, "3.3");
    expect(world.nudges).toHaveLength(1);
    other.close();
  });

  it("what was scanned before a later move is still secret", async () => {
    const id = await embargo(1);
    await moveLift(ANA, id, hence(5), deps);
    world.now = hence(2).at;
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: id, liftsAt: hence(1).at });
    await post(world, textJob({ authorId: "UBEN", findings: [finding] }));
    expect(world.nudges).toMatchObject([{ reasons: [{ liftsAt: hence(5).at }] }]);
  });
});

describe("an early leak", () => {
  it("is told to its owner once, with where and who can read it", async () => {
    const id = await embargo(10);
    world.audience = sharedWith(ACME);
    world.permalink = "https://harbour.example/p1";
    await leak(id);
    expect(world.notices).toEqual([
      {
        to: { teamId: "T0HOME", enterpriseId: null, userId: "UANA" },
        notice: {
          kind: "early-leak",
          masked: ["P••• F•••"],
          channelId: "C0HERE",
          fromOutside: false,
          audience: world.audience,
          permalink: "https://harbour.example/p1",
        },
      },
    ]);
    expect(await lastEvent(world, "owner_told")).toMatchObject({
      caseId: (await world.theCase()).id,
      fields: { ownerId: "UANA", subjects: [id] },
    });
  });

  it("is told once a conversation and day", async () => {
    const id = await embargo(100);
    await leak(id);
    await leak(id, "2.2");
    await leak(id, "3.3", "UCLEO");
    expect(world.notices).toHaveLength(1);
    world.now = NOW + 24 * HOUR;
    await leak(id, "4.4");
    expect(world.notices).toHaveLength(2);
  });

  it("is told in one message when several of theirs came up, and of each owner's own to each", async () => {
    const falcon = await embargo(10);
    const heron = await embargo(10, "Project Heron");
    await registerEmbargo(
      CLEO,
      { name: "Project Swift", aliases: [], phrases: [], lifts: null, clearedFor: NO_CLEARANCE },
      deps,
    );
    const swift = world.deps.register.list().find((entry) => entry.kind === "embargo" && entry.ownerId === "UCLEO")?.id;
    const findings = [falcon, heron, swift ?? ""].map((subjectId, index) =>
      findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId, start: index * 20, end: index * 20 + 5 }),
    );
    await post(world, textJob({ authorId: "UBEN", findings }));
    expect(world.notices.map(({ to, notice }) => [to.userId, "masked" in notice ? notice.masked : null])).toEqual([
      ["UANA", ["P••• F•••", "P••• H•••"]],
      ["UCLEO", ["P••• S•••"]],
    ]);
  });

  it("is told again that day where it reaches further, and not where it reaches less", async () => {
    const id = await embargo(10);
    await leak(id, "1.1");
    await leak(id, "2.2");
    expect(world.notices).toHaveLength(1);
    world.audience = sharedWith(ACME);
    await leak(id, "3.3");
    expect(world.notices).toMatchObject([{}, { notice: { audience: { externalOrgs: [ACME] } } }]);
    world.audience = audienceOf({ guests: 1 });
    await leak(id, "4.4");
    expect(world.notices).toHaveLength(2);
  });

  it("is not told to whoever did it, among the cleared, or while observing", async () => {
    const id = await embargo(10);
    await leak(id, "1.1", "UANA");
    world.audience = audienceOf({ kind: "private", members: 2, memberIds: ["UBEN", "UANA"] });
    await leak(id, "2.2");
    expect(world.nudges).toHaveLength(1);
    world.audience = sharedWith(ACME);
    world.policy = { ...DEFAULT_POLICY, mode: "observe" };
    await leak(id, "3.3");
    expect(world.notices).toEqual([]);
  });

  it("of an outsider's is told as such, and of a direct message without its place", async () => {
    const id = await embargo(10);
    const dana = colleague({ id: "UDANA", isExternal: true, teamId: "T0ACME" });
    const person = async (_teamId: string, userId: string) => (userId === dana.id ? dana : colleague({ id: userId }));
    world.permalink = "https://harbour.example/p1";
    const finding = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: id });
    const origin = { ...ORIGIN, conversation: "im", authorizedUserId: "UBEN" } as const;
    const here = { ...world, deps: { ...world.deps, directory: { ...world.deps.directory, person } } };
    await post(here, textJob({ authorId: "UDANA", origin, findings: [finding] }));
    expect(world.notices).toMatchObject([{ notice: { fromOutside: true, channelId: null, permalink: null } }]);
    expect(world.nudges).toEqual([]);
  });

  it.each([{ isGuest: true }, { isExternal: true }])("is not told to an owner who is %j now", async (changes) => {
    const id = await embargo(10);
    world.person = colleague(changes);
    await leak(id);
    expect(await world.theCase()).toMatchObject({ findings: [{ subjectId: id }] });
    await at(9.5);
    expect(world.notices).toEqual([]);
  });

  it("is told at least once, and not when the embargo has lifted by then", async () => {
    const id = await embargo(10);
    world.noticeFault = new Error("Slack is away");
    await expect(leak(id)).rejects.toThrow("Slack is away");
    const job = { name: "early-leak", caseId: (await world.theCase()).id, ownerId: "UANA", subjects: [id] } as const;
    await post(world, job);
    await post(world, job);
    expect(world.notices).toHaveLength(1);
    await leak(id, "5.5");
    world.now = hence(10).at;
    await post(world, { ...job, caseId: (await world.theCase("5.5")).id });
    expect(world.notices).toHaveLength(1);
  });
});
