import type { ChannelKind, Role } from "./records.ts";

/** What a workspace starts with. People and channels are referred to by name. */
export interface Seed {
  /** The first team is home: the app is installed there. */
  readonly teams: readonly SeedTeam[];
  readonly users: readonly SeedUser[];
  readonly channels: readonly SeedChannel[];
  readonly groups: readonly SeedGroup[];
}

export interface SeedTeam {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterpriseId?: string;
}

export interface SeedUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** Home unless given. */
  readonly team?: string;
  readonly email?: string;
  readonly role?: Role;
  readonly tz?: string;
  /** Default `en-GB`. */
  readonly locale?: string;
  readonly presence?: "active" | "away";
  readonly deleted?: boolean;
  /** Gave the app consent for their own conversations; `tokens.user(name)` works from the start. */
  readonly authorised?: boolean;
}

export interface SeedChannel {
  readonly id: string;
  /** Without `#`; empty for direct conversations. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly members: readonly string[];
  readonly app?: boolean;
  readonly sharedWith?: readonly string[];
  readonly pendingWith?: readonly string[];
  readonly archived?: boolean;
  readonly general?: boolean;
  readonly topic?: string;
}

export interface SeedGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}
