import type { App } from "@slack/bolt";
import type { NudgeOptions } from "../core/nudge-options.ts";
import type { Directory, Log } from "../core/ports.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { SHOW_OPTIONS } from "../slack/notice-blocks.ts";
import { nudgePost } from "../slack/nudge-blocks.ts";
import type { Responder } from "../slack/respond.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { personSoon } from "./asker.ts";
import { answerClick } from "./payloads.ts";

export interface OptionsDeps {
  /** The nudge of one case, for its author. */
  readonly nudgeOptions: (asked: {
    readonly caseId: string;
    readonly teamId: string;
    readonly userId: string;
  }) => Promise<NudgeOptions>;
  readonly respond: Responder;
  readonly directory: Pick<Directory, "person">;
  readonly log: Log;
}

/** *Show options* beside one message of several: its nudge, with all the answers, below the message that lists them. */
export function registerOptions(app: App, deps: OptionsDeps): void {
  app.action({ type: "block_actions", action_id: SHOW_OPTIONS }, async ({ ack, body }) => {
    await ack();
    const click = answerClick.safeParse(body);
    const caseId = click.data?.actions[0]?.value;
    if (!click.success || !caseId || !click.data.response_url) {
      deps.log.warn("A click could not be read", { action: SHOW_OPTIONS });
      return;
    }
    const { user, team, response_url: responseUrl } = click.data;
    const asked = { caseId, teamId: team?.id ?? user.team_id ?? "", userId: user.id };
    const post = await postOf(asked, deps);
    if (!(await deps.respond(responseUrl, { ...post, replace_original: false }))) {
      deps.log.info("The options of a nudge did not arrive", { caseId });
    }
  });
}

async function postOf(asked: Parameters<OptionsDeps["nudgeOptions"]>[0], deps: OptionsDeps): Promise<Post> {
  const { answerRefused } = wordsFor((await personSoon(asked.teamId, asked.userId, deps.directory))?.locale ?? null);
  try {
    const options = await deps.nudgeOptions(asked);
    return options.status === "open" ? nudgePost(options.content, "elsewhere") : note(answerRefused[options.status]);
  } catch (error) {
    deps.log.error("The options of a nudge could not be shown", { caseId: asked.caseId, fault: faultName(error) });
    return note(answerRefused.failed);
  }
}
