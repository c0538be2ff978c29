/**
 * Turns the content of a Slack message into one text, in the order people read it. Slack repeats a person's words
 * in `text` and in `blocks`; a part whose words already stand in the text is left out, so that nothing is
 * counted twice, while a part that says something else is always kept: the two need not agree.
 */

/** Characters read of one message; Slack's own limit for a post is 40,000. */
export const MAX_TEXT = 200_000;
const MAX_NODES = 5_000;
const MAX_DEPTH = 12;

export interface FlattenedText {
  readonly text: string;
  /** True when a bound was met and a part of the message was not read. */
  readonly truncated: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** An object of foreign JSON, or `null` when the value is something else. */
export function asObject(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** A list of foreign JSON, empty when the value is something else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A non-empty string, or `null`. */
export function asString(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Everything a reader of the message sees, file names and previews included. */
export function flattenMessage(message: Json): FlattenedText {
  const parts = new Parts();
  addBody(parts, message);
  for (const attachment of asList(message.attachments)) {
    addAttachment(parts, asObject(attachment));
  }
  for (const file of asList(message.files)) {
    addFile(parts, asObject(file));
  }
  return parts.result();
}

/** The author's own words: text and blocks, without previews and files. */
export function flattenBody(message: Json): FlattenedText {
  const parts = new Parts();
  addBody(parts, message);
  return parts.result();
}

function addBody(parts: Parts, message: Json): void {
  parts.add(asString(message.text));
  for (const block of asList(message.blocks)) {
    addBlock(parts, asObject(block));
  }
}

function addAttachment(parts: Parts, attachment: Json | null): void {
  if (attachment === null || !parts.enter()) {
    return;
  }
  for (const key of ["pretext", "author_name", "author_subname", "title", "text"]) {
    parts.add(asString(attachment[key]));
  }
  for (const field of asList(attachment.fields)) {
    const { title, value } = asObject(field) ?? {};
    parts.add([asString(title), asString(value)].filter((part) => part !== null).join(": "));
  }
  for (const block of asList(attachment.blocks)) {
    addBlock(parts, asObject(block));
  }
  // A quoted Slack message: its blocks stand one level deeper than its text.
  for (const quoted of asList(attachment.message_blocks)) {
    for (const block of asList(asObject(asObject(quoted)?.message)?.blocks)) {
      addBlock(parts, asObject(block));
    }
  }
  for (const file of asList(attachment.files)) {
    addFile(parts, asObject(file));
  }
  parts.add(asString(attachment.footer));
  // The plain fallback usually repeats the above; it is kept only where it says more.
  parts.add(asString(attachment.fallback));
  parts.leave();
}

function addFile(parts: Parts, file: Json | null): void {
  if (file === null) {
    return;
  }
  parts.add(asString(file.name));
  parts.add(asString(file.title));
  parts.add(asString(file.alt_txt));
  parts.add(asString(asObject(file.initial_comment)?.comment));
}

function addBlock(parts: Parts, block: Json | null): void {
  if (block === null || !parts.enter()) {
    return;
  }
  if (block.type === "rich_text") {
    for (const element of asList(block.elements)) {
      addRichText(parts, asObject(element));
    }
  } else if (block.type === "table") {
    for (const row of asList(block.rows)) {
      parts.add(asList(row).map(cellText).join("\t"));
    }
  } else {
    addTexts(parts, block);
  }
  parts.leave();
}

function addRichText(parts: Parts, element: Json | null): void {
  if (element === null || !parts.enter()) {
    return;
  }
  if (element.type === "rich_text_list") {
    for (const item of asList(element.elements)) {
      addRichText(parts, asObject(item));
    }
  } else {
    parts.add(inline(asList(element.elements)));
  }
  parts.leave();
}

/** Renders inline elements as Slack writes them in `text`, so that mentions and links look the same everywhere. */
function inline(elements: readonly unknown[]): string {
  let text = "";
  for (const value of elements) {
    const element = asObject(value);
    if (element === null) {
      continue;
    }
    const words = asString(element.text) ?? "";
    switch (element.type) {
      case "user":
        text += `<@${asString(element.user_id) ?? ""}>`;
        break;
      case "usergroup":
        text += `<!subteam^${asString(element.usergroup_id) ?? ""}>`;
        break;
      case "channel":
        text += `<#${asString(element.channel_id) ?? ""}>`;
        break;
      case "broadcast":
        text += `<!${asString(element.range) ?? ""}>`;
        break;
      case "emoji":
        text += `:${asString(element.name) ?? ""}:`;
        break;
      case "link":
        text += words === "" ? `<${asString(element.url) ?? ""}>` : `<${asString(element.url) ?? ""}|${words}>`;
        break;
      default:
        text += words !== "" ? words : (asString(element.fallback) ?? asString(element.value) ?? "");
    }
  }
  return text;
}

function cellText(value: unknown): string {
  const cell = asObject(value);
  if (cell === null) {
    return "";
  }
  const words = asString(cell.text);
  return (
    words ??
    asList(cell.elements)
      .map((element) => inline(asList(asObject(element)?.elements)))
      .join(" ")
  );
}

const TEXT_KEYS: ReadonlySet<string> = new Set([
  "text",
  "title",
  "subtitle",
  "body",
  "alt_text",
  "description",
  "label",
  "hint",
]);
const NESTED_KEYS: ReadonlySet<string> = new Set([
  ...TEXT_KEYS,
  "fields",
  "elements",
  "accessory",
  "element",
  "options",
  "rows",
  "columns",
  "cells",
  "actions",
  "blocks",
]);

/** For every other block, those of years to come included: the strings under the keys that people read. */
function addTexts(parts: Parts, node: Json): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") {
      if (TEXT_KEYS.has(key)) {
        parts.add(value);
      }
    } else if (NESTED_KEYS.has(key)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        for (const leaf of Array.isArray(child) ? child : [child]) {
          addBlock(parts, asObject(leaf));
        }
      }
    }
  }
}

/** Collects parts and leaves out those whose words are there already. */
class Parts {
  #text = "";
  #words: string | null = null;
  #nodes = 0;
  #depth = 0;
  #truncated = false;

  /** False when the message is nested too deeply or has too many parts. */
  enter(): boolean {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES || this.#depth >= MAX_DEPTH) {
      this.#truncated = true;
      return false;
    }
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  add(part: string | null): void {
    if (part === null || part === "") {
      return;
    }
    if (this.#text === "") {
      this.#append(part);
      return;
    }
    // The common case first: a rich-text line is the `text` itself, letter by letter.
    if (this.#text.includes(part)) {
      return;
    }
    const words = wordsOf(part);
    this.#words ??= ` ${wordsOf(this.#text)} `;
    if (words !== "" && this.#words.includes(` ${words} `)) {
      return;
    }
    this.#words += `${words} `;
    this.#append(`\n${part}`);
  }

  #append(part: string): void {
    if (this.#text.length + part.length > MAX_TEXT) {
      this.#truncated = true;
      this.#text += part.slice(0, Math.max(0, MAX_TEXT - this.#text.length));
      return;
    }
    this.#text += part;
  }

  result(): FlattenedText {
    return { text: this.#text, truncated: this.#truncated };
  }
}

/** Letters and digits only, so that Slack's formatting and escapes make no difference. */
function wordsOf(text: string): string {
  return (
    unescapeText(text)
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.join(" ") ?? ""
  );
}

function unescapeText(text: string): string {
  return text.includes("&") ? text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&") : text;
}
