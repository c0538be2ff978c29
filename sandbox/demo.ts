import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppWordsRecord } from "./demo/app-words.ts";
import { BotFacts } from "./demo/bot-facts.ts";
import { SECRETS, tell, whatWaits } from "./demo/story.ts";
import { Tally } from "./demo/tally.ts";
import { insist, Teller } from "./demo/teller.ts";
import { aborted, type JoinedBot, joinBot, startWorkspace } from "./joined-bot.ts";
import type { Sandbox } from "./sandbox.ts";
import { styled } from "./terminal/emphasis.ts";

/** Settings of the computer's own that would make the story another one. */
const FOREIGN = /^(SOTTO_|SLACK_|DATABASE_URL|REDIS_URL|PORT$)/;

/**
 * Plays the story with a real bot and a database of its own in a temporary folder.
 * Resolves with the exit code: 0, or 1 when a step did not go as told or the story was interrupted.
 */
export async function playDemo(print: (line: string) => void, signal: AbortSignal): Promise<number> {
  const slack = await startWorkspace();
  const dataDir = await mkdtemp(join(tmpdir(), "sotto-demo-"));
  const facts = new BotFacts(slack);
  const words = new AppWordsRecord(slack);
  const tally = new Tally();
  const isTerminal = process.stdout.isTTY === true;
  const teller = new Teller({
    slack,
    facts,
    words,
    tally,
    print: (line) => print(styled(line, isTerminal)),
  });
  let bot: JoinedBot | null = null;
  try {
    print("A day at Harbour PR. Sotto and a database of its own are starting …");
    bot = await joinBot(slack, {
      dataDir,
      inherited: { ...ownSettings(), SOTTO_KEY: randomBytes(32).toString("base64") },
      signal,
      print: (line) => {
        if (line.startsWith("  bot:")) {
          print(line);
        }
      },
      onLine: (line) => facts.line(line),
      onEvent: (event) => facts.event(event),
    });
    await Promise.race([play(teller, bot, tally), ended(bot), aborted(signal)]);
    await bot.process.stop();
    checkTheWhole(slack, teller, facts, words, tally);
    print(`\nAll ${teller.steps} steps went as told. Now yours: npm start`);
    return 0;
  } catch (error) {
    teller.end();
    if (signal.aborted) {
      print(`\n✗ Stopped in ${teller.place}.`);
      return 1;
    }
    print(`\n✗ ${teller.place} did not go as told: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    words.stop();
    await bot?.process.stop();
    await slack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function play(teller: Teller, bot: JoinedBot, tally: Tally): Promise<void> {
  await tell(teller, bot.url);
  await whatWaits(teller);
  teller.step("Cleo, of security, looks at the day");
  const digest = await teller.command("cleo", "#security-review", "/confidential digest");
  const wrong = tally.contradictions(digest.plain);
  insist(wrong.length === 0, `the digest does not say: ${wrong.join("; ")}`);
  teller.note("Every outcome is that of the story.");
}

/** What only the whole story can show. The bot has stopped, so nothing is on its way any more. */
function checkTheWhole(slack: Sandbox, teller: Teller, facts: BotFacts, words: AppWordsRecord, tally: Tally): void {
  teller.step("Afterwards");
  for (const { address, why } of teller.silences) {
    insist(facts.caseOf(address.channelId, address.ts) === null, `a case was opened although ${why}`);
  }
  const nudges = facts.ofType("nudged").length;
  insist(nudges === tally.nudges, `authors were told ${nudges} times, not ${tally.nudges}`);
  teller.note(`Authors were told ${nudges} times, each time only they; the rest was silence.`);
  const said = words.all.map((one) => squeezed(one.all));
  const logged = facts.lines.map(squeezed);
  for (const secret of SECRETS.map(squeezed)) {
    insist(!said.some((text) => text.includes(secret)), "something the app posted repeats a secret");
    insist(!logged.some((text) => text.includes(secret)), "the bot's log repeats a secret");
  }
  const tooMany = slack.events().filter((event) => event.givenUp).length;
  insist(tooMany === 0, `${tooMany} events were never acknowledged`);
  teller.note(
    `None of the ${words.all.length} things it posted and ${facts.lines.length} lines it logged repeats a secret.`,
  );
}

function ownSettings(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
}

async function ended(bot: JoinedBot): Promise<never> {
  const code = await bot.process.ended;
  throw new Error(`the bot ended by itself, with code ${code}`);
}

function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\-–]/g, "");
}
