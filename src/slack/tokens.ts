import type { Authorize, InstallationStore } from "@slack/bolt";
import type { KeptTokens } from "../core/kept-tokens.ts";

/** Whose tokens Sotto holds. Rejects only when the store can't be asked. */
export interface Tokens {
  /** The bot's token for a workspace, `null` when Sotto is not installed there. */
  bot(teamId: string, enterpriseId: string | null): Promise<string | null>;
  /** The token a person consented to, `null` when they have not. */
  user(teamId: string, userId: string): Promise<string | null>;
  /** The configured token that may act on other people's messages, `null` when there is none. */
  readonly configuredUser: string | null;
}

/** Bolt's installation store, and what is asked of it besides. */
export interface Installations extends InstallationStore, KeptTokens {}

export interface TokensOptions {
  /** The only workspace's bot token; with `null` the installations are asked. */
  readonly botToken: string | null;
  /** A person's or an administrator's token for removing messages. */
  readonly userToken: string | null;
  readonly installations: Installations | null;
}

/** Tokens from the configuration and from installations. */
export function createTokens({ botToken, userToken, installations }: TokensOptions): Tokens {
  return {
    configuredUser: userToken,
    async bot(teamId, enterpriseId) {
      return botToken ?? (await installations?.botToken(teamId, enterpriseId)) ?? null;
    },
    async user(teamId, userId) {
      return (await installations?.userToken(teamId, userId)) ?? null;
    },
  };
}

/** Bolt's authorisation of an incoming request, by the tokens Sotto holds. */
export function createAuthorize(tokens: Tokens): Authorize<boolean> {
  return async ({ teamId, enterpriseId, userId }) => {
    const home = teamId ?? enterpriseId;
    const botToken = home === undefined ? null : await tokens.bot(home, enterpriseId ?? null);
    if (botToken === null) {
      throw new NotInstalledError("Sotto is not installed in this workspace");
    }
    return {
      botToken,
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
      ...(userId === undefined ? {} : { userId }),
    };
  };
}

/** Thrown for requests of workspaces Sotto has no token for. */
export class NotInstalledError extends Error {
  override readonly name = "NotInstalledError";
}
