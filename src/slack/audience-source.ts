import { z } from "zod";
import { type Audience, type AudienceKind, UNKNOWN_AUDIENCE } from "../core/audience.ts";
import type { Origin } from "../core/message.ts";
import type { AudienceSource, Log } from "../core/ports.ts";
import type { AudienceCache } from "./audience-cache.ts";
import type { SlackClients } from "./clients.ts";
import type { KnownPerson, SlackDirectory } from "./directory.ts";
import { faultName } from "./errors.ts";
import { flag, ids, words } from "./fields.ts";
import type { Tokens } from "./tokens.ts";

export interface AudienceSourceDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly directory: SlackDirectory;
  readonly cache: AudienceCache;
  readonly log: Log;
  /** How long an established audience is believed, ms; events drop it sooner. Default 10 minutes. */
  readonly ttlMs?: number;
}

/** Above this many members the workspace's whole list is read instead of asking one by one. */
const LIST_ABOVE = 50;
/** Members asked for one by one at the most; with more unknown ones the audience is incomplete. */
const ASK_AT_MOST = 500;
const MOST_MEMBERS = 50_000;
/** An audience that could not be established is tried again soon. */
const INCOMPLETE_TTL_MS = 15_000;

const slackChannel = z.object({
  is_im: flag,
  is_mpim: flag,
  is_private: flag,
  is_group: flag,
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
  connected_team_ids: ids,
  shared_team_ids: ids,
  internal_team_ids: ids,
  pending_shared: ids,
  pending_connected_team_ids: ids,
  conversation_host_id: words,
});
type SlackChannel = z.infer<typeof slackChannel>;

/**
 * Who can read a conversation, from Slack's own fields: `is_ext_shared` and pending shares, never `is_shared`, which
 * is also set between workspaces of one organisation. What can't be established comes back incomplete.
 */
export function createAudienceSource(deps: AudienceSourceDeps): AudienceSource {
  const asking = new Map<string, Promise<Audience>>();

  async function remembered(origin: Origin, channelId: string): Promise<Audience> {
    const { audience, epoch } = await deps.cache.get(origin.teamId, channelId);
    if (audience !== null && !(origin.externalHint && looksInternal(audience))) {
      return audience;
    }
    const established = hinted(await establish(origin, channelId, deps), origin);
    const ttl = established.complete ? (deps.ttlMs ?? 10 * 60_000) : INCOMPLETE_TTL_MS;
    await deps.cache.put(origin.teamId, channelId, epoch, established, ttl);
    return established;
  }

  return {
    async audience(origin, channelId) {
      // A burst of messages in one conversation asks Slack once.
      const key = `${origin.teamId}/${channelId}/${origin.authorizedUserId ?? ""}/${origin.externalHint}`;
      let answer = asking.get(key);
      if (answer === undefined) {
        answer = remembered(origin, channelId).finally(() => asking.delete(key));
        asking.set(key, answer);
      }
      try {
        return await answer;
      } catch (error) {
        deps.log.warn("An audience could not be established; it is treated as external", {
          teamId: origin.teamId,
          channelId,
          fault: faultName(error),
        });
        return kindOnly(origin);
      }
    },
    async forget(teamId, channelId) {
      await deps.cache.forget(teamId, channelId);
    },
  };
}

function looksInternal(audience: Audience): boolean {
  return audience.complete && audience.externalOrgs.length === 0 && audience.externalMembers === 0;
}

/** Slack's own word on the event that outsiders share the conversation outweighs an answer that shows none. */
function hinted(audience: Audience, origin: Origin): Audience {
  return origin.externalHint && looksInternal(audience) ? { ...audience, complete: false } : audience;
}

function kindOnly(origin: Origin): Audience {
  const kinds: Record<Origin["conversation"], AudienceKind> = {
    im: "direct",
    mpim: "group-direct",
    group: "private",
    channel: "unknown",
  };
  return { ...UNKNOWN_AUDIENCE, kind: kinds[origin.conversation] };
}

