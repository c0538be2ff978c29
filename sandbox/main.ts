import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BotProcess } from "./bot.ts";
import { startSandbox } from "./client.ts";
import { quiet } from "./quiet.ts";
import type { Sandbox } from "./sandbox.ts";
import { HELP } from "./terminal/help.ts";
import { eachLine } from "./terminal/lines.ts";
import { Session } from "./terminal/session.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
/** A piped line's consequences have arrived when nothing happened for this long. */
const QUIET_MS = 1200;
const MOST_QUIET_MS = 8000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Settings the bot gets on top of the ones given to this process. */
function botEnvironment(slack: Sandbox): Record<string, string | undefined> {
  return {
    SOTTO_DATA_DIR: join(ROOT, ".sotto"),
    SOTTO_REVIEWERS: "S0SECURITY",
    SOTTO_REVIEW_CHANNEL: slack.channelId("#security-review"),
    // An administrator's token, so that "Remove it" can take messages down.
    SLACK_USER_TOKEN: slack.tokens.user("cleo"),
    ...process.env,
    ...slack.env(),
  };
}

function welcome(slack: Sandbox): void {
  print(`
Sotto is running in a workspace of its own: ${slack.workspace.team(slack.workspace.homeTeamId).name}, on this computer only.
  Slack's Web API here    ${slack.apiUrl}
  Faults to inject        ${slack.url}/sandbox/faults
  The bot's data          ${process.env.SOTTO_DATA_DIR ?? join(ROOT, ".sotto")}

Try:
  in #acme-shared
  EMBARGOED until 1 December 2030 09:00 GMT: the results are in
  press 1
${HELP}
`);
}

async function main(): Promise<number> {
  const manifest = join(ROOT, "manifest.yml");
  const slack = await startSandbox({
    ...(existsSync(manifest) ? { manifest } : {}),
    delivery: { waitForApp: true, retryDelaysMs: [0, 2000, 10_000] },
  });
  print("Starting the bot …");
  const bot = new BotProcess({
    program: join(ROOT, "src", "main.ts"),
    env: botEnvironment(slack),
    startTimeoutMs: START_TIMEOUT_MS,
    stopTimeoutMs: STOP_TIMEOUT_MS,
    print,
  });
  const leaving = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => leaving.abort());
  }
  void bot.ended.then((code) => {
    if (!bot.stopping) {
      print(`! The bot ended by itself, with code ${code}.`);
      leaving.abort();
    }
  });
  try {
    await Promise.race([bot.ready(), aborted(leaving.signal)]);
    await slack.appConnected(START_TIMEOUT_MS);
  } catch (error) {
    print(`! ${error instanceof Error ? error.message : String(error)}`);
    await bot.stop();
    await slack.stop();
    return 1;
  }
  welcome(slack);
  await converse(slack, leaving.signal);
  const crashed =
    leaving.signal.aborted && !bot.stopping && (await Promise.race([bot.ended, Promise.resolve(0)])) !== 0;
  await bot.stop();
  await slack.stop();
  return crashed ? 1 : 0;
}

/** Reads what is typed or piped until it ends. */
async function converse(slack: Sandbox, signal: AbortSignal): Promise<void> {
  const session = new Session(slack, print);
  const isPiped = process.stdin.isTTY !== true;
  await eachLine(
    { input: process.stdin, output: process.stdout },
    () => session.prompt,
    async (line) => {
      if (isPiped) {
        print(`${session.prompt}${line}`);
      }
      const goOn = await session.run(line);
      if (isPiped) {
        await quiet(slack, QUIET_MS, MOST_QUIET_MS);
      }
      return goOn;
    },
    signal,
  );
  session.stop();
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("Stopped while starting.")), { once: true });
  });
}

process.exitCode = await main();
