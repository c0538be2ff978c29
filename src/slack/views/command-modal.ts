import type { ModalView } from "@slack/types";
import { plain } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { INPUT, VIEW } from "./ids.ts";
import { selectInput } from "./inputs.ts";

/** `/confidential` without words: what is chosen here has a form of its own, or an answer. */
export function commandModal(metadata: string, { commandModal: say }: Words): ModalView {
  const options = Object.entries(say.choices).map(([value, choice]) => ({ text: plain(choice), value }));
  return {
    type: "modal",
    callback_id: VIEW.command,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [selectInput({ id: INPUT.what, label: say.what, options })],
  };
}
