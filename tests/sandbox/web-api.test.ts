import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { WebClient } from "@slack/web-api";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";

describe("the Web API", () => {
  let slack: Sandbox;
  beforeEach(async () => {
    slack = await startSandbox();
  });
  afterEach(() => slack.stop());

  async function call(method: string, args: Record<string, unknown>, token: string | null = slack.tokens.bot) {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(args),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  }
  async function errorOf(method: string, args: Record<string, unknown>, token: string | null = slack.tokens.bot) {
    return (await call(method, args, token)).body.error;
  }

  it("refuses wrong tokens, kinds of token and missing arguments", async () => {
    expect(await errorOf("auth.test", {}, null)).toBe("not_authed");
    expect(await errorOf("auth.test", {}, "xoxb-wrong")).toBe("invalid_auth");
    expect(await errorOf("chat.postMessage", {}, slack.tokens.app)).toBe("not_allowed_token_type");
    expect((await call("users.info", {})).body).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field: user"] },
    });
    expect(await errorOf("no.such", {})).toBe("unknown_method");
    expect(await errorOf("files.info", { file: "F0" }, slack.authorise("ben", ["chat:write"]))).toBe("missing_scope");
  });

  it("names the scope that is missing", async () => {
    const token = slack.workspace.tokens.get(slack.tokens.bot);
    token?.scopes.splice(0, token.scopes.length, "chat:write", "channels:read");
    expect((await call("users.info", { user: "U0ANA" })).body).toMatchObject({
      error: "missing_scope",
      needed: "users:read",
      provided: "chat:write,channels:read",
    });
    expect((await call("conversations.info", { channel: "C0EXT" })).body.ok).toBe(true);
    expect(await errorOf("conversations.info", { channel: "C0GUEST" })).toBe("missing_scope");
  });

  it("shows a bot only what it is in", async () => {
    expect(await errorOf("conversations.info", { channel: "D0ANABEN" })).toBe("channel_not_found");
    expect((await call("conversations.info", { channel: "C0QUIET" })).body.ok).toBe(true);
    expect(await errorOf("conversations.history", { channel: "C0QUIET" })).toBe("not_in_channel");
    expect(await errorOf("chat.postEphemeral", { channel: "C0QUIET", user: "U0ANA", text: "x" })).toBe(
      "not_in_channel",
    );
    expect(await errorOf("chat.postEphemeral", { channel: "C0SECURITY", user: "U0ANA", text: "x" })).toBe(
      "user_not_in_channel",
    );
    expect(await errorOf("chat.postEphemeral", { channel: "D0ANABEN", user: "U0ANA", text: "x" })).toBe(
      "channel_not_found",
    );
    expect(await errorOf("chat.postMessage", { channel: "C0ARCHIVE", text: "x" })).toBe("is_archived");
    const ana = slack.tokens.user("ana");
    expect((await call("conversations.info", { channel: "D0ANABEN" }, ana)).body.ok).toBe(true);
    const eph = await call("chat.postEphemeral", { channel: "D0ANABEN", user: "U0ANA", text: "psst" }, ana);
    expect(eph.body.ok).toBe(true);
    expect(slack.as("ana").ephemerals("@ben")).toHaveLength(1);
    expect(slack.as("ben").ephemerals()).toHaveLength(0);
  });

  it("accepts an ephemeral for someone away and shows nothing", async () => {
    expect((await call("chat.postEphemeral", { channel: "C0GENERAL", user: "U0EVE", text: "psst" })).body.ok).toBe(
      true,
    );
    expect(slack.as("eve").ephemerals()).toHaveLength(0);
  });

  it("lets a token delete and change only its own, and admins delete", async () => {
    const { channelId: channel, ts } = await slack.as("ana").post("#press", "mine");
    expect(await errorOf("chat.delete", { channel, ts })).toBe("cant_delete_message");
    expect(await errorOf("chat.update", { channel, ts, text: "x" })).toBe("cant_update_message");
    expect(await errorOf("chat.delete", { channel, ts }, slack.tokens.user("ben"))).toBe("cant_delete_message");
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "reworded" } }];
    const ana = slack.tokens.user("ana");
    expect(await errorOf("chat.update", { channel, ts, text: "x", blocks }, ana)).toBe("block_mismatch");
    expect((await call("chat.update", { channel, ts, text: "reworded" }, ana)).body.ok).toBe(true);
    expect(slack.message({ channelId: channel, ts })).toMatchObject({ text: "reworded", edited: { user: "U0ANA" } });
    expect(slack.message({ channelId: channel, ts })?.blocks).toBeUndefined();
    expect(await errorOf("chat.update", { channel, ts, text: "x".repeat(4001) }, ana)).toBe("msg_too_long");
    slack.invite("#press", "cleo");
    expect((await call("chat.delete", { channel, ts }, slack.tokens.user("cleo"))).body.ok).toBe(true);
    expect(await errorOf("chat.delete", { channel, ts }, ana)).toBe("message_not_found");
  });

  it("stamps what is posted with a person's token with the app, and leaves it the person's", async () => {
    const ana = slack.tokens.user("ana");
    const posted = await call("chat.postMessage", { channel: "C0PRESS", text: "for ana" }, ana);
    const { ts, message } = posted.body as { ts: string; message: { bot_id: string } };
    expect(message).toMatchObject({ user: "U0ANA", app_id: slack.app.appId, bot_profile: { id: message.bot_id } });
    expect(message).not.toHaveProperty("client_msg_id");
    expect((await call("bots.info", { bot: message.bot_id })).body).toMatchObject({ bot: { user_id: "U0ANA" } });
    expect(await errorOf("chat.update", { channel: "C0PRESS", ts, text: "x" })).toBe("cant_update_message");
    await slack.as("ana").edit({ channelId: "C0PRESS", ts }, "by hand");
    expect(slack.message({ channelId: "C0PRESS", ts })).toMatchObject({ text: "by hand", bot_id: message.bot_id });
  });

  it("says who can read a channel", async () => {
    const channel = async (id: string) => (await call("conversations.info", { channel: id })).body.channel;
    expect(await channel("C0EXT")).toMatchObject({
      is_ext_shared: true,
      is_pending_ext_shared: false,
      connected_team_ids: ["T0ACME"],
      conversation_host_id: "T0HOME",
    });
    expect(await channel("C0PENDING")).toMatchObject({ is_ext_shared: false, is_pending_ext_shared: true });
    const user = async (id: string) => (await call("users.info", { user: id })).body.user;
    expect(await user("U0DANA")).toMatchObject({ team_id: "T0ACME", is_stranger: false, is_restricted: false });
    expect(await user("U0GIL")).toMatchObject({ team_id: "T0HOME", is_restricted: true, is_ultra_restricted: false });
    expect(await user("U0SOL")).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await user("U0OLD")).toMatchObject({ deleted: true });
  });

  it("pages by cursor", async () => {
    const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
    const found: string[] = [];
    for await (const page of client.paginate("conversations.members", { channel: "C0GENERAL", limit: 2 })) {
      found.push(...((page as { members?: string[] }).members ?? []));
    }
    expect(found).toEqual(["U0ANA", "U0BEN", "U0CLEO", "U0EVE", "U0SOTTO"]);
    expect(await errorOf("conversations.members", { channel: "C0GENERAL", cursor: "!" })).toBe("invalid_cursor");
  });

  it("holds blocks and views to their limits", async () => {
    const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
    const post = (blocks: unknown[]) => errorOf("chat.postMessage", { channel: "C0PRESS", text: "x", blocks });
    expect(await post([section("x".repeat(3001))])).toBe("invalid_blocks");
    expect(await post(Array.from({ length: 51 }, () => ({ type: "divider" })))).toBe("invalid_blocks");
    expect(await post([{ type: "actions", elements: [] }])).toBe("invalid_blocks");
    expect(await post(Array.from({ length: 5 }, () => section("x".repeat(2900))))).toBe("msg_blocks_too_long");
    expect(await post([section("fine")])).toBeUndefined();
    const view = { type: "modal", title: { type: "plain_text", text: "A title that is too long for it" }, blocks: [] };
    expect(await errorOf("views.open", { trigger_id: "x", view })).toBe("invalid_arguments");
    expect(
      await errorOf("views.open", { trigger_id: "x", view: { ...view, title: { type: "plain_text", text: "Short" } } }),
    ).toBe("invalid_trigger_id");
  });

  it("takes uploads, and gives files out to those who may have them", async () => {
    const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
    await client.filesUploadV2({ channel_id: "C0PRESS", filename: "chart.txt", content: "numbers", title: "Chart" });
    const [shown] = slack.as("ana").sees("#press");
    const url = String(shown?.files[0]?.url_private_download);
    const read = (token: string) =>
      fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "manual" }).then(
        (response) => response.status,
      );
    expect(await (await fetch(url, { headers: { authorization: `Bearer ${slack.tokens.bot}` } })).text()).toBe(
      "numbers",
    );
    expect(await read("xoxb-wrong")).toBe(302);
    expect(await read(slack.tokens.user("gil"))).toBe(404);
    expect(await errorOf("files.delete", { file: shown?.files[0]?.id }, slack.tokens.user("ana"))).toBe(
      "cant_delete_file",
    );
    expect((await call("files.delete", { file: shown?.files[0]?.id })).body.ok).toBe(true);
    expect(await read(slack.tokens.bot)).toBe(404);
  });

  it("gives consent and tokens by OAuth, and takes them back", async () => {
    const authorize = new URL("/oauth/v2/authorize", slack.url);
    authorize.search = new URLSearchParams({
      client_id: slack.clientId,
      scope: "chat:write",
      user_scope: "im:history,chat:write",
      redirect_uri: "http://127.0.0.1:1/slack/oauth_redirect",
      state: "abc",
      sandbox_user: "ben",
    }).toString();
    const redirected = await fetch(authorize, { redirect: "manual" });
    const target = new URL(redirected.headers.get("location") ?? "");
    expect(target.searchParams.get("state")).toBe("abc");
    const client = new WebClient(undefined, { slackApiUrl: slack.apiUrl });
    const exchange = () =>
      client.oauth.v2.access({
        client_id: slack.clientId,
        client_secret: slack.clientSecret,
        code: target.searchParams.get("code") ?? "",
      });
    const granted = await exchange();
    expect(granted).toMatchObject({
      team: { id: "T0HOME" },
      authed_user: { id: "U0BEN", scope: "im:history,chat:write" },
    });
    await expect(exchange()).rejects.toThrow("invalid_code");
    const token = String(granted.authed_user?.access_token);
    expect((await call("auth.test", {}, token)).body).toMatchObject({ user_id: "U0BEN" });
    expect((await call("auth.revoke", {}, token)).body).toMatchObject({ revoked: true });
    expect(await errorOf("auth.test", {}, token)).toBe("token_revoked");
  });
});

describe("rate tiers", () => {
  it("answer 429 with Retry-After when they are on", async () => {
    const slack = await startSandbox({ rateLimits: 0.1 });
    const client = new WebClient(slack.tokens.bot, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
    await client.users.list({});
    await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 60 });
    await slack.stop();
  });
});
