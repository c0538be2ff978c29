import type { Button, KnownBlock } from "@slack/types";
import type { Answer } from "../core/case.ts";
import type { NudgeContent } from "../core/nudge.ts";
import type { RemedyResult } from "../core/remedy-result.ts";
import { sayAudience } from "./audience-wording.ts";
import { context, link, note, type Post, plain, quoted, section } from "./blocks.ts";
import { BUTTONS, NUDGE, REMEDY, sayLift, sayReasons } from "./wording.ts";

/** The private message to the author. Says what kind of thing was seen, never the thing. */
export function nudgePost(content: NudgeContent, where: "in-place" | "elsewhere"): Post {
  const confirm = content.action !== "nudge";
  const lift = sayLift(content);
  const seen = [sayReasons(content.reasons), ...(lift === null ? [] : [lift])].join(" ");
  const audience = sayAudience(content.audience);
  const message = where === "elsewhere" ? link(content.permalink, NUDGE.link) : "";
  const blocks: KnownBlock[] = [
    section(message === "" ? seen : `${seen} ${message}.`),
    section(audience),
    section(`${content.action === "hold" ? NUDGE.held : NUDGE.posted} *${confirm ? NUDGE.confirm : NUDGE.ask}*`),
    {
      type: "actions",
      block_id: "sotto_answers",
      elements: content.answers.map((answer) => answerButton(answer, content)),
    },
    context(NUDGE.onlyYou),
  ];
  return { text: `${seen} ${audience}`, blocks };
}

/** The button's value is the case's id and nothing else: values come back from the client. */
function answerButton(answer: Answer, content: NudgeContent): Button {
  const style = answer === "remove" ? { style: "danger" as const } : {};
  return {
    type: "button",
    action_id: answer,
    text: plain(BUTTONS[answer]),
    value: content.caseId,
    ...style,
  };
}

/** What came of "remove" or "safer wording", or of posting a held message again. */
export function remedyPost(result: RemedyResult): Post {
  switch (result.what) {
    case "removed":
    case "reposted":
      return note(REMEDY[result.what]);
    case "remove-yourself":
    case "cannot-reword":
      return note(REMEDY[result.what](link(result.permalink, NUDGE.link)));
    case "reworded":
      return withQuote(REMEDY.reworded, result.text);
    case "reword-yourself":
      return withQuote(REMEDY["reword-yourself"](link(result.permalink, "your message")), result.text);
    case "repost-yourself":
      return withQuote(REMEDY["repost-yourself"], result.text);
  }
}

function withQuote(words: string, text: string): Post {
  return { text: words, blocks: [section(words), quoted(text)] };
}
