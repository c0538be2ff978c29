import type { Button, KnownBlock, ModalView } from "@slack/types";
import { context, plain, section } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { BUTTON, INPUT, VIEW } from "./ids.ts";
import { conversationInput, MOST_TYPED, textInput } from "./inputs.ts";

export interface CheckModalContent {
  /** Comes back with every click and submission; ids and digests only. */
  readonly metadata: string;
  /** As typed, not as Slack markup. */
  readonly text: string;
  /** `null` for the conversation the person is looking at. */
  readonly channelId: string | null;
  /** What came of the last check; empty before the first. */
  readonly result: readonly KnownBlock[];
  /** Ways to post what was checked; empty where there are none. */
  readonly offers: readonly (typeof BUTTON)["postSafer" | "postAsWritten"][];
}

/**
 * A text to check and where it would go, with what came of the last check above them. Slack holds the text, in the
 * input it was typed in: every view shown in place of this one has that input again, and nothing else carries it.
 */
export function checkModal(content: CheckModalContent, { checkModal: say }: Words): ModalView {
  const { metadata, text, channelId, result, offers } = content;
  const buttons = offers.map(
    (id): Button => ({
      type: "button",
      action_id: id,
      text: plain(say[id === BUTTON.postSafer ? "postSafer" : "postAsWritten"]),
      ...(id === BUTTON.postSafer ? { style: "primary" } : {}),
    }),
  );
  return {
    type: "modal",
    callback_id: VIEW.check,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(result.length === 0 ? say.check : say.again),
    close: plain(say.close),
    blocks: [
      ...result,
      ...(buttons.length === 0 ? [] : [{ type: "actions" as const, elements: buttons }]),
      ...(result.length === 0 ? [] : [{ type: "divider" as const }]),
      textInput({
        id: INPUT.text,
        label: say.text,
        hint: say.textHint,
        multiline: true,
        maxLength: MOST_TYPED,
        initial: text,
      }),
      conversationInput({ id: INPUT.conversation, label: say.conversation, initial: channelId }),
    ],
  };
}

/** In place of a result that is still being looked for. */
export function lookingBlocks({ modals: say }: Words): readonly KnownBlock[] {
  return [context(say.looking)];
}

/** Above a result the person has not seen before. */
export function changedBlocks({ checkModal: say }: Words): readonly KnownBlock[] {
  return [section(say.changed)];
}
