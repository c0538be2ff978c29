import type { Sandbox } from "./sandbox.ts";

/**
 * Walks one person through the bot's install page, as a browser would: the page, Slack's question, "Allow", and
 * back. Resolves with the scopes this person has now granted.
 * @throws when a page refuses.
 */
export async function giveConsent(slack: Sandbox, botUrl: string, who: string): Promise<readonly string[]> {
  const start = await fetch(new URL("/slack/install", botUrl), { redirect: "manual" });
  const page = await start.text();
  const link = start.headers.get("location") ?? page.match(/<a href="([^"]+)"/)?.[1]?.replaceAll("&amp;", "&");
  if (link === undefined) {
    throw new Error(`The bot has no install page (${start.status}): is SLACK_CLIENT_ID set?`);
  }
  const authorize = new URL(link, botUrl);
  authorize.searchParams.set("sandbox_user", who);
  const allowed = await fetch(authorize, { redirect: "manual" });
  const back = allowed.headers.get("location");
  if (back === null) {
    throw new Error(`Slack's page refused: ${plainText(await allowed.text())}`);
  }
  // The page's cookie ties its beginning to its end, so that nobody can consent with somebody else's link.
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const done = await fetch(back, { headers: { cookie }, redirect: "manual" });
  const words = plainText(await done.text());
  if (done.status >= 400) {
    throw new Error(`The bot refused the consent (${done.status}): ${words}`);
  }
  const { workspace } = slack;
  const user = workspace.user(who);
  return workspace.installations.get(user.teamId)?.users.get(user.id)?.scopes ?? [];
}

function plainText(page: string): string {
  return page
    .replaceAll(/<(style|title)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
