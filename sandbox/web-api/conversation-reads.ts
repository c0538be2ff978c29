import { fileObject } from "../model/files.ts";
import type { Channel, ChannelKind, JsonObject, SlackMessage } from "../model/records.ts";
import { canSee, demandScope, readableChannel, scopeFor, visibleChannel } from "./access.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { channelObject } from "./objects.ts";
import { nextCursor, page } from "./paging.ts";

const READ = ["groups:read", "im:read", "mpim:read", "channels:read"];
const HISTORY = ["groups:history", "im:history", "mpim:history", "channels:history"];
const TOKENS = ["bot", "user"] as const;

/** Looking at conversations. */
export const CONVERSATION_READS: Readonly<Record<string, MethodSpec>> = {
  "conversations.info": { required: ["channel"], bot: READ, user: READ, tokens: TOKENS, tier: 3, run: info },
  "conversations.members": { required: ["channel"], bot: READ, user: READ, tokens: TOKENS, tier: 4, run: members },
  "conversations.list": { required: [], bot: READ, user: READ, tokens: TOKENS, tier: 2, run: list },
  "users.conversations": { required: [], bot: READ, user: READ, tokens: TOKENS, tier: 3, run: ofUser },
  "conversations.history": {
    required: ["channel"],
    bot: HISTORY,
    user: HISTORY,
    tokens: TOKENS,
    tier: 3,
    run: history,
  },
  "conversations.replies": {
    required: ["channel", "ts"],
    bot: HISTORY,
    user: HISTORY,
    tokens: TOKENS,
    tier: 3,
    run: replies,
  },
};

const TYPES: Readonly<Record<string, ChannelKind>> = {
  public_channel: "public",
  private_channel: "private",
  im: "im",
  mpim: "mpim",
};

function info(call: Call): JsonObject {
  const channel = visibleChannel(call, call.args.text("channel"));
  demandScope(call, [scopeFor(channel, "read")]);
  return { channel: channelObject(call, channel, "full") };
}

function members(call: Call): JsonObject {
  const channel = visibleChannel(call, call.args.text("channel"));
  demandScope(call, [scopeFor(channel, "read")]);
  const { items, next } = page(call, [...channel.members], 100, 1000);
  return { members: [...items], ...nextCursor(next) };
}

function wantedKinds(call: Call): readonly ChannelKind[] {
  const types = call.args.has("types") ? call.args.list("types") : ["public_channel"];
  return types.map((type) => {
    const kind = TYPES[type];
    if (kind === undefined) {
      throw new SlackFailure("invalid_types");
    }
    return kind;
  });
}

function listed(call: Call, form: "list" | "own", matches: (channel: Channel) => boolean): JsonObject {
  const kinds = wantedKinds(call);
  const all = [...call.world.workspace.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) && !(call.args.flag("exclude_archived") && channel.archived) && matches(channel),
  );
  for (const kind of kinds) {
    const one = all.find((channel) => channel.kind === kind);
    if (one !== undefined) {
      demandScope(call, [scopeFor(one, "read")]);
    }
  }
  const { items, next } = page(call, all, 100, 1000);
  return { channels: items.map((channel) => channelObject(call, channel, form)), ...nextCursor(next) };
}

function list(call: Call): JsonObject {
  return listed(call, "list", (channel) => canSee(call, channel));
}

function ofUser(call: Call): JsonObject {
  const userId = call.args.has("user") ? call.args.text("user") : call.actor.id;
  return listed(call, "own", (channel) => channel.members.has(userId) && canSee(call, channel));
}

function history(call: Call): JsonObject {
  const channel = readableChannel(call, call.args.text("channel"));
  const top = channel.messages.filter(
    (message) =>
      message.thread_ts === undefined || message.thread_ts === message.ts || message.subtype === "thread_broadcast",
  );
  const newestFirst = within(call, top).reverse();
  const { items, next } = page(call, newestFirst, 100, 1000);
  return {
    messages: items.map((message) => messageObject(call, message)),
    has_more: next !== "",
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(next === "" ? {} : nextCursor(next)),
  };
}

function replies(call: Call): JsonObject {
  const channel = readableChannel(call, call.args.text("channel"));
  const asked = call.world.workspace.message(channel.id, call.args.text("ts"));
  if (asked === null) {
    throw new SlackFailure("thread_not_found");
  }
  const parentTs = asked.thread_ts ?? asked.ts;
  const thread = channel.messages.filter((message) => message.ts === parentTs || message.thread_ts === parentTs);
  const { items, next } = page(call, within(call, thread), 1000, 1000);
  return {
    messages: items.map((message) => messageObject(call, message)),
    has_more: next !== "",
    ...(next === "" ? {} : nextCursor(next)),
  };
}

function within(call: Call, messages: readonly SlackMessage[]): SlackMessage[] {
  const oldest = call.args.number("oldest", 0);
  const latest = call.args.number("latest", Number.POSITIVE_INFINITY);
  const inclusive = call.args.flag("inclusive");
  if (Number.isNaN(oldest)) {
    throw new SlackFailure("invalid_ts_oldest");
  }
  if (Number.isNaN(latest)) {
    throw new SlackFailure("invalid_ts_latest");
  }
  return messages.filter((message) => {
    const at = Number(message.ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

/** A message as history shows it, its files in full. */
export function messageObject(call: Call, message: SlackMessage): JsonObject {
  const object = JSON.parse(JSON.stringify(message)) as JsonObject;
  if (message.root !== undefined) {
    const { user: _user, team: _team, client_msg_id: _id, blocks: _blocks, ...root } = message.root;
    object.root = root;
  }
  if (message.files !== undefined) {
    object.files = message.files.map((stored) => {
      const file = call.world.workspace.files.get(String(stored.id));
      return file === undefined || file.deleted ? stored : fileObject(call.world.workspace, file, call.world.baseUrl());
    });
  }
  return object;
}
