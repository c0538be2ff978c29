import type { SlackClients } from "./clients.ts";
import { isPassing } from "./errors.ts";
import type { Tokens } from "./tokens.ts";

/** What Slack calls Sotto in one workspace; `null` for what it would not say. */
export interface OwnApp {
  /** The user its own posts are by. */
  readonly userId: string | null;
  /** Stamped on everything it posts, in a person's name as well. */
  readonly appId: string | null;
}

export interface OwnApps {
  /** Rejects when Slack can't be asked now. */
  of(teamId: string, enterpriseId: string | null): Promise<OwnApp>;
}

const NOBODY: OwnApp = { userId: null, appId: null };

/** Asks Slack once for each token: an app that is installed anew has another one. */
export function createOwnApps({ clients, tokens }: { clients: SlackClients; tokens: Tokens }): OwnApps {
  const known = new Map<string, Promise<OwnApp>>();
  return {
    async of(teamId, enterpriseId) {
      const token = await tokens.bot(teamId, enterpriseId);
      if (token === null) {
        return NOBODY;
      }
      let own = known.get(token);
      if (own === undefined) {
        own = ask(clients.withToken(token));
        own.catch(() => known.delete(token));
        known.set(token, own);
      }
      return own;
    },
  };
}

async function ask(web: ReturnType<SlackClients["withToken"]>): Promise<OwnApp> {
  const self = await unlessRefused(web.auth.test());
  const bot = self?.bot_id === undefined ? null : await unlessRefused(web.bots.info({ bot: self.bot_id }));
  return { userId: self?.user_id ?? null, appId: bot?.bot?.app_id ?? null };
}

/** `null` when Slack will not say, however often it is asked. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isPassing(error)) {
      throw error;
    }
    return null;
  }
}
