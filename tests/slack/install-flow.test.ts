import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Installation } from "@slack/bolt";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { giveConsent } from "../../sandbox/consent.ts";
import { freePort } from "../../sandbox/free-port.ts";
import { HARBOUR_PR_BEFORE_CONSENT } from "../../sandbox/seed.ts";
import type { PersonRef } from "../../src/core/direct-consent.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import { installUrl } from "../../src/slack/install-url.ts";
import { createReceiver, type SottoReceiver } from "../../src/slack/receiver.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { consents } from "./joined.ts";
import { QUIET_LOG } from "./quiet-log.ts";

describe("the install flow", () => {
  let slack: Sandbox;
  let receiver: SottoReceiver;
  let url: string;
  let installed: boolean;
  const stored: Installation<"v1" | "v2", boolean>[] = [];
  const consented: PersonRef[] = [];
  beforeEach(async () => {
    stored.length = 0;
    consented.length = 0;
    installed = true;
    slack = await startSandbox({ seed: HARBOUR_PR_BEFORE_CONSENT, transport: { kind: "http" } });
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    receiver = createReceiver({
      transport: { kind: "http", signingSecret: slack.signingSecret, port },
      slackApiUrl: slack.apiUrl,
      log: QUIET_LOG,
      intake: async () => undefined,
      install: {
        clientId: slack.clientId,
        clientSecret: slack.clientSecret,
        stateSecret: "a state secret of the tests",
        installations: { ...consents({}), storeInstallation: async (one) => void stored.push(one) },
        scopes: ["chat:write"],
        userScopes: ["im:history", "chat:write"],
        redirectUri: `${url}/slack/oauth_redirect`,
        authorizationUrl: `${slack.url}/oauth/v2/authorize`,
        isInstalled: async () => installed,
        onConsent: (person) => void consented.push(person),
      },
    });
    const tokens = createTokens({ botToken: slack.tokens.bot, userToken: null, installations: null });
    createSlackApp({ receiver, tokens, slackApiUrl: slack.apiUrl, log: QUIET_LOG });
    await receiver.start();
  });
  afterEach(async () => {
    await receiver.stop();
    await slack.stop();
  });

  it("asks for the person alone where Sotto is, and for the workspace where it is not", async () => {
    await giveConsent(slack, url, "ana");
    expect(stored).toMatchObject([{ user: { id: "U0ANA", scopes: ["im:history", "chat:write"] } }]);
    expect(stored[0]?.bot).toBeUndefined();
    expect(consented).toEqual([{ teamId: "T0HOME", enterpriseId: null, userId: "U0ANA" }]);
    installed = false;
    expect(await (await fetch(`${url}/slack/install`)).text()).toContain("Add Sotto to your workspace");
    await giveConsent(slack, url, "ben");
    expect(stored[1]).toMatchObject({ bot: { userId: "U0SOTTO" }, user: { id: "U0BEN" } });
  });

  it("keeps nothing of somebody who was led here from another workspace", async () => {
    const page = installUrl(`${url}/slack/install`, { teamId: "T0HOME", enterpriseId: null });
    await expect(giveConsent(slack, url, "dana", { page })).rejects.toThrow("another workspace");
    expect([stored, consented]).toEqual([[], []]);
  });

  it("keeps nothing without Slack's word, and leaves other paths to Bolt", async () => {
    slack.faults.add({ kind: "slack-error", on: "oauth.v2.access", error: "invalid_code" });
    await expect(giveConsent(slack, url, "ana")).rejects.toThrow("That didn't work");
    expect(stored).toEqual([]);
    expect((await fetch(`${url}/slack/elsewhere`)).status).toBe(404);
    expect((await fetch(`${url}/slack/install`, { method: "POST" })).status).toBe(404);
  });
});
