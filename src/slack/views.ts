import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { MAX_REASON_LENGTH } from "../core/answering.ts";
import { LABEL_LEVELS } from "../core/subject.ts";
import { header, type Post, plain, section } from "./blocks.ts";
import type { Words } from "./wording/english.ts";

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
export function reasonModal(metadata: string, { reasonModal: say }: Words): ModalView {
  return {
    type: "modal",
    callback_id: VIEW.reason,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.reason,
        label: plain(say.label),
        hint: plain(say.hint),
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
export function labelModal(metadata: string, { labelModal: say, levels }: Words): ModalView {
  const options = LABEL_LEVELS.map((level) => ({ text: plain(levels[level]), value: level }));
  return {
    type: "modal",
    callback_id: VIEW.label,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.level,
        label: plain(say.level),
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
        label: plain(say.until),
        hint: plain(say.untilHint),
        element: { type: "plain_text_input", action_id: INPUT.until, max_length: 100 },
      },
      {
        type: "input",
        block_id: INPUT.people,
        optional: true,
        label: plain(say.people),
        element: { type: "multi_users_select", action_id: INPUT.people },
      },
      {
        type: "input",
        block_id: INPUT.channels,
        optional: true,
        label: plain(say.channels),
        element: { type: "multi_conversations_select", action_id: INPUT.channels },
      },
    ],
  };
}

/** `/confidential` without words. */
export function commandModal(metadata: string, { commandModal: say }: Words): ModalView {
  return {
    type: "modal",
    callback_id: VIEW.command,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [
      {
        type: "input",
        block_id: INPUT.what,
        label: plain(say.what),
        element: {
          type: "static_select",
          action_id: INPUT.what,
          options: Object.entries(say.choices).map(([value, choice]) => ({ text: plain(choice), value })),
        },
      },
      {
        type: "input",
        block_id: INPUT.details,
        optional: true,
        label: plain(say.details),
        hint: plain(say.detailsHint),
        element: { type: "plain_text_input", action_id: INPUT.details, multiline: true, max_length: 3_000 },
      },
    ],
  };
}

/** Shows the answer where the modal was. */
export function resultModal(post: Post, { commandModal: say }: Words): ModalView {
  const blocks: KnownBlock[] = post.blocks;
  return { type: "modal", title: plain(say.title), close: plain(say.done), blocks };
}

/** The App Home. */
export function homeView({ home, help }: Words): HomeView {
  return {
    type: "home",
    blocks: [header(home.title), section(home.intro), header(home.how), ...help.lines.map(section)],
  };
}
