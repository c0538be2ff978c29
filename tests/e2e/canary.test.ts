import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import pg from "pg";
import { postgres, postgresMissing } from "../engines/postgres.ts";
import { redis, redisMissing } from "../engines/redis.ts";
import { consent, ephemeral, jobsReach } from "./driving.ts";
import { type Backend, startWorld, type World } from "./world.ts";

/** Each comes in by another way, and none may be found anywhere afterwards. */
const CANARIES = {
  embargo: "Quillfeather",
  client: "Brackendale Zorb",
  number: "536-22-8417",
  fileName: "wrenhollow",
  fileText: "marlowstone",
  check: "thistledown",
  reason: "saffronwick",
  custom: "operation-lapwing",
  posted: "operation-dunnock",
  plain: "cinderpath",
  labelled: "hollyhock",
  purpose: "merganser brochure",
  granter: "Tamsin Orlebar",
} as const;

const POLICY = `
reason: always
custom:
  - id: operations
    title: an operation's name
    terms: [${CANARIES.custom}, ${CANARIES.posted}]
`;

/** Posts, files, edits, answers, commands and faults, with a canary in each. */
async function liveThroughADay(world: World): Promise<void> {
  const { slack } = world;
  const ana = slack.as("ana");
  const ben = slack.as("ben");
  await consent(world, "ana");
  await ana.command(
    `/confidential embargo "Project ${CANARIES.embargo}" until 2031-12-01 09:00 Europe/London`,
    "#general",
  );
  await ephemeral(world, "ana", /embargo/i);
  await ana.command(`/confidential client add "${CANARIES.client}"`, "#general");
  await ephemeral(world, "ana", /B•••/);
  await ana.command(
    `/confidential check ${CANARIES.check} project ${CANARIES.embargo} ssn ${CANARIES.number}`,
    "#acme-shared",
  );
  await ephemeral(world, "ana", /wording/i);

  await ana.shortcut("check_before_sending");
  const checking = await slack.nextModal("ana");
  const shows = (words: string) => slack.waitFor(() => JSON.stringify(checking.view).includes(words), 10_000, words);
  await ana.submit(checking, { text: `about ${CANARIES.posted}`, conversation: slack.channelId("acme-shared") });
  await shows("Post as written");
  await ana.click(checking, "post_as_written");
  await shows("Why is it fine");
  await ana.submit(checking, { reason: `because ${CANARIES.reason}` });
  await shows("in your name");

  await ana.command(
    `/confidential client consent "${CANARIES.client}" for "${CANARIES.purpose}" by "${CANARIES.granter}"`,
    "#general",
  );
  await ephemeral(world, "ana", /may be named/i);
  const secret = `The ${CANARIES.labelled} quarry in Narvik closes at Easter, and ninety miners hear of it from us on Monday.`;
  await ana.post("#acme-internal", `${secret} Nobody outside may know.`);
  await ana.command("/confidential label restricted", "#acme-internal");
  await ephemeral(world, "ana", /labelled/i);
  await jobsReach(world, "conversation-labelled", 1);
  await ana.post("#acme-internal", `${secret} The council agreed to the terms.`);
  await jobsReach(world, "passage-posted", 1);
  await ana.upload("#acme-internal", { name: `${CANARIES.fileName}.txt`, text: secret });
  await ben.post("#guest-room", secret);
  await ben.click(await slack.nudgeFor("ben"), "remove");
  await ana.command(`/confidential client consent "${CANARIES.client}" withdrawn`, "#general");
  await ephemeral(world, "ana", /withdrawn|no longer/i);

  slack.faults.add({ kind: "server-error", on: "chat.postEphemeral", times: 1 });
  slack.faults.add({ kind: "rate-limit", on: "conversations.info", times: 1, retryAfter: 1 });
  await ben.post(
    "#acme-shared",
    `${CANARIES.plain}: project ${CANARIES.embargo}, ${CANARIES.client}, ssn ${CANARIES.number}`,
  );
  const shared = await slack.nudgeFor("ben");
  await ben.click(shared, "share_anyway");
  const modal = await slack.nextModal("ben");
  await ben.submit(modal, { reason: `because ${CANARIES.reason}` });
  await ephemeral(world, "ben", /noted/i);

  const removable = await ana.post("#globex-shared", `${CANARIES.custom} and ssn ${CANARIES.number}`);
  await ana.click(await slack.nudgeFor("ana"), "remove");
  await slack.waitFor(() => slack.message(removable) === null, 10_000, "the removal");

  const text = `${CANARIES.fileText}\nssn ${CANARIES.number}\n${CANARIES.custom}\n`;
  await ana.upload("#guest-room", { name: `${CANARIES.fileName} ${CANARIES.embargo}.csv`, text });
  await ana.click(await slack.nudgeFor("ana"), "ask_reviewer");
  await ben.upload("#guest-room", {
    name: `${CANARIES.fileName}.pdf`,
    bytes: Buffer.from(`%PDF-1.7 ${CANARIES.fileText}`),
  });

  const edited = await ben.post("#press", `ssn ${CANARIES.number}`);
  await slack.nudgeFor("ben");
  await ben.edit(edited, `${CANARIES.plain} nothing else`);
  await ben.post("#globex-pending", `ssn ${CANARIES.number}`);
  await ben.click(await slack.nudgeFor("ben"), "not_sensitive");
  await ben.command(`/confidential lift Project ${CANARIES.embargo}`, "#general");
  await slack.as("cleo").command("/confidential digest", "#security-review");
  await ephemeral(world, "cleo", /Sotto-Bericht/);
  await slack.delivered();
}

