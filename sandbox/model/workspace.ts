import type { Change } from "./change.ts";
import { TsClock } from "./ids.ts";
import type {
  Channel,
  Ephemeral,
  Installation,
  SlackMessage,
  StoredFile,
  Team,
  Token,
  User,
  UserGroup,
  ViewRecord,
} from "./records.ts";

export type ChangeListener = (change: Change) => void;

/** Everything that is true in the sandbox, in memory. The other files of this folder are what can be done to it. */
export class Workspace {
  readonly teams = new Map<string, Team>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  readonly groups = new Map<string, UserGroup>();
  readonly tokens = new Map<string, Token>();
  /** By team id. */
  readonly installations = new Map<string, Installation>();
  readonly ephemerals: Ephemeral[] = [];
  readonly views = new Map<string, ViewRecord>();
  /** Modals on a person's screen, the top one last. */
  readonly modals = new Map<string, ViewRecord[]>();
  /** Home tabs by person. */
  readonly homes = new Map<string, ViewRecord>();
  readonly clock = new TsClock();
  readonly homeTeamId: string;
  readonly #listeners = new Set<ChangeListener>();

  constructor(homeTeamId: string) {
    this.homeTeamId = homeTeamId;
  }

  /** Calls `listener` after every change; returns how to stop. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of [...this.#listeners]) {
      listener(change);
    }
  }

  /** @throws when there is none. */
  team(id: string): Team {
    return known(this.teams.get(id), "team", id);
  }

  /** By id, or by name. @throws when there is none. */
  user(idOrName: string): User {
    const name = idOrName.replace(/^@/, "");
    const user = this.users.get(name) ?? [...this.users.values()].find((one) => one.name === name);
    return known(user, "user", idOrName);
  }

  /** By id, or by name with or without `#`. @throws when there is none. */
  channel(idOrName: string): Channel {
    const name = idOrName.replace(/^#/, "");
    const channel = this.channels.get(name) ?? [...this.channels.values()].find((one) => one.name === name);
    return known(channel, "channel", idOrName);
  }

  message(channelId: string, ts: string): SlackMessage | null {
    return this.channels.get(channelId)?.messages.find((message) => message.ts === ts) ?? null;
  }

  botByBotId(botId: string): User | null {
    return [...this.users.values()].find((user) => user.botId === botId) ?? null;
  }

  /** Organisations whose people can be in the channel: the host, those it is shared with. */
  teamsOf(channel: Channel): readonly string[] {
    return [channel.hostTeamId, ...channel.connectedTeamIds];
  }

  /** The direct conversation of exactly these people, if there is one. */
  direct(members: readonly string[]): Channel | null {
    const wanted = new Set(members);
    for (const channel of this.channels.values()) {
      const isDirect = channel.kind === "im" || channel.kind === "mpim";
      if (isDirect && channel.members.size === wanted.size && [...wanted].every((id) => channel.members.has(id))) {
        return channel;
      }
    }
    return null;
  }
}

function known<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) {
    throw new Error(`The sandbox has no ${what} called ${name}.`);
  }
  return value;
}
