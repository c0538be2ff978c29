import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Config } from "../../config.ts";
import { type CheckResult, fail, ok, warn } from "./check.ts";
import { createSlackCall, type SlackAnswer, type SlackCall } from "./slack-call.ts";

const SLACK_API_URL = "https://slack.com/api/";
const MANIFEST = new URL("../../../manifest.yml", import.meta.url);
/** Slack's signatures are refused five minutes off; tokens and lift times suffer earlier. */
const SKEW_WARN_MS = 5_000;
const SKEW_FAIL_MS = 60_000;

const manifestSchema = z.object({
  oauth_config: z.object({
    scopes: z.object({
      bot: z.array(z.string()).default([]),
      bot_optional: z.array(z.string()).default([]),
    }),
  }),
});

const channelSchema = z.object({
  channel: z.object({
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

/** Tokens, scopes, clock, review channel and reviewers, as Slack itself tells them. */
export async function slackChecks(config: Config, now: () => number = Date.now): Promise<CheckResult[]> {
  const { slack } = config;
  const call = createSlackCall(slack.apiUrl ?? SLACK_API_URL);
  const { botToken } = slack;
  if (botToken === null) {
    return slack.oauth === null
      ? [warn("slack", "no credentials", "`npm start` runs the sandbox; set SLACK_BOT_TOKEN for a real workspace")]
      : [ok("slack", "workspaces install the app themselves; tokens are checked as they are used")];
  }
  const answer = await call("auth.test", botToken);
  const results: CheckResult[] = [botTokenCheck(answer)];
  if (answer.ok) results.push(scopesCheck(answer.scopes));
  if (answer.date !== null) results.push(clockCheck(now() - answer.date));
  if (slack.appToken !== null) results.push(await appTokenCheck(call, slack.appToken));
  if (slack.userToken !== null) results.push(await userTokenCheck(call, slack.userToken));
  if (answer.ok) {
    if (config.reviewChannel !== null) results.push(await channelCheck(call, botToken, config.reviewChannel));
    if (config.reviewers !== null) results.push(await reviewersCheck(call, botToken, config.reviewers));
  }
  return results;
}

function botTokenCheck(answer: SlackAnswer): CheckResult {
  if (answer.ok) {
    const { team_id: team, user_id: user } = answer.body;
    return ok("bot token", `works in workspace ${String(team)} as ${String(user)}`);
  }
  return answer.error === "unreachable"
    ? fail("slack", "does not answer", "check the network, a proxy, and SLACK_API_URL if it is set")
    : fail(
        "bot token",
        `refused: ${answer.error}`,
        "copy it anew from the app's page: OAuth & Permissions, Bot User OAuth Token",
      );
}

function scopesCheck(granted: readonly string[] | null): CheckResult {
  if (granted === null) {
    return warn("scopes", "Slack did not say which", "compare the app's page with manifest.yml");
  }
  const { bot, bot_optional: optional } = manifestSchema.parse(parse(readFileSync(MANIFEST, "utf8"))).oauth_config
    .scopes;
  const missing = bot.filter((scope) => !optional.includes(scope) && !granted.includes(scope));
  return missing.length === 0
    ? ok("scopes", `all ${bot.length} of the manifest`)
    : fail(
        "scopes",
        `missing: ${missing.join(", ")}`,
        "put manifest.yml on the app's page (App Manifest) and install the app again",
      );
}

function clockCheck(skewMs: number): CheckResult {
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const detail = `${seconds} s ${skewMs < 0 ? "behind" : "ahead of"} Slack's`;
  if (Math.abs(skewMs) < SKEW_WARN_MS) return ok("clock", `${seconds} s off Slack's`);
  const fix = "set this machine's clock by NTP: embargoes lift by it, and Slack's signatures are judged by it";
  return Math.abs(skewMs) < SKEW_FAIL_MS ? warn("clock", detail, fix) : fail("clock", detail, fix);
}

async function appTokenCheck(call: SlackCall, token: string): Promise<CheckResult> {
  const answer = await call("apps.connections.open", token);
  return answer.ok
    ? ok("app token", "opens Socket Mode")
    : fail(
        "app token",
        `refused: ${answer.error}`,
        "make one under Basic Information, App-Level Tokens, with connections:write",
      );
}

async function userTokenCheck(call: SlackCall, token: string): Promise<CheckResult> {
  const answer = await call("auth.test", token);
  if (!answer.ok) {
    return fail("user token", `refused: ${answer.error}`, "copy the User OAuth Token anew, or unset SLACK_USER_TOKEN");
  }
  const missing = ["chat:write", "files:write"].filter((scope) => answer.scopes?.includes(scope) === false);
  return missing.length === 0
    ? ok("user token", "works")
    : warn(
        "user token",
        `lacks ${missing.join(", ")}`,
        "messages or files can't be removed with it: install the app again",
      );
}

async function channelCheck(call: SlackCall, token: string, channel: string): Promise<CheckResult> {
  const name = "review channel";
  const answer = await call("conversations.info", token, { channel });
  const parsed = channelSchema.safeParse(answer.body);
  if (!answer.ok || !parsed.success) {
    return fail(
      name,
      `not found: ${answer.error ?? "no answer"}`,
      "check SOTTO_REVIEW_CHANNEL and invite the app to it",
    );
  }
  const found = parsed.data.channel;
  if (found.is_archived === true) return fail(name, "is archived", "choose another for SOTTO_REVIEW_CHANNEL");
  if (found.is_ext_shared === true || found.is_pending_ext_shared === true) {
    return fail(name, "is shared with another organisation", "outsiders would read alerts: choose one of your own");
  }
  return found.is_member === true
    ? ok(name, "the app is a member")
    : fail(name, "the app is no member", "invite the app: /invite in that channel");
}

async function reviewersCheck(call: SlackCall, token: string, group: string): Promise<CheckResult> {
  const answer = await call("usergroups.users.list", token, { usergroup: group });
  if (!answer.ok)
    return fail("reviewers", `not found: ${answer.error}`, "SOTTO_REVIEWERS must be a user group's id (S…)");
  const users = z.array(z.string()).safeParse(answer.body.users).data ?? [];
  return users.length > 0
    ? ok("reviewers", `${users.length} in the group`)
    : warn("reviewers", "the group is empty", "add the people who review cases");
}
