import { freePort } from "./free-port.ts";
import type { Sandbox } from "./sandbox.ts";

export interface BotEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the bot's own pages: install, health, metrics. */
  readonly url: string;
  readonly dataDir: string;
}

export interface BotEnvironmentOptions {
  /** Used unless `inherited` says otherwise. */
  readonly dataDir: string;
  /** Settings that win over the sandbox's suggestions, but not over its addresses and tokens. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

/** What the bot's process is given, to join this workspace. */
export async function botEnvironment(slack: Sandbox, options: BotEnvironmentOptions): Promise<BotEnvironment> {
  const { inherited } = options;
  const dataDir = inherited.SOTTO_DATA_DIR ?? options.dataDir;
  const port = inherited.PORT ?? String(await freePort());
  const url = inherited.SOTTO_PUBLIC_URL ?? `http://127.0.0.1:${port}`;
  return {
    url,
    dataDir,
    env: {
      SOTTO_REVIEWERS: "S0SECURITY",
      SOTTO_REVIEW_CHANNEL: slack.channelId("#security-review"),
      // An administrator's token, so that "Remove it" can take down messages of people who gave no consent. It holds
      // no right to read, so the administrator's own conversations stay unheard.
      SLACK_USER_TOKEN: slack.authorise("cleo", ["chat:write", "files:write"]),
      ...inherited,
      SOTTO_DATA_DIR: dataDir,
      PORT: port,
      SOTTO_PUBLIC_URL: url,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      ...slack.env(),
    },
  };
}
