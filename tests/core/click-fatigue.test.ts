import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { recordAnswer } from "../../src/core/answering.ts";
import type { Answer } from "../../src/core/case.ts";
import type { Finding } from "../../src/core/finding.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { ClientEntry, EmbargoEntry } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { lastEvent, post as postIn, work } from "./workers.ts";
import { type CoreWorld, openCoreWorld, placeOf, textJob } from "./world.ts";

const DAY = 86_400_000;
const SSN = findingOf();
const KEY = findingOf({ detector: "credential", kind: "slack-token" });
const FALCON = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: "em_1" });
const CLIENT = findingOf({ detector: "client-name", kind: "client-name", subjectId: "cl_1" });
const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + 90 * DAY, zone: "Europe/London" },
  clearedFor: { users: [], groups: [], channels: [], orgs: [] },
  ownerId: "UANA",
};
const GLOBEX_CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Globex",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
};
const GUESTS = audienceOf({ guests: 1, guestIds: ["UGUEST"], memberIds: ["UANA", "UBEN", "UGUEST"] });

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
  await world.register([EMBARGO, GLOBEX_CLIENT]);
});
afterEach(() => {
  world.close();
});

let count = 0;
/** Posts a message of its own; resolves to its `ts`. */
async function say(finding: Finding, changes: Parameters<typeof textJob>[0] = {}): Promise<string> {
  count += 1;
  const ts = `7.${count}`;
  await postIn(world, textJob({ ref: placeOf(ts), findings: [finding], receivedAt: world.now, ...changes }));
  return ts;
}

async function answer(ts: string, given: Answer): Promise<void> {
  const { id, authorId } = await world.theCase(ts);
  await recordAnswer({ caseId: id, teamId: "T0HOME", userId: authorId, answer: given }, world.deps);
  await work(world);
}

/** How many nudges a message brings. */
async function nudgesOf(finding: Finding, changes: Parameters<typeof textJob>[0] = {}): Promise<number> {
  const before = world.nudges.length;
  await say(finding, changes);
  return world.nudges.length - before;
}

