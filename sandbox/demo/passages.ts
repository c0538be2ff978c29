import { setTimeout as pause } from "node:timers/promises";
import { insist } from "./teller.ts";

const TIMEOUT_MS = 10_000;
const EVERY_MS = 100;
const DONE = /^sotto_jobs_total\{[^}]*job="passage-posted"[^}]*\} [1-9]/m;

/** Waits until what was said in a labelled room can be recognised elsewhere; only the bot's metrics tell. */
export async function passageTaken(botUrl: string): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!DONE.test(await (await fetch(`${botUrl}/metrics`)).text())) {
    insist(Date.now() < deadline, "what was said in the labelled room was not taken in");
    await pause(EVERY_MS);
  }
}
