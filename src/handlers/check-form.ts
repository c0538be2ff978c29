import type { KnownBlock, ModalView } from "@slack/types";
import type { z } from "zod";
import { type Checked, checkDigest, judge } from "../core/commands/check.ts";
import type { Asker, CommandDeps } from "../core/commands/command.ts";
import { askerIn } from "../core/commands/elsewhere.ts";
import type { Log } from "../core/ports.ts";
import { section } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { escapeText, unescapeText } from "../slack/foreign-name.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import type { Reader } from "../slack/times.ts";
import { checkModal, lookingBlocks } from "../slack/views/check-modal.ts";
import { BUTTON, INPUT } from "../slack/views/ids.ts";
import { MOST_TYPED } from "../slack/views/inputs.ts";
import type { Words } from "../slack/wording/english.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerFrom, readerOf } from "./asker.ts";
import { type FilledIn, filledIn } from "./filled-in.ts";
import { type CheckPlace, checkPlace, readMetadata, type submission } from "./payloads.ts";
import type { FormAnswer } from "./show-view.ts";

export interface CheckFormDeps {
  readonly commands: CommandDeps;
  readonly log: Log;
}

/** A modal that checks or posts, as it came back. */
export interface CheckForm {
  readonly viewId: string;
  readonly hash: string;
  readonly place: CheckPlace;
  readonly asker: Asker;
  readonly reader: Reader;
  readonly words: Words;
  readonly filled: FilledIn;
}

/** `null` for what is none. */
export async function readCheckForm(
  data: Pick<z.infer<typeof submission>, "user" | "view"> | undefined,
  { commands, log }: CheckFormDeps,
): Promise<CheckForm | null> {
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

/** What is wrong with a text, `null` when it can be checked. */
export function mistakeIn(text: string, { checkModal: say }: Words): string | null {
  return text === "" ? say.empty : text.length > MOST_TYPED ? say.tooLong : null;
}

/** `seen`: digest of what the person was shown. */
export function metadataOf({ teamId, enterpriseId, channelId }: Omit<CheckPlace, "seen">, seen: string | null): string {
  return JSON.stringify({ teamId, enterpriseId, channelId, seen } satisfies CheckPlace);
}

/** The form as it opens; `channelId`: where the person is, when Slack said. */
export function emptyCheckForm(where: Omit<CheckPlace, "seen">, words: Words): ModalView {
  const { channelId } = where;
  return checkModal({ metadata: metadataOf(where, null), text: "", channelId, result: [], offers: [] }, words);
}

/** The form with words in place of a result. */
function formWith(
  result: readonly KnownBlock[],
  { place, words }: CheckForm,
  channelId: string | null,
  text: string,
): ModalView {
  return checkModal({ metadata: metadataOf(place, null), text, channelId, result, offers: [] }, words);
}

export function lookingForm(form: CheckForm, channelId: string, text: string): ModalView {
  return formWith(lookingBlocks(form.words), form, channelId, text);
}

/** Checks a text for a conversation. */
export async function lookAt(
  form: CheckForm,
  channelId: string,
  text: string,
  deps: CheckFormDeps,
): Promise<FormAnswer> {
  const asker = await askerIn(form.asker, channelId, deps.commands);
  if (asker === null) {
    return notThere(form, text);
  }
  const { checked } = await judge(asker, escapeText(text), deps.commands);
  return { view: await checkedForm(form, asker, text, checked, [], deps) };
}

/** A conversation that is not the person's to look into. */
export function notThere(form: CheckForm, text: string): FormAnswer {
  const { notThere: why } = form.words.checkModal;
  return { errors: { [INPUT.conversation]: why }, otherwise: formWith([section(why)], form, null, text) };
}

/** The form with what came of a check, and `above` over it. */
export async function checkedForm(
  { place, reader, words }: CheckForm,
  asker: Asker,
  text: string,
  checked: Checked,
  above: readonly KnownBlock[],
  { commands }: CheckFormDeps,
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

/** An answer in any case: what fails is said above the form, with the text kept. */
export async function orFailed<T>(
  coming: Promise<T>,
  form: CheckForm,
  channelId: string,
  text: string,
  { log }: CheckFormDeps,
): Promise<T | FormAnswer> {
  try {
    return await coming;
  } catch (error) {
    log.error("A check failed", { fault: faultName(error) });
    return { view: formWith([section(form.words.answerRefused.failed)], form, channelId, text) };
  }
}
