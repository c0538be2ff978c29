import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { View } from "@slack/types";
import { type WebAPICallResult, WebClient } from "@slack/web-api";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { METHODS } from "../../sandbox/web-api/methods.ts";
import { HAS_CONTRACT, missingKeys, recorded, unknownKeys } from "./contract.ts";

const suite = HAS_CONTRACT ? describe : describe.skip;

suite("the method table against Slack's metadata", () => {
  // Slack's metadata at hand does not cover every method.
  const known = Object.keys(METHODS).filter((name) => !HAS_CONTRACT || recorded("methods", `${name}.json`) !== null);
  it.each(known)("%s asks for the same arguments and scopes", (name) => {
    const metadata = recorded("methods", `${name}.json`);
    const spec = METHODS[name];
    const args = metadata?.args as { required?: string[] } | undefined;
    const scope = metadata?.scope as { bot?: string[]; user?: string[] } | undefined;
    expect([...(spec?.required ?? [])].sort()).toEqual((args?.required ?? []).filter((one) => one !== "token").sort());
    expect([...(spec?.bot ?? [])].sort()).toEqual([...(scope?.bot ?? [])].sort());
    expect([...(spec?.user ?? [])].sort()).toEqual([...(scope?.user ?? [])].sort());
    expect(`t${spec?.tier}`).toBe(metadata?.rate_limits);
  });
});

/** What apps rely on in an answer. */
const IMPORTANT: Readonly<Record<string, readonly string[]>> = {
  "auth.test": ["team_id", "user_id", "bot_id", "url"],
  "team.info": ["team.id", "team.name"],
  "users.info": ["user.id", "user.team_id", "user.name", "user.deleted", "user.profile", "user.tz", "user.is_bot"],
  "users.list": ["members", "cache_ts"],
  "users.conversations": ["channels"],
  "usergroups.list": ["usergroups"],
  "usergroups.users.list": ["users"],
  "conversations.info": [
    "channel.id",
    "channel.is_ext_shared",
    "channel.is_pending_ext_shared",
    "channel.is_org_shared",
    "channel.context_team_id",
    "channel.num_members",
  ],
  "conversations.list": ["channels"],
  "conversations.members": ["members", "response_metadata"],
  "conversations.history": ["messages", "has_more"],
  "conversations.replies": ["messages", "has_more"],
  "conversations.open": ["channel.id"],
  "conversations.join": ["channel.id"],
  "chat.postMessage": ["channel", "ts", "message.text", "message.bot_id"],
  "chat.postEphemeral": ["message_ts"],
  "chat.update": ["channel", "ts", "text", "message"],
  "chat.delete": ["channel", "ts"],
  "chat.getPermalink": ["channel", "permalink"],
  "files.info": ["file.id", "file.name", "file.size", "file.mimetype", "file.url_private_download"],
  "files.getUploadURLExternal": ["upload_url", "file_id"],
  "files.completeUploadExternal": ["files"],
  "views.publish": ["view.id", "view.hash"],
};