describe("an answer that said no", () => {
  it.each(["share_anyway", "not_sensitive"] as const)("%s holds for the subject in the conversation", async (given) => {
    const first = await say(FALCON);
    await answer(first, given);
    world.now += 7 * DAY - 1;
    const silent = await say(FALCON);
    expect(world.nudges).toHaveLength(1);
    const { id } = await world.theCase(first);
    expect(await world.theCase(silent)).toMatchObject({ state: "logged", mergedInto: id, deadlineAt: null });
    expect(await lastEvent(world, "nudge_remembered")).toMatchObject({ fields: { into: id } });
    expect(world.counts).toContain("silenced why=remembered");
    world.now += 1;
    expect(await nudgesOf(FALCON)).toBe(1);
  });

  it("is counted for the rules its author was told of, with the time it took", async () => {
    const mail = findingOf({ kind: "email", severity: "low", start: 60, end: 70 });
    const ts = await say(SSN, { findings: [SSN, mail] });
    world.now += 4_000;
    await answer(ts, "not_sensitive");
    expect(world.counts.filter((count) => count.startsWith("rule_"))).toEqual([
      "rule_nudges rule=personal-data:us-ssn",
      "rule_answers rule=personal-data:us-ssn answer=not_sensitive",
    ]);
    expect(world.timings).toContainEqual({ name: "answer", seconds: 4 });
    expect((await world.theCase(ts)).findings.map(({ kind, silent }) => [kind, silent ?? false])).toEqual([
      ["us-ssn", false],
      ["email", true],
    ]);
    world.audience = GUESTS;
    await postIn(
      world,
      textJob({ ref: placeOf(ts), findings: [SSN, mail], edited: true, revision: "r2", revisedAt: 2_000 }),
    );
    expect((await world.theCase(ts)).findings.map(({ silent }) => silent ?? false)).toEqual([false, false]);
  });

  it("holds neither for others, nor elsewhere, nor for another subject", async () => {
    await answer(await say(FALCON), "share_anyway");
    world.now += DAY;
    expect(await nudgesOf(FALCON, { authorId: "UBEN" })).toBe(1);
    expect(await nudgesOf(FALCON, { ref: { ...placeOf("8.1"), channelId: "C0THERE" } })).toBe(1);
    await world.register([{ ...EMBARGO, id: "em_2", name: "Project Osprey" }]);
    expect(await nudgesOf({ ...FALCON, subjectId: "em_2" })).toBe(1);
    expect(await nudgesOf(FALCON)).toBe(0);
  });

  it("speaks of its message alone where there is no subject, and of the rule for a day when the rule was wrong", async () => {
    await answer(await say(SSN), "share_anyway");
    world.now += DAY;
    const wrong = await say(SSN);
    expect(world.nudges).toHaveLength(2);
    world.now += DAY / 2;
    await answer(wrong, "not_sensitive");
    world.now += DAY - 1;
    expect(await nudgesOf(SSN)).toBe(0);
    world.now += 1;
    expect(await nudgesOf(SSN)).toBe(1);
  });

  it("never holds for a credential: tomorrow's is another one", async () => {
    await answer(await say(KEY), "not_sensitive");
    world.now += DAY;
    expect(await nudgesOf(KEY)).toBe(1);
  });

  it("is not remembered when policy says so", async () => {
    await answer(await say(FALCON), "share_anyway");
    world.now += DAY;
    world.policy = { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, rememberDays: 0 } };
    const asked = await say(FALCON);
    expect(world.nudges).toHaveLength(2);
    await answer(asked, "share_anyway");
    world.now += DAY;
    expect(await nudgesOf(FALCON)).toBe(1);
  });

  it("does not hold before a worse ring", async () => {
    await answer(await say(FALCON), "share_anyway");
    world.audience = GUESTS;
    expect(await nudgesOf(FALCON)).toBe(1);
  });

  it("does not hold before another organisation or another guest, who are told of at once", async () => {
    world.audience = sharedWith(ACME);
    await answer(await say(CLIENT), "share_anyway");
    expect(await nudgesOf(CLIENT)).toBe(0);
    world.now += 1_000;
    world.audience = sharedWith(ACME, { id: "T0INITECH", name: "Initech" });
    expect(await nudgesOf(CLIENT)).toBe(1);
    // Nobody answered that one: it is not repeated for every message.
    expect(await nudgesOf(CLIENT)).toBe(0);
    world.audience = GUESTS;
    await answer(await say(CLIENT, { authorId: "UBEN" }), "share_anyway");
    world.audience = { ...GUESTS, guestIds: ["UOTHER"] };
    expect(await nudgesOf(CLIENT, { authorId: "UBEN" })).toBe(1);
  });

  it("does not hold where nobody knows who reads along", async () => {
    world.audience = audienceOf({ complete: false });
    await answer(await say(CLIENT), "share_anyway");
    world.now += DAY;
    expect(await nudgesOf(CLIENT)).toBe(1);
  });

  it("does not hold for what is taken down", async () => {
    world.audience = sharedWith(GLOBEX);
    await answer(await say(CLIENT), "share_anyway");
    world.now += DAY;
    const { client } = DEFAULT_POLICY.table;
    world.policy = { ...DEFAULT_POLICY, table: { ...DEFAULT_POLICY.table, client: { ...client, external: "hold" } } };
    expect(await nudgesOf(CLIENT)).toBe(1);
  });

  it("does not hold for an embargo that outsiders can read, of which reviewers hear again", async () => {
    world.audience = sharedWith(ACME);
    await answer(await say(FALCON), "share_anyway");
    world.now += DAY;
    expect(await nudgesOf(FALCON)).toBe(1);
    expect(world.alerts.map(({ why }) => why)).toEqual(["external-embargo", "external-embargo"]);
  });

  it("holds longer each time in a row, up to four times, until something is taken out", async () => {
    let ts = await say(FALCON);
    async function silenceAfter(given: Answer): Promise<number> {
      await answer(ts, given);
      const told = world.nudges.length;
      for (let days = 0; ; days += 1) {
        ts = await say(FALCON);
        if (world.nudges.length > told) {
          return days;
        }
        world.now += DAY;
      }
    }
    expect(await silenceAfter("share_anyway")).toBe(7);
    expect(await silenceAfter("not_sensitive")).toBe(14);
    expect(await silenceAfter("share_anyway")).toBe(28);
    expect(await silenceAfter("share_anyway")).toBe(28);
    expect(await silenceAfter("remove")).toBe(1);
    expect(await silenceAfter("share_anyway")).toBe(7);
  });

  it("always holds as long when policy has no backing off", async () => {
    world.policy = { ...DEFAULT_POLICY, fatigue: { ...DEFAULT_POLICY.fatigue, backOff: false } };
    await answer(await say(FALCON), "share_anyway");
    world.now += 7 * DAY;
    await answer(await say(FALCON), "share_anyway");
    world.now += 7 * DAY;
    expect(await nudgesOf(FALCON)).toBe(1);
  });

  it.each([
    [
      "edits it clean",
      () => postIn(world, textJob({ ref: placeOf("9.1"), edited: true, revision: "r2", revisedAt: 2_000 })),
    ],
    ["deletes it", () => postIn(world, { name: "message-deleted", ref: placeOf("9.1"), at: world.now })],
  ])("is forgotten when the author, asked again, %s", async (_what, takeOut) => {
    await answer(await say(FALCON), "share_anyway");
    world.audience = GUESTS;
    await say(FALCON, { ref: placeOf("9.1") });
    expect(world.nudges).toHaveLength(2);
    await takeOut();
    world.audience = audienceOf();
    world.now += DAY;
    expect(await nudgesOf(FALCON)).toBe(1);
  });

  it("stands for a message that is edited clean and back", async () => {
    const ts = await say(FALCON);
    await answer(ts, "share_anyway");
    const edit = (revision: number, findings: readonly Finding[]) =>
      postIn(
        world,
        textJob({ ref: placeOf(ts), findings, edited: true, revision: `r${revision}`, revisedAt: revision * 1_000 }),
      );
    await edit(2, []);
    expect((await world.theCase(ts)).remediedAt).not.toBeNull();
    await edit(3, [FALCON]);
    expect(await world.theCase(ts)).toMatchObject({ state: "shared", answer: "share_anyway", remediedAt: null });
    expect(world.nudges).toHaveLength(1);
  });
});
