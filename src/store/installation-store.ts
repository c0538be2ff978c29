import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { and, eq, inArray, ne, or } from "drizzle-orm";
import type { Clock, Sealer } from "../core/ports.ts";
import type { Database, Drizzle } from "./database.ts";
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
export interface SealedInstallationStore extends Required<InstallationStore> {
  /** A person's own token, `null` when they gave none. `enterpriseId` finds organisation-wide consents too. */
  userToken(teamId: string, userId: string, enterpriseId?: string | null): Promise<string | null>;
  /** The workspace's bot token, `null` when Sotto is not installed there. */
  botToken(teamId: string, enterpriseId?: string | null): Promise<string | null>;
  /** Forgets the tokens of people whose consent was withdrawn (`tokens_revoked`). */
  revokeUsers(teamId: string, enterpriseId: string | null, userIds: readonly string[]): Promise<void>;
  /** Workspaces Sotto is installed in, organisation-wide installations left out. */
  teams(): Promise<readonly string[]>;
}

export interface InstallationStoreOptions {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

export function createInstallationStore({
  database,
  sealer,
  clock,
}: InstallationStoreOptions): SealedInstallationStore {
  const { db } = database;

  async function read(tenant: Tenant, userId: string): Promise<Installation | null> {
    const [row] = await db.select().from(installations).where(ofUser(tenant, userId));
    return row === undefined ? null : JSON.parse(sealer.open(row.sealed, PURPOSE));
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

  async function findFirst(
    teamId: string,
    enterpriseId: string | null | undefined,
    userId: string,
  ): Promise<Installation | null> {
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
      await inTransaction(db, async (tx) => {
        // One person's consent brings no bot token and must not take away the workspace's.
        if (shared.bot !== undefined) {
          await write(tx, tenant, WORKSPACE, { ...shared, user: { id: user.id } });
        }
        if (user.token !== undefined) {
          await write(tx, tenant, user.id, { ...shared, bot: undefined, user });
        }
      });
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
      return { ...base, user } as Installation<"v1" | "v2", boolean>;
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      const tenant = tenantOf(query.isEnterpriseInstall, query.enterpriseId, query.teamId);
      await db
        .delete(installations)
        .where(query.userId === undefined ? ofTenant(tenant) : ofUser(tenant, query.userId));
    },
    async userToken(teamId, userId, enterpriseId) {
      return (await findFirst(teamId, enterpriseId, userId))?.user.token ?? null;
    },
    async botToken(teamId, enterpriseId) {
      return (await findFirst(teamId, enterpriseId, WORKSPACE))?.bot?.token ?? null;
    },
    async revokeUsers(teamId, enterpriseId, userIds) {
      if (userIds.length === 0) {
        return;
      }
      const tenant = or(
        ofTenant({ enterpriseId: "", teamId }),
        enterpriseId === null ? undefined : ofTenant({ enterpriseId, teamId: "" }),
      );
      await db
        .delete(installations)
        .where(and(tenant, ne(installations.userId, WORKSPACE), inArray(installations.userId, [...userIds])));
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
