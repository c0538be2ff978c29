import type { Authorize, Installation, InstallationStore } from "@slack/bolt";
import type { SlackClients } from "./clients.ts";

/** The bot's identity in one workspace or organisation. */
export interface BotAccess {
  readonly token: string;
  readonly botId: string | null;
  readonly botUserId: string | null;
}

/** Whose tokens Sotto holds. */
export interface Tokens {
  /** The bot's token for a workspace, `null` when Sotto is not installed there. */
  bot(teamId: string, enterpriseId: string | null): Promise<BotAccess | null>;
  /** The token a person consented to, `null` when they have not. */
  user(teamId: string, userId: string): Promise<string | null>;
  /** The configured token that may act on other people's messages, `null` when there is none. */
  readonly configuredUser: string | null;
}

/** What Sotto keeps of installations; Bolt's store, and people's own tokens beside it. */
export interface Installations extends InstallationStore {
  userToken(teamId: string, userId: string): Promise<string | null>;
  /** Forgets the tokens of people who withdrew their consent. */
  revokeUsers(teamId: string, userIds: readonly string[]): Promise<void>;
}

export interface TokensOptions {
  readonly clients: SlackClients;
  /** The only workspace's bot token; with `null` the installations are asked. */
  readonly botToken: string | null;
  /** A person's or an administrator's token for removing messages. */
  readonly userToken: string | null;
  readonly installations: Installations | null;
}

/** Tokens from the configuration and from installations. */
export function createTokens(options: TokensOptions): Tokens {
  const { clients, botToken, installations } = options;
  let own: Promise<BotAccess> | null = null;
  async function identify(token: string): Promise<BotAccess> {
    const { bot_id, user_id } = await clients.withToken(token).auth.test();
    return { token, botId: bot_id ?? null, botUserId: user_id ?? null };
  }
  return {
    configuredUser: options.userToken,
    async bot(teamId, enterpriseId) {
      if (botToken !== null) {
        own ??= identify(botToken).catch((error: unknown) => {
          own = null;
          throw error;
        });
        return own;
      }
      const installation = await fetchInstallation(installations, teamId, enterpriseId);
      const bot = installation?.bot;
      return bot === undefined ? null : { token: bot.token, botId: bot.id, botUserId: bot.userId };
    },
    async user(teamId, userId) {
      return installations === null ? null : installations.userToken(teamId, userId);
    },
  };
}

async function fetchInstallation(
  installations: Installations | null,
  teamId: string,
  enterpriseId: string | null,
): Promise<Installation | null> {
  if (installations === null) {
    return null;
  }
  const query = { teamId, enterpriseId: enterpriseId ?? undefined };
  const ofWorkspace = await installations
    .fetchInstallation({ ...query, isEnterpriseInstall: false })
    .catch(noneUnlessPassing);
  if (ofWorkspace !== null || enterpriseId === null) {
    return ofWorkspace;
  }
  return installations
    .fetchInstallation({ teamId: undefined, enterpriseId, isEnterpriseInstall: true })
    .catch(noneUnlessPassing);
}

/** A store says "not installed" by throwing a plain error. */
function noneUnlessPassing(error: unknown): null {
  if (error instanceof Error && "code" in error) {
    throw error;
  }
  return null;
}

/** Bolt's authorisation of an incoming request, by the tokens Sotto holds. */
export function createAuthorize(tokens: Tokens): Authorize<boolean> {
  return async ({ teamId, enterpriseId, userId }) => {
    const home = teamId ?? enterpriseId;
    const bot = home === undefined ? null : await tokens.bot(home, enterpriseId ?? null);
    if (bot === null) {
      throw new Error("Sotto is not installed in this workspace");
    }
    return {
      botToken: bot.token,
      ...(bot.botId === null ? {} : { botId: bot.botId }),
      ...(bot.botUserId === null ? {} : { botUserId: bot.botUserId }),
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
      ...(userId === undefined ? {} : { userId }),
    };
  };
}
