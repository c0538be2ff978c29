import { openDirect } from "../model/channels.ts";
import { type AppStamp, deleteMessage, editMessage, postEphemeral, postMessage } from "../model/messages.ts";
import type { Block, Channel, JsonObject, SlackMessage } from "../model/records.ts";
import { demandScope, visibleChannel } from "./access.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { messageContent } from "./content.ts";
import { messageObject } from "./conversation-reads.ts";

const CHAT = ["chat:write"];
const TOKENS = ["bot", "user"] as const;
const MOST_TEXT = 40_000;
const MOST_UPDATE_TEXT = 4_000;

/** Posting, rewriting and removing. */
export const CHAT_METHODS: Readonly<Record<string, MethodSpec>> = {
  "chat.postMessage": { required: ["channel"], bot: CHAT, user: CHAT, tokens: TOKENS, tier: 5, run: post },
  "chat.postEphemeral": {
    required: ["user", "channel"],
    bot: CHAT,
    user: CHAT,
    tokens: TOKENS,
    tier: 4,
    run: ephemeral,
  },
  "chat.update": { required: ["ts", "channel"], bot: CHAT, user: CHAT, tokens: TOKENS, tier: 3, run: update },
  "chat.delete": { required: ["ts", "channel"], bot: CHAT, user: CHAT, tokens: TOKENS, tier: 3, run: remove },
  "chat.getPermalink": {
    required: ["channel", "message_ts"],
    bot: [],
    user: [],
    tokens: TOKENS,
    tier: 5,
    run: permalink,
  },
};

function post(call: Call): JsonObject {
  const channel = postable(call, target(call));
  const content = messageContent(call.args, MOST_TEXT);
  const threadTs = threadOf(call, channel);
  const customised = call.args.has("username");
  if (customised) {
    demandScope(call, ["chat:write.customize"]);
  }
  const message = postMessage(call.world.workspace, {
    channel,
    userId: call.actor.id,
    text: content.text,
    blocks: content.blocks,
    attachments: content.attachments,
    threadTs,
    broadcast: call.args.flag("reply_broadcast"),
    ...inPersonsName(call),
    ...(customised ? { username: call.args.text("username") } : {}),
    ...(call.args.has("metadata") ? { metadata: call.args.object("metadata", "invalid_metadata_format") ?? {} } : {}),
  });
  return { channel: channel.id, ts: message.ts, message: messageObject(call, message) };
}

/** With a person's token the message is theirs, and stamped with the app all the same. */
function inPersonsName({ token, actor, world }: Call): { through?: AppStamp } {
  const consent = world.workspace.installations.get(token.teamId)?.users.get(actor.id);
  return token.kind !== "user" || consent === undefined
    ? {}
    : { through: { botId: consent.botId, appId: token.appId, name: world.app.name } };
}

/** A conversation's id or name, or a person's id for the direct conversation with them. */
function target(call: Call): Channel {
  const id = call.args.text("channel");
  const user = call.world.workspace.users.get(id);
  if (user === undefined) {
    return visibleChannel(call, id);
  }
  if (user.deleted) {
    throw new SlackFailure("channel_not_found");
  }
  return openDirect(call.world.workspace, [call.actor.id, user.id]).channel;
}

function postable(call: Call, channel: Channel): Channel {
  const isMember = channel.members.has(call.actor.id);
  if (!isMember && !(call.token.kind === "bot" && call.token.scopes.includes("chat:write.public"))) {
    throw new SlackFailure("not_in_channel");
  }
  if (channel.archived) {
    throw new SlackFailure("is_archived");
  }
  const withBot = [...channel.members].some((id) => call.world.workspace.user(id).role === "bot");
  if (channel.kind === "im" && withBot && !call.world.app.messagesTab) {
    throw new SlackFailure("messages_tab_disabled");
  }
  return channel;
}

function threadOf(call: Call, channel: Channel): string | null {
  if (!call.args.has("thread_ts")) {
    return null;
  }
  const parent = call.world.workspace.message(channel.id, call.args.text("thread_ts"));
  if (parent === null || (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts)) {
    throw new SlackFailure("cannot_reply_to_message");
  }
  return parent.ts;
}

function ephemeral(call: Call): JsonObject {
  const channel = visibleChannel(call, call.args.text("channel"));
  if (!channel.members.has(call.actor.id)) {
    throw new SlackFailure("not_in_channel");
  }
  if (channel.archived) {
    throw new SlackFailure("is_archived");
  }
  const content = messageContent(call.args, MOST_TEXT);
  const userId = call.args.text("user");
  if (!channel.members.has(userId) || call.world.workspace.users.get(userId)?.deleted !== false) {
    throw new SlackFailure("user_not_in_channel");
  }
  const shown = postEphemeral(call.world.workspace, {
    channelId: channel.id,
    userId,
    text: content.text,
    blocks: content.blocks ?? [],
    threadTs: threadOf(call, channel),
    botId: call.token.botId,
  });
  return { message_ts: shown.ts };
}

/** The message, or why not. Ephemerals are not messages here. */
function existing(call: Call): { channel: Channel; message: SlackMessage } {
  const channel = visibleChannel(call, call.args.text("channel"));
  const message = call.world.workspace.message(channel.id, call.args.text("ts"));
  if (message === null || message.subtype === "tombstone") {
    throw new SlackFailure("message_not_found");
  }
  return { channel, message };
}

function isOwn(call: Call, message: SlackMessage): boolean {
  return call.token.kind === "bot" ? message.bot_id === call.token.botId : message.user === call.actor.id;
}

function update(call: Call): JsonObject {
  const { channel, message } = existing(call);
  if (!isOwn(call, message)) {
    throw new SlackFailure("cant_update_message");
  }
  const minutes = call.world.editWindowMinutes;
  if (call.token.kind === "user" && minutes !== null && Date.now() / 1000 - Number(message.ts) > minutes * 60) {
    throw new SlackFailure("edit_window_closed");
  }
  const content = messageContent(call.args, MOST_UPDATE_TEXT);
  if (content.blocks !== undefined && isRich(message.blocks) && !isRich(content.blocks)) {
    throw new SlackFailure("block_mismatch");
  }
  editMessage(call.world.workspace, channel, message, {
    text: content.text,
    blocks: content.blocks ?? null,
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
    editorId: call.actor.id,
  });
  const { ts, ...shown } = messageObject(call, message);
  return { channel: channel.id, ts, text: message.text, message: shown };
}

function isRich(blocks: readonly Block[] | undefined): boolean {
  return (blocks ?? []).some((block) => block.type === "rich_text");
}

function remove(call: Call): JsonObject {
  const { channel, message } = existing(call);
  const isAdmin = call.token.kind === "user" && (call.actor.role === "admin" || call.actor.role === "owner");
  if (!isOwn(call, message) && !isAdmin) {
    throw new SlackFailure("cant_delete_message");
  }
  deleteMessage(call.world.workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function permalink(call: Call): JsonObject {
  const channel = visibleChannel(call, call.args.text("channel"));
  const ts = call.args.text("message_ts");
  if (call.world.workspace.message(channel.id, ts) === null) {
    throw new SlackFailure("message_not_found");
  }
  const team = call.world.workspace.team(call.token.teamId);
  const link = `https://${team.domain}.slack.example/archives/${channel.id}/p${ts.replace(".", "")}`;
  return { channel: channel.id, permalink: link };
}
