import { addMember, createChannel, openDirect, removeMember, setArchived } from "../model/channels.ts";
import type { Channel, JsonObject } from "../model/records.ts";
import { canSee, demandScope, isGuest, managedChannel, visibleChannel, visibleUser } from "./access.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { channelObject } from "./objects.ts";

const TOKENS = ["bot", "user"] as const;
const WRITE_BOT = ["groups:write", "im:write", "mpim:write", "channels:write", "channels:manage"];
const WRITE_USER = ["groups:write", "im:write", "mpim:write", "channels:write"];

/** Making, joining and leaving conversations. */
export const CONVERSATION_CHANGES: Readonly<Record<string, MethodSpec>> = {
  "conversations.open": {
    required: [],
    bot: ["channels:manage", "groups:write", "im:write", "mpim:write"],
    user: WRITE_USER,
    tokens: TOKENS,
    tier: 3,
    run: open,
  },
  "conversations.join": {
    required: ["channel"],
    bot: ["channels:join"],
    user: ["channels:write"],
    tokens: TOKENS,
    tier: 3,
    run: join,
  },
  "conversations.invite": {
    required: ["channel", "users"],
    bot: [
      "channels:write.invites",
      "groups:write.invites",
      "channels:manage",
      "groups:write",
      "im:write",
      "mpim:write",
    ],
    user: ["channels:write.invites", "groups:write.invites", ...WRITE_USER],
    tokens: TOKENS,
    tier: 3,
    run: invite,
  },
  "conversations.create": {
    required: ["name"],
    bot: WRITE_BOT,
    user: WRITE_USER,
    tokens: TOKENS,
    tier: 2,
    run: create,
  },
  "conversations.archive": {
    required: ["channel"],
    bot: WRITE_BOT,
    user: WRITE_USER,
    tokens: TOKENS,
    tier: 2,
    run: archive,
  },
  "conversations.leave": {
    required: ["channel"],
    bot: WRITE_BOT,
    user: WRITE_USER,
    tokens: TOKENS,
    tier: 3,
    run: leave,
  },
  "conversations.kick": {
    required: ["channel"],
    bot: ["groups:write", "channels:manage"],
    user: ["groups:write", "channels:write"],
    tokens: TOKENS,
    tier: 3,
    run: kick,
  },
};

function open(call: Call): JsonObject {
  const { args, world, actor } = call;
  if (args.has("channel")) {
    const channel = managedChannel(call, args.text("channel"), ["im", "mpim"]);
    return { channel: opened(call, channel), no_op: true, already_open: true };
  }
  if (!args.has("users")) {
    throw new SlackFailure("users_list_not_supplied");
  }
  const ids = args.list("users");
  if (ids.length > 8) {
    throw new SlackFailure("too_many_users");
  }
  const users = ids.map((id) => visibleUser(call, id));
  if (users.some((user) => user.deleted)) {
    throw new SlackFailure("user_disabled");
  }
  demandScope(call, [users.length > 1 ? "mpim:write" : "im:write"]);
  const members = [actor.id, ...users.map((user) => user.id).filter((id) => id !== actor.id)];
  if (args.flag("prevent_creation") && world.workspace.direct(members) === null) {
    throw new SlackFailure("channel_not_found");
  }
  const { channel, existed } = openDirect(world.workspace, members);
  return existed
    ? { channel: opened(call, channel), no_op: true, already_open: true }
    : { channel: opened(call, channel) };
}

function opened(call: Call, channel: Channel): JsonObject {
  if (!call.args.flag("return_im")) {
    return { id: channel.id };
  }
  const { is_user_deleted: _, ...shown } = channelObject(call, channel, "full");
  return shown;
}

