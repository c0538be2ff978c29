import type { App, ViewSubmitAction, webApi } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import { type Checked, checkDigest, judge } from "../core/commands/check.ts";
import type { Asker, CommandDeps } from "../core/commands/command.ts";
import { askerIn } from "../core/commands/elsewhere.ts";
import { type PostResult, postOnBehalf } from "../core/commands/post-on-behalf.ts";
import type { Log } from "../core/ports.ts";
import { note, section } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { escapeText, unescapeText } from "../slack/foreign-name.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import type { Reader } from "../slack/times.ts";
import { changedBlocks, checkModal, lookingBlocks } from "../slack/views/check-modal.ts";
import { BUTTON, INPUT, VIEW } from "../slack/views/ids.ts";
import { MOST_TYPED } from "../slack/views/inputs.ts";
import { notPostedModal, postedModal, postModal } from "../slack/views/post-modal.ts";
import { resultModal, waitingModal } from "../slack/views/result-modal.ts";
import type { Words } from "../slack/wording/english.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerFrom, personSoon, readerOf } from "./asker.ts";
import { type FilledIn, filledIn } from "./filled-in.ts";
import { type CheckPlace, checkPlace, globalShortcut, readMetadata, submission, viewClick } from "./payloads.ts";
import { type FormAnswer, openView, showAnswer, updateView } from "./show-view.ts";

export interface CheckModalDeps {
  readonly commands: CommandDeps;
  readonly log: Log;
}

/** Callback id as in the manifest. */
export const CHECK_SHORTCUT = "check_before_sending";

/** Checking a text before it is sent, and posting it for the person: from the global shortcut and from `/confidential`. */
export function registerCheckModal(app: App, deps: CheckModalDeps): void {
  app.shortcut({ type: "shortcut", callback_id: CHECK_SHORTCUT }, async ({ ack, body, client }) => {
    await ack();
    const shortcut = globalShortcut.safeParse(body);
    if (!shortcut.success) {
      deps.log.warn("A shortcut could not be read");
      return;
    }
    const { user, team, enterprise, trigger_id: triggerId } = shortcut.data;
    const teamId = team?.id ?? user.team_id ?? "";
    const where = { teamId, enterpriseId: enterprise?.id ?? null, channelId: null };
    const person = await personSoon(teamId, user.id, deps.commands.directory);
    const view = emptyCheckModal(where, wordsFor(person?.locale ?? null));
    await openView(triggerId, view, { client, log: deps.log });
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.check }, async ({ ack, body, client }) => {
    const modal = await readModal(submission.safeParse(body).data, deps);
    if (modal === null) {
      await ack();
      return;
    }
    const { words, filled, place } = modal;
    const text = filled.text(INPUT.text).trim();
    const channelId = filled.conversation(INPUT.conversation);
    const mistake = mistakeIn(text, words);
    if (mistake !== null || channelId === null) {
      const errors: Record<string, string> =
        mistake === null ? { [INPUT.conversation]: words.modals.needed } : { [INPUT.text]: mistake };
      await ack({ response_action: "errors", errors });
      return;
    }
    const content = { metadata: metadataOf(place, null), text, channelId, offers: [] };
    const looking = checkModal({ ...content, result: lookingBlocks(words) }, words);
    const coming = settled(look(modal, channelId, text, [], deps), looking, words, deps);
    await showAnswer(ack, modal.viewId, coming, looking, { client, log: deps.log });
  });

  for (const button of [BUTTON.postAsWritten, BUTTON.postSafer]) {
    app.action({ type: "block_actions", action_id: button }, async ({ ack, body, client }) => {
      await ack();
      const modal = await readModal(viewClick.safeParse(body).data, deps);
      const channelId = modal?.filled.conversation(INPUT.conversation) ?? modal?.place.channelId ?? null;
      if (modal === null || channelId === null) {
        return;
      }
      const text = modal.filled.text(INPUT.text).trim();
      const posting = button === BUTTON.postSafer ? postSafer : postAsWritten;
      await show(modal, posting(modal, channelId, text, deps), client, deps);
    });
  }

  app.action({ type: "block_actions", action_id: BUTTON.backToCheck }, async ({ ack, body, client }) => {
    await ack();
    const modal = await readModal(viewClick.safeParse(body).data, deps);
    if (modal !== null && modal.place.channelId !== null) {
      const text = modal.filled.text(INPUT.postText).trim();
      await show(modal, look(modal, modal.place.channelId, text, [], deps), client, deps);
    }
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.post }, async ({ ack, body, client }) => {
    const modal = await readModal(submission.safeParse(body).data, deps);
    if (modal === null || modal.place.channelId === null) {
      await ack();
      return;
    }
    const { words, filled, place } = modal;
    const text = filled.text(INPUT.postText).trim();
    const mistake = mistakeIn(text, words);
    if (mistake !== null) {
      await ack({ response_action: "errors", errors: { [INPUT.postText]: mistake } });
      return;
    }
    const asked = { confirmed: true, reason: filled.text(INPUT.reason), seen: place.seen ?? "" };
    const waiting = waitingModal(words);
    const coming = settled(post(modal, modal.place.channelId, text, asked, deps), waiting, words, deps);
    await showAnswer(ack, modal.viewId, coming, waiting, { client, log: deps.log });
  });
}

