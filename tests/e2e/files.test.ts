import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventCount, eventsReach } from "./driving.ts";
import { ANSWER_IDS, answerIdsOf, startWorld, type World } from "./world.ts";

const SSN_TEXT = "her social security number is 536-22-8417";
const FILES = 10;
const BYTES = 5 * 1024 * 1024;

/** A list that gives the detectors work on every line, and at its end something to find. */
function longList(): string {
  const lines: string[] = [];
  for (let index = 0, length = 0; length < BYTES; index++) {
    const line = `${index}, crate ${index * 7919} of 2026-03-${(index % 28) + 1}, bay ${index % 90}-${index % 700}, ask desk-${index % 40}@warehouse.example\n`;
    lines.push(line);
    length += line.length;
  }
  return `${lines.join("")}${SSN_TEXT}\n`;
}

/** ms until a page has answered. */
async function timeOf(page: string): Promise<number> {
  const asked = performance.now();
  expect((await fetch(page)).status).toBe(200);
  return performance.now() - asked;
}

const MAIL = [
  "From: ana@harbour.example",
  "Subject: the numbers",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  "Content-Type: text/html",
  "",
  `<p>Please look: ${SSN_TEXT.replace("social", "<b>social</b>")}</p>`,
  "--b--",
].join("\r\n");

describe("a small document", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ backend: { transport: "socket" } });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  it("has its author told within three seconds, once all is up", async () => {
    const { slack } = world;
    for (const [who, soon] of [
      ["ana", 20_000],
      ["ben", 3_000],
    ] as const) {
      await slack.as(who).upload("#acme-shared", { name: "numbers.eml", text: MAIL });
      expect(answerIdsOf(await slack.nudgeFor(who, soon))).toEqual(ANSWER_IDS);
    }
    expect(world.output()).not.toContain("536-22-8417");
  });
});

describe("many large files at once", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ backend: { transport: "socket" } });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  it("leave a message's nudge and the health page as fast as ever, and are read to the last", async () => {
    const { slack, url } = world;
    const text = longList();
    const health: Promise<number>[] = [];
    const asking = setInterval(() => health.push(timeOf(`${url}/healthz`)), 100);
    for (let index = 0; index < FILES; index++) {
      await slack.as("ben").upload("#acme-shared", { name: `stock-${index}.csv`, text });
    }
    await slack.delivered(20_000);
    expect(eventCount(world, "detected")).toBeLessThan(FILES);

    await slack.as("ana").post("#acme-shared", SSN_TEXT);
    const nudge = slack.nudgeFor("ana", 10_000);
    expect(answerIdsOf(await nudge)).toEqual(ANSWER_IDS);

    await eventsReach(world, "detected", FILES + 1, 90_000);
    clearInterval(asking);
    const answers = await Promise.all(health);
    expect(answers.length).toBeGreaterThan(0);
    // Reading them all takes many times as long, on any machine.
    expect(Math.max(...answers)).toBeLessThan(5_000);
    expect(world.output()).not.toContain("536-22-8417");
  }, 120_000);
});
