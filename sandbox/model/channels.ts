import { newId, nowSeconds } from "./ids.ts";
import { postMessage } from "./messages.ts";
import type { Channel, ChannelKind, Team } from "./records.ts";
import type { Workspace } from "./workspace.ts";

export interface NewChannel {
  readonly id?: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly creator: string;
  readonly members: readonly string[];
}

const ID_PREFIX: Readonly<Record<ChannelKind, string>> = { public: "C", private: "C", im: "D", mpim: "G" };

/** Adds a conversation. */
export function createChannel(workspace: Workspace, input: NewChannel): Channel {
  const channel: Channel = {
    id: input.id ?? newId(ID_PREFIX[input.kind]),
    kind: input.kind,
    name: input.name,
    hostTeamId: workspace.users.get(input.creator)?.teamId ?? workspace.homeTeamId,
    creator: input.creator,
    created: nowSeconds(),
    general: false,
    archived: false,
    topic: "",
    purpose: "",
    members: new Set(input.members),
    connectedTeamIds: [],
    pendingTeamIds: [],
    previousIds: [],
    messages: [],
  };
  workspace.channels.set(channel.id, channel);
  workspace.emit({ kind: "channel-created", channel, actorId: input.creator });
  return channel;
}

/** The direct conversation of these people, made when there is none. */
export function openDirect(workspace: Workspace, members: readonly string[]): { channel: Channel; existed: boolean } {
  const found = workspace.direct(members);
  if (found !== null) {
    return { channel: found, existed: true };
  }
  const kind = members.length > 2 ? "mpim" : "im";
  const names = members.map((id) => workspace.user(id).name);
  const name = kind === "mpim" ? `mpdm-${names.join("--")}-1` : "";
  return {
    channel: createChannel(workspace, { kind, name, creator: members[0] ?? "", members: [...new Set(members)] }),
    existed: false,
  };
}

/** Makes someone a member, with the join message Slack posts. */
export function addMember(workspace: Workspace, channel: Channel, userId: string, inviterId: string | null): void {
  if (channel.members.has(userId)) {
    return;
  }
  channel.members.add(userId);
  if (channel.kind === "public" || channel.kind === "private") {
    const subtype = channel.kind === "public" ? "channel_join" : "group_join";
    postMessage(workspace, { channel, userId, text: `<@${userId}> has joined the channel`, subtype });
  }
  workspace.emit({ kind: "member-joined", channel, userId, actorId: inviterId });
}

/** Ends a membership. */
export function removeMember(workspace: Workspace, channel: Channel, userId: string, actorId: string | null): void {
  if (channel.members.delete(userId)) {
    workspace.emit({ kind: "member-left", channel, userId, actorId });
  }
}

/** Closes or reopens a channel for posts. */
export function setArchived(workspace: Workspace, channel: Channel, archived: boolean, actorId: string): void {
  channel.archived = archived;
  workspace.emit({ kind: archived ? "channel-archived" : "channel-unarchived", channel, actorId });
}

/** Offers the channel to another organisation; nothing of it is readable there until they accept. */
export function offerShare(workspace: Workspace, channel: Channel, team: Team): void {
  channel.pendingTeamIds = [...new Set([...channel.pendingTeamIds, team.id])];
  workspace.emit({ kind: "share-offered", channel, teamId: team.id });
}

/** The other organisation is in: from now on they read the channel, its history included. */
export function connectTeam(workspace: Workspace, channel: Channel, team: Team): void {
  channel.pendingTeamIds = channel.pendingTeamIds.filter((id) => id !== team.id);
  channel.connectedTeamIds = [...new Set([...channel.connectedTeamIds, team.id])];
  workspace.emit({ kind: "channel-shared", channel, teamId: team.id });
}

/** Ends the share; the other organisation's people leave with it. */
export function disconnectTeam(workspace: Workspace, channel: Channel, team: Team): void {
  channel.pendingTeamIds = channel.pendingTeamIds.filter((id) => id !== team.id);
  channel.connectedTeamIds = channel.connectedTeamIds.filter((id) => id !== team.id);
  for (const userId of [...channel.members]) {
    if (workspace.user(userId).teamId === team.id) {
      removeMember(workspace, channel, userId, null);
    }
  }
  workspace.emit({ kind: "channel-unshared", channel, teamId: team.id });
}

/** Gives a channel a new id, as Slack does when a share begins. The old id is gone. */
export function changeChannelId(workspace: Workspace, channel: Channel): void {
  const oldId = channel.id;
  workspace.channels.delete(oldId);
  channel.previousIds.push(oldId);
  channel.id = newId("C");
  workspace.channels.set(channel.id, channel);
  workspace.emit({ kind: "channel-id-changed", channel, oldId });
}
