import type { App } from "@slack/bolt";
import { lift } from "../core/commands/lift.ts";
import type { Consents } from "../core/ports.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { HOME_BUTTON } from "../slack/home-buttons.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import type { Reader } from "../slack/times.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerFrom } from "./asker.ts";
import { type HomeClick, readHomeClick } from "./home-click.ts";
import { type HomeMoveDeps, registerHomeMove } from "./home-move.ts";

export interface HomeActionsDeps extends HomeMoveDeps {
  readonly consents: Pick<Consents, "withdraw">;
}

/** What can be done in the Home; it is shown anew after each. The answers to nudges are seen to elsewhere. */
export function registerHomeActions(app: App, deps: HomeActionsDeps): void {
  onClick(app, HOME_BUTTON.lift, deps, async ({ person, hash, value }) => {
    const reply = await lift(askerFrom(person, person.userId), value, deps.commands);
    await deps.home.publish(person, { notice: (reader) => replyPost(reply, reader), hash });
  });

  onClick(app, HOME_BUTTON.stopProtecting, deps, async ({ person, hash }) => {
    const outcome = await deps.consents.withdraw(person);
    const notice = ({ locale }: Reader): Post => note(wordsFor(locale).protection.stopped[outcome]);
    await deps.home.publish(person, { notice, hash });
  });

  // The button opens a page by itself; Slack tells of the click all the same.
  app.action({ type: "block_actions", action_id: HOME_BUTTON.protect }, async ({ ack }) => {
    await ack();
  });

  registerHomeMove(app, deps);
}

/** Acknowledges a click at once, and shows the Home with an apology when it could not be carried out. */
function onClick(app: App, button: string, deps: HomeActionsDeps, act: (click: HomeClick) => Promise<void>): void {
  app.action({ type: "block_actions", action_id: button }, async ({ ack, body }) => {
    await ack();
    const click = readHomeClick(body);
    if (click === null) {
      deps.log.warn("A click in a Home could not be read");
      return;
    }
    try {
      await act(click);
    } catch (error) {
      deps.log.error("Something done in a Home failed", { what: button, fault: faultName(error) });
      const notice = ({ locale }: Reader): Post => note(wordsFor(locale).answerRefused.failed);
      await deps.home.publish(click.person, { notice, hash: click.hash });
    }
  });
}
