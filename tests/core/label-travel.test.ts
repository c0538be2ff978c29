import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Audience } from "../../src/core/audience.ts";
import type { Asker } from "../../src/core/commands/command.ts";
import { label } from "../../src/core/commands/label.ts";
import { lift } from "../../src/core/commands/lift.ts";
import type { FileShares } from "../../src/core/ports.ts";
import { type LabelLevel, NO_CLEARANCE } from "../../src/core/subject.ts";
import { audienceOf, findingOf, NOW } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, post, work } from "./workers.ts";
import { type CoreWorld, fileJob, fileOf, ORIGIN, openCoreWorld, placeOf, textJob, tsOf } from "./world.ts";

const ANA: Asker = { teamId: "T0HOME", userId: "UANA", channelId: "C0DEAL", origin: ORIGIN };
const DAY_MS = 86_400_000;

let stores: CoreStores;
let world: CoreWorld;

beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores, () => []);
});
afterEach(async () => {
  await world.close();
});

async function labelChannel(until: number | null = null): Promise<void> {
  await label(
    ANA,
    {
      level: "restricted",
      target: { type: "channel", channelId: "C0DEAL" },
      until: until === null ? null : { at: until, zone: "Europe/London" },
      clearedFor: NO_CLEARANCE,
      text: null,
      fileIds: [],
    },
    world.deps,
  );
}

async function passages(): Promise<readonly (readonly [string, readonly bigint[]])[]> {
  const pages = await Array.fromAsync(stores.register.passages(0));
  return pages.flatMap((page) => page.passages).map(({ source, fingerprints }) => [source, fingerprints]);
}

function shared(fileId: string, revision = "r1") {
  return fileJob({ ref: { teamId: "T0HOME", channelId: "C0DEAL", ts: "9.9" }, fileId, revision });
}

function posted(
  fingerprints: readonly string[],
  labelIds = world.deps.register.labelsOf("C0DEAL").map(({ id }) => id),
) {
  return {
    name: "passage-posted",
    ref: { teamId: "T0HOME", channelId: "C0DEAL", ts: "9.9" },
    labelIds,
    revision: "r1",
    fingerprints,
    at: NOW,
  } as const;
}

describe("a labelled conversation", () => {
  it("takes in what was said there in the last ninety days, and its files", async () => {
    world.file = fileOf("in a file");
    world.history = [
      { text: "lately", by: "UBEN", postedAt: NOW - DAY_MS, fileIds: ["F1", "F2"] },
      { text: "weeks ago", by: "UANA", postedAt: NOW - 80 * DAY_MS, fileIds: ["F1"] },
      { text: "long ago", by: "UANA", postedAt: NOW - 91 * DAY_MS },
    ];
    await labelChannel();
    await work(world);
    expect(await passages()).toEqual([
      [`C0DEAL:${tsOf(NOW - DAY_MS)}`, [6n]],
      [`C0DEAL:${tsOf(NOW - 80 * DAY_MS)}`, [9n]],
      ["F1", [9n]],
      ["F2", [9n]],
    ]);
  });

  it("says what of it could not be read", async () => {
    world.history = [{ text: "lately", by: "UBEN", postedAt: NOW - DAY_MS, fileIds: ["F1"] }];
    await labelChannel();
    await work(world);
    world.history = null;
    await labelChannel();
    await work(world);
    const gaps = await stores.cases.gaps(0, NOW + DAY_MS);
    expect(gaps.map(({ reason, what }) => `${reason} ${what}`)).toEqual(["unavailable file", "unavailable history"]);
  });

  it("takes in a bounded part of a long history, the latest, and says that there was more", async () => {
    const said = (index: number) => ({ text: `say ${index}`, by: "UBEN", postedAt: NOW - index * 1_000 });
    world.history = Array.from({ length: 1_001 }, (_, index) => said(index + 1));
    await labelChannel();
    await work(world);
    const taken = await passages();
    expect(taken).toHaveLength(1_000);
    expect(new Set(taken.map(([source]) => source)).size).toBe(1_000);
    expect(taken[0]?.[0]).toBe(`C0DEAL:${tsOf(NOW - 1_000)}`);
    world.file = fileOf("a plan");
    const files = (count: number) => Array.from({ length: count }, (_, index) => `F${index}`);
    world.history = [{ ...said(1), fileIds: files(101) }];
    await labelChannel();
    await work(world);
    expect((await passages()).filter(([source]) => source.startsWith("F"))).toHaveLength(100);
    const gaps = await stores.cases.gaps(0, NOW + DAY_MS);
    expect(gaps.map(({ reason, what }) => `${reason} ${what}`)).toEqual(["too-large history", "too-large history"]);
  });

  it("has nothing to say of a history that is read whole, nor of what tells nothing", async () => {
    world.history = [{ text: "ok", by: "UBEN", postedAt: NOW - DAY_MS }];
    await labelChannel();
    await work({ ...world, deps: { ...world.deps, fingerprinter: { fingerprint: () => [] } } });
    expect(await passages()).toEqual([]);
    expect(await stores.cases.gaps(0, NOW + DAY_MS)).toEqual([]);
  });

  it("takes in nothing when its label went before the work began", async () => {
    // To read it would leave a gap.
    world.history = null;
    await labelChannel();
    const [entry] = world.deps.register.list();
    await lift(ANA, entry?.id ?? "", world.deps);
    await work(world);
    expect(await passages()).toEqual([]);
    expect(await stores.cases.gaps(0, NOW + DAY_MS)).toEqual([]);
  });

  it("takes in what is posted there, once however often it is told, and every wording of an edited message", async () => {
    await labelChannel();
    await work(world);
    await post(world, posted(["ff", "1"]));
    await post(world, posted(["ff", "1"]));
    await post(world, posted(["2"]));
    expect(await passages()).toEqual([["C0DEAL:9.9", [255n, 1n, 2n]]]);
    await post(world, posted(["3"], ["lb_gone"]));
    expect(await passages()).toHaveLength(1);
  });

  it("takes in the files that are posted there while the label is in force", async () => {
    world.file = fileOf("secret plan");
    await post(world, shared("F7"));
    expect(await passages()).toEqual([]);
    await labelChannel(NOW + DAY_MS);
    await work(world);
    await post(world, shared("F7"));
    expect(await passages()).toEqual([["F7", [11n]]]);
    world.now = NOW + 2 * DAY_MS;
    await post(world, shared("F8", "r2"));
    expect(await passages()).toHaveLength(1);
  });

  it("forgets all of it with its label", async () => {
    await labelChannel();
    await post(world, posted(["ff"]));
    expect(await passages()).toHaveLength(1);
    const [entry] = world.deps.register.list();
    expect(await lift(ANA, entry?.id ?? "", world.deps)).toMatchObject({ kind: "lifted" });
    expect(await passages()).toEqual([]);
  });
});

