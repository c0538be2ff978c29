import type { Change } from "../model/change.ts";
import { fileStub } from "../model/files.ts";
import type { Channel, ChannelKind, JsonObject, SlackMessage, User } from "../model/records.ts";
import type { World } from "../world.ts";

/** How near the app must be to the conversation to hear of it. */
export type Nearness = "member" | "visible" | "anywhere";

/** One event, before it is known who gets it. */
export interface EventDraft {
  /** Name in the app's subscriptions: `message.channels`, `channel_shared` … */
  readonly subscription: string;
  /** Any one of these scopes will do; empty: none is needed. */
  readonly scopes: readonly string[];
  readonly channel: Channel | null;
  readonly nearness: Nearness;
  readonly teamId: string | null;
  /** Only this person's installation hears of it. */
  readonly event: JsonObject;
}

const MESSAGE_SUFFIX: Readonly<Record<ChannelKind, string>> = {
  public: "channels",
  private: "groups",
  im: "im",
  mpim: "mpim",
};
const FAMILY: Readonly<Record<ChannelKind, string>> = { public: "channels", private: "groups", im: "im", mpim: "mpim" };
export const CHANNEL_TYPE: Readonly<Record<ChannelKind, string>> = {
  public: "channel",
  private: "group",
  im: "im",
  mpim: "mpim",
};
const LETTER: Readonly<Record<ChannelKind, string>> = { public: "C", private: "G", im: "D", mpim: "G" };

/** The events Slack makes of a change; often none. */
export function eventsOf(world: World, change: Change): readonly EventDraft[] {
  const ts = world.workspace.clock.next();
  switch (change.kind) {
    case "message-posted":
      return posted(world, change.channel, change.message);
    case "message-changed":
      return [
        message(change.channel, {
          subtype: "message_changed",
          hidden: true,
          message: inEvent(world, change.channel, change.message),
          previous_message: inEvent(world, change.channel, change.previous),
          ts,
          event_ts: ts,
        }),
      ];
    case "message-deleted":
      return [
        message(change.channel, {
          subtype: "message_deleted",
          hidden: true,
          deleted_ts: change.previous.ts,
          previous_message: inEvent(world, change.channel, change.previous),
          ts,
          event_ts: ts,
        }),
      ];
    case "member-joined":
    case "member-left":
      return membership(world, change, ts);
    case "channel-created":
    case "channel-archived":
    case "channel-unarchived":
    case "channel-renamed":
      return lifecycle(change, ts);
    case "channel-shared":
    case "channel-unshared":
      return [
        about(change.channel, `channel_${change.kind === "channel-shared" ? "" : "un"}shared`, shareFields(change, ts)),
      ];
    case "channel-id-changed":
      return [
        about(change.channel, "channel_id_changed", {
          old_channel_id: change.oldId,
          new_channel_id: change.channel.id,
          event_ts: ts,
        }),
      ];
    case "file-shared":
      return [
        {
          ...about(change.channel, "file_shared", {
            file_id: change.file.id,
            user_id: change.userId,
            file: { id: change.file.id },
            channel_id: change.channel.id,
            event_ts: ts,
          }),
          scopes: ["files:read"],
          nearness: "member",
        },
      ];
    case "file-deleted":
      return [global("file_deleted", ["files:read"], change.file.teamId, { file_id: change.file.id, event_ts: ts })];
    case "home-opened":
      return [
        global("app_home_opened", [], change.teamId, {
          user: change.userId,
          channel: change.channel.id,
          tab: "home",
          ...homeView(world, change.userId),
          event_ts: ts,
        }),
      ];
    case "group-changed":
      return [
        global("subteam_members_changed", ["usergroups:read"], change.group.teamId, {
          subteam_id: change.group.id,
          team_id: change.group.teamId,
          date_previous_update: 0,
          date_update: Number(ts.split(".")[0]),
          added_users: [...change.group.users],
          added_users_count: change.group.users.length,
          removed_users: [],
          removed_users_count: 0,
          event_ts: ts,
        }),
      ];
    case "user-changed":
      return [global("user_change", ["users:read"], change.user.teamId, { user: userRef(change.user), event_ts: ts })];
    case "reaction-added":
      return [
        {
          ...about(change.channel, "reaction_added", {
            user: change.userId,
            reaction: change.name,
            item_user: change.message.user,
            item: { type: "message", channel: change.channel.id, ts: change.message.ts },
            event_ts: ts,
          }),
          scopes: ["reactions:read"],
          nearness: "member",
        },
      ];
    case "token-revoked":
      return [
        global("tokens_revoked", [], change.teamId, {
          tokens: change.tokenKind === "bot" ? { bot: [change.userId] } : { oauth: [change.userId] },
          event_ts: ts,
        }),
      ];
    default:
      return [];
  }
}

function message(channel: Channel, fields: JsonObject): EventDraft {
  return {
    subscription: `message.${MESSAGE_SUFFIX[channel.kind]}`,
    scopes: [`${FAMILY[channel.kind]}:history`],
    channel,
    nearness: "member",
    teamId: null,
    event: { type: "message", ...fields, channel: channel.id, channel_type: CHANNEL_TYPE[channel.kind] },
  };
}

