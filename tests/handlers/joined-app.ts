import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { freePort } from "../../sandbox/free-port.ts";
import { HARBOUR_PR_BEFORE_CONSENT } from "../../sandbox/seed.ts";
import { recordAnswer } from "../../src/core/answering.ts";
import { ANSWERS, type Case } from "../../src/core/case.ts";
import { computeHome } from "../../src/core/home.ts";
import type { ModerationJob } from "../../src/core/jobs.ts";
import { nudgeOptions } from "../../src/core/nudge-options.ts";
import { registerHandlers } from "../../src/handlers/register.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import { createAudienceSource } from "../../src/slack/audience-source.ts";
import { createClients } from "../../src/slack/clients.ts";
import { createConsents } from "../../src/slack/consents.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createHomePublisher } from "../../src/slack/home-publisher.ts";
import { intake } from "../../src/slack/intake.ts";
import { manifestScopes } from "../../src/slack/manifest.ts";
import { createMessageActions } from "../../src/slack/message-actions.ts";
import { nudgePost } from "../../src/slack/nudge-blocks.ts";
import { createReceiver } from "../../src/slack/receiver.ts";
import { createResponder } from "../../src/slack/respond.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { findingOf } from "../core/builders.ts";
import type { CoreStores } from "../core/stores.ts";
import { type CoreWorld, openCoreWorld } from "../core/world.ts";
import { caseOf } from "../slack/case-of.ts";
import { consents } from "../slack/joined.ts";
import { createMemoryAudienceCache } from "../slack/memory-audience-cache.ts";
import { QUIET_LOG } from "../slack/quiet-log.ts";

export const SECRET = "536-22-8417";

/** A real app with all its listeners, joined to a sandbox, on a real store. */
export interface JoinedApp {
  readonly slack: Sandbox;
  readonly core: CoreWorld;
  /** Of the app's own pages, where it was started with `http`. */
  readonly url: string;
  /** What the intake handed on so far. */
  readonly jobs: readonly ModerationJob[];
  /** Stores a case of Ana's in the channel shared with Acme Corp and nudges her, as the worker would. */
  nudged(changes?: Partial<Case>): Promise<Case>;
  /** Drops what is remembered of a conversation's readers, as the event of a change does. */
  forgetAudience(channelId: string): Promise<void>;
  forgetPerson(userId: string): void;
  stop(): Promise<void>;
}

/** `consenting`: people who let Sotto act in their name. `http`: instead of a socket, with the install pages. */
export async function startJoinedApp(
  stores: CoreStores,
  { consenting = [], http = false }: { readonly consenting?: readonly string[]; readonly http?: boolean } = {},
): Promise<JoinedApp> {
  const slack = await startSandbox({
    manifest: new URL("../../manifest.yml", import.meta.url).pathname,
    seed: HARBOUR_PR_BEFORE_CONSENT,
    transport: { kind: http ? "http" : "socket" },
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const core = await openCoreWorld(stores, (text) => {
    const start = text.indexOf(SECRET);
    return start < 0 ? [] : [findingOf({ start, end: start + SECRET.length })];
  });
  const clients = createClients({ slackApiUrl: slack.apiUrl, log: QUIET_LOG });
  const installations = consents(
    Object.fromEntries(consenting.map((who) => [slack.userId(who), slack.authorise(who)])),
  );
  const tokens = createTokens({ botToken: slack.tokens.bot, userToken: null, installations });
  const { clock } = core.deps;
  const directory = createDirectory({ clients, tokens, clock, log: QUIET_LOG, reviewersGroup: "S0SECURITY" });
  const cache = createMemoryAudienceCache(clock.now);
  const audiences = createAudienceSource({ clients, tokens, directory, cache, log: QUIET_LOG });
  const messages = createMessageActions({ clients, tokens, log: QUIET_LOG });
  const given = createConsents({ installations, clients, log: QUIET_LOG });
  const jobs: ModerationJob[] = [];
  const scopes = manifestScopes();
  const home = createHomePublisher({
    clients,
    tokens,
    log: QUIET_LOG,
    report: (person) => computeHome(person, { ...core.deps, directory, actions: messages, consents: given }),
    installPage: http ? `${url}/slack/install` : null,
    userScopes: scopes.user,
    reviewChannel: "C0SECURITY",
  });
  const receiver = createReceiver({
    transport: http
      ? { kind: "http", signingSecret: slack.signingSecret, port }
      : { kind: "socket", appToken: slack.tokens.app },
    install: {
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: "a state secret of the tests",
      installations,
      scopes: scopes.bot,
      userScopes: scopes.user,
      redirectUri: `${url}/slack/oauth_redirect`,
      authorizationUrl: `${slack.url}/oauth/v2/authorize`,
      isInstalled: async () => true,
      onConsent: (person) => void home.publish(person),
    },
    slackApiUrl: slack.apiUrl,
    log: QUIET_LOG,
    intake: (body) =>
      intake(body, {
        ...core.deps,
        audiences,
        log: QUIET_LOG,
        consents: given,
        queue: { enqueue: async (added) => void jobs.push(...added) },
        recordGap: async () => undefined,
      }),
  });
  const app = createSlackApp({ receiver, tokens, slackApiUrl: slack.apiUrl, log: QUIET_LOG });
  registerHandlers(app, {
    recordAnswer: (given) => recordAnswer(given, core.deps),
    nudgeOptions: (asked) => nudgeOptions(asked, core.deps),
    commands: {
      ...core.deps,
      // A getter keeps the policy a test may change.
      get policy() {
        return core.policy;
      },
      audiences,
      directory,
      actions: messages,
      fingerprinter: { fingerprint: (text) => [BigInt(text.length)] },
    },
    messages,
    directory,
    installations,
    home,
    consents: given,
    respond: createResponder(slack.apiUrl),
    log: QUIET_LOG,
  });
  await receiver.start();
  if (http) {
    await slack.setRequestUrl(`${url}/slack/events`);
  }
  await slack.appConnected();
  let count = 0;
  return {
    slack,
    core,
    url,
    jobs,
    async nudged(changes = {}) {
      count += 1;
      const posted = await slack.as("ana").post("#acme-shared", "hello");
      const value = caseOf({ id: `case_${count}`, ref: { teamId: "T0HOME", ...posted }, ...changes });
      await core.deps.cases.transaction((tx) => tx.saveCase(value));
      const post = nudgePost(
        {
          caseId: value.id,
          action: "confirm",
          ring: "external",
          audience: core.audience,
          reasons: [
            {
              policyClass: "custom",
              detector: "custom",
              kind: "project",
              title: "a project",
              label: null,
              liftsAt: null,
              liftZone: null,
              count: 1,
              inFile: false,
            },
          ],
          answers: [...ANSWERS],
          permalink: null,
          zone: "UTC",
          locale: null,
        },
        "in-place",
      );
      const bot = clients.withToken(slack.tokens.bot);
      await bot.chat.postEphemeral({ channel: value.ref.channelId, user: value.authorId, ...post });
      return value;
    },
    forgetAudience: (channelId) => audiences.forget("T0HOME", channelId),
    forgetPerson: (userId) => directory.forgetPerson("T0HOME", userId),
    async stop() {
      await receiver.stop();
      await slack.stop();
      core.close();
    },
  };
}
