import type { ModalView } from "@slack/types";
import { MAX_REASON_LENGTH } from "../../core/answering.ts";
import { plain } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { INPUT, VIEW } from "./ids.ts";
import { textInput } from "./inputs.ts";

/** Asks why it is fine to share. `metadata` comes back with the submission. */
export function reasonModal(metadata: string, words: Words): ModalView {
  const say = words.reasonModal;
  return {
    type: "modal",
    callback_id: VIEW.reason,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [reasonInput(words)],
  };
}

/** The question alone, for modals that ask more. */
export function reasonInput({ reasonModal: say }: Words) {
  return textInput({
    id: INPUT.reason,
    label: say.label,
    hint: say.hint,
    multiline: true,
    minLength: 3,
    maxLength: MAX_REASON_LENGTH,
  });
}
