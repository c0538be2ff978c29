import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { MAX_REASON_LENGTH } from "../core/answering.ts";
import { LABEL_LEVELS } from "../core/subject.ts";
import { header, type Post, plain, section } from "./blocks.ts";
import { COMMAND_MODAL, HELP, HOME, LABEL_MODAL, LEVELS, REASON_MODAL } from "./wording.ts";

/** Ids of views and their inputs; permanent, because views outlive a deployment. */
export const VIEW = { reason: "share_reason", label: "label_message", command: "confidential_command" } as const;
export const INPUT = {
  reason: "reason",
  level: "level",
  until: "until",
  people: "people",
  channels: "channels",
  what: "what",
  details: "details",
} as const;

/** Asks why it is fine to share. `metadata` comes back with the submission. */
export function reasonModal(metadata: string): ModalView {
  return {
    type: "modal",
    callback_id: VIEW.reason,
    private_metadata: metadata,
    title: plain(REASON_MODAL.title),
    submit: plain(REASON_MODAL.submit),
    close: plain(REASON_MODAL.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.reason,
        label: plain(REASON_MODAL.label),
        hint: plain(REASON_MODAL.hint),
        element: {
          type: "plain_text_input",
          action_id: INPUT.reason,
          multiline: true,
          min_length: 3,
          max_length: MAX_REASON_LENGTH,
        },
      },
    ],
  };
}

/** Labels one message. */
export function labelModal(metadata: string): ModalView {
  const options = LABEL_LEVELS.map((level) => ({ text: plain(LEVELS[level]), value: level }));
  return {
    type: "modal",
    callback_id: VIEW.label,
    private_metadata: metadata,
    title: plain(LABEL_MODAL.title),
    submit: plain(LABEL_MODAL.submit),
    close: plain(LABEL_MODAL.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.level,
        label: plain(LABEL_MODAL.level),
        element: {
          type: "radio_buttons",
          action_id: INPUT.level,
          options,
          ...(options[1] === undefined ? {} : { initial_option: options[1] }),
        },
      },
      {
        type: "input",
        block_id: INPUT.until,
        optional: true,
        label: plain(LABEL_MODAL.until),
        hint: plain(LABEL_MODAL.untilHint),
        element: { type: "plain_text_input", action_id: INPUT.until, max_length: 100 },
      },
      {
        type: "input",
        block_id: INPUT.people,
        optional: true,
        label: plain(LABEL_MODAL.people),
        element: { type: "multi_users_select", action_id: INPUT.people },
      },
      {
        type: "input",
        block_id: INPUT.channels,
        optional: true,
        label: plain(LABEL_MODAL.channels),
        element: { type: "multi_conversations_select", action_id: INPUT.channels },
      },
    ],
  };
}

/** `/confidential` without words. */
export function commandModal(metadata: string): ModalView {
  return {
    type: "modal",
    callback_id: VIEW.command,
    private_metadata: metadata,
    title: plain(COMMAND_MODAL.title),
    submit: plain(COMMAND_MODAL.submit),
    close: plain(COMMAND_MODAL.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.what,
        label: plain(COMMAND_MODAL.what),
        element: {
          type: "static_select",
          action_id: INPUT.what,
          options: Object.entries(COMMAND_MODAL.choices).map(([value, words]) => ({ text: plain(words), value })),
        },
      },
      {
        type: "input",
        block_id: INPUT.details,
        optional: true,
        label: plain(COMMAND_MODAL.details),
        hint: plain(COMMAND_MODAL.detailsHint),
        element: { type: "plain_text_input", action_id: INPUT.details, multiline: true, max_length: 3_000 },
      },
    ],
  };
}

/** Shows the answer where the modal was. */
export function resultModal(post: Post): ModalView {
  const blocks: KnownBlock[] = post.blocks;
  return { type: "modal", title: plain(COMMAND_MODAL.title), close: plain(COMMAND_MODAL.done), blocks };
}

/** The App Home. */
export function homeView(): HomeView {
  return {
    type: "home",
    blocks: [header(HOME.title), section(HOME.intro), header(HOME.how), ...HELP.map(section)],
  };
}
