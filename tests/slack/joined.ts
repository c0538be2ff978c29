import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/client.ts";
import { createAudienceSource } from "../../src/slack/audience-source.ts";
import { createClients } from "../../src/slack/clients.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createFileSource } from "../../src/slack/file-source.ts";
import { createMessageActions } from "../../src/slack/message-actions.ts";
import { createNotifier } from "../../src/slack/notifier.ts";
import { createTokens, type Installations } from "../../src/slack/tokens.ts";
import { createMemoryAudienceCache } from "./memory-audience-cache.ts";
import { QUIET_LOG } from "./quiet-log.ts";

/** People's own tokens, as the install flow would have stored them. */
export function consents(tokens: Readonly<Record<string, string>>): Installations {
  const kept = new Map(Object.entries(tokens).map(([id, token]) => [id, { token, scopes: [] as readonly string[] }]));
  return {
    async storeInstallation({ user }) {
      if (user.token !== undefined) {
        kept.set(user.id, { token: user.token, scopes: user.scopes ?? [] });
      }
    },
    fetchInstallation: () => Promise.reject(new Error("not installed")),
    botToken: async () => null,
    userToken: async (_teamId, userId) => kept.get(userId)?.token ?? null,
    async consent({ userId }) {
      const given = kept.get(userId);
      return given === undefined ? null : { since: 0, scopes: given.scopes };
    },
    forgetUsers: async (_teamId, _enterpriseId, userIds) => {
      const tokens = userIds.flatMap((id) => kept.get(id)?.token ?? []);
      for (const id of userIds) {
        kept.delete(id);
      }
      return tokens;
    },
  };
}

/** The Slack side without Bolt, joined to a fresh workspace. Ana has given her consent. */
export async function join(
  options: SandboxOptions & { readonly longestWaitMs?: number; readonly configuredUser?: "cleo" } = {},
) {
  const { longestWaitMs = 2_000, configuredUser, ...sandboxOptions } = options;
  const slack: Sandbox = await startSandbox(sandboxOptions);
  const now = { value: Date.now() };
  const clock = { now: () => now.value };
  const clients = createClients({ slackApiUrl: slack.apiUrl, log: QUIET_LOG, longestWaitMs });
  const installations = consents({ U0ANA: slack.authorise("ana") });
  const tokens = createTokens({
    botToken: slack.tokens.bot,
    userToken: configuredUser === undefined ? null : slack.authorise(configuredUser),
    installations,
  });
  const directory = createDirectory({ clients, tokens, clock, log: QUIET_LOG, reviewersGroup: "S0SECURITY" });
  const cache = createMemoryAudienceCache(clock.now);
  const audiences = createAudienceSource({ clients, tokens, directory, cache, log: QUIET_LOG });
  const notifier = createNotifier({
    clients,
    tokens,
    directory,
    log: QUIET_LOG,
    reviewChannel: "C0SECURITY",
    reviewZone: "Europe/London",
    zone: "Europe/London",
  });
  const actions = createMessageActions({ clients, tokens, log: QUIET_LOG });
  const files = createFileSource({ timeoutMs: 10_000, clients, tokens, log: QUIET_LOG });
  return { slack, now, clock, clients, tokens, installations, directory, cache, audiences, notifier, actions, files };
}

export type Joined = Awaited<ReturnType<typeof join>>;
