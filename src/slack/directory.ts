import { z } from "zod";
import type { Clock, Directory, Log, Person } from "../core/ports.ts";
import type { SlackClients } from "./clients.ts";
import { faultName, isPassing } from "./errors.ts";
import { flag, words } from "./fields.ts";
import type { Tokens } from "./tokens.ts";

/** A person as Sotto needs them, and as the audience counts them. */
export interface KnownPerson extends Person {
  /** The organisation they belong to: an Enterprise id where there is one, else their workspace's. */
  readonly orgId: string;
  readonly isDeleted: boolean;
}

export interface DirectoryDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  /** User group whose members review; `null` when there are no reviewers. */
  readonly reviewersGroup: string | null;
  /** How long a person or group is believed, ms. Default 10 minutes; events drop them sooner. */
  readonly ttlMs?: number;
}

/** The directory, with what only the Slack side needs. */
export interface SlackDirectory extends Directory {
  known(teamId: string, userId: string): Promise<KnownPerson | null>;
  /** Reads the whole workspace's list, at most once in a while; cheaper than asking for hundreds one by one. */
  loadAll(teamId: string): Promise<void>;
  reviewers(teamId: string): Promise<ReadonlySet<string>>;
  forgetGroup(teamId: string, groupId: string): void;
}

const slackUser = z.object({
  id: z.string(),
  team_id: words,
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  // A zone or a language that makes no sense must not hide who somebody is.
  tz: words.catch(null),
  locale: words.catch(null),
  enterprise_user: z.object({ enterprise_id: words }).nullish(),
});

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

const KEPT_PEOPLE = 200_000;
const SLACKBOT = "USLACKBOT";

