import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Checked, check, checkDigest } from "../../src/core/commands/check.ts";
import type { Asker, CommandDeps } from "../../src/core/commands/command.ts";
import { type PostRequest, postOnBehalf } from "../../src/core/commands/post-on-behalf.ts";
import { recordDetection } from "../../src/core/detection.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { type CoreWorld, ORIGIN, openCoreWorld, placeOf, textJob } from "./world.ts";

const SECRET = "536-22-8417";
const TEXT = `number is ${SECRET}`;
const ANA: Asker = { teamId: "T0HOME", userId: "UANA", channelId: "C0HERE", origin: ORIGIN };

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
    const start = text.indexOf(SECRET);
    return start < 0 ? [] : [findingOf({ start, end: start + SECRET.length })];
  });
  world.audience = sharedWith(ACME);
  deps = { ...world.deps, fingerprinter: { fingerprint: () => [] } };
});
afterEach(() => {
  world.close();
});

async function seen(text: string): Promise<string> {
  const reply = await check(ANA, text, deps);
  if (reply.kind !== "checked") {
    throw new Error(`not checked: ${reply.kind}`);
  }
  return checkDigest(ANA, text, reply satisfies Checked, deps);
}

async function post(changes: Partial<PostRequest> = {}) {
  const text = changes.text ?? TEXT;
  const request = { text, confirmed: true, reason: null, once: "V1/1", seen: await seen(text), ...changes };
  return postOnBehalf(ANA, request, deps);
}

/** The event of the post comes in. */
function scanned(ts: string, changes: Parameters<typeof textJob>[0] = {}) {
  return recordDetection(
    { ...textJob({ ref: placeOf(ts), findings: [findingOf({ start: 10 })], ...changes }), part: "text" },
    deps,
  );
}

