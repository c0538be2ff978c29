import type { KnownBlock, PlainTextElement, SectionBlock } from "@slack/types";

/** A message for the Web API: blocks, and the words for notifications and screen readers. */
export interface Post {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Slack's limits, in characters and items. */
export const LIMITS = { sectionText: 3_000, headerText: 150, modalTitle: 24, blocks: 50, messageText: 4_000 } as const;

export function section(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text: cut(text, LIMITS.sectionText), verbatim: true } };
}

export function header(text: string): KnownBlock {
  return { type: "header", text: plain(cut(text, LIMITS.headerText)) };
}

export function context(text: string): KnownBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text: cut(text, LIMITS.sectionText), verbatim: true }] };
}

export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** A message of one paragraph. */
export function note(text: string): Post {
  return { text: cut(text, LIMITS.messageText), blocks: [section(text)] };
}

/** Slack markup for a link, empty when there is nothing to link to. */
export function link(url: string | null, words: string): string {
  return url === null ? "" : `<${url}|${words}>`;
}

/**
 * Cuts to a limit without splitting a character, an entity (`&amp;`) or a piece of markup (`<https://…|words>`), as
 * long as something is left; the last character shown is an ellipsis.
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const kept = text.slice(0, limit - 1);
  return `${withoutHalf(withoutHalf(kept, "<", ">"), "&", ";").replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Leaves out what begins with `open` at the end and was not closed, unless nothing else would be left. */
function withoutHalf(text: string, open: "<" | "&", close: ">" | ";"): string {
  const begin = text.lastIndexOf(open);
  const half = begin >= 0 && text.indexOf(close, begin) < 0 ? text.slice(begin) : "";
  // Only what can be an entity: an ampersand may also stand for itself.
  const isWhole = half === "" || begin === 0 || (open === "&" && !/^&(?:a|am|amp|l|lt|g|gt)?$/.test(half));
  return isWhole ? text : text.slice(0, begin);
}

/** So that even lines of one character fit a section with their marks. */
const QUOTED_AT_ONCE = 1_500;

/** A person's own words, quoted. They are Slack markup already. */
export function quoted(text: string): KnownBlock {
  return section(
    text
      .split("\n")
      .map((line) => `>${line}`)
      .join("\n"),
  );
}

/** The same, of any length: for words that are to be copied. */
export function quotedWhole(text: string): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  // Each line grows by its mark, and a cut must not fall inside a character or an entity.
  for (let rest = text; rest !== ""; ) {
    const part = rest.length > QUOTED_AT_ONCE ? cut(rest, QUOTED_AT_ONCE).slice(0, -1) : rest;
    blocks.push(quoted(part));
    rest = rest.slice(part.length);
  }
  return blocks;
}
