import type { ReviewAlert } from "../core/nudge.ts";
import { context, link, type Post, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { sayTime } from "./times.ts";
import { ENGLISH } from "./wording/english.ts";

/** What reviewers read of a case: kinds, place, people, exposure; no content. */
export function alertPost(alert: ReviewAlert, zone: string): Post {
  const { case: value } = alert;
  const kinds = [...new Set(alert.reasons.map((reason) => reason.title))].slice(0, 6);
  const lines = [
    kinds.length === 0 ? null : `*What:* ${escapeText(ENGLISH.and(kinds))}`,
    `*Where:* <#${value.ref.channelId}> ${link(alert.permalink, "open the message")}`.trimEnd(),
    `*Who posted it:* <@${value.authorId}>`,
    `*Who could read it:* ${sayExposure(value.exposure)}`,
    `*Since:* ${sayTime(value.openedAt, { zone, locale: null })}`,
  ];
  const title = ENGLISH.alerts[alert.why];
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      section(lines.filter((line) => line !== null).join("\n")),
      context(`Case ${value.id} · ${value.state} · nothing of the message is kept`),
    ],
  };
}

function sayExposure(exposure: ReviewAlert["case"]["exposure"]): string {
  const parts = [
    `${exposure.members} people`,
    exposure.externalMembers > 0 || exposure.externalOrgs > 0
      ? `${exposure.externalMembers} of them from ${exposure.externalOrgs} other organisation${exposure.externalOrgs === 1 ? "" : "s"}`
      : null,
    exposure.guests > 0 ? `${exposure.guests} guests` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