function posted(world: World, channel: Channel, posted: SlackMessage): readonly EventDraft[] {
  const content = inEvent(world, channel, posted);
  const drafts = [message(channel, { ...content, event_ts: posted.ts })];
  const bots = [...world.workspace.installations.values()];
  const mentioned = bots.find((bot) => posted.text.includes(`<@${bot.botUserId}>`));
  if (mentioned !== undefined && posted.bot_id === undefined) {
    drafts.push({
      subscription: "app_mention",
      scopes: ["app_mentions:read"],
      channel,
      nearness: "member",
      teamId: mentioned.teamId,
      event: { ...content, type: "app_mention", channel: channel.id, event_ts: posted.ts },
    });
  }
  return drafts;
}

/** Fields history shows and events of this kind leave out. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  file_share: ["team", "client_msg_id"],
  thread_broadcast: ["team", "parent_user_id"],
};
const LEFT_OUT_OF_ROOT = ["client_msg_id", "blocks", "reply_users"];
const LEFT_OUT_OF_FILE = ["channels", "groups", "ims"];

/** A message's fields as events carry them: in Slack Connect, files only by id. */
function inEvent(world: World, channel: Channel, source: SlackMessage): JsonObject {
  const left = ["reply_users", ...(LEFT_OUT[source.subtype ?? ""] ?? [])];
  const content = without(JSON.parse(JSON.stringify(source)) as JsonObject, left);
  if (source.root !== undefined) {
    content.root = without(source.root, LEFT_OUT_OF_ROOT);
  }
  if (source.files !== undefined) {
    content.files = source.files.map((one) => {
      const file = world.workspace.files.get(String(one.id));
      const isStub = channel.connectedTeamIds.length > 0 && file !== undefined;
      return isStub ? fileStub(file) : without(one, LEFT_OUT_OF_FILE);
    });
  }
  return content;
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function about(channel: Channel, type: string, fields: JsonObject): EventDraft {
  return {
    subscription: type,
    scopes: [`${FAMILY[channel.kind]}:read`],
    channel,
    nearness: "visible",
    teamId: null,
    event: { type, ...fields },
  };
}

function shareFields(change: Change & { kind: "channel-shared" | "channel-unshared" }, ts: string): JsonObject {
  const base = { channel: change.channel.id, event_ts: ts };
  return change.kind === "channel-shared"
    ? { ...base, connected_team_id: change.teamId }
    : {
        ...base,
        previously_connected_team_id: change.teamId,
        is_ext_shared: change.channel.connectedTeamIds.length > 0,
      };
}

function global(type: string, scopes: readonly string[], teamId: string, fields: JsonObject): EventDraft {
  return { subscription: type, scopes, channel: null, nearness: "anywhere", teamId, event: { type, ...fields } };
}

function membership(
  world: World,
  change: Change & { kind: "member-joined" | "member-left" },
  ts: string,
): readonly EventDraft[] {
  const { channel, userId, actorId } = change;
  if (channel.kind === "im") {
    return [];
  }
  const type = change.kind === "member-joined" ? "member_joined_channel" : "member_left_channel";
  const fields: JsonObject = {
    user: userId,
    channel: channel.id,
    channel_type: LETTER[channel.kind],
    team: world.workspace.user(userId).teamId,
    event_ts: ts,
  };
  if (actorId !== null && change.kind === "member-joined") {
    fields.inviter = actorId;
  }
  const drafts: EventDraft[] = [{ ...about(channel, type, fields), nearness: "member" }];
  const leaving = [...world.workspace.installations.values()].find((bot) => bot.botUserId === userId);
  if (change.kind === "member-left" && leaving !== undefined) {
    const left = channel.kind === "public" ? "channel_left" : "group_left";
    drafts.push({
      ...about(channel, left, { channel: channel.id, actor_id: actorId ?? userId, event_ts: ts }),
      nearness: "anywhere",
      teamId: leaving.teamId,
    });
  }
  return drafts;
}

function lifecycle(
  change: Change & { kind: "channel-created" | "channel-archived" | "channel-unarchived" | "channel-renamed" },
  ts: string,
): readonly EventDraft[] {
  const { channel, actorId } = change;
  const prefix = channel.kind === "public" ? "channel" : channel.kind === "private" ? "group" : null;
  if (prefix === null || (change.kind === "channel-created" && prefix === "group")) {
    return [];
  }
  switch (change.kind) {
    case "channel-created":
      return [
        about(channel, "channel_created", {
          channel: { id: channel.id, name: channel.name, created: channel.created, creator: actorId, is_channel: true },
          event_ts: ts,
        }),
      ];
    case "channel-renamed":
      return [
        about(channel, `${prefix}_rename`, {
          channel: { id: channel.id, name: channel.name, created: channel.created },
          event_ts: ts,
        }),
      ];
    default: {
      const type = `${prefix}_${change.kind === "channel-archived" ? "archive" : "unarchive"}`;
      return [about(channel, type, { channel: channel.id, user: actorId, event_ts: ts })];
    }
  }
}

function homeView(world: World, userId: string): JsonObject {
  const home = world.workspace.homes.get(userId);
  return home === undefined ? {} : { view: home.view };
}

function userRef(user: User): JsonObject {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted,
    is_restricted: user.role === "guest" || user.role === "single-channel-guest",
    is_ultra_restricted: user.role === "single-channel-guest",
    is_bot: user.role === "bot",
    tz: user.tz,
    updated: user.updated,
  };
}
