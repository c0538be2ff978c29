import type { App, ViewSubmitAction } from "@slack/bolt";
import { note } from "../slack/blocks.ts";
import { BUTTON, INPUT, VIEW } from "../slack/views/ids.ts";
import { resultModal, waitingModal } from "../slack/views/result-modal.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { personSoon } from "./asker.ts";
import {
  type CheckForm,
  type CheckFormDeps,
  emptyCheckForm,
  lookAt,
  lookingForm,
  mistakeIn,
  orFailed,
  readCheckForm,
} from "./check-form.ts";
import { globalShortcut, submission, viewClick } from "./payloads.ts";
import { postAsWritten, postConfirmed, postSafer } from "./post-form.ts";
import { type FormAnswer, openView, showAnswer, updateView } from "./show-view.ts";

/** Callback id as in the manifest. */
export const CHECK_SHORTCUT = "check_before_sending";

/** What a button does with the text, for the conversation. */
type Press = (form: CheckForm, channelId: string, text: string, deps: CheckFormDeps) => Promise<FormAnswer | null>;

/** The buttons, and the input each takes the text from. */
const PRESSES: readonly (readonly [string, string, Press])[] = [
  [BUTTON.postAsWritten, INPUT.text, postAsWritten],
  [BUTTON.postSafer, INPUT.text, postSafer],
  [BUTTON.backToCheck, INPUT.postText, lookAt],
];

/** Checking a text before it is sent, and posting it for the person. */
export function registerCheckModal(app: App, deps: CheckFormDeps): void {
  const { log } = deps;

  app.shortcut({ type: "shortcut", callback_id: CHECK_SHORTCUT }, async ({ ack, body, client }) => {
    await ack();
    const shortcut = globalShortcut.safeParse(body);
    if (!shortcut.success) {
      log.warn("A shortcut could not be read");
      return;
    }
    const { user, team, enterprise, trigger_id: triggerId } = shortcut.data;
    const teamId = team?.id ?? user.team_id ?? "";
    const person = await personSoon(teamId, user.id, deps.commands.directory);
    const where = { teamId, enterpriseId: enterprise?.id ?? null, channelId: null };
    await openView(triggerId, emptyCheckForm(where, wordsFor(person?.locale ?? null)), { client, log });
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.check }, async ({ ack, body, client }) => {
    const form = await readCheckForm(submission.safeParse(body).data, deps);
    if (form === null) {
      await ack();
      return;
    }
    const text = form.filled.text(INPUT.text).trim();
    const channelId = form.filled.conversation(INPUT.conversation);
    const mistake = mistakeIn(text, form.words);
    if (mistake !== null) {
      await ack({ response_action: "errors", errors: { [INPUT.text]: mistake } });
    } else if (channelId === null) {
      await ack({ response_action: "errors", errors: { [INPUT.conversation]: form.words.modals.needed } });
    } else {
      const coming = orFailed(lookAt(form, channelId, text, deps), form, channelId, text, deps);
      await showAnswer(ack, form.viewId, coming, lookingForm(form, channelId, text), { client, log });
    }
  });

  for (const [button, input, press] of PRESSES) {
    app.action({ type: "block_actions", action_id: button }, async ({ ack, body, client }) => {
      await ack();
      const form = await readCheckForm(viewClick.safeParse(body).data, deps);
      const channelId = form?.filled.conversation(INPUT.conversation) ?? form?.place.channelId ?? null;
      if (form === null || channelId === null) {
        return;
      }
      const text = form.filled.text(input).trim();
      const answer = await orFailed(press(form, channelId, text, deps), form, channelId, text, deps);
      if (answer !== null) {
        const view = "errors" in answer ? answer.otherwise : answer.view;
        await updateView({ viewId: form.viewId, hash: form.hash, view }, { client, log });
      }
    });
  }

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.post }, async ({ ack, body, client }) => {
    const form = await readCheckForm(submission.safeParse(body).data, deps);
    const channelId = form?.place.channelId ?? null;
    if (form === null || channelId === null) {
      await ack();
      return;
    }
    const { words, viewId } = form;
    const text = form.filled.text(INPUT.postText).trim();
    const mistake = mistakeIn(text, words);
    if (mistake !== null) {
      await ack({ response_action: "errors", errors: { [INPUT.postText]: mistake } });
      return;
    }
    const posting = postConfirmed(form, channelId, text, deps);
    const coming = orFailed(posting, form, channelId, text, deps).then(
      (answer) => answer ?? { view: resultModal(note(words.answerRefused.already), words) },
    );
    await showAnswer(ack, viewId, coming, waitingModal(words), { client, log });
  });
}
