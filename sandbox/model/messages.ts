import { randomUUID } from "node:crypto";
import { nowSeconds } from "./ids.ts";
import type { Block, Channel, Ephemeral, JsonObject, SlackMessage, User } from "./records.ts";
import type { Workspace } from "./workspace.ts";

export interface NewMessage {
  readonly channel: Channel;
  /** The person or bot user who posts. */
  readonly userId: string;
  readonly text: string;
  readonly blocks?: Block[];
  readonly attachments?: JsonObject[];
  readonly files?: JsonObject[];
  readonly threadTs?: string | null;
  readonly broadcast?: boolean;
  readonly subtype?: string;
  /** The app whose token posts, where it posts in a person's name. */
  readonly through?: AppStamp;
  /** A custom name turns an app's post into a `bot_message`. */
  readonly username?: string;
  readonly metadata?: JsonObject;
}

/** What Slack stamps a message with that an app posted. */
export interface AppStamp {
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

/** Adds a message, and keeps the thread's counts. The caller has checked that it may be posted. */
export function postMessage(workspace: Workspace, input: NewMessage): SlackMessage {
  const author = workspace.user(input.userId);
  const parent = input.threadTs ? workspace.message(input.channel.id, input.threadTs) : null;
  const message: SlackMessage = {
    type: "message",
    user: author.id,
    ts: workspace.clock.next(),
    text: input.text,
    team: author.teamId,
  };
  const stamp = input.through ?? ownStamp(author);
  if (stamp === null) {
    message.client_msg_id = randomUUID();
  } else {
    Object.assign(message, stampFields(stamp, author));
  }
  if (input.username !== undefined) {
    message.subtype = "bot_message";
    message.username = input.username;
    message.user = undefined;
  }
  if (input.blocks !== undefined && input.blocks.length > 0) {
    message.blocks = input.blocks;
  }
  if (input.attachments !== undefined && input.attachments.length > 0) {
    message.attachments = input.attachments;
  }
  if (input.files !== undefined && input.files.length > 0) {
    message.files = input.files;
    message.upload = false;
    message.subtype = "file_share";
  }
  if (input.metadata !== undefined) {
    message.metadata = input.metadata;
  }
  if (input.subtype !== undefined) {
    message.subtype = input.subtype;
  }
  if (parent !== null) {
    joinThread(message, parent, input.broadcast === true);
  }
  input.channel.messages.push(message);
  workspace.emit({ kind: "message-posted", channel: input.channel, message });
  return message;
}

function ownStamp({ role, botId, appId, realName }: User): AppStamp | null {
  return role === "bot" && botId !== null && appId !== null ? { botId, appId, name: realName } : null;
}

function stampFields({ botId, appId, name }: AppStamp, author: User): Partial<SlackMessage> {
  return {
    bot_id: botId,
    app_id: appId,
    bot_profile: {
      id: botId,
      app_id: appId,
      name,
      deleted: false,
      updated: author.updated,
      team_id: author.teamId,
      icons: { image_36: "", image_48: "", image_72: "" },
    },
  };
}

function joinThread(message: SlackMessage, parent: SlackMessage, broadcast: boolean): void {
  message.thread_ts = parent.ts;
  message.parent_user_id = parent.user;
  parent.thread_ts = parent.ts;
  parent.reply_count = (parent.reply_count ?? 0) + 1;
  parent.latest_reply = message.ts;
  const users = new Set(parent.reply_users ?? []);
  if (message.user !== undefined) {
    users.add(message.user);
  }
  parent.reply_users = [...users];
  parent.reply_users_count = users.size;
  if (broadcast) {
    message.subtype = "thread_broadcast";
    message.root = { ...parent } as JsonObject;
  }
}

/** Whether an app says this for itself, and not in a person's name. */
export function isAppsOwn(workspace: Workspace, { bot_id, user }: SlackMessage): boolean {
  return bot_id !== undefined && (user === undefined || workspace.user(user).role === "bot");
}

export interface MessageEdit {
  readonly text: string;
  /** `null` removes them, `undefined` keeps them. */
  readonly blocks?: Block[] | null;
  readonly attachments?: JsonObject[];
  readonly files?: JsonObject[];
  readonly editorId: string;
}

/** Changes a message in place; its `ts` stays. */
export function editMessage(
  workspace: Workspace,
  channel: Channel,
  message: SlackMessage,
  edit: MessageEdit,
): SlackMessage {
  const previous = { ...message };
  message.text = edit.text;
  if (edit.blocks === null) {
    message.blocks = undefined;
  } else if (edit.blocks !== undefined) {
    message.blocks = edit.blocks;
  }
  if (edit.attachments !== undefined) {
    message.attachments = edit.attachments;
  }
  if (edit.files !== undefined) {
    message.files = edit.files.length > 0 ? edit.files : undefined;
  }
  message.edited = { user: edit.editorId, ts: `${nowSeconds()}.000000` };
  workspace.emit({ kind: "message-changed", channel, message, previous });
  return message;
}

/**
 * Deletes a message. The parent of a thread leaves a tombstone in its place, which apps hear of as a change
 * rather than a deletion.
 */
export function deleteMessage(workspace: Workspace, channel: Channel, message: SlackMessage): void {
  const previous = { ...message };
  const at = channel.messages.indexOf(message);
  if ((message.reply_count ?? 0) > 0) {
    const tombstone: SlackMessage = {
      type: "message",
      subtype: "tombstone",
      text: "This message was deleted.",
      user: "USLACKBOT",
      ts: message.ts,
      thread_ts: message.ts,
      reply_count: message.reply_count,
      reply_users: message.reply_users,
      reply_users_count: message.reply_users_count,
      latest_reply: message.latest_reply,
    };
    channel.messages[at] = tombstone;
    workspace.emit({ kind: "message-changed", channel, message: tombstone, previous });
    return;
  }
  channel.messages.splice(at, 1);
  leaveThread(workspace, channel, message);
  workspace.emit({ kind: "message-deleted", channel, previous });
}

function leaveThread(workspace: Workspace, channel: Channel, message: SlackMessage): void {
  if (message.thread_ts === undefined || message.thread_ts === message.ts) {
    return;
  }
  const parent = workspace.message(channel.id, message.thread_ts);
  if (parent?.reply_count !== undefined) {
    const replies = channel.messages.filter((one) => one.thread_ts === parent.ts && one.ts !== parent.ts);
    parent.reply_count = replies.length;
    parent.latest_reply = replies.at(-1)?.ts;
    parent.reply_users = [...new Set(replies.flatMap((reply) => (reply.user === undefined ? [] : [reply.user])))];
    parent.reply_users_count = parent.reply_users.length;
  }
}

export interface NewEphemeral {
  readonly channelId: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: Block[];
  readonly threadTs?: string | null;
  readonly botId: string | null;
}

/** Shows a message to one person, or silently to nobody when they are away. */
export function postEphemeral(workspace: Workspace, input: NewEphemeral): Ephemeral {
  const ephemeral: Ephemeral = {
    ts: workspace.clock.next(),
    channelId: input.channelId,
    userId: input.userId,
    threadTs: input.threadTs ?? null,
    botId: input.botId,
    text: input.text,
    blocks: input.blocks,
    shown: workspace.user(input.userId).presence === "active",
    revision: 0,
    deleted: false,
  };
  workspace.ephemerals.push(ephemeral);
  workspace.emit({ kind: "ephemeral-changed", ephemeral });
  return ephemeral;
}
