import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { and, eq, inArray, lte, ne, or, type SQL } from "drizzle-orm";
import type { ConsentEnd } from "../core/direct-consent.ts";
import { event, type NewEvent } from "../core/event.ts";
import type { KeptTokens } from "../core/kept-tokens.ts";
import type { Clock, Sealer } from "../core/ports.ts";
import type { Database, Drizzle } from "./database.ts";
import { appendEvents } from "./event-log.ts";
import { installations } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

const PURPOSE = "installation";
/** The row of the workspace itself, which holds the bot's token and nobody's own. */
const WORKSPACE = "";

/** Where an installation belongs. A workspace's id is unique by itself; an organisation-wide one has none. */
interface Tenant {
  readonly enterpriseId: string;
  readonly teamId: string;
}

/** Bolt's installation store, and what Sotto asks of it besides. Tokens are sealed at rest. */
export interface SealedInstallationStore extends Required<InstallationStore>, KeptTokens {
  /** Workspaces Sotto is installed in, organisation-wide installations left out. */
  teams(): Promise<readonly string[]>;
}

export interface InstallationStoreOptions {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Told of the events that were recorded, once they are committed. */
  readonly onEvents?: (events: readonly NewEvent[]) => void;
}

/** What is sealed: the installation, and for a person's own when their consent began. */
interface StoredInstallation extends Installation {
  /** ms since the epoch; absent in rows of earlier versions. */
  readonly consentedAt?: number;
}