/** The modal as it opens; `channelId`: where the person is, when Slack said. */
export function emptyCheckModal(where: Omit<CheckPlace, "seen">, words: Words): ModalView {
  const metadata = metadataOf({ ...where, seen: null }, null);
  return checkModal({ metadata, text: "", channelId: where.channelId, result: [], offers: [] }, words);
}

/** A modal that came back. */
interface Modal {
  readonly viewId: string;
  readonly hash: string;
  readonly place: CheckPlace;
  readonly asker: Asker;
  readonly reader: Reader;
  readonly words: Words;
  readonly filled: FilledIn;
}

async function readModal(
  data: Pick<NonNullable<ReturnType<typeof submission.safeParse>["data"]>, "user" | "view"> | undefined,
  { commands, log }: CheckModalDeps,
): Promise<Modal | null> {
  const place = data === undefined ? null : readMetadata(checkPlace, data.view.private_metadata);
  if (data === undefined || place === null) {
    log.warn("A modal could not be read");
    return null;
  }
  const asker = askerFrom(place, data.user.id);
  const reader = await readerOf(asker, { ...commands, now: () => commands.clock.now() });
  const { id: viewId, hash, state } = data.view;
  return { viewId, hash, place, asker, reader, words: wordsFor(reader.locale), filled: filledIn(state.values) };
}

function mistakeIn(text: string, { checkModal: say }: Words): string | null {
  return text === "" ? say.empty : text.length > MOST_TYPED ? say.tooLong : null;
}

function metadataOf({ teamId, enterpriseId, channelId }: CheckPlace, seen: string | null): string {
  return JSON.stringify({ teamId, enterpriseId, channelId, seen } satisfies CheckPlace);
}

/** Checks a text for a conversation; `above` stands over the result. */
async function look(
  modal: Modal,
  channelId: string,
  text: string,
  above: readonly KnownBlock[],
  deps: CheckModalDeps,
): Promise<FormAnswer> {
  const asker = await askerIn(modal.asker, channelId, deps.commands);
  if (asker === null) {
    return notThere(modal, text);
  }
  const { checked } = await judge(asker, escapeText(text), deps.commands);
  return { view: await resultView(modal, asker, text, checked, above, deps) };
}

function notThere({ place, words }: Modal, text: string): FormAnswer {
  const { notThere: why } = words.checkModal;
  const result = [section(why)];
  const otherwise = checkModal({ metadata: metadataOf(place, null), text, channelId: null, result, offers: [] }, words);
  return { errors: { [INPUT.conversation]: why }, otherwise };
}

async function resultView(
  { place, reader, words }: Modal,
  asker: Asker,
  text: string,
  checked: Checked,
  above: readonly KnownBlock[],
  { commands }: CheckModalDeps,
): Promise<ModalView> {
  const { channelId, teamId, userId } = asker;
  const mayPost = await commands.actions.mayActFor(teamId, userId);
  const seen = checkDigest(asker, escapeText(text), checked, commands);
  const result = [...above, ...replyPost(checked, reader).blocks];
  // A wording that outgrew the input couldn't be shown in it once more.
  const hasSafer = checked.safer !== null && unescapeText(checked.safer).length <= MOST_TYPED;
  return checkModal(
    {
      metadata: metadataOf({ ...place, channelId }, seen),
      text,
      channelId,
      result: mayPost ? result : [...result, section(words.checkModal.noConsent)],
      offers: mayPost ? [...(hasSafer ? [BUTTON.postSafer] : []), BUTTON.postAsWritten] : [],
    },
    words,
  );
}

