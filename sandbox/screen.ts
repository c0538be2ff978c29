import { unescapeText } from "./model/formatting.ts";
import type { Block, Channel, Ephemeral, JsonObject, SlackMessage } from "./model/records.ts";
import type { Workspace } from "./model/workspace.ts";
import type { Button, Shown } from "./sandbox.ts";
import { isObject } from "./web-api/block-rules.ts";

/** A message as people in its channel see it. */
export function shownMessage(channel: Channel, message: SlackMessage): Shown {
  const blocks = message.blocks ?? [];
  return {
    kind: "message",
    channelId: channel.id,
    ts: message.ts,
    threadTs: message.thread_ts !== undefined && message.thread_ts !== message.ts ? message.thread_ts : null,
    userId: message.user ?? null,
    botId: message.bot_id ?? null,
    text: message.text,
    blocks,
    plain: plainText(message.text, blocks),
    buttons: buttonsOf(blocks),
    files: message.files ?? [],
    edited: message.edited !== undefined,
  };
}

/** An ephemeral as its person sees it. */
export function shownEphemeral(workspace: Workspace, ephemeral: Ephemeral): Shown {
  const bot = ephemeral.botId === null ? null : workspace.botByBotId(ephemeral.botId);
  return {
    kind: "ephemeral",
    channelId: ephemeral.channelId,
    ts: ephemeral.ts,
    threadTs: ephemeral.threadTs,
    userId: bot?.id ?? null,
    botId: ephemeral.botId,
    text: ephemeral.text,
    blocks: ephemeral.blocks,
    plain: plainText(ephemeral.text, ephemeral.blocks),
    buttons: buttonsOf(ephemeral.blocks),
    files: [],
    edited: ephemeral.revision > 0,
  };
}

/** What can be read in blocks, one piece a line; the text when there are none. */
export function plainText(text: string, blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) => linesOf(block));
  return unescapeText(lines.length === 0 ? text : lines.join("\n"));
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one) => linesOf(one));
  }
  if (!isObject(value)) {
    return [];
  }
  if (value.type === "rich_text_section" && Array.isArray(value.elements)) {
    return [value.elements.map((one) => (isObject(one) ? inlineText(one) : "")).join("")];
  }
  if (typeof value.text === "string") {
    return [value.text];
  }
  const own = typeof value.alt_text === "string" ? [value.alt_text] : [];
  const keys = ["title", "label", "text", "fields", "elements", "element", "accessory", "hint", "rows", "options"];
  return [...own, ...keys.flatMap((key) => linesOf(value[key]))];
}

function inlineText(element: JsonObject): string {
  const parts: Readonly<Record<string, string>> = {
    user: `<@${String(element.user_id)}>`,
    channel: `<#${String(element.channel_id)}>`,
    usergroup: `<!subteam^${String(element.usergroup_id)}>`,
    emoji: `:${String(element.name)}:`,
  };
  return parts[String(element.type)] ?? String(element.text ?? element.url ?? "");
}

/** The buttons of a message or view, in order. */
export function buttonsOf(blocks: readonly unknown[]): readonly Button[] {
  return elementsOf(blocks)
    .filter(({ element }) => element.type === "button")
    .map(({ element, blockId }) => ({
      actionId: String(element.action_id),
      blockId,
      label: isObject(element.text) ? String(element.text.text) : "",
      value: typeof element.value === "string" ? element.value : null,
      url: typeof element.url === "string" ? element.url : null,
      confirm: confirmOf(element.confirm),
    }));
}

function confirmOf(dialog: unknown): Button["confirm"] {
  const word = (text: unknown): string => (isObject(text) ? String(text.text) : "");
  return isObject(dialog) ? { title: word(dialog.title), text: word(dialog.text), button: word(dialog.confirm) } : null;
}

/** The interactive elements of actions blocks and accessories. */
export function elementsOf(blocks: readonly unknown[]): readonly { element: JsonObject; blockId: string }[] {
  return blocks.flatMap((block) => {
    if (!isObject(block)) {
      return [];
    }
    const inActions = block.type === "actions" && Array.isArray(block.elements) ? block.elements : [];
    return [...inActions, block.accessory, block.element].flatMap((element) =>
      isObject(element) && element.action_id !== undefined ? [{ element, blockId: String(block.block_id) }] : [],
    );
  });
}
