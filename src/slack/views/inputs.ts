import type { InputBlock, PlainTextOption } from "@slack/types";
import { plain } from "../blocks.ts";

/** What every input has: its id, which is also its element's, and its words. */
interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

interface Typed extends Labelled {
  readonly multiline?: boolean;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly initial?: string;
}

interface Chosen extends Labelled {
  readonly options: readonly PlainTextOption[];
  readonly initial?: PlainTextOption | undefined;
}

/** What Slack takes in one text field at the most, in characters. */
export const MOST_TYPED = 3_000;

export function textInput(input: Typed): InputBlock {
  return block(input, {
    type: "plain_text_input",
    action_id: input.id,
    multiline: input.multiline === true,
    max_length: input.maxLength,
    ...(input.minLength === undefined ? {} : { min_length: input.minLength }),
    ...(input.initial === undefined || input.initial === "" ? {} : { initial_value: input.initial }),
  });
}

export function radioInput(input: Chosen): InputBlock {
  return block(input, {
    type: "radio_buttons",
    action_id: input.id,
    options: [...input.options],
    ...(input.initial === undefined ? {} : { initial_option: input.initial }),
  });
}

export function selectInput(input: Chosen): InputBlock {
  return block(input, {
    type: "static_select",
    action_id: input.id,
    options: [...input.options],
    ...(input.initial === undefined ? {} : { initial_option: input.initial }),
  });
}

export function peopleInput(input: Labelled): InputBlock {
  return block(input, { type: "multi_users_select", action_id: input.id });
}

export function conversationsInput(input: Labelled): InputBlock {
  return block(input, { type: "multi_conversations_select", action_id: input.id });
}

/** One conversation: `initial`, or the one the person is looking at. */
export function conversationInput(input: Labelled & { readonly initial: string | null }): InputBlock {
  return block(input, {
    type: "conversations_select",
    action_id: input.id,
    ...(input.initial === null ? { default_to_current_conversation: true } : { initial_conversation: input.initial }),
    filter: { include: ["im", "mpim", "private", "public"], exclude_bot_users: true },
  });
}

function block({ id, label, hint, optional }: Labelled, element: InputBlock["element"]): InputBlock {
  return {
    type: "input",
    block_id: id,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    ...(optional === true ? { optional } : {}),
    element,
  };
}
