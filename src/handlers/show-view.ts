import type { SlackViewMiddlewareArgs, ViewSubmitAction, webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Log } from "../core/ports.ts";
import { within } from "../core/within.ts";
import { faultName } from "../slack/errors.ts";

/** Well within the three seconds Slack waits for an acknowledgement, the look-up of the asker's zone included. */
const SHOW_AT_ONCE_WITHIN_MS = 1_200;

/** What a submission leads to. Mistakes are shown on their fields; too late for that, `otherwise` is shown instead. */
export type FormAnswer =
  | { readonly view: ModalView }
  | { readonly errors: Readonly<Record<string, string>>; readonly otherwise: ModalView };

type Ack = SlackViewMiddlewareArgs<ViewSubmitAction>["ack"];

export interface ShowDeps {
  readonly client: Pick<webApi.WebClient, "views">;
  readonly log: Log;
}

/**
 * Answers a submission in its place: at once where the answer is ready in time, else first with a view that says it is
 * coming. False when the person had closed it by then.
 */
export async function showAnswer(
  ack: Ack,
  viewId: string,
  coming: Promise<FormAnswer>,
  waiting: ModalView,
  deps: ShowDeps,
): Promise<boolean> {
  const soon = await within(SHOW_AT_ONCE_WITHIN_MS, coming);
  if (soon !== null) {
    await ack(
      "errors" in soon
        ? { response_action: "errors", errors: { ...soon.errors } }
        : { response_action: "update", view: soon.view },
    );
    return true;
  }
  await ack({ response_action: "update", view: waiting });
  const answer = await coming;
  return updateView({ viewId, view: "errors" in answer ? answer.otherwise : answer.view }, deps);
}

/** Opens a modal. False when the click is too long ago for Slack to take it as the person's wish. */
export async function openView(triggerId: string, view: ModalView, { client, log }: ShowDeps): Promise<boolean> {
  try {
    await client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    log.warn("A view could not be opened", { fault: faultName(error) });
    return false;
  }
}

/**
 * Shows another view in an open one's place. With `hash` only if it still is the one that was clicked in: a view that
 * has moved on, or was closed, is left alone. False then.
 */
export async function updateView(
  { viewId, hash, view }: { readonly viewId: string; readonly hash?: string; readonly view: ModalView },
  { client, log }: ShowDeps,
): Promise<boolean> {
  try {
    await client.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
    return true;
  } catch (error) {
    log.info("A view could not be updated", { fault: faultName(error) });
    return false;
  }
}
