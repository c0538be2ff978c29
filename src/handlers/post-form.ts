import { checkDigest, judge } from "../core/commands/check.ts";
import type { Asker } from "../core/commands/command.ts";
import { askerIn } from "../core/commands/elsewhere.ts";
import { type PostResult, postOnBehalf } from "../core/commands/post-on-behalf.ts";
import { escapeText, unescapeText } from "../slack/foreign-name.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import { changedBlocks } from "../slack/views/check-modal.ts";
import { INPUT } from "../slack/views/ids.ts";
import { notPostedModal, postedModal, postModal } from "../slack/views/post-modal.ts";
import { type CheckForm, type CheckFormDeps, checkedForm, metadataOf, notThere } from "./check-form.ts";
import type { FormAnswer } from "./show-view.ts";

/** What the person has said about posting so far. */
interface Asked {
  readonly confirmed: boolean;
  readonly reason: string | null;
  /** Digest of what they were shown. */
  readonly seen: string;
}

/** What to show of a post; `null` for a click that was a second one. */
type PostAnswer = FormAnswer | null;

export async function postAsWritten(
  form: CheckForm,
  channelId: string,
  text: string,
  deps: CheckFormDeps,
): Promise<PostAnswer> {
  return post(form, channelId, text, { confirmed: false, reason: null, seen: form.place.seen ?? "" }, deps);
}

/** Posts the generalised wording of a text, when it still is the one that was shown. */
export async function postSafer(
  form: CheckForm,
  channelId: string,
  text: string,
  deps: CheckFormDeps,
): Promise<PostAnswer> {
  const { commands } = deps;
  const asker = await askerIn(form.asker, channelId, commands);
  if (asker === null) {
    return notThere(form, text);
  }
  const { checked } = await judge(asker, escapeText(text), commands);
  if (checked.safer === null || checkDigest(asker, escapeText(text), checked, commands) !== form.place.seen) {
    return { view: await checkedForm(form, asker, text, checked, changedBlocks(form.words), deps) };
  }
  const safer = await judge(asker, checked.safer, commands);
  const seen = checkDigest(asker, checked.safer, safer.checked, commands);
  return post(form, channelId, unescapeText(checked.safer), { confirmed: false, reason: null, seen }, deps);
}

/** Posts what the person was asked about once more, and confirmed. */
export async function postConfirmed(
  form: CheckForm,
  channelId: string,
  text: string,
  deps: CheckFormDeps,
): Promise<PostAnswer> {
  const asked = { confirmed: true, reason: form.filled.text(INPUT.reason), seen: form.place.seen ?? "" };
  return post(form, channelId, text, asked, deps);
}

async function post(
  form: CheckForm,
  channelId: string,
  text: string,
  asked: Asked,
  deps: CheckFormDeps,
): Promise<PostAnswer> {
  const asker = await askerIn(form.asker, channelId, deps.commands);
  if (asker === null) {
    return notThere(form, text);
  }
  // The same click, sent twice, comes from the same view.
  const once = `${form.viewId}/${form.hash}`;
  const result = await postOnBehalf(asker, { ...asked, text: escapeText(text), once }, deps.commands);
  return afterPosting(result, form, asker, text, asked, deps);
}

async function afterPosting(
  result: PostResult,
  form: CheckForm,
  asker: Asker,
  text: string,
  asked: Asked,
  deps: CheckFormDeps,
): Promise<PostAnswer> {
  const { words, reader, place, filled } = form;
  switch (result.kind) {
    case "posted":
      return { view: postedModal(result.permalink, words) };
    case "refused":
      return { view: notPostedModal(result.why, escapeText(text), words) };
    case "repeated":
      return null;
    case "changed":
      return { view: await checkedForm(form, asker, text, result.checked, changedBlocks(words), deps) };
    case "ask": {
      const metadata = metadataOf({ ...place, channelId: asker.channelId }, asked.seen);
      const { blocks } = replyPost({ ...result.checked, safer: null }, reader);
      const view = postModal({ metadata, text, result: blocks, asksReason: result.reasonDue }, words);
      return filled.has(INPUT.reason) ? { errors: { [INPUT.reason]: words.modals.needed }, otherwise: view } : { view };
    }
  }
}
