import type { ModalView } from "@slack/types";
import { note, type Post, plain } from "../blocks.ts";
import type { Words } from "../wording/english.ts";

/** Shows an answer where a form was; closing it closes the form it was opened from, too. */
export function resultModal(post: Post, { modals: say }: Words): ModalView {
  return { type: "modal", title: plain(say.result), close: plain(say.done), clear_on_close: true, blocks: post.blocks };
}

/** Shown while an answer takes longer than Slack waits. */
export function waitingModal(words: Words): ModalView {
  return resultModal(note(words.modals.looking), words);
}