suite("answers, events and payloads against recorded key sets", () => {
  let slack: Sandbox;
  beforeAll(async () => {
    slack = await startSandbox({ delivery: { retryDelaysMs: [] } });
    const ana = slack.as("ana");
    const parent = await ana.post("#press", "parent");
    await ana.post("#press", "reply", { thread: parent, broadcast: true });
    await ana.edit(parent, "parent, edited");
    const gone = await ana.post("#press", "gone soon");
    await ana.delete(gone);
    await ana.upload("#press", { name: "notes.txt", text: "hello" }, { comment: "notes" });
    await ana.openHome();
    slack.invite("#press", "cleo");
    slack.remove("#press", "cleo");
    slack.share("#press", "T0GLOBEX");
    slack.unshare("#press", "T0GLOBEX");
    slack.setGroup("security", ["cleo", "ana"]);
    await ana.react(parent, "eyes");
  });
  afterAll(() => slack.stop());

  it("answers with keys Slack's answers have", async () => {
    const bot = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
    const user = new WebClient(slack.tokens.user("ana"), { slackApiUrl: slack.apiUrl });
    const posted = await bot.chat.postMessage({ channel: "C0PRESS", text: "hi" });
    const ts = String(posted.ts);
    const made = await user.conversations.create({ name: "fresh" });
    const channel = String(made.channel?.id);
    const [file] = [...slack.workspace.files.keys()];
    const threadTs = String(slack.workspace.channel("#press").messages[0]?.ts);
    const upload = await bot.files.getUploadURLExternal({ filename: "b.txt", length: 3 });
    await fetch(String(upload.upload_url), { method: "POST", body: "abc" });
    const uploadId = String(upload.file_id);
    const view: View = { type: "home", blocks: [] };
    const answers: [string, () => Promise<WebAPICallResult>][] = [
      ["auth.test", () => bot.auth.test()],
      ["team.info", () => bot.team.info()],
      ["users.info", () => bot.users.info({ user: "U0DANA" })],
      ["users.list", () => bot.users.list({})],
      ["users.lookupByEmail", () => bot.users.lookupByEmail({ email: "ana@harbour.example" })],
      ["users.conversations", () => bot.users.conversations({})],
      ["bots.info", () => bot.bots.info({ bot: "B0SOTTO" })],
      ["usergroups.list", () => bot.usergroups.list({ include_users: true })],
      ["usergroups.users.list", () => bot.usergroups.users.list({ usergroup: "S0SECURITY" })],
      ["conversations.info", () => bot.conversations.info({ channel: "C0EXT", include_num_members: true })],
      ["conversations.list", () => bot.conversations.list({ types: "public_channel,private_channel" })],
      ["conversations.members", () => bot.conversations.members({ channel: "C0EXT" })],
      ["conversations.history", () => bot.conversations.history({ channel: "C0PRESS" })],
      ["conversations.open", () => bot.conversations.open({ users: "U0BEN", return_im: true })],
      ["conversations.invite", () => user.conversations.invite({ channel, users: "U0BEN" })],
      ["conversations.kick", () => user.conversations.kick({ channel, user: "U0BEN" })],
      ["conversations.archive", () => user.conversations.archive({ channel })],
      ["chat.postEphemeral", () => bot.chat.postEphemeral({ channel: "C0PRESS", user: "U0ANA", text: "psst" })],
      ["chat.update", () => bot.chat.update({ channel: "C0PRESS", ts, text: "hi again" })],
      ["chat.getPermalink", () => bot.chat.getPermalink({ channel: "C0PRESS", message_ts: ts })],
      ["files.info", () => bot.files.info({ file: String(file) })],
      ["files.list", () => bot.files.list({})],
      ["files.getUploadURLExternal", () => bot.files.getUploadURLExternal({ filename: "a.txt", length: 3 })],
      ["views.publish", () => bot.views.publish({ user_id: "U0ANA", view })],
      ["conversations.replies", () => bot.conversations.replies({ channel: "C0PRESS", ts: threadTs })],
      ["conversations.join", () => bot.conversations.join({ channel: "C0QUIET" })],
      ["conversations.leave", () => bot.conversations.leave({ channel: "C0QUIET" })],
      [
        "files.completeUploadExternal",
        () => bot.files.completeUploadExternal({ files: [{ id: uploadId, title: "A" }], channel_id: "C0PRESS" }),
      ],
      ["chat.delete", () => bot.chat.delete({ channel: "C0PRESS", ts })],
      ["chat.postMessage", () => Promise.resolve(posted)],
      ["conversations.create", () => Promise.resolve(made)],
    ];
    const problems: unknown[] = [];
    for (const [method, ask] of answers) {
      // The client library adds `response_metadata` of its own.
      const whole = await ask();
      const { response_metadata: _, ...answer } = whole;
      const sample = recorded("samples", "api", `${method}.json`);
      // A thread holds the messages of a history, and its recording only an app's own.
      const wider =
        method === "conversations.replies" ? recorded("samples", "api", "conversations.history.json") : null;
      const tolerated = wider === null ? null : unknownKeys(answer, wider);
      const unknown = (sample === null ? ["(not recorded)"] : unknownKeys(answer, sample)).filter(
        (key) => tolerated?.includes(key) ?? true,
      );
      const missing = missingKeys(whole, ["ok", ...(IMPORTANT[method] ?? [])]);
      problems.push(...unknown.map((key) => `${method}: ${key}`), ...missing.map((key) => `${method} lacks ${key}`));
    }
    expect(problems).toEqual([]);
  });

  it.each([
    ["message", undefined, "MessagePayload"],
    ["message", "message_changed", "MessageChangedPayload"],
    ["message", "message_deleted", "MessageDeletedPayload"],
    ["message", "file_share", "MessageFileSharePayload"],
    ["message", "thread_broadcast", "MessageThreadBroadcastPayload"],
    ["member_joined_channel", undefined, "MemberJoinedChannelPayload"],
    ["member_left_channel", undefined, "MemberLeftChannelPayload"],
    ["channel_shared", undefined, "ChannelSharedPayload"],
    ["channel_unshared", undefined, "ChannelUnsharedPayload"],
    ["file_shared", undefined, "FileSharedPayload"],
    ["app_home_opened", undefined, "AppHomeOpenedPayload"],
    ["subteam_members_changed", undefined, "SubteamMembersChangedPayload"],
    ["reaction_added", undefined, "ReactionAddedPayload"],
  ])("sends %s (%s) with keys of %s", (type, subtype, name) => {
    const sent = slack.events(type).find((one) => (one.payload.event as { subtype?: string }).subtype === subtype);
    const sample = recorded("samples", "events", `${name}.json`);
    expect(sent).toBeDefined();
    // Newer than the recordings, and described in Slack's documentation of the wrapper and of message events.
    const since = [".context_team_id", ".context_enterprise_id", ".event.user_team", ".event.source_team"];
    const unknown = unknownKeys(sent?.payload, sample).filter((key) => !since.includes(key));
    expect(unknown).toEqual([]);
  });
});