function join(call: Call): JsonObject {
  const channel = visibleChannel(call, call.args.text("channel"));
  if (channel.kind !== "public") {
    throw new SlackFailure("method_not_supported_for_channel_type");
  }
  refuseArchived(channel);
  const already = channel.members.has(call.actor.id);
  addMember(call.world.workspace, channel, call.actor.id, null);
  const answer: JsonObject = { channel: channelObject(call, channel, "full") };
  return already
    ? { ...answer, warning: "already_in_channel", response_metadata: { warnings: ["already_in_channel"] } }
    : answer;
}

function invite(call: Call): JsonObject {
  const channel = managedChannel(call, call.args.text("channel"), ["public", "private"]);
  memberOrFail(call, channel);
  refuseArchived(channel);
  const users = call.args.list("users").map((id) => visibleUser(call, id));
  if (users.length === 0) {
    throw new SlackFailure("no_user");
  }
  for (const user of users) {
    if (user.id === call.actor.id) {
      throw new SlackFailure("cant_invite_self");
    }
    if (channel.members.has(user.id)) {
      throw new SlackFailure("already_in_channel");
    }
    if (user.deleted || !call.world.workspace.teamsOf(channel).includes(user.teamId)) {
      throw new SlackFailure(user.deleted ? "cant_invite" : "org_user_not_in_team");
    }
  }
  for (const user of users) {
    addMember(call.world.workspace, channel, user.id, call.actor.id);
  }
  return { channel: channelObject(call, channel, "full") };
}

function create(call: Call): JsonObject {
  const name = call.args.text("name");
  if (name.length > 80) {
    throw new SlackFailure("invalid_name_maxlength");
  }
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) {
    throw new SlackFailure("invalid_name_specials");
  }
  if ([...call.world.workspace.channels.values()].some((channel) => channel.name === name)) {
    throw new SlackFailure("name_taken");
  }
  if (isGuest(call.actor)) {
    throw new SlackFailure("restricted_action");
  }
  const kind = call.args.flag("is_private") ? "private" : "public";
  demandScope(call, kind === "private" ? ["groups:write"] : ["channels:manage", "channels:write"]);
  const input = { kind, name, creator: call.actor.id, members: [call.actor.id] } as const;
  return { channel: channelObject(call, createChannel(call.world.workspace, input), "full") };
}

function archive(call: Call): JsonObject {
  const channel = managedChannel(call, call.args.text("channel"), ["public", "private"]);
  memberOrFail(call, channel);
  if (channel.general) {
    throw new SlackFailure("cant_archive_general");
  }
  if (channel.archived) {
    throw new SlackFailure("already_archived");
  }
  setArchived(call.world.workspace, channel, true, call.actor.id);
  return {};
}

function leave(call: Call): JsonObject {
  const channel = managedChannel(call, call.args.text("channel"), ["public", "private", "mpim"]);
  refuseArchived(channel);
  if (channel.general) {
    throw new SlackFailure("cant_leave_general");
  }
  if (!channel.members.has(call.actor.id)) {
    return { not_in_channel: true };
  }
  removeMember(call.world.workspace, channel, call.actor.id, null);
  return {};
}

function kick(call: Call): JsonObject {
  const channel = managedChannel(call, call.args.text("channel"), ["public", "private"]);
  memberOrFail(call, channel);
  const user = visibleUser(call, call.args.text("user"));
  if (user.id === call.actor.id) {
    throw new SlackFailure("cant_kick_self");
  }
  if (channel.general) {
    throw new SlackFailure("cant_kick_from_general");
  }
  if (!channel.members.has(user.id)) {
    throw new SlackFailure("not_in_channel");
  }
  removeMember(call.world.workspace, channel, user.id, call.actor.id);
  return {};
}

function memberOrFail(call: Call, channel: Channel): void {
  if (!channel.members.has(call.actor.id)) {
    throw new SlackFailure(canSee(call, channel) ? "not_in_channel" : "channel_not_found");
  }
}

function refuseArchived(channel: Channel): void {
  if (channel.archived) {
    throw new SlackFailure("is_archived");
  }
}
