import type { KnownBlock } from "@slack/types";
import type { ListedSubject, Reply } from "../core/commands.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, note, type Post, quoted, section } from "./blocks.ts";
import { digestPost } from "./review-blocks.ts";
import { type Reader, sayTime } from "./times.ts";
import { HELP, REFUSED, sayLift, sayReasons } from "./wording.ts";

/** What `/confidential` and the shortcuts answer. */
export function replyPost(reply: Reply, reader: Reader): Post {
  switch (reply.kind) {
    case "refused":
      return note(REFUSED[reply.why]);
    case "checked":
      return checkedPost(reply, reader);
    case "labelled": {
      const what = { channel: "This conversation", message: "The message", file: "The file" }[reply.target.type];
      const until =
        reply.until === null ? "" : ` until ${sayTime(reply.until.at, { ...reader, zone: reply.until.zone })}`;
      const exposed = reply.exposed
        ? ` People it isn't meant for can already read it: ${sayAudience(reply.audience)}`
        : "";
      const travels =
        reply.target.type === "channel"
          ? "To have copies recognised elsewhere, label the message itself with the message shortcut."
          : "I'll recognise what is copied from it.";
      return note(`${what} is labelled *${reply.level}*${until}. ${travels}${exposed}`);
    }
    case "embargo-registered": {
      const { facts, shortId } = reply;
      const lifts =
        facts.liftsAt === null
          ? ""
          : ` until *${sayTime(facts.liftsAt, { ...reader, zone: facts.liftZone ?? reader.zone })}*`;
      return note(
        `${facts.masked} is under embargo${lifts}. I'll fall silent by myself then. Its id is \`${shortId}\`.`,
      );
    }
    case "client-added":
      return note(`${reply.facts.masked} is registered as a client. Its id is \`${reply.shortId}\`.`);
    case "lifted":
      return note(`${reply.facts.masked} is lifted. I'll no longer speak up about it.`);
    case "reported":
      return note(
        `Thank you for saying so quickly: that's what limits the damage. Security has been told, privately. ${link(reply.permalink, "Open the message")} to edit or remove it now.`,
      );
    case "list":
      return listPost(reply.subjects, reply.total, reader);
    case "digest":
      return digestPost(reply.report);
  }
}

function checkedPost(reply: Extract<Reply, { kind: "checked" }>, reader: Reader): Post {
  if (reply.reasons.length === 0) {
    return note(`Nothing I know of stands out. ${sayAudience(reply.audience)}`);
  }
  const lift = sayLift({ reasons: reply.reasons, ...reader });
  const words = `${sayReasons(reply.reasons)}${lift === null ? "" : ` ${lift}`}`;
  const verdict =
    reply.action === "allow" || reply.action === "log"
      ? "Here, that's fine to send."
      : "Sent here, I'd ask you to think again.";
  const blocks: KnownBlock[] = [section(words), section(`${sayAudience(reply.audience)} ${verdict}`)];
  if (reply.safer !== null) {
    blocks.push(section("A safer wording:"), quoted(reply.safer));
  }
  blocks.push(context("Nothing of this check is kept."));
  return { text: `${words} ${verdict}`, blocks };
}

function listPost(subjects: readonly ListedSubject[], total: number, reader: Reader): Post {
  if (total === 0) {
    return note("Nothing is guarded yet. `/confidential embargo “name” until 1 Dec 09:00` begins.");
  }
  const lines = subjects.map(({ shortId, facts, mine }) => {
    const until =
      facts.liftsAt === null
        ? ""
        : `, until ${sayTime(facts.liftsAt, { ...reader, zone: facts.liftZone ?? reader.zone })}`;
    return `• \`${shortId}\` ${facts.kind} ${facts.masked}${until}${mine ? ", yours" : ""}`;
  });
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < lines.length; at += 20) {
    blocks.push(section(lines.slice(at, at + 20).join("\n")));
  }
  if (total > subjects.length) {
    blocks.push(context(`… and ${total - subjects.length} more`));
  }
  return { text: `${total} guarded`, blocks };
}

/** Help, for the command and the Home. */
export function helpPost(): Post {
  return { text: "How to use /confidential", blocks: HELP.map(section) };
}
