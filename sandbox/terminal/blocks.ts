import { unescapeText } from "../model/formatting.ts";
import type { Workspace } from "../model/workspace.ts";
import { isObject } from "../web-api/block-rules.ts";
import { marked } from "./emphasis.ts";

/** Block Kit as lines of a terminal. Buttons come as `[label]`; the caller numbers them. */
export function renderBlocks(workspace: Workspace, blocks: readonly unknown[]): readonly string[] {
  return blocks.flatMap((block) => renderBlock(workspace, block));
}

function renderBlock(workspace: Workspace, block: unknown): readonly string[] {
  if (!isObject(block)) {
    return [];
  }
  switch (block.type) {
    case "divider":
      return ["────────"];
    case "header":
      return [`■ ${textOf(workspace, block.text)}`];
    case "section":
      return [
        ...textOf(workspace, block.text).split("\n"),
        ...listOf(block.fields).flatMap((field) => [`• ${textOf(workspace, field)}`]),
        ...buttonLine(workspace, [block.accessory]),
      ].filter((line) => line !== "");
    case "context":
      return [
        listOf(block.elements)
          .map((one) => textOf(workspace, one))
          .join("  "),
      ];
    case "actions":
      return buttonLine(workspace, listOf(block.elements));
    case "image":
      return [`(image: ${String(block.alt_text)})`];
    case "rich_text":
      return richLines(workspace, listOf(block.elements));
    case "table":
    case "data_table":
      return listOf(block.rows).map((row) =>
        listOf(row)
          .map((cell) => textOf(workspace, cell))
          .join(" | "),
      );
    default:
      return textOf(workspace, block.text) === "" ? [] : [textOf(workspace, block.text)];
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(workspace: Workspace, value: unknown): string {
  if (typeof value === "string") {
    return readable(workspace, value);
  }
  if (!isObject(value)) {
    return "";
  }
  if (value.type === "plain_text") {
    return String(value.text ?? "");
  }
  return typeof value.text === "string" ? readable(workspace, value.text) : String(value.alt_text ?? "");
}

function buttonLine(workspace: Workspace, elements: readonly unknown[]): readonly string[] {
  const labels = elements.flatMap((element) => {
    if (!isObject(element) || element.type === "image") {
      return [];
    }
    return [
      `[${textOf(workspace, element.text) || textOf(workspace, element.placeholder) || String(element.action_id)}]`,
    ];
  });
  return labels.length === 0 ? [] : [labels.join(" ")];
}

function richLines(workspace: Workspace, elements: readonly unknown[]): readonly string[] {
  return elements.flatMap((element) => {
    if (!isObject(element)) {
      return [];
    }
    if (element.type === "rich_text_list") {
      return richLines(workspace, listOf(element.elements)).map((line) => `• ${line}`);
    }
    const line = listOf(element.elements)
      .map((one) => inline(workspace, one))
      .join("");
    return [element.type === "rich_text_quote" ? `> ${line}` : line];
  });
}

function inline(workspace: Workspace, element: unknown): string {
  if (!isObject(element)) {
    return "";
  }
  switch (element.type) {
    case "user":
      return readable(workspace, `<@${String(element.user_id)}>`);
    case "channel":
      return readable(workspace, `<#${String(element.channel_id)}>`);
    case "usergroup":
      return readable(workspace, `<!subteam^${String(element.usergroup_id)}>`);
    case "emoji":
      return `:${String(element.name)}:`;
    default:
      return String(element.text ?? element.url ?? "");
  }
}

/** Slack's markup as people read it: names for ids, labels for links, local times for dates, emphasis as marks. */
export function readable(workspace: Workspace, text: string): string {
  const plain = text.replaceAll(/<([^<>]*)>/g, (whole, inside: string) => {
    const [target = "", label] = inside.split("|");
    if (target.startsWith("@")) {
      return `@${workspace.users.get(target.slice(1))?.name ?? label ?? target}`;
    }
    if (target.startsWith("#")) {
      return `#${workspace.channels.get(target.slice(1))?.name ?? label ?? target}`;
    }
    if (target.startsWith("!subteam^")) {
      return `@${workspace.groups.get(target.slice(9))?.handle ?? label ?? target}`;
    }
    if (target.startsWith("!date^")) {
      return label ?? new Date(Number(target.split("^")[1]) * 1000).toISOString();
    }
    return label ?? (target === "" ? whole : target.replace("!", "@"));
  });
  return unescapeText(marked(plain));
}