/** The forms in which a text could lie somewhere. */
function formsOf(canary: string): readonly Buffer[] {
  return [
    Buffer.from(canary, "utf8"),
    Buffer.from(canary.toLowerCase(), "utf8"),
    Buffer.from(canary, "utf16le"),
    Buffer.from(Buffer.from(canary).toString("hex")),
    Buffer.from(canary.replaceAll(/\W/g, "")),
  ];
}

function found(where: string, bytes: Buffer): readonly string[] {
  return Object.entries(CANARIES).flatMap(([name, canary]) =>
    formsOf(canary).some((form) => bytes.includes(form)) ? [`${name} in ${where}`] : [],
  );
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const hits: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    hits.push(...found(entry.name, await readFile(join(entry.parentPath, entry.name))));
  }
  expect(names.length).toBeGreaterThan(0);
  return hits;
}

async function inPostgres(url: string): Promise<readonly string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const hits: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select t::text as line from ${name} t`);
      hits.push(...found(name, Buffer.from(rows.map((row) => row.line).join("\n"))));
    }
    expect(tables.length).toBeGreaterThan(5);
    return hits;
  } finally {
    await client.end();
  }
}

async function inRedis(url: string): Promise<readonly string[]> {
  const client = new Redis(url);
  try {
    const hits: string[] = [];
    const keys = await client.keys("*");
    for (const key of keys) {
      const dumped = await client.dumpBuffer(key);
      const fields = (await client.type(key)) === "hash" ? JSON.stringify(await client.hgetall(key)) : "";
      hits.push(...found(key, Buffer.concat([Buffer.from(key), dumped ?? Buffer.alloc(0), Buffer.from(fields)])));
    }
    expect(keys.length).toBeGreaterThan(0);
    return hits;
  } finally {
    client.disconnect();
  }
}

/**
 * What the bot said to Slack. `check` and `plain` may come back in safer wording, for nothing was found in them;
 * `posted` is shown to its author in the form it was typed in, and posted in their name.
 */
function inCalls(world: World): readonly string[] {
  const said = world.slack.calls().map((call) => {
    const args = JSON.stringify(call.args);
    const isTheirs = call.method.startsWith("views.") || call.method === "chat.postMessage";
    return isTheirs ? args.replaceAll(CANARIES.posted, "") : args;
  });
  return Object.entries(CANARIES).flatMap(([name, canary]) =>
    name !== "check" && name !== "plain" && said.some((call) => call.includes(canary)) ? [`${name} in a call`] : [],
  );
}

const server = await postgres();
const cache = await redis();

afterAll(async () => {
  await Promise.all([server?.stop(), cache?.stop()]);
});

async function spend(backend: Backend, look: (world: World) => Promise<readonly string[]>): Promise<void> {
  const world = await startWorld({ backend, policy: POLICY, env: { SOTTO_LOG_LEVEL: "debug" } });
  try {
    await liveThroughADay(world);
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(metrics).toContain("sotto_");
    expect(found("metrics", Buffer.from(metrics))).toEqual([]);
    expect(inCalls(world)).toEqual([]);
    expect(await look(world)).toEqual([]);
    expect(found("log", Buffer.from(world.output()))).toEqual([]);
  } finally {
    await world.stop();
  }
  expect(found("log", Buffer.from(world.output()))).toEqual([]);
}

describe("what was said", () => {
  it("is nowhere in the data folder, the log, the metrics or the calls", async () => {
    await spend({ transport: "socket" }, (world) => inFolder(join(world.dataDir, "data")));
  }, 60_000);

  it("would be noticed", () => {
    expect(found("a place", Buffer.from(`x${CANARIES.plain}y`))).toEqual(["plain in a place"]);
    expect(found("a place", Buffer.from(`x${CANARIES.reason}y`, "utf16le"))).toEqual(["reason in a place"]);
  });

  (server === null ? it.skip : it)(
    `is in no table of PostgreSQL${server === null ? `: ${postgresMissing}` : ""}`,
    async () => {
      const url = (await server?.newDatabase("canary")) ?? "";
      await spend({ transport: "http", databaseUrl: url }, () => inPostgres(url));
    },
    60_000,
  );

  (server === null || cache === null ? it.skip : it)(
    `is in no key of Redis${cache === null ? `: ${redisMissing}` : ""}`,
    async () => {
      const url = (await server?.newDatabase("canary_redis")) ?? "";
      const redisUrl = cache?.url ?? "";
      await spend({ transport: "socket", databaseUrl: url, redisUrl, split: false }, async () => [
        ...(await inPostgres(url)),
        ...(await inRedis(redisUrl)),
      ]);
    },
    60_000,
  );
});
