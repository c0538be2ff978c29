import type { Channel, ChannelKind, Json, JsonObject } from "./records.ts";
import type { Workspace } from "./workspace.ts";

const KINDS: Readonly<Record<ChannelKind, string>> = { public: "public", private: "private", im: "im", mpim: "mpim" };

/** Whether a menu's `filter` leaves this conversation to choose. */
export function isOffered(workspace: Workspace, menu: JsonObject, channel: Channel): boolean {
  const filter = isObject(menu.filter) ? menu.filter : {};
  const included = Array.isArray(filter.include) ? filter.include.includes(KINDS[channel.kind]) : true;
  const isShared = channel.connectedTeamIds.length > 0;
  const isWithBot = channel.kind === "im" && [...channel.members].some((id) => workspace.user(id).role === "bot");
  return (
    included &&
    !(filter.exclude_external_shared_channels === true && isShared) &&
    !(filter.exclude_bot_users === true && isWithBot)
  );
}

/** The conversation a menu shows before anybody chooses: an explicit one goes before the one the person came from. */
export function preselected(workspace: Workspace, menu: JsonObject, cameFrom: string | null): string | null {
  if (typeof menu.initial_conversation === "string") {
    return menu.initial_conversation;
  }
  const channel = cameFrom === null ? undefined : workspace.channels.get(cameFrom);
  return menu.default_to_current_conversation === true && channel !== undefined && isOffered(workspace, menu, channel)
    ? channel.id
    : null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
