import type { KnownBlock, ModalView } from "@slack/types";
import { Temporal } from "temporal-polyfill";
import { plain, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { type Reader, sayTime } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** Ids of the view and its inputs; permanent, because views outlive a deployment. */
export const MOVE_VIEW = "home_move_lift";
export const MOVE_INPUT = { date: "date", time: "time", zone: "zone", open: "open" } as const;

/** What is moved, and how it stands now. */
export interface MovedLift {
  readonly masked: string;
  /** ms, `null` until further notice. */
  readonly liftsAt: number | null;
  /** IANA, the one the owner used. */
  readonly zone: string;
}

/** Asks for another lift time. `metadata` comes back with the submission. */
export function moveModal(metadata: string, { masked, liftsAt, zone }: MovedLift, reader: Reader): ModalView {
  const words = wordsFor(reader.locale);
  const { home } = words;
  const say = home.moveModal;
  const local =
    liftsAt === null
      ? null
      : Temporal.Instant.fromEpochMilliseconds(liftsAt).toZonedDateTimeISO(zone).toPlainDateTime();
  const until =
    liftsAt === null ? home.untilFurtherNotice : home.until(sayTime(liftsAt, { zone, locale: reader.locale }));
  return {
    type: "modal",
    callback_id: MOVE_VIEW,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.close),
    blocks: [
      section(say.of(`*${escapeText(masked)}*`, until)),
      input(MOVE_INPUT.date, say.date, {
        type: "datepicker",
        action_id: MOVE_INPUT.date,
        ...(local === null ? {} : { initial_date: local.toPlainDate().toString() }),
      }),
      input(MOVE_INPUT.time, say.time, {
        type: "timepicker",
        action_id: MOVE_INPUT.time,
        initial_time: local === null ? "09:00" : local.toPlainTime().toString({ smallestUnit: "minute" }),
      }),
      {
        ...input(MOVE_INPUT.zone, say.zone, {
          type: "plain_text_input",
          action_id: MOVE_INPUT.zone,
          initial_value: liftsAt === null ? reader.zone : zone,
          max_length: 50,
        }),
        hint: plain(say.zoneHint),
      },
      input(MOVE_INPUT.open, say.open, openElement(words)),
    ],
  };
}

/** All optional to Slack: with "until further notice" there is no time to give. */
function input(id: string, label: string, element: InputElement): Extract<KnownBlock, { type: "input" }> {
  return { type: "input", block_id: id, optional: true, label: plain(label), element };
}

type InputElement = Extract<KnownBlock, { type: "input" }>["element"];

function openElement({ home }: Words): InputElement {
  return {
    type: "checkboxes",
    action_id: MOVE_INPUT.open,
    options: [{ text: plain(home.moveModal.openChoice), value: MOVE_INPUT.open }],
  };
}