async function postAsWritten(modal: Modal, channelId: string, text: string, deps: CheckModalDeps): Promise<FormAnswer> {
  return post(modal, channelId, text, { confirmed: false, reason: null, seen: modal.place.seen ?? "" }, deps);
}

/** Posts the generalised wording of a text, when it still is the one that was shown. */
async function postSafer(modal: Modal, channelId: string, text: string, deps: CheckModalDeps): Promise<FormAnswer> {
  const { commands } = deps;
  const asker = await askerIn(modal.asker, channelId, commands);
  if (asker === null) {
    return notThere(modal, text);
  }
  const { checked } = await judge(asker, escapeText(text), commands);
  if (checked.safer === null || checkDigest(asker, escapeText(text), checked, commands) !== modal.place.seen) {
    return { view: await resultView(modal, asker, text, checked, changedBlocks(modal.words), deps) };
  }
  const safer = await judge(asker, checked.safer, commands);
  const seen = checkDigest(asker, checked.safer, safer.checked, commands);
  return post(modal, channelId, unescapeText(checked.safer), { confirmed: false, reason: null, seen }, deps);
}

async function post(
  modal: Modal,
  channelId: string,
  text: string,
  asked: { readonly confirmed: boolean; readonly reason: string | null; readonly seen: string },
  deps: CheckModalDeps,
): Promise<FormAnswer> {
  const asker = await askerIn(modal.asker, channelId, deps.commands);
  if (asker === null) {
    return notThere(modal, text);
  }
  const markup = escapeText(text);
  const once = `${modal.viewId}/${modal.hash}`;
  const result = await postOnBehalf(asker, { ...asked, text: markup, once }, deps.commands);
  return afterPosting(result, { modal, asker, text, asked }, deps);
}

async function afterPosting(
  result: PostResult,
  {
    modal,
    asker,
    text,
    asked,
  }: { modal: Modal; asker: Asker; text: string; asked: { confirmed: boolean; seen: string } },
  deps: CheckModalDeps,
): Promise<FormAnswer> {
  const { words, reader, place } = modal;
  switch (result.kind) {
    case "posted":
      return { view: postedModal(result.permalink, words) };
    case "refused":
      return { view: notPostedModal(result.why, escapeText(text), words) };
    case "repeated":
      return { view: resultModal(note(words.answerRefused.already), words) };
    case "changed":
      return { view: await resultView(modal, asker, text, result.checked, changedBlocks(words), deps) };
    case "ask": {
      const metadata = metadataOf({ ...place, channelId: asker.channelId }, asked.seen);
      const { blocks } = replyPost({ ...result.checked, safer: null }, reader);
      const view = postModal({ metadata, text, result: blocks, asksReason: result.reasonDue }, words);
      return asked.confirmed ? { errors: { [INPUT.reason]: words.modals.needed }, otherwise: view } : { view };
    }
  }
}

/** An answer in any case: what fails is said in the words for that, above the form that was sent off. */
async function settled(
  coming: Promise<FormAnswer>,
  form: ModalView,
  words: Words,
  { log }: CheckModalDeps,
): Promise<FormAnswer> {
  try {
    return await coming;
  } catch (error) {
    log.error("A check failed", { fault: faultName(error) });
    return { view: { ...form, blocks: [section(words.answerRefused.failed), ...form.blocks.slice(1)] } };
  }
}

/** Shows in the modal that was clicked in what comes of it. */
async function show(
  modal: Modal,
  coming: Promise<FormAnswer>,
  client: webApi.WebClient,
  deps: CheckModalDeps,
): Promise<void> {
  const failed = resultModal(note(modal.words.answerRefused.failed), modal.words);
  const answer = await settled(coming, failed, modal.words, deps);
  const view = "errors" in answer ? answer.otherwise : answer.view;
  await updateView({ viewId: modal.viewId, hash: modal.hash, view }, { client, log: deps.log });
}