/** People and user groups of Slack, remembered for a while. */
export function createDirectory(deps: DirectoryDeps): SlackDirectory {
  const ttl = deps.ttlMs ?? 10 * 60_000;
  const people = new Map<string, Kept<KnownPerson | null>>();
  const groups = new Map<string, Kept<ReadonlySet<string>>>();
  const homes = new Map<string, Promise<Home>>();
  const loaded = new Map<string, Kept<Promise<void>>>();

  function fresh<T>(kept: Kept<T> | undefined): Kept<T> | null {
    return kept !== undefined && kept.until > deps.clock.now() ? kept : null;
  }

  function keep(teamId: string, userId: string, value: KnownPerson | null): void {
    people.set(`${teamId}/${userId}`, { value, until: deps.clock.now() + ttl });
    for (const oldest of people.size > KEPT_PEOPLE ? people.keys() : []) {
      people.delete(oldest);
      break;
    }
  }

  /** The workspace and organisation that are home; asked once. */
  function home(teamId: string, token: string): Promise<Home> {
    let known = homes.get(teamId);
    if (known === undefined) {
      known = deps.clients
        .withToken(token)
        .auth.test()
        .then((answer) => ({ teamId, enterpriseId: answer.enterprise_id ?? null }));
      known.catch(() => homes.delete(teamId));
      homes.set(teamId, known);
    }
    return known;
  }

  async function known(teamId: string, userId: string): Promise<KnownPerson | null> {
    const remembered = fresh(people.get(`${teamId}/${userId}`));
    if (remembered !== null) {
      return remembered.value;
    }
    const token = await deps.tokens.bot(teamId, null);
    if (token === null) {
      return null;
    }
    try {
      const answer = await deps.clients.withToken(token).users.info({ user: userId, include_locale: true });
      const person = personOf(slackUser.parse(answer.user), await home(teamId, token));
      keep(teamId, userId, person);
      return person;
    } catch (error) {
      if (isPassing(error)) {
        // Not remembered: the next question may be answered.
        deps.log.warn("A person could not be looked up", { teamId, userId, fault: faultName(error) });
        return null;
      }
      keep(teamId, userId, null);
      return null;
    }
  }

  async function readAll(teamId: string): Promise<void> {
    const token = await deps.tokens.bot(teamId, null);
    if (token === null) {
      return;
    }
    const at = await home(teamId, token);
    let cursor: string | undefined;
    do {
      const page = await deps.clients.withToken(token).users.list({ limit: 1_000, ...(cursor ? { cursor } : {}) });
      for (const member of page.members ?? []) {
        const parsed = slackUser.safeParse(member);
        if (parsed.success) {
          keep(teamId, parsed.data.id, personOf(parsed.data, at));
        }
      }
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
  }

  async function group(teamId: string, groupId: string): Promise<ReadonlySet<string>> {
    const remembered = fresh(groups.get(`${teamId}/${groupId}`));
    if (remembered !== null) {
      return remembered.value;
    }
    const token = await deps.tokens.bot(teamId, null);
    if (token === null) {
      return new Set();
    }
    try {
      const answer = await deps.clients.withToken(token).usergroups.users.list({ usergroup: groupId });
      const members = new Set(answer.users ?? []);
      groups.set(`${teamId}/${groupId}`, { value: members, until: deps.clock.now() + ttl });
      return members;
    } catch (error) {
      deps.log.warn("A user group could not be read; it clears nobody", { teamId, groupId, fault: faultName(error) });
      return new Set();
    }
  }

  async function reviewers(teamId: string): Promise<ReadonlySet<string>> {
    return deps.reviewersGroup === null ? new Set() : group(teamId, deps.reviewersGroup);
  }

  return {
    known,
    person: known,
    async groupMembers(teamId, groupIds) {
      const all = await Promise.all(groupIds.map((id) => group(teamId, id)));
      return new Set(all.flatMap((members) => [...members]));
    },
    reviewers,
    async isReviewer(teamId, userId) {
      return (await reviewers(teamId)).has(userId);
    },
    async loadAll(teamId) {
      const remembered = fresh(loaded.get(teamId));
      if (remembered !== null) {
        return remembered.value;
      }
      const reading = readAll(teamId);
      reading.catch(() => loaded.delete(teamId));
      loaded.set(teamId, { value: reading, until: deps.clock.now() + ttl });
      return reading;
    },
    async channelsOf(teamId, userId) {
      const token = await deps.tokens.bot(teamId, null);
      try {
        return token === null ? [] : await readChannels(deps.clients.withToken(token), userId);
      } catch (error) {
        if (isPassing(error)) {
          throw error;
        }
        deps.log.warn("A person's channels could not be read", { teamId, userId, fault: faultName(error) });
        return [];
      }
    },
    forgetPerson: (teamId, userId) => void people.delete(`${teamId}/${userId}`),
    forgetGroup: (teamId, groupId) => void groups.delete(`${teamId}/${groupId}`),
  };
}

/** Archived channels are left out: nobody new reads them. */
async function readChannels(web: ReturnType<SlackClients["withToken"]>, userId: string): Promise<readonly string[]> {
  const channels: string[] = [];
  let cursor = "";
  do {
    const page = await web.users.conversations({
      user: userId,
      types: "public_channel,private_channel",
      exclude_archived: true,
      limit: 200,
      ...(cursor === "" ? {} : { cursor }),
    });
    channels.push(...(page.channels ?? []).flatMap(({ id }) => id ?? []));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return channels;
}

interface Home {
  readonly teamId: string;
  readonly enterpriseId: string | null;
}

function personOf(user: z.infer<typeof slackUser>, home: Home): KnownPerson {
  const enterpriseId = user.enterprise_user?.enterprise_id ?? null;
  const teamId = user.team_id ?? "";
  const sameOrg =
    teamId === home.teamId ||
    (home.enterpriseId !== null && (enterpriseId === home.enterpriseId || teamId === home.enterpriseId));
  return {
    id: user.id,
    teamId,
    orgId: enterpriseId ?? teamId,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isExternal: user.is_stranger === true || !sameOrg,
    isBot: user.is_bot === true || user.id === SLACKBOT,
    isDeleted: user.deleted === true,
    zone: user.tz ?? null,
    locale: user.locale ?? null,
  };
}
