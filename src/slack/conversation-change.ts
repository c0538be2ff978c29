import type { Arrival } from "../core/arrival.ts";
import { asObject, asString } from "./flatten.ts";

/** What an event says of who can read a conversation. */
export interface ConversationChange {
  readonly channelId: string;
  /** Its id until now, where Slack gave it a new one. */
  readonly previousChannelId: string | null;
  /** Empty where nobody came: people left, it was archived … */
  readonly arrivals: readonly Arrival[];
}

type Json = Readonly<Record<string, unknown>>;

/** Events after which who can read a conversation may be different. */
export const CONVERSATION_EVENTS: ReadonlySet<string> = new Set([
  "channel_shared",
  "channel_unshared",
  "channel_id_changed",
  "channel_archive",
  "channel_unarchive",
  "channel_deleted",
  "channel_rename",
  "group_archive",
  "group_unarchive",
  "group_deleted",
  "group_rename",
  "member_joined_channel",
  "member_left_channel",
]);

/** The same of Slack Connect's invitations, for installations that subscribe to them. */
const INVITATIONS: ReadonlySet<string> = new Set(["shared_channel_invite_approved", "shared_channel_invite_accepted"]);

/** Notices in a conversation that say who can read it from now on. */
const CONVERSIONS: ReadonlySet<string> = new Set(["channel_convert_to_public", "channel_convert_to_private"]);

/** Reads an event of these; `null` for any other, and for one that names no conversation. */
export function conversationChange(event: Json, ownUserId: string | null): ConversationChange | null {
  const type = asString(event.type) ?? "";
  const subtype = asString(event.subtype) ?? "";
  const tells = CONVERSATION_EVENTS.has(type) || INVITATIONS.has(type);
  const channelId = asString(event.new_channel_id) ?? asString(event.channel) ?? asString(asObject(event.channel)?.id);
  if (channelId === null || !(tells || (type === "message" && CONVERSIONS.has(subtype)))) {
    return null;
  }
  return {
    channelId,
    previousChannelId: asString(event.old_channel_id),
    arrivals: arrivalsOf(type === "message" ? subtype : type, event, ownUserId),
  };
}

function arrivalsOf(type: string, event: Json, ownUserId: string | null): readonly Arrival[] {
  switch (type) {
    case "member_joined_channel": {
      const id = asString(event.user);
      // The app reads along from now on; nobody else does.
      return id === null || id === ownUserId ? [] : [{ kind: "person", id }];
    }
    case "channel_shared": {
      const id = asString(event.connected_team_id);
      return [id === null ? { kind: "offer" } : { kind: "organisation", id }];
    }
    case "channel_id_changed":
    case "shared_channel_invite_approved":
    case "shared_channel_invite_accepted":
      return [{ kind: "offer" }];
    case "channel_convert_to_public":
      return [{ kind: "everybody" }];
    default:
      return [];
  }
}
