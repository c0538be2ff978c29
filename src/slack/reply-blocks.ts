import type { KnownBlock } from "@slack/types";
import { AMBIGUITIES } from "../core/ambiguous-names.ts";
import type { ListedSubject, Reply } from "../core/commands/command.ts";
import type { Consent } from "../core/subject.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, note, type Post, quoted, section } from "./blocks.ts";
import { digestPost } from "./digest-blocks.ts";
import { escapeText } from "./foreign-name.ts";
import { sayLift, sayReasons } from "./reason-wording.ts";
import { type Reader, sayTime } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** What `/confidential` and the shortcuts answer. */
export function replyPost(reply: Reply, reader: Reader): Post {
  const words = wordsFor(reader.locale);
  const say = words.replies;
  switch (reply.kind) {
    case "refused":
      return note(words.refused[reply.why]);
    case "checked":
      return checkedPost(reply, reader);
    case "labelled": {
      const until = reply.until === null ? null : sayTime(reply.until.at, { ...reader, zone: reply.until.zone });
      const sentences = [
        say.labelled(say.targets[reply.target.type], reply.level, until),
        say.labelTravels[reply.recognises],
        ...(reply.exposed ? [say.alreadyReadable, sayAudience(reply.audience, words)] : []),
      ];
      return note(sentences.join(" "));
    }
    case "embargo-registered":
      return registeredPost(
        say.embargoed(reply.facts.masked, liftTime(reply.facts, reader), reply.shortId),
        reply,
        words,
      );
    case "lift-moved": {
      const before = reply.from === null ? null : sayTime(reply.from, { ...reader, zone: zoneOf(reply.facts, reader) });
      return note(say.liftMoved(reply.facts.masked, liftTime(reply.facts, reader), before));
    }
    case "consent-recorded":
      return note(
        reply.consent === null
          ? say.consentWithdrawn(reply.facts.masked)
          : sayConsent(reply.facts.masked, reply.consent, reader),
      );
    case "client-added":
      return registeredPost(say.clientAdded(reply.facts.masked, reply.shortId), reply, words);
    case "lifted":
      return note(say.lifted(reply.facts.masked));
    case "reported":
      return note(say.reported(link(reply.permalink, words.nudge.link)));
    case "list":
      return listPost(reply.subjects, reply.total, reader);
    case "digest":
      return digestPost(reply.report, reader.locale);
  }
}

/** What was registered, and which of its names can't be told by themselves. */
function registeredPost(
  sentence: string,
  { kind, ambiguous }: Extract<Reply, { kind: "embargo-registered" | "client-added" }>,
  { replies, and }: Words,
): Post {
  const say = replies.ambiguous[kind === "client-added" ? "client" : "embargo"];
  const remarks = AMBIGUITIES.flatMap((why) => {
    const names = ambiguous.filter((name) => name.why === why).map(({ masked }) => masked);
    return names.length === 0 ? [] : [say[why](and([...new Set(names)].map(escapeText)))];
  });
  return note([sentence, ...remarks].join("\n"));
}

function liftTime(facts: ListedSubject["facts"], reader: Reader): string | null {
  return facts.liftsAt === null ? null : sayTime(facts.liftsAt, { ...reader, zone: zoneOf(facts, reader) });
}

function zoneOf(facts: ListedSubject["facts"], reader: Reader): string {
  return facts.liftZone ?? reader.zone;
}

/** Whether, until when, for what and on whose word a client may be named; for colleagues only. */
function sayConsent(masked: string, { until, purpose, grantedBy }: Consent, reader: Reader): string {
  const time = until === null ? null : sayTime(until.at, { ...reader, zone: until.zone });
  return wordsFor(reader.locale).replies.mayBeNamed(masked, time, escapeText(purpose), escapeText(grantedBy));
}

function checkedPost(reply: Extract<Reply, { kind: "checked" }>, reader: Reader): Post {
  const words = wordsFor(reader.locale);
  const say = words.replies;
  const audience = sayAudience(reply.audience, words);
  if (reply.reasons.length === 0) {
    return note(`${say.nothingFound} ${audience}`);
  }
  const lift = sayLift({ reasons: reply.reasons, ...reader });
  const seen = `${sayReasons(reply.reasons, words)}${lift === null ? "" : ` ${lift}`}`;
  const verdict = reply.action === "allow" || reply.action === "log" ? say.fineHere : say.thinkAgain;
  const blocks: KnownBlock[] = [section(seen), section(`${audience} ${verdict}`)];
  if (reply.consents.length > 0) {
    blocks.push(section(reply.consents.map(({ masked, consent }) => sayConsent(masked, consent, reader)).join("\n")));
  }
  if (reply.safer !== null) {
    blocks.push(section(say.safer), quoted(reply.safer));
  }
  blocks.push(context(say.notKept));
  return { text: `${seen} ${verdict}`, blocks };
}

function listPost(subjects: readonly ListedSubject[], total: number, reader: Reader): Post {
  const words = wordsFor(reader.locale);
  const say = words.replies;
  if (total === 0) {
    return note(say.nothingGuarded);
  }
  const lines = subjects.map((subject) => `• \`${subject.shortId}\` ${sayListed(subject, reader)}`);
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < lines.length; at += 20) {
    blocks.push(section(lines.slice(at, at + 20).join("\n")));
  }
  if (total > subjects.length) {
    blocks.push(context(words.moreLines(total - subjects.length)));
  }
  return { text: say.guarded(total), blocks };
}

/** "embargo P••• F•••, until Tuesday 1 December 2026, 09:00 GMT, yours". */
export function sayListed({ facts, mine }: Pick<ListedSubject, "facts" | "mine">, reader: Reader): string {
  const { replies: say } = wordsFor(reader.locale);
  const time = liftTime(facts, reader);
  const isOpenEnded = time === null && facts.kind === "embargo";
  const until = isOpenEnded ? say.untilFurtherNotice : time === null ? "" : say.until(time);
  return `${say.kinds[facts.kind]} ${facts.masked}${until}${mine ? say.yours : ""}`;
}

/** Help, for the command and the Home. */
export function helpPost({ help }: Words): Post {
  return { text: help.title, blocks: help.lines.map(section) };
}
