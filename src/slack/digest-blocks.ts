import type { KnownBlock } from "@slack/types";
import type { DigestReport } from "../core/digest.ts";
import { policyLines, type RuleProposal } from "../core/noisy-rules.ts";
import type { NudgeEffect } from "../core/nudge-effect.ts";
import { NUDGE_OUTCOMES, type RuleCounters, ruleOf } from "../core/rule-counters.ts";
import { context, cut, header, LIMITS, type Post, plain, section } from "./blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { sayDate, sayDuration, sayTime } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** `action_id` of the button that keeps a noisy rule; permanent, because posts outlive a deployment. */
export const KEEP_RULE = "keep_rule";
/** More rules than this in one digest are not read. */
const MOST_RULES = 10;

/** The digest: what needs a person first, then how it went and what to mend, then what was not seen. */
export function digestPost(report: DigestReport, locale: string | null = null): Post {
  const words = wordsFor(locale);
  const say = words.digest;
  const reader = { zone: report.zone, locale };
  const title = say.title(sayDate(report.from, reader), sayDate(report.to - 1, reader));
  const blocks: KnownBlock[] = [
    header(title),
    section(openCases(report, words)),
    section(outcomes(report, words)),
    ...list(say.rules, rules(report.rules, words), words),
    ...proposals(report.proposals, words),
    ...effect(report.effect, words),
    ...list(
      say.lifting,
      report.lifting.map((item) => `• ${escapeText(item.masked)}: ${sayTime(item.at, { zone: item.zone, locale })}`),
      words,
    ),
    ...list(
      say.unseen,
      [
        ...report.gaps.map(
          (gap) => `• ${gap.count} × ${escapeText(gap.what)}: ${say.reasons[gap.reason] ?? gap.reason}`,
        ),
        ...report.ignoredChannels.map((channelId) => `• <#${channelId}>: ${say.leftOut}`),
      ],
      words,
    ),
    context(say.footer),
  ];
  return { text: `${title}: ${say.summary(report.total, report.openTotal)}`, blocks };
}

function openCases(report: DigestReport, words: Words): string {
  const say = words.digest;
  if (report.openTotal === 0) {
    return `*${say.nothingWaits}*`;
  }
  const lines = report.open.map((item) => {
    const found = escapeText(item.detectors.join(", "));
    const state = say.states[item.state] ?? item.state;
    const since = sayDuration(report.to - item.openedAt, words);
    const severity = say.severities[item.severity];
    return `• <#${item.channelId}>: ${say.case(found, severity, item.members, item.externalOrgs, state, since)}`;
  });
  const more = report.openTotal - report.open.length;
  return bounded(say.waiting(report.openTotal), [...lines, ...(more > 0 ? [words.moreLines(more)] : [])], words);
}

function outcomes(report: DigestReport, words: Words): string {
  const say = words.digest;
  const parts = Object.entries(report.outcomes).map(([state, count]) => `${count} ${say.states[state] ?? state}`);
  const remedy =
    report.medianTimeToRemedyMs === null ? "" : ` ${say.medianRemedy(sayDuration(report.medianTimeToRemedyMs, words))}`;
  const { repeats, heldOut } = report.unsaid;
  const total = `*${say.total(report.total)}*${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
  return `${total}${remedy}${say.unsaid(repeats, heldOut)}`;
}

function rules(counters: readonly RuleCounters[], words: Words): readonly string[] {
  const more = counters.length - MOST_RULES;
  return [
    ...counters.slice(0, MOST_RULES).map((rule) => sayRule(rule, words)),
    ...(more > 0 ? [words.moreLines(more)] : []),
  ];
}

function sayRule(rule: RuleCounters, words: Words): string {
  const say = words.digest;
  const { medianAnswerMs, p90AnswerMs, overrideRate } = rule;
  const parts = [
    say.nudged(rule.nudged),
    ...NUDGE_OUTCOMES.flatMap((outcome) => (rule[outcome] === 0 ? [] : [`${rule[outcome]} ${say.outcomes[outcome]}`])),
    ...(medianAnswerMs === null || p90AnswerMs === null ? [] : [sayAnswering(medianAnswerMs, p90AnswerMs, words)]),
    ...(overrideRate === null ? [] : [say.overridden(percent(overrideRate))]),
  ];
  return `• \`${rule.rule}\`: ${parts.join(", ")}`;
}

function sayAnswering(medianMs: number, mostMs: number, words: Words): string {
  const [middle, most] = [sayDuration(medianMs, words), sayDuration(mostMs, words)];
  return words.digest.answeredIn(middle, most === middle ? null : most);
}

/** Each with what speaks for it, the lines that would make the change, and a button to leave it. */
function proposals(offered: readonly RuleProposal[], { digest: say }: Words): readonly KnownBlock[] {
  if (offered.length === 0) {
    return [];
  }
  return [
    section(`*${say.noisy}*`),
    ...offered.map((proposal): KnownBlock => {
      const rule = ruleOf(proposal);
      const { rate, interval, unsaid } = proposal;
      const share = { percent: percent(rate), low: percent(interval.low), high: percent(interval.high) };
      const sentences = [
        say.evidence(`\`${rule}\``, proposal.overridden, proposal.answers, share),
        say.sources(proposal.people, proposal.conversations),
        say.wouldGo(unsaid.nudges, unsaid.heeded, unsaid.external),
        ...("quiet" in proposal.change ? [] : [say.lessSure]),
        say.toQuieten,
      ];
      return {
        type: "section",
        text: { type: "mrkdwn", text: `${sentences.join(" ")}\n\`\`\`${policyLines(proposal)}\`\`\``, verbatim: true },
        accessory: { type: "button", action_id: KEEP_RULE, value: rule, text: plain(say.keep) },
      };
    }),
  ];
}

function effect(measured: NudgeEffect | null, { digest: say }: Words): readonly KnownBlock[] {
  if (measured === null) {
    return [];
  }
  const { nudged, heldOut, difference } = measured;
  const arms = say.arms({ count: nudged.successes, of: nudged.total }, { count: heldOut.successes, of: heldOut.total });
  const verdict =
    difference === null
      ? say.tooFew
      : say.difference(percent(difference.value), percent(difference.low), percent(difference.high));
  return [section(`*${say.effect}*\n${arms} ${verdict}`)];
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function list(title: string, lines: readonly string[], words: Words): readonly KnownBlock[] {
  return lines.length === 0 ? [] : [section(bounded(title, lines, words))];
}

/** As many whole lines as one section holds. */
function bounded(title: string, lines: readonly string[], words: Words): string {
  let text = `*${title}*`;
  for (const [index, line] of lines.entries()) {
    if (text.length + line.length + 30 > LIMITS.sectionText) {
      return `${text}\n${words.moreLines(lines.length - index)}`;
    }
    text += `\n${cut(line, 500)}`;
  }
  return text;
}
