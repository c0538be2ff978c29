import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { HomeReport, OpenNudge, OwnEmbargo, OwnLabel } from "../core/home.ts";
import { context, header, link, type Post, plain, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { HOME_BUTTON } from "./home-buttons.ts";
import { type ProtectionOffer, protectionBlocks } from "./home-view-protection.ts";
import { answerButton } from "./nudge-blocks.ts";
import { sayLift, sayReasons } from "./reason-wording.ts";
import { type Reader, sayTime } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

export interface HomeViewOptions {
  /** What came of what the person just did; `null` when they only opened it. */
  readonly notice: Post | null;
  readonly offer: ProtectionOffer;
  /** Where cases come up for reviewers, `null` when nowhere. */
  readonly reviewChannel: string | null;
}

/** The App Home: what waits for a person, what they guard, and what they let Sotto read. */
export function homeView(report: HomeReport, { notice, offer, reviewChannel }: HomeViewOptions): HomeView {
  const words = wordsFor(report.locale);
  const { home, help } = words;
  const blocks: KnownBlock[] = [
    header(home.title),
    section(home.intro),
    ...(notice === null ? [] : [...notice.blocks, { type: "divider" as const }]),
    ...reviewBlocks(report.waiting, reviewChannel, words),
    header(home.nudges),
    ...nudgeBlocks(report, words),
    ...ownBlocks(report, words),
    ...(report.protection === null ? [] : protectionBlocks(report.protection, report, offer)),
    header(home.how),
    ...help.lines.map(section),
  ];
  return { type: "home", blocks };
}

function reviewBlocks(waiting: number | null, channel: string | null, { home }: Words): readonly KnownBlock[] {
  if (waiting === null) {
    return [];
  }
  const where = channel === null ? home.lookUp : home.lookIn(`<#${channel}>`);
  return [header(home.review), section(waiting === 0 ? home.waiting(0) : `${home.waiting(waiting)} ${where}`)];
}

function nudgeBlocks(report: HomeReport, words: Words): readonly KnownBlock[] {
  const { shown, total } = report.nudges;
  if (total === 0) {
    return [section(words.home.noNudges)];
  }
  const rest = total - shown.length;
  return [
    ...shown.flatMap((nudge) => nudgeBlock(nudge, report, words)),
    ...(rest > 0 ? [context(words.home.moreNudges(rest))] : []),
  ];
}

function nudgeBlock(nudge: OpenNudge, reader: Reader, words: Words): readonly KnownBlock[] {
  const { home } = words;
  const place = nudge.isDirect ? home.inDirect : home.inChannel(`<#${nudge.channelId}>`);
  const heading = [`*${place}*`, home.since(sayTime(nudge.since, reader)), link(nudge.permalink, words.nudge.link)];
  const said = [
    nudge.reasons.length === 0 ? null : sayReasons(nudge.reasons, words),
    sayLift({ reasons: nudge.reasons, zone: reader.zone, locale: reader.locale }),
    nudge.answer === null ? null : `_${home.answered[nudge.answer]}_`,
  ];
  const lines = [heading.filter((part) => part !== "").join(" · "), said.filter((part) => part !== null).join(" ")];
  return [
    section(lines.filter((line) => line !== "").join("\n")),
    ...(nudge.answers.length === 0
      ? []
      : [
          {
            type: "actions" as const,
            block_id: `sotto_answers_${nudge.caseId}`,
            elements: nudge.answers.map((answer) => answerButton(answer, nudge.caseId, words)),
          },
        ]),
  ];
}

function ownBlocks(report: HomeReport, words: Words): readonly KnownBlock[] {
  if (report.own === null) {
    return [];
  }
  const { home } = words;
  const { embargoes, labels } = report.own;
  return [
    header(home.embargoes),
    ...(embargoes.total === 0 ? [section(home.noEmbargoes)] : []),
    ...embargoes.shown.flatMap((embargo) => embargoBlocks(embargo, report, words)),
    ...moreBlock(embargoes.total - embargoes.shown.length, words),
    header(home.labels),
    ...(labels.total === 0 ? [section(home.noLabels)] : []),
    ...labels.shown.map((label) => labelBlock(label, report, words)),
    ...moreBlock(labels.total - labels.shown.length, words),
  ];
}

function moreBlock(rest: number, { home }: Words): readonly KnownBlock[] {
  return rest > 0 ? [context(home.more(rest))] : [];
}

function embargoBlocks({ id, masked, liftsAt }: OwnEmbargo, reader: Reader, words: Words): readonly KnownBlock[] {
  const { home } = words;
  const until = liftsAt === null ? home.untilFurtherNotice : home.lifts(sayTime(liftsAt, reader));
  return [
    section(`*${escapeText(masked)}*, ${until}`),
    {
      type: "actions",
      block_id: `sotto_embargo_${id}`,
      elements: [
        { type: "button", action_id: HOME_BUTTON.move, text: plain(home.move), value: id },
        liftButton(id, home.liftNow, home.liftEmbargo, words),
      ],
    },
  ];
}

function labelBlock({ id, level, target, until, permalink }: OwnLabel, reader: Reader, words: Words): KnownBlock {
  const { home } = words;
  const what =
    target.type === "channel"
      ? `<#${target.channelId}>`
      : target.type === "file"
        ? home.aFile
        : `${permalink === null ? home.aMessage : link(permalink, home.aMessage)}, <#${target.channelId}>`;
  const time = until === null ? home.untilFurtherNotice : home.until(sayTime(until, reader));
  return {
    type: "section",
    block_id: `sotto_label_${id}`,
    text: { type: "mrkdwn", text: `${home.label(level, what)}, ${time}`, verbatim: true },
    accessory: liftButton(id, home.lift, home.liftLabel, words),
  };
}

function liftButton(id: string, label: string, what: string, { home }: Words): Button {
  return {
    type: "button",
    action_id: HOME_BUTTON.lift,
    text: plain(label),
    value: id,
    confirm: {
      title: plain(home.liftTitle),
      text: plain(what),
      confirm: plain(home.lift),
      deny: plain(home.keep),
      style: "danger",
    },
  };
}
