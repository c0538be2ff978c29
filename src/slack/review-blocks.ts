import type { KnownBlock } from "@slack/types";
import type { DigestReport } from "../core/digest.ts";
import type { ReviewAlert } from "../core/nudge.ts";
import { context, cut, header, LIMITS, link, type Post, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { sayDate, sayDuration, sayTime } from "./times.ts";
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

/** The digest: what needs a person first, then how it went, then what was not seen. */
export function digestPost(report: DigestReport): Post {
  const reader = { zone: report.zone, locale: null };
  const period = `${sayDate(report.from, reader)} to ${sayDate(report.to - 1, reader)}`;
  const title = `Sotto digest, ${period}`;
  const blocks: KnownBlock[] = [
    header(title),
    section(openCases(report)),
    section(outcomes(report)),
    ...list("*Rules*", report.rules.map(sayRule)),
    ...list(
      "*Lifting next*",
      report.lifting.map(
        (item) => `• ${escapeText(item.masked)}: ${sayTime(item.at, { zone: item.zone, locale: null })}`,
      ),
    ),
    ...list("*What I could not see*", [
      ...report.gaps.map((gap) => `• ${gap.count} × ${escapeText(gap.what)}: ${gap.reason.replaceAll("-", " ")}`),
      ...report.ignoredChannels.map((channelId) => `• <#${channelId}>: left out by policy`),
    ]),
    context("Counts and kinds only: Sotto keeps no message text."),
  ];
  return { text: `${title}: ${report.total} cases, ${report.openTotal} waiting for a person`, blocks };
}

function openCases(report: DigestReport): string {
  if (report.openTotal === 0) {
    return "*Nothing is waiting for a person.*";
  }
  const lines = report.open.map(
    (item) =>
      `• <#${item.channelId}>: ${escapeText(item.detectors.join(", "))} (${item.severity}), ` +
      `${item.members} readers${item.externalOrgs > 0 ? `, ${item.externalOrgs} other organisation${item.externalOrgs === 1 ? "" : "s"}` : ""}, ` +
      `${item.state} for ${sayDuration(report.to - item.openedAt)}`,
  );
  const more = report.openTotal - report.open.length;
  return bounded(`*Waiting for a person: ${report.openTotal}*`, [
    ...lines,
    ...(more > 0 ? [`… and ${more} more`] : []),
  ]);
}

function outcomes(report: DigestReport): string {
  const parts = Object.entries(report.outcomes).map(([state, count]) => `${count} ${state}`);
  const remedy =
    report.medianTimeToRemedyMs === null ? "" : ` Median time to remedy: ${sayDuration(report.medianTimeToRemedyMs)}.`;
  const total = `*${report.total} case${report.total === 1 ? "" : "s"}*`;
  return `${total}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.${remedy}`;
}

function sayRule(rule: DigestReport["rules"][number]): string {
  const rate = rule.overrideRate === null ? "" : `, overridden ${Math.round(rule.overrideRate * 100)} %`;
  return (
    `• \`${rule.detector}\`: ${rule.nudged} nudged, ${rule.remedied} remedied, ${rule.shared} shared, ` +
    `${rule.disputed} disputed, ${rule.unanswered} unanswered${rate}`
  );
}

function list(title: string, lines: readonly string[]): readonly KnownBlock[] {
  return lines.length === 0 ? [] : [section(bounded(title, lines))];
}

/** As many whole lines as one section holds. */
function bounded(title: string, lines: readonly string[]): string {
  let text = title;
  for (const [index, line] of lines.entries()) {
    if (text.length + line.length + 30 > LIMITS.sectionText) {
      return `${text}\n… and ${lines.length - index} more`;
    }
    text += `\n${cut(line, 500)}`;
  }
  return text;
}
