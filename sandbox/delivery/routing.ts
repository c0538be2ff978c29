import { randomBytes } from "node:crypto";
import { newId } from "../model/ids.ts";
import type { Channel, Installation, JsonObject } from "../model/records.ts";
import type { Authorization, World } from "../world.ts";
import type { EventDraft } from "./event-content.ts";

/** The wrapped events of a draft: one for each workspace whose installation may hear of it. */
export function wrapped(world: World, draft: EventDraft): readonly JsonObject[] {
  const payloads: JsonObject[] = [];
  for (const installation of world.workspace.installations.values()) {
    if (draft.teamId !== null && draft.teamId !== installation.teamId) {
      continue;
    }
    const authorizations = entitled(world, installation, draft);
    const first = authorizations[0];
    if (first !== undefined) {
      payloads.push(wrapper(world, installation, draft, first, authorizations));
    }
  }
  return payloads;
}

function entitled(world: World, installation: Installation, draft: EventDraft): readonly Authorization[] {
  const found: Authorization[] = [];
  const { botEvents, userEvents } = world.app;
  if (
    subscribed(botEvents, draft.subscription) &&
    scoped(installation.botScopes, draft.scopes) &&
    isNear(world, draft, installation.botUserId, installation.teamId)
  ) {
    found.push(authorization(installation, installation.botUserId, true));
  }
  for (const [userId, consent] of installation.users) {
    if (
      subscribed(userEvents, draft.subscription) &&
      scoped(consent.scopes, draft.scopes) &&
      isNear(world, draft, userId, installation.teamId)
    ) {
      found.push(authorization(installation, userId, false));
    }
  }
  return found;
}

function subscribed(list: readonly string[] | null, name: string): boolean {
  return list === null || list.includes(name);
}

function scoped(granted: readonly string[], anyOf: readonly string[]): boolean {
  return anyOf.length === 0 || anyOf.some((scope) => granted.includes(scope));
}

function isNear(world: World, draft: EventDraft, userId: string, teamId: string): boolean {
  const { channel } = draft;
  if (channel === null || draft.nearness === "anywhere") {
    return true;
  }
  if (channel.members.has(userId)) {
    return true;
  }
  return draft.nearness === "visible" && channel.kind === "public" && world.workspace.teamsOf(channel).includes(teamId);
}

function authorization(installation: Installation, userId: string, isBot: boolean): Authorization {
  return {
    enterprise_id: null,
    team_id: installation.teamId,
    user_id: userId,
    is_bot: isBot,
    is_enterprise_install: false,
  };
}

function wrapper(
  world: World,
  installation: Installation,
  draft: EventDraft,
  first: Authorization,
  all: readonly Authorization[],
): JsonObject {
  const context = `4-${randomBytes(18).toString("base64url")}`;
  world.contexts.set(context, all);
  return {
    token: "sandbox-verification-token",
    team_id: installation.teamId,
    context_team_id: installation.teamId,
    context_enterprise_id: null,
    api_app_id: installation.appId,
    event: draft.event,
    type: "event_callback",
    event_id: newId("Ev"),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ ...first }],
    is_ext_shared_channel: isExternal(draft.channel),
    event_context: context,
  };
}

function isExternal(channel: Channel | null): boolean {
  return (channel?.connectedTeamIds.length ?? 0) > 0;
}
