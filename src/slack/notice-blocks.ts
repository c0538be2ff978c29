import type { KnownBlock } from "@slack/types";
import type { EarlyLeak, LiftReminder, Notice } from "../core/notice.ts";
import { ringOf } from "../core/ring.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, type Post, plain, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { type Reader, sayTime } from "./times.ts";
import { wordsFor } from "./wording/words-for.ts";

/** Action ids of the buttons that move or end a lift; their value is the subject's id. */
export const LIFT_ACTIONS = { move: "move_lift", lift: "lift_subject" } as const;

/** The direct message of a notice. */
export function noticePost(notice: Notice, reader: Reader): Post {
  switch (notice.kind) {
    case "lift-reminder":
      return liftReminder(notice, reader);
    case "early-leak":
      return earlyLeak(notice, reader);
  }
}

function liftReminder(notice: LiftReminder, reader: Reader): Post {
  const say = wordsFor(reader.locale).notices;
  const text = say.liftsSoon(escapeText(notice.masked), sayTime(notice.liftsAt, reader));
  const blocks: KnownBlock[] = [
    section(text),
    {
      type: "actions",
      block_id: "sotto_lift",
      elements: [
        { type: "button", action_id: LIFT_ACTIONS.move, text: plain(say.move), value: notice.subjectId },
        { type: "button", action_id: LIFT_ACTIONS.lift, text: plain(say.lift), value: notice.subjectId },
      ],
    },
    context(say.moveOrLift(notice.shortId)),
  ];
  return { text, blocks };
}

function earlyLeak(notice: EarlyLeak, reader: Reader): Post {
  const words = wordsFor(reader.locale);
  const say = words.notices;
  const where = notice.channelId === null ? say.directMessage : `<#${notice.channelId}>`;
  const text = say.leaked(words.and(notice.masked.map(escapeText)), notice.masked.length, where);
  const open = link(notice.permalink, words.nudge.link);
  // "The person you are writing to" would be somebody else's.
  const isOneToOne = notice.audience.kind === "direct" && ringOf(notice.audience) === "inside";
  const blocks: KnownBlock[] = [
    section(open === "" ? text : `${text} ${open}.`),
    ...(isOneToOne ? [] : [section(sayAudience(notice.audience, words))]),
    context(notice.fromOutside ? say.authorOutside : say.authorKnows),
  ];
  return { text, blocks };
}
