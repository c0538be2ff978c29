import type { AppConfig } from "./app-config.ts";
import type { JsonObject } from "./model/records.ts";
import type { Triggers } from "./model/views.ts";
import type { Workspace } from "./model/workspace.ts";

/** Who may see an event; Slack's `authorizations` entries. */
export interface Authorization {
  readonly enterprise_id: string | null;
  readonly team_id: string;
  readonly user_id: string;
  readonly is_bot: boolean;
  readonly is_enterprise_install: boolean;
}

/** What the Web API and the deliveries share. */
export interface World {
  readonly workspace: Workspace;
  readonly app: AppConfig;
  readonly triggers: Triggers;
  /** By `event_context`. */
  readonly contexts: Map<string, readonly Authorization[]>;
  /** OAuth codes handed out and not redeemed. */
  readonly codes: Map<string, OauthGrant>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Minutes after which a person's message can no longer be edited; `null`: never. */
  editWindowMinutes: number | null;
  /** Root of the HTTP server, without a trailing slash. */
  baseUrl(): string;
  /** Address for one new socket. */
  socketUrl(): string;
}

export interface OauthGrant {
  readonly userId: string;
  readonly botScopes: readonly string[];
  readonly userScopes: readonly string[];
  readonly redirectUri: string;
}

/** The `team` object of interactions. */
export function teamRef(world: World, teamId: string): JsonObject {
  const team = world.workspace.team(teamId);
  return team.enterpriseId === null
    ? { id: team.id, domain: team.domain }
    : { id: team.id, domain: team.domain, enterprise_id: team.enterpriseId };
}
