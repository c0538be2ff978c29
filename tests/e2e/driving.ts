import { expect } from "@jest/globals";
import type { Shown } from "../../sandbox/sandbox.ts";
import type { World } from "./world.ts";

/** The text of `/confidential digest` as Cleo reads it, in German. */
export async function digestFor(world: World): Promise<string> {
  const answer = await world.slack.as("cleo").command("/confidential digest", "#security-review");
  expect(answer.acknowledged).toBe(true);
  return (await ephemeral(world, "cleo", /Sotto-Bericht/)).plain;
}

/** The latest ephemeral on a person's screen that says this. */
export function ephemeral({ slack }: World, who: string, says: RegExp): Promise<Shown> {
  return slack.waitFor(
    () =>
      slack
        .as(who)
        .ephemerals()
        .findLast((shown) => says.test(shown.plain)),
    10_000,
    `an ephemeral to ${who} that says ${says}`,
  );
}

/** How many events of a type the bots have recorded so far. */
export function eventCount(world: World, type: string): number {
  return world
    .bots()
    .reduce((sum, bot) => sum + bot.lines.filter((line) => line.msg === "event" && line.type === type).length, 0);
}

/** Waits until the bots have recorded this many events of a type. */
export async function eventsReach(world: World, type: string, count: number, timeoutMs?: number): Promise<void> {
  const reached = world.bots().map((bot) => bot.line(() => eventCount(world, type) >= count, timeoutMs));
  for (const one of reached) {
    // One process records it; that the others do not is no fault.
    one.catch(() => undefined);
  }
  await Promise.any(reached);
}

/** Waits until the bots have done this many jobs of a name. */
export async function jobsReach({ url }: World, job: string, count: number, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const done = new RegExp(`^sotto_jobs_total\\{[^}]*job="${job}"[^}]*\\} (\\d+)`, "m");
  for (let reached = 0; reached < count; ) {
    const page = await (await fetch(`${url}/metrics`)).text();
    reached = Number(done.exec(page)?.[1] ?? 0);
    if (reached < count && Date.now() > deadline) {
      throw new Error(`Only ${reached} of ${count} jobs ${job} were done in ${timeoutMs} ms.`);
    }
  }
}

/** Walks through the install page as this person, so that the bot holds a token of theirs. */
export async function consent(world: World, who: string): Promise<void> {
  const start = await fetch(`${world.url}/slack/install`, { redirect: "manual" });
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const page = await start.text();
  const link = start.headers.get("location") ?? page.match(/<a href="([^"]+)"/)?.[1]?.replaceAll("&amp;", "&");
  const authorize = new URL(link ?? "", world.url);
  authorize.searchParams.set("sandbox_user", who);
  const consented = await fetch(authorize, { redirect: "manual" });
  const done = await fetch(consented.headers.get("location") ?? "", { headers: { cookie }, redirect: "manual" });
  expect(done.status).toBeLessThan(400);
}
