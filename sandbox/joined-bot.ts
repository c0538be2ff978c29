import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BotProcess } from "./bot.ts";
import { botEnvironment } from "./bot-environment.ts";
import type { BotEvent } from "./bot-log.ts";
import { startSandbox } from "./client.ts";
import type { Sandbox } from "./sandbox.ts";
import { HARBOUR_PR_BEFORE_CONSENT } from "./seed.ts";

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** The bot, running and connected to the workspace. */
export interface JoinedBot {
  readonly process: BotProcess;
  /** Of its own pages. */
  readonly url: string;
  readonly dataDir: string;
}

export interface JoinOptions {
  readonly dataDir: string;
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** Ends the waiting when it is aborted. */
  readonly signal: AbortSignal;
  print(line: string): void;
  onLine?(line: string): void;
  onEvent?(event: BotEvent): void;
}

/** A workspace where the app is installed from the project's manifest and nobody has consented to anything yet. */
export function startWorkspace(): Promise<Sandbox> {
  const manifest = join(ROOT, "manifest.yml");
  return startSandbox({
    seed: HARBOUR_PR_BEFORE_CONSENT,
    ...(existsSync(manifest) ? { manifest } : {}),
    delivery: { waitForApp: true, retryDelaysMs: [0, 2000, 10_000] },
  });
}

/** Starts the bot and waits until it is connected. @throws when it can't start; it is stopped then. */
export async function joinBot(slack: Sandbox, options: JoinOptions): Promise<JoinedBot> {
  const { env, url, dataDir } = await botEnvironment(slack, options);
  const bot = new BotProcess({
    program: join(ROOT, "src", "main.ts"),
    env,
    startTimeoutMs: START_TIMEOUT_MS,
    stopTimeoutMs: STOP_TIMEOUT_MS,
    print: options.print,
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
  });
  try {
    await Promise.race([bot.ready(), aborted(options.signal)]);
    await Promise.race([slack.appConnected(START_TIMEOUT_MS), aborted(options.signal)]);
  } catch (error) {
    await bot.stop();
    throw error;
  }
  return { process: bot, url, dataDir };
}

/** Rejects when the signal is given. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error("Stopped before it was done."));
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener("abort", stop, { once: true });
  });
}
