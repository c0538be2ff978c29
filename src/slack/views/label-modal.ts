import type { InputBlock, ModalView } from "@slack/types";
import { LABEL_LEVELS } from "../../core/subject.ts";
import { plain } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { INPUT, VIEW } from "./ids.ts";
import { conversationsInput, peopleInput, radioInput, textInput } from "./inputs.ts";

/** Labels one message. */
export function labelModal(metadata: string, words: Words): ModalView {
  const { labelModal: say } = words;
  return {
    type: "modal",
    callback_id: VIEW.label,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [...labelInputs(words)],
  };
}

/** A level, until when, and for whom. */
export function labelInputs({ labelModal: say, levels }: Words): readonly InputBlock[] {
  const options = LABEL_LEVELS.map((level) => ({ text: plain(levels[level]), value: level }));
  return [
    radioInput({ id: INPUT.level, label: say.level, options, initial: options[1] }),
    textInput({ id: INPUT.until, label: say.until, hint: say.untilHint, optional: true, maxLength: 100 }),
    peopleInput({ id: INPUT.people, label: say.people, optional: true }),
    conversationsInput({ id: INPUT.channels, label: say.channels, optional: true }),
  ];
}
