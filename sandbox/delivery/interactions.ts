import type { Channel, JsonObject, SlackMessage, User, ViewRecord } from "../model/records.ts";
import { teamRef, type World } from "../world.ts";

const VERIFICATION_TOKEN = "sandbox-verification-token";

/** The fields every interaction has. */
function common(world: World, type: string, user: User): JsonObject {
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: world.app.appId,
    token: VERIFICATION_TOKEN,
    team: teamRef(world, world.workspace.homeTeamId),
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelRef(channel: Channel): JsonObject {
  const name = { public: channel.name, private: "privategroup", im: "directmessage", mpim: channel.name }[channel.kind];
  return { id: channel.id, name };
}

/** The action of a pressed button or a chosen option. */
export function action(element: JsonObject, blockId: string, chosen: JsonObject, ts: string): JsonObject {
  const base: JsonObject = { action_id: element.action_id, block_id: blockId, type: element.type, action_ts: ts };
  if (element.type !== "button") {
    return { ...base, ...chosen };
  }
  return {
    ...base,
    text: element.text,
    ...(element.value === undefined ? {} : { value: element.value }),
    ...(element.style === undefined ? {} : { style: element.style }),
  };
}

export interface MessageActionInput {
  readonly user: User;
  readonly channel: Channel;
  readonly ts: string;
  readonly threadTs: string | null;
  /** `null` for an ephemeral: Slack sends no copy of it. */
  readonly message: SlackMessage | null;
  readonly responseUrl: string;
  readonly action: JsonObject;
}

/** A button pressed in a message. */
export function blockActionsInMessage(world: World, input: MessageActionInput): JsonObject {
  const container: JsonObject = {
    type: "message",
    message_ts: input.ts,
    channel_id: input.channel.id,
    is_ephemeral: input.message === null,
  };
  if (input.threadTs !== null) {
    container.thread_ts = input.threadTs;
  }
  return {
    ...common(world, "block_actions", input.user),
    container,
    trigger_id: world.triggers.issue(input.user.id, input.channel.id),
    channel: channelRef(input.channel),
    ...(input.message === null ? {} : { message: copy(input.message) }),
    state: { values: {} },
    response_url: input.responseUrl,
    actions: [input.action],
  };
}

/** A button pressed in a modal or Home tab. */
export function blockActionsInView(
  world: World,
  user: User,
  record: ViewRecord,
  pressed: JsonObject,
  state: JsonObject,
): JsonObject {
  return {
    ...common(world, "block_actions", user),
    container: { type: "view", view_id: record.id },
    trigger_id: world.triggers.issue(user.id, record.cameFrom),
    view: { ...record.view, state },
    actions: [pressed],
  };
}

/** A modal sent off. */
export function viewSubmission(
  world: World,
  user: User,
  record: ViewRecord,
  state: JsonObject,
  responseUrls: readonly JsonObject[],
): JsonObject {
  return {
    ...common(world, "view_submission", user),
    trigger_id: world.triggers.issue(user.id, record.cameFrom),
    view: { ...record.view, state },
    response_urls: responseUrls,
  };
}

/** A modal closed by its person. */
export function viewClosed(world: World, user: User, record: ViewRecord): JsonObject {
  return { ...common(world, "view_closed", user), view: record.view, is_cleared: false };
}

export interface ShortcutInput {
  readonly user: User;
  readonly callbackId: string;
  readonly target: { readonly channel: Channel; readonly message: SlackMessage; readonly responseUrl: string } | null;
}

/** A global shortcut, or one on a message. */
export function shortcut(world: World, input: ShortcutInput): JsonObject {
  const type = input.target === null ? "shortcut" : "message_action";
  // Shortcuts name no app, and people by one name only.
  const { api_app_id: _, ...rest } = common(world, type, input.user);
  const { id, name, teamId } = input.user;
  const base = {
    ...rest,
    user: { id, ...(input.target === null ? { username: name } : { name }), team_id: teamId },
    callback_id: input.callbackId,
    trigger_id: world.triggers.issue(input.user.id, input.target?.channel.id ?? null),
    action_ts: world.workspace.clock.next(),
  };
  if (input.target === null) {
    return base;
  }
  const { channel, message, responseUrl } = input.target;
  return {
    ...base,
    channel: channelRef(channel),
    message: copy(message),
    message_ts: message.ts,
    response_url: responseUrl,
  };
}

export interface CommandInput {
  readonly user: User;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** A slash command. */
export function slashCommand(world: World, input: CommandInput): JsonObject {
  const team = world.workspace.team(input.user.teamId);
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: input.channel.id,
    channel_name: String(channelRef(input.channel).name),
    user_id: input.user.id,
    user_name: input.user.name,
    command: input.command,
    text: input.text,
    api_app_id: world.app.appId,
    is_enterprise_install: "false",
    response_url: input.responseUrl,
    trigger_id: world.triggers.issue(input.user.id, input.channel.id),
  };
}

function copy(message: SlackMessage): JsonObject {
  return JSON.parse(JSON.stringify(message)) as JsonObject;
}
