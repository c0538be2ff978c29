import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startSandbox } from "../../sandbox/client.ts";
import type { Sandbox, SandboxOptions, Shown } from "../../sandbox/sandbox.ts";
import { type Bot, freePort, startBot } from "./bot.ts";

export const ANSWER_IDS = ["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"];
const MANIFEST = resolve(import.meta.dirname, "../../manifest.yml");

export interface Backend {
  readonly transport: "socket" | "http";
  /** `DATABASE_URL`, absent for the embedded database. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** One process for everything (default), or a listener and a worker. */
  readonly split?: boolean;
}

export interface WorldOptions {
  readonly backend: Backend;
  readonly sandbox?: SandboxOptions;
  /** YAML of a policy file. */
  readonly policy?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A workspace and the bot in it. */
export interface World {
  readonly slack: Sandbox;
  /** Of the bot's own server. */
  readonly url: string;
  readonly dataDir: string;
  /** The bot's environment, to start another one. */
  readonly env: Readonly<Record<string, string>>;
  bots(): readonly Bot[];
  /** Starts whatever is not running. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** All that the bots ever wrote. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a workspace, an empty data folder and the bot. */
export async function startWorld({ backend, sandbox = {}, policy, env = {} }: WorldOptions): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "sotto-e2e-"));
  const slack = await startSandbox({ manifest: MANIFEST, ...sandbox, transport: { kind: backend.transport } });
  const port = await freePort();
  if (policy !== undefined) {
    await writeFile(join(dataDir, "policy.yaml"), policy);
  }
  const common: Record<string, string> = {
    ...slack.env(),
    PORT: String(port),
    SOTTO_PUBLIC_URL: `http://127.0.0.1:${port}`,
    SOTTO_DATA_DIR: join(dataDir, "data"),
    SOTTO_KEY: Buffer.alloc(32, 7).toString("base64"),
    SOTTO_REVIEWERS: "S0SECURITY",
    SOTTO_REVIEW_CHANNEL: "C0SECURITY",
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    ...(backend.databaseUrl === undefined ? {} : { DATABASE_URL: backend.databaseUrl }),
    ...(backend.redisUrl === undefined ? {} : { REDIS_URL: backend.redisUrl }),
    ...(policy === undefined ? {} : { SOTTO_POLICY: join(dataDir, "policy.yaml") }),
    ...env,
  };
  let running: Bot[] = [];
  const past: string[] = [];

  async function start(): Promise<void> {
    const roles = backend.split === true ? ["worker", "listener"] : ["all"];
    const workerPort = backend.split === true ? await freePort() : port;
    for (const role of roles) {
      const rolePort = role === "worker" ? workerPort : port;
      running.push(await startBot({ env: { ...common, SOTTO_ROLE: role, PORT: String(rolePort) } }));
    }
    if (backend.transport === "http") {
      await slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    } else {
      await slack.appConnected();
    }
  }
  async function kill(): Promise<void> {
    await Promise.all(running.map((bot) => bot.kill()));
    past.push(...running.flatMap((bot) => bot.output));
    running = [];
  }
  const world: World = {
    slack,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    env: common,
    bots: () => running,
    start,
    kill,
    output: () => [...past, ...running.flatMap((bot) => bot.output)].join("\n"),
    async stop() {
      await Promise.all(running.map((bot) => bot.stop()));
      past.push(...running.flatMap((bot) => bot.output));
      running = [];
      await slack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await start();
  } catch (error) {
    await kill();
    await slack.stop();
    throw error;
  }
  return world;
}

/** Everything an app's message or ephemeral says, for assertions. */
export function saidIn(shown: Shown): string {
  return `${shown.plain}\n${JSON.stringify(shown.blocks)}`;
}

export function answerIdsOf(shown: Shown): readonly string[] {
  return shown.buttons.map((button) => button.actionId);
}
