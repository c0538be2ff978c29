import { join } from "node:path";
import { playDemo } from "./demo.ts";
import { type JoinedBot, joinBot, ROOT, startWorkspace } from "./joined-bot.ts";
import { quiet } from "./quiet.ts";
import type { Sandbox } from "./sandbox.ts";
import { HELP } from "./terminal/help.ts";
import { Console } from "./terminal/lines.ts";
import { Session } from "./terminal/session.ts";

/** A piped line's consequences have arrived when nothing happened for this long. */
const QUIET_MS = 1200;
const MOST_QUIET_MS = 8000;
const USAGE = `usage: npm start                 a workspace of your own, in this terminal
       npm start -- --demo       a story that plays by itself`;

const screen = new Console({ input: process.stdin, output: process.stdout });

function print(line: string): void {
  screen.print(line);
}

function welcome(slack: Sandbox, bot: JoinedBot): void {
  print(`
Sotto is running in a workspace of its own: ${slack.workspace.team(slack.workspace.homeTeamId).name}, on this computer only.
  Slack's Web API here    ${slack.apiUrl}
  Faults to inject        ${slack.url}/sandbox/faults
  The bot's own pages     ${bot.url}/metrics  /healthz  /slack/install
  The bot's data          ${bot.dataDir}

Try:
  in #acme-shared
  EMBARGOED until 1 December 2030 09:00 GMT: the results are in
  press 1
${HELP}
`);
}

async function main(args: readonly string[]): Promise<number> {
  const leaving = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => leaving.abort());
  }
  const [what = "talk", ...more] = args;
  if (more.length > 0 || !["talk", "--demo"].includes(what)) {
    print(USAGE);
    return what === "--help" || what === "-h" ? 0 : 2;
  }
  return what === "--demo" ? playDemo(print, leaving.signal) : talk(leaving);
}

async function talk(leaving: AbortController): Promise<number> {
  const slack = await startWorkspace();
  print("Starting the bot …");
  try {
    const bot = await joinBot(slack, {
      dataDir: join(ROOT, ".sotto"),
      inherited: process.env,
      signal: leaving.signal,
      print,
    });
    return await untilEitherEnds(slack, bot, leaving);
  } catch (error) {
    print(`! ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await slack.stop();
  }
}

/** Until the person leaves, or the bot ends. */
async function untilEitherEnds(slack: Sandbox, bot: JoinedBot, leaving: AbortController): Promise<number> {
  let crashed = false;
  void bot.process.ended.then((code) => {
    if (!bot.process.stopping) {
      crashed = true;
      print(`! The bot ended by itself, with code ${code}.`);
      leaving.abort();
    }
  });
  welcome(slack, bot);
  await converse(slack, bot, leaving.signal);
  await bot.process.stop();
  return crashed ? 1 : 0;
}

/** Reads what is typed or piped until it ends. */
async function converse(slack: Sandbox, bot: JoinedBot, signal: AbortSignal): Promise<void> {
  const session = new Session(slack, print, { botUrl: bot.url, isTerminal: process.stdout.isTTY === true });
  const isPiped = process.stdin.isTTY !== true;
  await screen.eachLine(
    () => session.prompt,
    async (line) => {
      if (isPiped) {
        print(`${session.prompt}${line}`);
      }
      const goOn = await session.run(line);
      if (isPiped && goOn) {
        await quiet(slack, QUIET_MS, MOST_QUIET_MS);
      }
      return goOn;
    },
    signal,
  );
  session.stop();
}

const code = await main(process.argv.slice(2));
// Whatever still waits for something in the workspace waits in vain.
process.exit(code);
