import { App } from "@slack/bolt";
import type { Log } from "../core/ports.ts";
import { clientOptions } from "./clients.ts";
import { faultName } from "./errors.ts";
import { createLibraryLog } from "./library-log.ts";
import type { SottoReceiver } from "./receiver.ts";
import { createAuthorize, type Tokens } from "./tokens.ts";

export interface SlackAppOptions {
  readonly receiver: SottoReceiver;
  readonly tokens: Tokens;
  readonly slackApiUrl: string | null;
  readonly log: Log;
}

/** A Bolt app on Sotto's receiver and tokens; listeners are added by the handlers. */
export function createSlackApp(options: SlackAppOptions): App {
  const app = new App({
    receiver: options.receiver,
    authorize: createAuthorize(options.tokens),
    clientOptions: clientOptions({ slackApiUrl: options.slackApiUrl, log: options.log }),
    logger: createLibraryLog(options.log),
    // Sotto's own posts are recognised while decoding, by more than the bot's user.
    ignoreSelf: false,
    convoStore: false,
  });
  app.error(async (error) => {
    options.log.error("A Slack listener failed", { fault: faultName(error) });
  });
  return app;
}
