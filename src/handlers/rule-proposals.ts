import type { App } from "@slack/bolt";
import type { CommandDeps } from "../core/commands/command.ts";
import { keepRule } from "../core/keep-rule.ts";
import type { Log } from "../core/ports.ts";
import { note } from "../slack/blocks.ts";
import { KEEP_RULE } from "../slack/digest-blocks.ts";
import { faultName } from "../slack/errors.ts";
import type { Responder } from "../slack/respond.ts";
import { sayDate } from "../slack/times.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { readerOf } from "./asker.ts";
import { answerClick } from "./payloads.ts";

export interface RuleProposalsDeps {
  readonly commands: CommandDeps;
  readonly respond: Responder;
  readonly log: Log;
}

const RULE = /^[a-z0-9-]+:[a-z0-9-]+$/;

/** The digest's button that leaves a noisy rule as it is. What it says is for whoever pressed it; the digest stays. */
export function registerRuleProposals(app: App, { commands, respond, log }: RuleProposalsDeps): void {
  app.action({ type: "block_actions", action_id: KEEP_RULE }, async ({ ack, body }) => {
    await ack();
    const { data } = answerClick.safeParse(body);
    const rule = data?.actions[0]?.value ?? "";
    if (data === undefined || !RULE.test(rule)) {
      log.warn("A press on a rule's button could not be read");
      return;
    }
    const reviewer = { teamId: data.team?.id ?? data.user.team_id ?? "", userId: data.user.id };
    const reader = await readerOf(reviewer, { ...commands, now: () => commands.clock.now() });
    const words = wordsFor(reader.locale);
    let said: string;
    try {
      const result = await keepRule({ ...reviewer, rule }, commands);
      said =
        result.status === "kept"
          ? words.digest.kept(`\`${rule}\``, sayDate(result.until, reader))
          : words.digest.reviewersOnly;
    } catch (error) {
      log.error("A rule could not be kept", { rule, fault: faultName(error) });
      said = words.answerRefused.failed;
    }
    if (data.response_url) {
      await respond(data.response_url, { ...note(said), replace_original: false });
    }
  });
}
