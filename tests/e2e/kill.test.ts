import { afterAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { brokenLink, type StoredEvent } from "../../src/core/event.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { openDatabase } from "../../src/store/database.ts";
import { silentLog } from "../engines/logs.ts";
import { postgres, postgresMissing } from "../engines/postgres.ts";
import { type Tap, tap } from "../engines/tap.ts";
import { startWorld, type World } from "./world.ts";

/** A point of a message's way, told by what the bot is about to send to its database. */
interface Point {
  readonly title: string;
  readonly statement: RegExp;
  /** Which of these statements, from 1, counted from the post. */
  readonly nth: number;
  /** Whether the statement still arrives. */
  readonly arrives: boolean;
  /** Only from the first statement on that matches this. */
  readonly after?: RegExp;
}

const ENQUEUE = /bulk insert of INDEPENDENT jobs/;
const SAVE_CASE = /insert into "sotto"."moderation_case"/;
const AUDIENCE = /from "sotto"."audience_cache"/;

const POINTS: readonly Point[] = [
  { title: "scanned, not queued", statement: ENQUEUE, nth: 1, arrives: false },
  { title: "queued, not acknowledged", statement: ENQUEUE, nth: 1, arrives: true },
  { title: "taken by a worker", statement: AUDIENCE, nth: 1, arrives: false },
  { title: "about to write the case", statement: SAVE_CASE, nth: 1, arrives: false },
  { title: "about to commit the case", statement: /commit/, nth: 1, arrives: false, after: SAVE_CASE },
  { title: "case committed", statement: /commit/, nth: 1, arrives: true, after: SAVE_CASE },
  { title: "outbox leased", statement: /update "sotto"."outbox"/, nth: 1, arrives: true, after: SAVE_CASE },
  { title: "nudge queued, outbox not cleared", statement: ENQUEUE, nth: 2, arrives: true },
  { title: "about to nudge", statement: AUDIENCE, nth: 2, arrives: false },
  { title: "nudged, not recorded", statement: SAVE_CASE, nth: 2, arrives: false },
  { title: "nudge recorded, not committed", statement: /commit/, nth: 2, arrives: false, after: SAVE_CASE },
  { title: "nudge committed", statement: /commit/, nth: 2, arrives: true, after: SAVE_CASE },
];

/** Resolves when the bot was killed there. */
function killAt(point: Point, wire: Tap, world: World): Promise<void> {
  return new Promise((done, fail) => {
    let seen = 0;
    let armed = point.after === undefined;
    let dead = false;
    wire.watch((sent) => {
      if (dead) {
        return "cut";
      }
      armed ||= point.after?.test(sent) === true;
      seen += armed && point.statement.test(sent) ? 1 : 0;
      if (seen < point.nth) {
        return "pass";
      }
      dead = true;
      world.kill().then(done, fail);
      return point.arrives ? "pass" : "cut";
    });
  });
}

interface CaseRow {
  readonly id: string;
  readonly state: string;
  readonly nudges_sent: number;
  readonly answer: string | null;
}

async function caseRows(url: string): Promise<readonly CaseRow[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query("select id, state, nudges_sent, answer from sotto.moderation_case")).rows;
  } finally {
    await client.end();
  }
}

async function storedEvents(url: string): Promise<readonly StoredEvent[]> {
  const database = await openDatabase({ databaseUrl: url, dataDir: "", log: silentLog });
  try {
    return await Array.fromAsync(createCaseStore({ database }).events());
  } finally {
    await database.close();
  }
}

const server = await postgres();

afterAll(async () => {
  await server?.stop();
});

/** Runs a story in a world whose database is on a tapped wire. */
async function onTappedWire(story: (world: World, wire: Tap, url: string) => Promise<void>): Promise<void> {
  if (server === null) {
    return;
  }
  const url = await server.newDatabase(`kill_${Math.random().toString(36).slice(2)}`);
  const wire = await tap(url);
  const world = await startWorld({
    backend: { transport: "socket", databaseUrl: wire.url },
    sandbox: { delivery: { waitForApp: true, retryDelaysMs: [50, 100, 200] } },
  });
  try {
    await story(world, wire, url);
  } finally {
    await world.stop();
    await wire.close();
  }
}

/** Starts the bot again on a wire that lets everything through. */
async function recover(world: World, wire: Tap): Promise<void> {
  wire.watch(null);
  await world.start();
  world.slack.redeliver();
}

function nudgesOf(world: World, who: string): number {
  return world.slack
    .calls("chat.postEphemeral")
    .filter((call) => JSON.stringify(call).includes(world.slack.userId(who))).length;
}

const title = "a killed process";
(server === null ? describe.skip : describe)(server === null ? `${title}: ${postgresMissing}` : title, () => {
  it.concurrent.each(POINTS)(
    "loses no case and repeats at most one nudge: $title",
    async (point) => {
      await onTappedWire(async (world, wire, url) => {
        const killed = killAt(point, wire, world);
        await world.slack.as("ben").post("#acme-shared", "her social security number is 536-22-8417");
        await killed;
        await recover(world, wire);
        const nudge = await world.slack.nudgeFor("ben", 40_000);
        // What was posted and not recorded is recorded again; an answer may come in between.
        await world.slack.as("ben").click(nudge, "share_anyway");
        await world.bots()[0]?.line((line) => line.msg === "event" && line.type === "answered");
        await world.slack.delivered();
        const rows = await caseRows(url);
        expect(rows).toMatchObject([{ state: "shared", answer: "share_anyway" }]);
        expect(nudgesOf(world, "ben")).toBeLessThanOrEqual(2);
        const events = await storedEvents(url);
        expect(brokenLink(events)).toBeNull();
        expect(events.map((event) => event.type).filter((type) => type === "detected")).toEqual(["detected"]);
        expect(events.filter((event) => event.type === "answered")).toHaveLength(1);
      });
    },
    90_000,
  );

  it.concurrent("records an answer once or not at all", async () => {
    await onTappedWire(async (world, wire, url) => {
      await world.slack.as("ben").post("#acme-shared", "her social security number is 536-22-8417");
      const nudge = await world.slack.nudgeFor("ben");
      const point = { title: "", statement: /commit/, nth: 1, arrives: false, after: /case_event/ };
      await world.bots()[0]?.line((line) => line.msg === "event" && line.type === "nudged");
      const killed = killAt(point, wire, world);
      await world.slack.as("ben").click(nudge, "share_anyway");
      await killed;
      expect(await caseRows(url)).toMatchObject([{ state: "open", answer: null }]);
      await recover(world, wire);
      await world.slack.as("ben").click(nudge, "share_anyway");
      await world.bots()[0]?.line((line) => line.msg === "event" && line.type === "answered");
      expect(await caseRows(url)).toMatchObject([{ state: "shared", answer: "share_anyway" }]);
    });
  }, 150_000);
});
