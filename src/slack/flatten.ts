/**
 * Turns the content of a Slack message into one text, in the order people read it. Slack repeats a person's words
 * in `text` and in `blocks`; a part whose words already stand in the text is left out, so that nothing is
 * counted twice, while a part that says something else is always kept: the two need not agree.
 */

import { type FlattenedText, TextParts } from "./text-parts.ts";

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
  const parts = new TextParts();
  addBody(parts, message);
  parts.each(asList(message.attachments), (attachment) => addAttachment(parts, asObject(attachment)));
  parts.each(asList(message.files), (file) => addFile(parts, asObject(file)));
  return parts.result();
}

/** The author's own words: text and blocks, without previews and files. */
export function flattenBody(message: Json): FlattenedText {
  const parts = new TextParts();
  addBody(parts, message);
  return parts.result();
}

function addBody(parts: TextParts, message: Json): void {
  const text = asString(message.text);
  parts.add(text);
  parts.addUnlessSame(text, () => addBlocks(parts, message.blocks));
}

function addBlocks(parts: TextParts, blocks: unknown): void {
  parts.each(asList(blocks), (block) => addBlock(parts, asObject(block)));
}

function addAttachment(parts: TextParts, attachment: Json | null): void {
  if (attachment === null || !parts.enter()) {
    return;
  }
  for (const key of ["pretext", "author_name", "author_subname", "title", "text"]) {
    parts.add(asString(attachment[key]));
  }
  parts.each(asList(attachment.fields), (field) => {
    const { title, value } = asObject(field) ?? {};
    parts.add([asString(title), asString(value)].filter((part) => part !== null).join(": "));
  });
  addBlocks(parts, attachment.blocks);
  // A quoted Slack message: its blocks stand one level deeper than its text.
  parts.each(asList(attachment.message_blocks), (quoted) => {
    if (parts.node()) {
      addBlocks(parts, asObject(asObject(quoted)?.message)?.blocks);
    }
  });
  parts.each(asList(attachment.files), (file) => addFile(parts, asObject(file)));
  parts.add(asString(attachment.footer));
  // The plain fallback usually repeats the above; it is kept only where it says more.
  const said = [asString(attachment.title), asString(attachment.text)].filter((part) => part !== null).join(" ");
  parts.addUnlessSame(said, () => parts.add(asString(attachment.fallback)));
  parts.leave();
}

function addFile(parts: TextParts, file: Json | null): void {
  if (file === null || !parts.node()) {
    return;
  }
  parts.add(asString(file.name));
  parts.add(asString(file.title));
  parts.add(asString(file.alt_txt));
  parts.add(asString(asObject(file.initial_comment)?.comment));
}

function addBlock(parts: TextParts, block: Json | null): void {
  if (block === null || !parts.enter()) {
    return;
  }
  if (block.type === "rich_text") {
    parts.each(asList(block.elements), (element) => addRichText(parts, asObject(element)));
  } else if (block.type === "table") {
    parts.each(asList(block.rows), (row) => {
      const cells: string[] = [];
      parts.each(asList(row), (cell) => cells.push(cellText(parts, asObject(cell))));
      parts.add(cells.join("\t"));
    });
  } else {
    addTexts(parts, block);
  }
  parts.leave();
}

function addRichText(parts: TextParts, element: Json | null): void {
  if (element === null || !parts.enter()) {
    return;
  }
  if (element.type === "rich_text_list") {
    parts.each(asList(element.elements), (item) => addRichText(parts, asObject(item)));
  } else {
    parts.add(inline(parts, element.elements));
  }
  parts.leave();
}

/** Renders inline elements as Slack writes them in `text`, so that mentions and links look the same everywhere. */
function inline(parts: TextParts, elements: unknown): string {
  let text = "";
  parts.each(asList(elements), (value) => {
    const element = asObject(value);
    if (element === null || !parts.node()) {
      return;
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
  });
  return text;
}

function cellText(parts: TextParts, cell: Json | null): string {
  if (cell === null || !parts.node()) {
    return "";
  }
  const words = asString(cell.text);
  if (words !== null) {
    return words;
  }
  const lines: string[] = [];
  parts.each(asList(cell.elements), (element) => lines.push(inline(parts, asObject(element)?.elements)));
  return lines.join(" ");
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
function addTexts(parts: TextParts, node: Json): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") {
      if (TEXT_KEYS.has(key)) {
        parts.add(value);
      }
    } else if (NESTED_KEYS.has(key)) {
      parts.each(Array.isArray(value) ? value : [value], (child) =>
        parts.each(Array.isArray(child) ? child : [child], (leaf) => addBlock(parts, asObject(leaf))),
      );
    }
  }
}