export function createInstallationStore({
  database,
  sealer,
  clock,
  onEvents,
}: InstallationStoreOptions): SealedInstallationStore {
  const { db } = database;

  async function read(tenant: Tenant, userId: string, tx: Drizzle = db): Promise<StoredInstallation | null> {
    const [row] = await tx.select().from(installations).where(ofUser(tenant, userId));
    return row === undefined ? null : opened(row);
  }

  function opened({ sealed, updatedAt }: { sealed: string; updatedAt: number }): StoredInstallation {
    return { consentedAt: updatedAt, ...JSON.parse(sealer.open(sealed, PURPOSE)) };
  }

  async function write(tx: Drizzle, tenant: Tenant, userId: string, value: unknown): Promise<void> {
    const sealed = sealer.seal(JSON.stringify(value), PURPOSE);
    const updatedAt = clock.now();
    await tx
      .insert(installations)
      .values({ ...tenant, userId, sealed, updatedAt })
      .onConflictDoUpdate({
        target: [installations.enterpriseId, installations.teamId, installations.userId],
        set: { sealed, updatedAt },
      });
  }

  /** Deletes people's own rows and records the end of each consent; the tokens that were in them. */
  async function forget(whose: SQL | undefined, why: ConsentEnd): Promise<readonly string[]> {
    const { tokens, events } = await inTransaction(db, async (tx) => {
      const gone = await tx
        .delete(installations)
        .where(and(whose, ne(installations.userId, WORKSPACE)))
        .returning();
      const events = gone.map(({ teamId, enterpriseId, userId }) =>
        consentEvent("dm_consent_withdrawn", { teamId, enterpriseId }, userId, { why }),
      );
      await appendEvents(tx, events);
      return { tokens: gone.flatMap((row) => opened(row).user.token ?? []), events };
    });
    onEvents?.(events);
    return tokens;
  }

  function consentEvent(
    type: "dm_consent_given" | "dm_consent_withdrawn",
    { teamId, enterpriseId }: Tenant,
    personId: string,
    more: NewEvent["fields"],
  ): NewEvent {
    const byPerson = !("why" in more) || more.why === "asked";
    const place: NewEvent["fields"] = teamId === "" ? { enterpriseId } : { teamId };
    return event(type, clock.now(), null, byPerson ? personId : null, { ...place, personId, ...more });
  }

  async function findFirst(
    teamId: string,
    enterpriseId: string | null | undefined,
    userId: string,
  ): Promise<StoredInstallation | null> {
    const own = await read({ enterpriseId: "", teamId }, userId);
    if (own !== null || enterpriseId === null || enterpriseId === undefined) {
      return own;
    }
    return await read({ enterpriseId, teamId: "" }, userId);
  }

  return {
    async storeInstallation(installation) {
      const tenant = tenantOf(installation.isEnterpriseInstall, installation.enterprise?.id, installation.team?.id);
      const { user, ...shared } = installation;
      const given =
        user.token === undefined
          ? []
          : [consentEvent("dm_consent_given", tenant, user.id, { scopes: user.scopes ?? [] })];
      await inTransaction(db, async (tx) => {
        // One person's consent brings no bot token and must not take away the workspace's.
        if (shared.bot !== undefined) {
          await write(tx, tenant, WORKSPACE, { ...shared, user: { id: user.id } });
        }
        if (user.token !== undefined) {
          const consentedAt = (await read(tenant, user.id, tx))?.consentedAt ?? clock.now();
          await write(tx, tenant, user.id, { ...shared, bot: undefined, user, consentedAt });
        }
        await appendEvents(tx, given);
      });
      onEvents?.(given);
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const tenant = tenantOf(query.isEnterpriseInstall, query.enterpriseId, query.teamId);
      const workspace = await read(tenant, WORKSPACE);
      const personal = query.userId === undefined ? null : await read(tenant, query.userId);
      const base = workspace ?? personal;
      if (base === null) {
        throw new Error("Sotto is not installed in this workspace.");
      }
      // Never the installer's own token for somebody else: the workspace's row holds none.
      const user = personal?.user ?? { id: query.userId ?? base.user.id, token: undefined, scopes: undefined };
      const { consentedAt: _, ...installed } = base;
      return { ...installed, user } as Installation<"v1" | "v2", boolean>;
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      const tenant = tenantOf(query.isEnterpriseInstall, query.enterpriseId, query.teamId);
      const { userId } = query;
      await forget(userId === undefined ? ofTenant(tenant) : ofUser(tenant, userId), "uninstalled");
      if (userId === undefined) {
        await db.delete(installations).where(ofTenant(tenant));
      }
    },
    async userToken(teamId, userId, enterpriseId) {
      return (await findFirst(teamId, enterpriseId, userId))?.user.token ?? null;
    },
    async botToken(teamId, enterpriseId) {
      return (await findFirst(teamId, enterpriseId, WORKSPACE))?.bot?.token ?? null;
    },
    async consent({ teamId, enterpriseId, userId }) {
      const own = await findFirst(teamId, enterpriseId, userId);
      return own?.user.token === undefined ? null : { since: own.consentedAt ?? 0, scopes: own.user.scopes ?? [] };
    },
    async forgetUsers(teamId, enterpriseId, userIds, why, by) {
      if (userIds.length === 0) {
        return [];
      }
      const tenant = or(
        ofTenant({ enterpriseId: "", teamId }),
        enterpriseId === null ? undefined : ofTenant({ enterpriseId, teamId: "" }),
      );
      const given = by === undefined ? undefined : lte(installations.updatedAt, by);
      return await forget(and(tenant, inArray(installations.userId, [...userIds]), given), why);
    },
    async teams() {
      const rows = await db
        .select({ teamId: installations.teamId })
        .from(installations)
        .where(and(eq(installations.userId, WORKSPACE), ne(installations.teamId, "")));
      return rows.map((row) => row.teamId);
    },
  };
}

function tenantOf(
  isEnterpriseInstall: boolean | undefined,
  enterpriseId: string | undefined,
  teamId: string | undefined,
): Tenant {
  if (isEnterpriseInstall === true && enterpriseId !== undefined) {
    return { enterpriseId, teamId: "" };
  }
  if (teamId === undefined) {
    throw new Error("An installation names neither a workspace nor an organisation.");
  }
  return { enterpriseId: "", teamId };
}

function ofTenant(tenant: Tenant) {
  return and(eq(installations.enterpriseId, tenant.enterpriseId), eq(installations.teamId, tenant.teamId));
}

function ofUser(tenant: Tenant, userId: string) {
  return and(ofTenant(tenant), eq(installations.userId, userId));
}