describe("a label on a message in another conversation", () => {
  const elsewhere = { type: "message", channelId: "C0OTHER", ts: "1.1" } as const;
  const request = { level: "restricted", until: null, clearedFor: NO_CLEARANCE, fileIds: [] } as const;

  it("is for those who can read it", async () => {
    world.audience = { ...world.audience, kind: "private", memberIds: ["UBEN"] };
    expect(await label(ANA, { ...request, target: elsewhere, text: "words" }, world.deps)).toEqual({
      kind: "refused",
      why: "message-not-found",
    });
    world.audience = { ...world.audience, memberIds: ["UANA", "UBEN"] };
    expect(await label(ANA, { ...request, target: elsewhere, text: "words" }, world.deps)).toMatchObject({
      kind: "labelled",
      recognises: "copies",
    });
  });

  it("is on a file for whoever posted it, and for those in a conversation it was shared in", async () => {
    const target = { type: "file", fileId: "F1" } as const;
    const shared = async (fileShares: FileShares | null, audience: Partial<Audience>) => {
      world.fileShares = fileShares;
      world.audience = audienceOf(audience);
      return label(ANA, { ...request, target, text: null, fileIds: ["F1"] }, world.deps);
    };
    const theirs = { ownerId: "UBEN", channelIds: ["C0OTHER"] };
    const no = { kind: "refused", why: "file-not-found" };
    expect(await shared(null, {})).toEqual(no);
    expect(await shared({ ownerId: "UBEN", channelIds: [] }, {})).toEqual(no);
    expect(await shared(theirs, { kind: "private", memberIds: ["UBEN"] })).toEqual(no);
    expect(world.deps.register.list()).toEqual([]);
    const yes = { kind: "labelled" };
    expect(await shared(theirs, { kind: "private", memberIds: ["UANA", "UBEN"] })).toMatchObject(yes);
    expect(await shared(theirs, { kind: "public", memberIds: ["UBEN"] })).toMatchObject(yes);
    expect(await shared({ ...theirs, ownerId: "UANA" }, { kind: "private", memberIds: [] })).toMatchObject(yes);
  });

  it("says nothing of who can read a file, which may be anywhere", async () => {
    world.audience = { ...world.audience, guests: 3 };
    world.file = fileOf("a plan");
    const target = { type: "file", fileId: "F1" } as const;
    expect(await label(ANA, { ...request, target, text: null, fileIds: ["F1"] }, world.deps)).toMatchObject({
      exposed: false,
      recognises: "copies",
    });
  });
});

describe("a label that is raised", () => {
  const target = { type: "message", channelId: "C0DEAL", ts: "9.9" } as const;
  async function put(level: LabelLevel): Promise<void> {
    const request = { level, target, until: null, clearedFor: NO_CLEARANCE, text: "words", fileIds: [] };
    await label({ ...ANA, userId: "UBEN" }, request, world.deps);
  }
  async function copy(ts: string): Promise<void> {
    const subjectId = world.deps.register.list()[0]?.id ?? "";
    const found = findingOf({ detector: "labelled-text", kind: "labelled-passage", subjectId });
    await post(world, textJob({ ref: placeOf(ts), findings: [found] }));
  }

  it("is asked about though its milder one was shared anyway", async () => {
    world.audience = audienceOf({ guests: 1, guestIds: ["UGUEST"] });
    await put("confidential");
    await copy("1.1");
    await answer(world, "share_anyway", { reason: "they know" });
    await put("internal");
    await copy("2.2");
    expect(world.nudges).toHaveLength(1);
    await put("restricted");
    await copy("3.3");
    expect(world.nudges).toHaveLength(2);
  });
});
