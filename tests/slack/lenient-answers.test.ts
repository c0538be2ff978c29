import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { answerClick, messageShortcut, slashCommand, submission } from "../../src/handlers/payloads.ts";
import { createAudienceSource } from "../../src/slack/audience-source.ts";
import { createClients } from "../../src/slack/clients.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { createMemoryAudienceCache } from "./memory-audience-cache.ts";
import { QUIET_LOG } from "./quiet-log.ts";

type Json = Record<string, unknown>;

const origin = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: null,
  conversation: "channel",
  externalHint: false,
} as const;

describe("answers that say null where there is nothing to say", () => {
  const answers: Record<string, Json> = {};
  let server: Server;
  let apiUrl = "";

  beforeAll(async () => {
    server = createServer((request, response) => {
      const method = request.url?.replace("/api/", "") ?? "";
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ok: true, ...answers[method] }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    apiUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/api/`;
  });
  afterAll(async () => {
    server.close();
    await once(server, "close");
  });

  function audience(channel: Json, user: Json) {
    answers["auth.test"] = { team_id: "T0HOME", enterprise_id: null };
    answers["conversations.info"] = { channel: { id: "C1", ...channel } };
    answers["conversations.members"] = { members: ["U1"] };
    answers["users.info"] = { user: { id: "U1", team_id: "T0HOME", ...user } };
    const clients = createClients({ slackApiUrl: apiUrl, log: QUIET_LOG });
    const tokens = createTokens({ botToken: "xoxb-test", userToken: null, installations: null });
    const clock = { now: Date.now };
    const directory = createDirectory({ clients, tokens, clock, log: QUIET_LOG, reviewersGroup: null });
    const cache = createMemoryAudienceCache(clock.now);
    return createAudienceSource({ clients, tokens, directory, cache, log: QUIET_LOG }).audience(origin, "C1");
  }

  const nothing = {
    is_im: null,
    is_mpim: null,
    is_private: null,
    is_group: null,
    is_ext_shared: null,
    is_pending_ext_shared: null,
    connected_team_ids: [null],
    shared_team_ids: null,
    pending_shared: null,
    conversation_host_id: null,
  };
  const nobody = {
    deleted: null,
    is_bot: null,
    is_restricted: null,
    is_ultra_restricted: null,
    is_stranger: null,
    tz: 7,
    locale: null,
    enterprise_user: null,
  };

  it("leave the audience known", async () => {
    expect(await audience(nothing, nobody)).toMatchObject({
      kind: "public",
      members: 1,
      guests: 0,
      externalMembers: 0,
      complete: true,
    });
    expect(await audience({ ...nothing, is_private: "true" }, nobody)).toMatchObject({ kind: "private" });
  });

  it("never make outsiders colleagues: what is something else entirely leaves the audience unknown", async () => {
    expect(await audience({ ...nothing, is_ext_shared: "perhaps" }, nobody)).toMatchObject({ complete: false });
    expect(await audience({ ...nothing, pending_shared: "T0ACME" }, nobody)).toMatchObject({ complete: false });
    expect(await audience(nothing, { ...nobody, is_restricted: { yes: 1 } })).toMatchObject({ complete: false });
    expect(await audience(nothing, { ...nobody, team_id: null })).toMatchObject({ externalMembers: 1 });
  });

  it("leave what people do readable", () => {
    const who = { user: { id: "U1", team_id: null }, team: null, enterprise: null };
    const action = { action_id: "remove", value: null, extra: { deep: [] } };
    expect(answerClick.safeParse({ ...who, response_url: null, trigger_id: null, actions: [action] }).success).toBe(
      true,
    );
    const command = {
      team_id: "T1",
      user_id: "U1",
      channel_id: "C1",
      trigger_id: "1.2",
      response_url: "https://x.example",
    };
    expect(slashCommand.safeParse({ ...command, enterprise_id: null, channel_name: null, text: null }).success).toBe(
      true,
    );
    const message = { ts: "1.2", thread_ts: null, user: null };
    const channel = { id: "C1", name: null };
    expect(messageShortcut.safeParse({ ...who, ...command, channel, message, message_ts: null }).success).toBe(true);
    const one = { value: null, selected_option: null, selected_conversation: null };
    const empty = { ...one, selected_users: null, selected_conversations: null };
    const view = { id: "V1", hash: "1.a", private_metadata: "", state: { values: { a: { a: empty } } } };
    expect(submission.safeParse({ ...who, view }).success).toBe(true);
  });
});
