import type { Sandbox } from "./sandbox.ts";

export interface ConsentChoice {
  /** Address the person follows. Default: the bot's install page. */
  readonly page?: string;
  /** Optional scopes they leave out. */
  readonly without?: readonly string[];
}

/** What somebody reads on a page of the bot. @throws when there is no such page. */
export async function readPage(address: string): Promise<string> {
  const response = await fetch(address, { redirect: "manual" });
  const words = plainText(await response.text());
  if (!response.ok) {
    throw new Error(`The page can't be shown (${response.status}): ${words}`);
  }
  return words;
}

/**
 * Walks one person through the bot's install page, as a browser would: the page, Slack's question, "Allow", and
 * back. Resolves with the scopes this person has now granted.
 * @throws when a page refuses.
 */
export async function giveConsent(
  slack: Sandbox,
  botUrl: string,
  who: string,
  { page = new URL("/slack/install", botUrl).toString(), without = [] }: ConsentChoice = {},
): Promise<readonly string[]> {
  const start = await fetch(page, { redirect: "manual" });
  const asked = await start.text();
  const link = start.headers.get("location") ?? asked.match(/<a href="([^"]+)"/)?.[1]?.replaceAll("&amp;", "&");
  if (link === undefined) {
    throw new Error(`The bot has no install page (${start.status}): is SLACK_CLIENT_ID set?`);
  }
  const authorize = new URL(link, botUrl);
  authorize.searchParams.set("sandbox_user", who);
  for (const scope of without) {
    authorize.searchParams.append("sandbox_without", scope);
  }
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
    .replaceAll(/<\/?(?:p|li|h[1-6]|ul)\b[^>]*>/g, "\n")
    .replaceAll(/<\/?code>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ *\n[\n ]*/g, "\n")
    .trim();
}