async function establish(origin: Origin, channelId: string, deps: AudienceSourceDeps): Promise<Audience> {
  const token = await tokenFor(origin, deps.tokens);
  if (token === null) {
    return kindOnly(origin);
  }
  const client = deps.clients.withToken(token);
  const answer = await client.conversations.info({ channel: channelId });
  const channel = slackChannel.parse(answer.channel);
  const members = await memberIds(channelId, token, deps);
  const people = await lookUp(origin.teamId, members, deps);
  const outside = externalIds(channel, origin);
  const present = people.found.filter((person) => !person.isBot && !person.isDeleted);
  const external = present.filter((person) => person.isExternal);
  const guests = present.filter((person) => person.isGuest && !person.isExternal);
  for (const person of external) {
    if (person.orgId !== "" && !outside.has(person.teamId)) {
      outside.add(person.orgId);
    }
  }
  // Shared with outsiders, yet nobody says with whom: nothing can be cleared, so it must not look complete.
  const nameless = channel.is_ext_shared === true && outside.size === 0;
  return {
    kind: kindOf(channel),
    externalOrgs: await named([...outside], origin, deps),
    externalMembers: external.length,
    guests: guests.length,
    guestIds: guests.map((person) => person.id),
    members: present.length + people.unknown,
    memberIds: present.map((person) => person.id),
    memberOrgs: Object.fromEntries(
      external.map((person) => [person.id, outside.has(person.teamId) ? person.teamId : person.orgId]),
    ),
    pendingShare: isPending(channel),
    complete: people.unknown === 0 && members.length < MOST_MEMBERS && !nameless,
  };
}

/** The bot's token, or in conversations it is not in the token the event came through. */
async function tokenFor(origin: Origin, tokens: Tokens): Promise<string | null> {
  if (origin.authorizedUserId !== null) {
    const token = await tokens.user(origin.teamId, origin.authorizedUserId);
    if (token !== null) {
      return token;
    }
  }
  return tokens.bot(origin.teamId, origin.enterpriseId);
}

function kindOf(channel: SlackChannel): AudienceKind {
  if (channel.is_im === true) {
    return "direct";
  }
  if (channel.is_mpim === true) {
    return "group-direct";
  }
  return channel.is_private === true || channel.is_group === true ? "private" : "public";
}

function isPending(channel: SlackChannel): boolean {
  return (
    channel.is_pending_ext_shared === true ||
    present(channel.pending_shared).length > 0 ||
    present(channel.pending_connected_team_ids).length > 0
  );
}

function present(list: readonly (string | null)[] | null | undefined): readonly string[] {
  return (list ?? []).filter((id): id is string => id !== null && id !== "");
}

/** Organisations named by the channel that are neither this workspace nor of this organisation. */
function externalIds(channel: SlackChannel, origin: Origin): Set<string> {
  const pending = [...present(channel.pending_shared), ...present(channel.pending_connected_team_ids)];
  const shared =
    channel.is_ext_shared === true
      ? [
          ...present(channel.connected_team_ids),
          ...present(channel.shared_team_ids),
          ...present([channel.conversation_host_id ?? ""]),
        ]
      : [];
  const home = new Set([origin.teamId, origin.enterpriseId ?? "", ...present(channel.internal_team_ids)]);
  return new Set([...shared, ...pending].filter((id) => !home.has(id)));
}

async function memberIds(channelId: string, token: string, deps: AudienceSourceDeps): Promise<readonly string[]> {
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.clients
      .withToken(token)
      .conversations.members({ channel: channelId, limit: 1_000, ...(cursor ? { cursor } : {}) });
    members.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor && members.length < MOST_MEMBERS);
  return members;
}

async function lookUp(
  teamId: string,
  members: readonly string[],
  deps: AudienceSourceDeps,
): Promise<{ readonly found: readonly KnownPerson[]; readonly unknown: number }> {
  if (members.length > LIST_ABOVE) {
    await deps.directory.loadAll(teamId);
  }
  const found: KnownPerson[] = [];
  let unknown = 0;
  for (let at = 0; at < members.length; at += ASK_AT_ONCE) {
    if (unknown > ASK_AT_MOST) {
      return { found, unknown: members.length - found.length };
    }
    const some = members.slice(at, at + ASK_AT_ONCE);
    for (const person of await Promise.all(some.map((id) => deps.directory.known(teamId, id)))) {
      if (person === null) {
        unknown += 1;
      } else {
        found.push(person);
      }
    }
  }
  return { found, unknown };
}

const ASK_AT_ONCE = 8;

async function named(
  orgIds: readonly string[],
  origin: Origin,
  deps: AudienceSourceDeps,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const token = await deps.tokens.bot(origin.teamId, origin.enterpriseId);
  return Promise.all(
    orgIds.slice(0, 250).map(async (id) => {
      if (token === null) {
        return { id, name: "" };
      }
      try {
        const answer = await deps.clients.withToken(token).team.info({ team: id });
        return { id, name: answer.team?.name ?? "" };
      } catch (error) {
        // A name is a courtesy: without it the words say "another organisation".
        deps.log.debug("An organisation's name could not be read", { orgId: id, fault: faultName(error) });
        return { id, name: "" };
      }
    }),
  );
}
