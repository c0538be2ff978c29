import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createClients } from "../../src/slack/clients.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createNotifier } from "../../src/slack/notifier.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { caseOf } from "./case-of.ts";
import { QUIET_LOG } from "./quiet-log.ts";

describe("people who may not see an ephemeral message", () => {
  const called: string[] = [];
  let presence: Record<string, unknown> = {};
  let server: Server;
  let slackApiUrl = "";

  beforeAll(async () => {
    server = createServer((request, response) => {
      const method = request.url?.split("/").at(-1) ?? "";
      // Who the author is decides the language, not the way.
      if (method !== "users.info") {
        called.push(method);
      }
      response.setHeader("content-type", "application/json");
      const answer = method === "users.getPresence" ? presence : { ok: true, channel: { id: "D1" }, ts: "1.1" };
      response.end(JSON.stringify(answer));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    slackApiUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/api/`;
  });
  beforeEach(() => {
    called.length = 0;
  });
  afterAll(async () => {
    server.close();
    await once(server, "close");
  });

  function notifier() {
    const clients = createClients({ slackApiUrl, log: QUIET_LOG });
    const tokens = createTokens({ botToken: "xoxb-test", userToken: null, installations: null });
    const directory = createDirectory({ clients, tokens, clock: Date, log: QUIET_LOG, reviewersGroup: null });
    return createNotifier({
      clients,
      tokens,
      directory,
      log: QUIET_LOG,
      reviewChannel: null,
      reviewZone: "UTC",
      zone: "UTC",
    });
  }

  it.each([
    ["away", { ok: true, presence: "away" }, ["users.getPresence", "conversations.open", "chat.postMessage"]],
    ["active", { ok: true, presence: "active" }, ["users.getPresence", "chat.postEphemeral"]],
    ["unknown", { ok: false, error: "user_not_found" }, ["users.getPresence", "chat.postEphemeral"]],
  ])("are written to directly, all others in place: %s", async (_title, answer, methods) => {
    presence = answer;
    await notifier().answerNudge(caseOf(), { what: "removed" }, null);
    expect(called).toEqual(methods);
  });

  it("are not asked about again where presence can't be had", async () => {
    presence = { ok: false, error: "missing_scope" };
    const one = notifier();
    await one.answerNudge(caseOf(), { what: "removed" }, null);
    await one.answerNudge(caseOf(), { what: "removed" }, null);
    expect(called).toEqual(["users.getPresence", "chat.postEphemeral", "chat.postEphemeral"]);
  });
});
