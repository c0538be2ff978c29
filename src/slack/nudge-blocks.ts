import type { Button, KnownBlock } from "@slack/types";
import type { Answer } from "../core/case.ts";
import type { NudgeContent } from "../core/nudge.ts";
import type { RemedyResult } from "../core/remedy-result.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, note, type Post, plain, quoted, section } from "./blocks.ts";
import { sayLift, sayPermission, sayReasons, sayRoom } from "./reason-wording.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** The private message to the author. Says what kind of thing was seen, never the thing. */
export function nudgePost(content: NudgeContent, where: "in-place" | "elsewhere"): Post {
  const confirm = content.action !== "nudge";
  const words = wordsFor(content.locale);
  const say = words.nudge;
  const lift = sayLift(content);
  const permission = sayPermission(content, words);
  const seen = [sayReasons(content.reasons, words), lift, permission].filter((part) => part !== null).join(" ");
  const audience = [sayAudience(content.audience, words), sayRoom(content, words)]
    .filter((part) => part !== null)
    .join(" ");
  const message = where === "elsewhere" ? link(content.permalink, say.link) : "";
  const blocks: KnownBlock[] = [
    section(message === "" ? seen : `${seen} ${message}.`),
    section(audience),
    section(`${content.action === "hold" ? say.held : say.posted} *${confirm ? say.confirm : say.ask}*`),
    {
      type: "actions",
      block_id: "sotto_answers",
      elements: content.answers.map((answer) => answerButton(answer, content.caseId, words)),
    },
    context(say.onlyYou),
  ];
  return { text: `${seen} ${audience}`, blocks };
}

/** The button's value is the case's id and nothing else: values come back from the client. */
export function answerButton(answer: Answer, caseId: string, words: Words): Button {
  const style = answer === "remove" ? { style: "danger" as const } : {};
  return {
    type: "button",
    action_id: answer,
    text: plain(words.answers[answer]),
    value: caseId,
    ...style,
  };
}

/** What came of "remove" or "safer wording", or of posting a held message again. */
export function remedyPost(result: RemedyResult, words: Words): Post {
  const { remedy } = words;
  switch (result.what) {
    case "removed":
      return note(remedy.removed);
    case "reposted":
      return note(remedy.reposted);
    case "remove-yourself":
      return note(remedy.removeYourself(link(result.permalink, words.nudge.link)));
    case "cannot-reword":
      return note(remedy.cannotReword(link(result.permalink, words.nudge.link)));
    case "reworded":
      return withQuote(remedy.reworded, result.text);
    case "reword-yourself":
      return withQuote(remedy.rewordYourself(link(result.permalink, remedy.yourMessage)), result.text);
    case "repost-yourself":
      return withQuote(remedy.repostYourself, result.text);
  }
}

function withQuote(words: string, text: string): Post {
  return { text: words, blocks: [section(words), quoted(text)] };
}
