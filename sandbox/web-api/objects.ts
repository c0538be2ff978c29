import { createHash } from "node:crypto";
import type { Channel, JsonObject, User, UserGroup } from "../model/records.ts";
import { sharesConversation } from "./access.ts";
import type { Call } from "./call.ts";

/**
 * A conversation as `conversations.*` show it; lists leave out which organisations are connected,
 * and one's own list leaves out membership.
 */
export function channelObject(call: Call, channel: Channel, form: "full" | "list" | "own"): JsonObject {
  const { world, actor } = call;
  const shared = channel.connectedTeamIds.length > 0;
  const base: JsonObject = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === "im",
    is_org_shared: false,
    context_team_id: call.token.teamId,
    updated: channel.created * 1000,
  };
  if (channel.kind === "im") {
    const other = [...channel.members].find((id) => id !== actor.id) ?? actor.id;
    return { ...base, user: other, is_user_deleted: world.workspace.user(other).deleted, priority: 0 };
  }
  const object: JsonObject = {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "public",
    is_general: channel.general,
    unlinked: 0,
    is_shared: shared,
    is_ext_shared: shared,
    is_pending_ext_shared: channel.pendingTeamIds.length > 0,
    pending_shared: [...channel.pendingTeamIds],
    pending_connected_team_ids: [...channel.pendingTeamIds],
    shared_team_ids: [...world.workspace.teamsOf(channel)],
    internal_team_ids: [],
    creator: channel.creator,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: channel.purpose, creator: channel.creator, last_set: channel.created },
    previous_names: [],
  };
  if (shared) {
    object.conversation_host_id = channel.hostTeamId;
  }
  if (form !== "own") {
    object.is_member = channel.members.has(actor.id);
  }
  if (form === "full") {
    if (shared) {
      object.connected_team_ids = [...channel.connectedTeamIds];
    }
    if (call.args.flag("include_num_members")) {
      object.num_members = channel.members.size;
    }
  } else if (form === "list") {
    object.num_members = channel.members.size;
  }
  return object;
}

/** A person as `users.*` show them. An outsider is a stranger until a conversation is shared. */
export function userObject(call: Call, user: User, form: "full" | "list" = "full"): JsonObject {
  const outsider = user.teamId !== call.token.teamId;
  const [first = "", ...rest] = user.realName.split(" ");
  const profile: JsonObject = {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    first_name: first,
    last_name: rest.join(" "),
    team: user.teamId,
    title: "",
    phone: "",
    skype: "",
    status_text: "",
    status_emoji: "",
    status_expiration: 0,
    avatar_hash: createHash("sha256").update(user.id).digest("hex").slice(0, 12),
    image_24: "",
    image_48: "",
    image_192: "",
  };
  if (user.email !== null && call.token.scopes.includes("users:read.email")) {
    profile.email = user.email;
  }
  if (user.role === "bot") {
    profile.bot_id = user.botId;
    profile.api_app_id = user.appId;
  }
  const object: JsonObject = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: 0,
    profile,
    is_admin: user.role === "admin" || user.role === "owner",
    is_owner: user.role === "owner",
    is_primary_owner: user.role === "owner",
    is_restricted: user.role === "guest" || user.role === "single-channel-guest",
    is_ultra_restricted: user.role === "single-channel-guest",
    is_bot: user.role === "bot",
    is_app_user: false,
    updated: user.updated,
    is_email_confirmed: user.email !== null,
    who_can_share_contact_card: "EVERYONE",
  };
  if (outsider && form === "full") {
    object.is_stranger = !sharesConversation(call, user);
  }
  return object;
}

/** A user group as `usergroups.*` show it. */
export function groupObject(group: UserGroup, includeUsers: boolean): JsonObject {
  const object: JsonObject = {
    id: group.id,
    team_id: group.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: "",
    handle: group.handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_provision: false,
    enterprise_subteam_id: "",
    created_by: "",
    updated_by: "",
    prefs: { channels: [], groups: [] },
    user_count: group.users.length,
  };
  return includeUsers ? { ...object, users: [...group.users] } : object;
}