describe("posting in a person's name", () => {
  it("asks first what would be asked about", async () => {
    expect(await post({ confirmed: false })).toMatchObject({ kind: "ask", reasonDue: false });
    expect(world.posted).toEqual([]);
    expect(await post()).toMatchObject({ kind: "posted" });
    expect(world.posted).toEqual([TEXT]);
  });

  it("asks nothing about what is merely nudged about, or not at all", async () => {
    world.audience = audienceOf();
    expect(await post({ confirmed: false })).toMatchObject({ kind: "posted" });
    expect(await post({ text: "Lunch?", confirmed: false, once: "V1/2" })).toMatchObject({ kind: "posted" });
    expect(world.posted).toEqual([TEXT, "Lunch?"]);
    expect(await world.deps.cases.cases({})).toMatchObject([{ state: "shared", ring: "inside" }]);
  });

  it("wants a reason where policy does", async () => {
    world.policy = { ...DEFAULT_POLICY, reason: "external" };
    deps = { ...deps, policy: world.policy };
    expect(await post({ reason: " " })).toMatchObject({ kind: "ask", reasonDue: true });
    expect(await post({ reason: "They signed." })).toMatchObject({ kind: "posted" });
    const value = await world.theCase();
    expect(world.deps.sealer.open(value.sealedReason ?? "", `reason:${value.id}`)).toBe("They signed.");
  });

  it("posts nothing that is not as it was shown", async () => {
    const before = await seen(TEXT);
    world.audience = audienceOf({ guests: 1, guestIds: ["UGIL"] });
    expect(await post({ seen: before })).toMatchObject({ kind: "changed", checked: { audience: { guests: 1 } } });
    expect(await post({ text: `${TEXT}!`, seen: before })).toMatchObject({ kind: "changed" });
    expect(world.posted).toEqual([]);
  });

  it("posts the same click once", async () => {
    expect(await post()).toMatchObject({ kind: "posted" });
    expect(await post()).toEqual({ kind: "repeated" });
    expect(world.posted).toHaveLength(1);
  });

  it("records the answer, and nobody is nudged about it", async () => {
    await post();
    await scanned("1.1");
    expect(await world.takeJobs()).toEqual([]);
    expect(await world.theCase()).toMatchObject({ state: "shared", answer: "share_anyway", nudgesRequested: 0 });
    const types = (await world.events()).slice(-5).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["detected", "decided", "answered"]));
    expect(JSON.stringify(await world.events())).not.toContain(SECRET);
    expect(world.counts).toContain("answers answer=share_anyway");
  });

  it("records it in the case of a scan that was quicker", async () => {
    deps = {
      ...deps,
      actions: {
        ...deps.actions,
        async post(place, userId, text) {
          const outcome = await world.deps.actions.post(place, userId, text);
          await scanned("1.1");
          return outcome;
        },
      },
    };
    await post();
    expect(await world.takeJobs()).toEqual([]);
    expect(await world.theCase()).toMatchObject({ state: "shared", answer: "share_anyway", mergedInto: null });
    expect(await world.deps.cases.cases({})).toHaveLength(1);
  });

  it("leaves what a scan found besides to a nudge", async () => {
    deps = {
      ...deps,
      actions: {
        ...deps.actions,
        async post(place, userId, text) {
          const outcome = await world.deps.actions.post(place, userId, text);
          await scanned("1.1", {
            findings: [findingOf({ start: 10 }), findingOf({ start: 30, end: 40, kind: "iban" })],
          });
          return outcome;
        },
      },
    };
    await post();
    expect(await world.takeJobs()).toMatchObject([{ name: "nudge-due" }]);
    expect(await world.theCase()).toMatchObject({ state: "open", answer: null });
  });

  it("remembers what was shared of a subject, and tells its owner", async () => {
    await world.register([
      {
        kind: "embargo",
        id: "em_1",
        name: "Project Falcon",
        aliases: [],
        phrases: [],
        lifts: { at: world.now + 3_600_000, zone: "Europe/London" },
        clearedFor: NO_CLEARANCE,
        ownerId: "UBEN",
      },
    ]);
    const named = findingOf({ detector: "embargo-term", kind: "embargo-name", subjectId: "em_1", start: 0, end: 4 });
    deps = { ...deps, scanner: { scan: () => ({ findings: [named], gaps: [] }) } };
    await post();
    const names = (await world.takeJobs()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["early-leak", "review-alert"]);
    const key = { teamId: "T0HOME", channelId: "C0HERE", authorId: "UANA", topic: "em_1" };
    expect(await world.deps.cases.transaction((tx) => tx.lastOverride(key))).toMatchObject({ answer: "share_anyway" });
  });

  it("leaves news of the same message to a nudge", async () => {
    await post();
    await scanned("1.1", {
      revision: "r2",
      revisedAt: 2_000,
      edited: true,
      findings: [findingOf({ start: 10 }), findingOf({ start: 30, end: 40, kind: "iban" })],
    });
    expect(await world.takeJobs()).toMatchObject([{ name: "nudge-due" }]);
  });

  it("tells reviewers of an embargo that reaches outsiders, in a conversation the app may not be in", async () => {
    const marking = findingOf({ detector: "embargo-marking", kind: "embargo", start: 0, end: 4 });
    deps = { ...deps, scanner: { scan: () => ({ findings: [marking], gaps: [] }) } };
    await post();
    expect(await world.takeJobs()).toMatchObject([{ name: "review-alert", why: "external-embargo" }]);
  });

  it.each(["no-consent", "not-in-conversation", "not-permitted"] as const)(
    "forgets that the person was told when it could not be posted: %s",
    async (why) => {
      world.postRefusal = why;
      expect(await post()).toEqual({ kind: "refused", why });
      await scanned("9.1");
      expect(await world.takeJobs()).toMatchObject([{ name: "nudge-due" }]);
    },
  );

  it("forgets it, too, when posting fails", async () => {
    const post_ = () => Promise.reject(new Error("network"));
    deps = { ...deps, actions: { ...deps.actions, post: post_ } };
    await expect(post()).rejects.toThrow("network");
    await scanned("9.1");
    expect(await world.takeJobs()).toMatchObject([{ name: "nudge-due" }]);
  });

  it("logs what is only logged", async () => {
    deps = {
      ...deps,
      policy: {
        ...DEFAULT_POLICY,
        detectors: { "personal-data": { enabled: true, minConfidence: null, quiet: true } },
      },
    };
    expect(await post({ confirmed: false })).toMatchObject({ kind: "posted" });
    expect(await world.theCase()).toMatchObject({ state: "logged", answer: null });
  });
});
