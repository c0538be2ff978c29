import { newId } from "./ids.ts";
import type { Block, Json, JsonObject } from "./records.ts";
import type { Workspace } from "./workspace.ts";

const TOKEN = new RegExp(
  [
    String.raw`(?<url>https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]'"])`,
    String.raw`(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
    String.raw`(?<!\S)@(?<person>[\w.-]*\w)`,
    String.raw`(?<!\S)#(?<room>[\w-]+)`,
  ].join("|"),
  "gu",
);

/** Slack's three escapes. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The opposite of {@link escapeText}. */
export function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/**
 * What Slack makes of typed words: escaped text with links and mentions in angle brackets, and the rich text
 * block its clients attach. Bare domains, which Slack links too, are left alone.
 */
export function typedText(workspace: Workspace, typed: string): { text: string; blocks: Block[] } {
  const pieces: string[] = [];
  const elements: JsonObject[] = [];
  function plain(text: string): void {
    if (text !== "") {
      pieces.push(escapeText(text));
      elements.push({ type: "text", text });
    }
  }
  let at = 0;
  for (const match of typed.matchAll(TOKEN)) {
    const special = entity(workspace, match);
    if (special !== null) {
      plain(typed.slice(at, match.index));
      pieces.push(special.text);
      elements.push(special.element);
      at = match.index + match[0].length;
    }
  }
  plain(typed.slice(at));
  const section: Json = { type: "rich_text_section", elements };
  return {
    text: pieces.join(""),
    blocks: [{ type: "rich_text", block_id: newId("").slice(0, 5), elements: [section] }],
  };
}

function entity(workspace: Workspace, match: RegExpExecArray): { text: string; element: JsonObject } | null {
  const { url, email, person, room } = match.groups ?? {};
  if (url !== undefined) {
    return { text: `<${escapeText(url)}>`, element: { type: "link", url } };
  }
  if (email !== undefined) {
    return {
      text: `<mailto:${email}|${email}>`,
      element: { type: "link", url: `mailto:${email}`, text: email },
    };
  }
  if (person !== undefined) {
    const user = [...workspace.users.values()].find((one) => one.name === person);
    if (user !== undefined) {
      return { text: `<@${user.id}>`, element: { type: "user", user_id: user.id } };
    }
    const group = [...workspace.groups.values()].find((one) => one.handle === person);
    if (group !== undefined) {
      return { text: `<!subteam^${group.id}>`, element: { type: "usergroup", usergroup_id: group.id } };
    }
  }
  if (room !== undefined) {
    const channel = [...workspace.channels.values()].find((one) => one.name === room);
    if (channel !== undefined) {
      return { text: `<#${channel.id}|${channel.name}>`, element: { type: "channel", channel_id: channel.id } };
    }
  }
  return null;
}

/** Blocks as Slack stores them: each with a `block_id`, each interactive element with an `action_id`. */
export function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const copy: { [key: string]: Json } & { type: string } = { ...block };
    copy.block_id = block.block_id ?? newId("").slice(0, 5);
    if (Array.isArray(block.elements) && block.type === "actions") {
      copy.elements = block.elements.map((element) => withActionId(element));
    }
    for (const key of ["accessory", "element"]) {
      const value = copy[key];
      if (value !== undefined) {
        copy[key] = withActionId(value);
      }
    }
    return copy;
  });
}

function withActionId(element: Json): Json {
  if (element === null || typeof element !== "object" || Array.isArray(element)) {
    return element;
  }
  const known = element as JsonObject;
  return known.type === "image" || known.action_id !== undefined
    ? known
    : { ...known, action_id: newId("").slice(0, 5) };
}
