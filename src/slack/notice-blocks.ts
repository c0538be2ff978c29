import type { KnownBlock } from "@slack/types";
import type { AudienceGrew, EarlyLeak, GrownItem, LiftChanged, LiftReminder, Notice } from "../core/notice.ts";
import { ringOf } from "../core/ring.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, note, type Post, plain, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { sayKinds } from "./reason-wording.ts";
import { type Reader, sayDate, sayTime } from "./times.ts";
import { wordsFor } from "./wording/words-for.ts";

/** Action ids of the buttons that move or end a lift; their value is the subject's id. */
export const LIFT_ACTIONS = { move: "move_lift", lift: "lift_subject" } as const;

/** Action id of the button that shows one message's nudge; its value is the case's id. */
export const SHOW_OPTIONS = "show_options";

/** The direct message of a notice. */
export function noticePost(notice: Notice, reader: Reader): Post {
  switch (notice.kind) {
    case "lift-reminder":
      return liftReminder(notice, reader);
    case "lift-changed":
      return liftChanged(notice, reader);
    case "early-leak":
      return earlyLeak(notice, reader);
    case "audience-grew":
      return audienceGrew(notice, reader);
  }
}

function liftReminder(notice: LiftReminder, reader: Reader): Post {
  const { notices: say, home } = wordsFor(reader.locale);
  const text = say.liftsSoon(escapeText(notice.masked), sayTime(notice.liftsAt, reader));
  const blocks: KnownBlock[] = [
    section(text),
    {
      type: "actions",
      block_id: "sotto_lift",
      elements: [
        { type: "button", action_id: LIFT_ACTIONS.move, text: plain(home.move), value: notice.subjectId },
        {
          type: "button",
          action_id: LIFT_ACTIONS.lift,
          text: plain(home.liftNow),
          value: notice.subjectId,
          confirm: {
            title: plain(home.liftTitle),
            text: plain(home.liftEmbargo),
            confirm: plain(home.liftNow),
            deny: plain(home.keep),
          },
        },
      ],
    },
    context(say.moveOrLift(notice.shortId)),
  ];
  return { text, blocks };
}

function liftChanged({ subjectKind, shortId, masked, byId, change }: LiftChanged, reader: Reader): Post {
  const { notices: say } = wordsFor(reader.locale);
  const what = `${say.your[subjectKind]} ${escapeText(masked)} (\`${shortId}\`)`;
  const time = (at: number | null): string | null => (at === null ? null : sayTime(at, reader));
  return note(
    change.type === "ended"
      ? say.endedBy(`<@${byId}>`, what)
      : say.movedBy(`<@${byId}>`, what, time(change.from), time(change.to)),
  );
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

function audienceGrew(notice: AudienceGrew, reader: Reader): Post {
  const words = wordsFor(reader.locale);
  const say = words.notices;
  const count = notice.items.length + notice.more;
  const lead = `${say.grew(`<#${notice.channelId}>`)} ${sayAudience(notice.audience, words)}`;
  const intro = notice.as === "author" ? say.yours(count) : say.ofYours(count);
  const levels = words.and(notice.levels);
  const cleared = words.and(notice.cleared.map(escapeText));
  const blocks: KnownBlock[] = [
    section(lead),
    ...(levels === "" ? [] : [section(say.conversationLabelled(levels))]),
    ...(cleared === "" ? [] : [section(say.conversationCleared(cleared))]),
    ...(count === 0 ? [] : [section(intro)]),
    ...notice.items.map((item) => grownItem(item, notice.as, reader)),
    ...(notice.more === 0 ? [] : [context(words.moreLines(notice.more))]),
    ...(count === 0 ? [] : [context(notice.as === "author" ? say.whatToDo : say.authorsKnow)]),
  ];
  return { text: lead, blocks };
}

/** One message: where, since when, what kind of thing; its author may have all the answers of a nudge. */
function grownItem(item: GrownItem, as: AudienceGrew["as"], reader: Reader): KnownBlock {
  const words = wordsFor(reader.locale);
  const say = words.notices;
  const name = say.messageOf(sayDate(item.postedAt, reader));
  const where = item.permalink === null ? name : link(item.permalink, name);
  const by = as === "author" ? "" : say.by(`<@${item.authorId}>`);
  const block = section(`• ${where}${by}: ${sayKinds(item.reasons, words)}`);
  return as === "owner"
    ? block
    : {
        ...block,
        accessory: { type: "button", action_id: SHOW_OPTIONS, text: plain(say.options), value: item.caseId },
      };
}
