import type { KnownBlock, ModalView } from "@slack/types";
import { link, plain, quotedWhole, section } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { BUTTON, INPUT, VIEW } from "./ids.ts";
import { MOST_TYPED, textInput } from "./inputs.ts";
import { reasonInput } from "./reason-modal.ts";

export interface PostModalContent {
  readonly metadata: string;
  /** What would be posted, as typed. */
  readonly text: string;
  /** Who can read it, and what was seen in it. */
  readonly result: readonly KnownBlock[];
  readonly asksReason: boolean;
}

/** Asks once more before something is posted in a person's name. The text stands in its own input: see {@link checkModal}. */
export function postModal(content: PostModalContent, words: Words): ModalView {
  const say = words.postModal;
  return {
    type: "modal",
    callback_id: VIEW.post,
    private_metadata: content.metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [
      ...content.result,
      section(`*${words.nudge.confirm}*`),
      ...(content.asksReason ? [reasonInput(words)] : []),
      textInput({
        id: INPUT.postText,
        label: say.text,
        multiline: true,
        maxLength: MOST_TYPED,
        initial: content.text,
      }),
      {
        type: "actions",
        elements: [{ type: "button", action_id: BUTTON.backToCheck, text: plain(say.back) }],
      },
    ],
  };
}

/** Says that it is posted. */
export function postedModal(permalink: string | null, words: Words): ModalView {
  const say = words.postModal;
  return {
    type: "modal",
    title: plain(say.postedTitle),
    close: plain(words.modals.done),
    clear_on_close: true,
    blocks: [section(say.posted(link(permalink, say.openIt)))],
  };
}

/** Says why it is not, and gives the words to post by hand, as Slack markup. */
export function notPostedModal(why: keyof Words["postModal"]["refused"], text: string, words: Words): ModalView {
  const say = words.postModal;
  return {
    type: "modal",
    title: plain(words.checkModal.title),
    close: plain(words.modals.done),
    clear_on_close: true,
    blocks: [section(say.refused[why]), section(say.copy), ...quotedWhole(text)],
  };
}
