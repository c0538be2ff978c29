import type { Channel, ChannelKind, User } from "../model/records.ts";
import { type Call, SlackFailure } from "./call.ts";

const SCOPE_FAMILY: Readonly<Record<ChannelKind, string>> = {
  public: "channels",
  private: "groups",
  im: "im",
  mpim: "mpim",
};

/** `channels:history`, `im:read` …: what this kind of conversation needs. */
export function scopeFor(channel: Channel, right: "read" | "history"): string {
  return `${SCOPE_FAMILY[channel.kind]}:${right}`;
}

/** @throws SlackFailure `missing_scope` unless the token has one of these. */
export function demandScope(call: Call, anyOf: readonly string[]): void {
  if (anyOf.length > 0 && !anyOf.some((scope) => call.token.scopes.includes(scope))) {
    throw new SlackFailure("missing_scope", { needed: anyOf.join(","), provided: call.token.scopes.join(",") });
  }
}

/** The conversation, when this token may know of it. @throws SlackFailure `channel_not_found`. */
export function visibleChannel(call: Call, id: string): Channel {
  const channel = call.world.workspace.channels.get(id) ?? byName(call, id);
  if (channel === undefined || !canSee(call, channel)) {
    throw new SlackFailure("channel_not_found");
  }
  return channel;
}

function byName(call: Call, name: string): Channel | undefined {
  return name.startsWith("#")
    ? [...call.world.workspace.channels.values()].find((channel) => channel.name === name.slice(1))
    : undefined;
}

/** Members see a conversation; so does everyone but guests where it is public. */
export function canSee(call: Call, channel: Channel): boolean {
  if (channel.members.has(call.actor.id)) {
    return true;
  }
  return (
    channel.kind === "public" &&
    !isGuest(call.actor) &&
    call.world.workspace.teamsOf(channel).includes(call.actor.teamId)
  );
}

/** The conversation's messages, when this token may read them. */
export function readableChannel(call: Call, id: string): Channel {
  const channel = visibleChannel(call, id);
  demandScope(call, [scopeFor(channel, "history")]);
  if (!channel.members.has(call.actor.id) && call.token.kind === "bot") {
    throw new SlackFailure("not_in_channel");
  }
  return channel;
}

/** The conversation, when this token may change its membership or state. */
export function managedChannel(call: Call, id: string, kinds: readonly ChannelKind[]): Channel {
  const channel = visibleChannel(call, id);
  if (!kinds.includes(channel.kind)) {
    throw new SlackFailure("method_not_supported_for_channel_type");
  }
  return channel;
}

/** A guest of either kind. */
export function isGuest(user: User): boolean {
  return user.role === "guest" || user.role === "single-channel-guest";
}

/** Someone the token's workspace knows: a colleague, or an outsider who shares a conversation. */
export function visibleUser(call: Call, id: string): User {
  const user = call.world.workspace.users.get(id);
  if (user === undefined) {
    throw new SlackFailure("user_not_found");
  }
  return user;
}

/** Whether someone of another organisation is in a conversation the token's workspace shares. */
export function sharesConversation(call: Call, user: User): boolean {
  return [...call.world.workspace.channels.values()].some(
    (channel) => channel.members.has(user.id) && canSee(call, channel),
  );
}
