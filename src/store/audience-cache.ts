import { and, eq, lt, sql } from "drizzle-orm";
import type { Audience } from "../core/audience.ts";
import type { Clock, Sealer } from "../core/ports.ts";
import type { Database } from "./database.ts";
import { audiences } from "./schema.ts";

const PURPOSE = "audience";

/** What is known of a conversation, and the epoch a look-up begun now belongs to. */
export interface CachedAudience {
  /** Hand it back to `put`. */
  readonly epoch: number;
  /** `null` when nothing is known or it has expired. */
  readonly audience: Audience | null;
}

/** Audiences, shared by all processes. */
export interface AudienceCache {
  get(teamId: string, channelId: string): Promise<CachedAudience>;
  /**
   * Keeps an audience for `ttlMs`, unless the conversation was forgotten since `epoch` was handed out.
   *
   * @returns whether it was kept.
   */
  put(teamId: string, channelId: string, epoch: number, audience: Audience, ttlMs: number): Promise<boolean>;
  /** Drops what is known, and refuses the answers of look-ups that are still under way. */
  forget(teamId: string, channelId: string): Promise<void>;
  /** Drops what expired before `before`, ms since the epoch. A conversation looked up at that moment starts anew. */
  expire(before: number): Promise<number>;
}

export interface AudienceCacheOptions {
  readonly database: Database;
  /** Sealed at rest: the organisations in a conversation are clients' names. */
  readonly sealer: Sealer;
  readonly clock: Clock;
}

export function createAudienceCache({ database, sealer, clock }: AudienceCacheOptions): AudienceCache {
  const { db } = database;
  const at = (teamId: string, channelId: string) =>
    and(eq(audiences.teamId, teamId), eq(audiences.channelId, channelId));

  return {
    async get(teamId, channelId) {
      const [row] = await db.select().from(audiences).where(at(teamId, channelId));
      if (row === undefined) {
        return { epoch: 0, audience: null };
      }
      const { epoch, sealed } = row;
      if (sealed === null || row.expiresAt <= clock.now()) {
        return { epoch, audience: null };
      }
      return { epoch, audience: JSON.parse(sealer.open(sealed, PURPOSE)) };
    },
    async put(teamId, channelId, epoch, audience, ttlMs) {
      const sealed = sealer.seal(JSON.stringify(audience), PURPOSE);
      const expiresAt = clock.now() + ttlMs;
      // With no row the epoch is 0, so only a look-up that found none may insert; the update checks the same.
      if (epoch === 0) {
        const kept = await db
          .insert(audiences)
          .values({ teamId, channelId, epoch: 0, sealed, expiresAt })
          .onConflictDoUpdate({
            target: [audiences.teamId, audiences.channelId],
            set: { sealed, expiresAt },
            setWhere: eq(audiences.epoch, 0),
          })
          .returning({ epoch: audiences.epoch });
        return kept.length > 0;
      }
      const kept = await db
        .update(audiences)
        .set({ sealed, expiresAt })
        .where(and(at(teamId, channelId), eq(audiences.epoch, epoch)))
        .returning({ epoch: audiences.epoch });
      return kept.length > 0;
    },
    async forget(teamId, channelId) {
      await db
        .insert(audiences)
        .values({ teamId, channelId, epoch: 1, sealed: null, expiresAt: clock.now() })
        .onConflictDoUpdate({
          target: [audiences.teamId, audiences.channelId],
          set: { epoch: sql`${audiences.epoch} + 1`, sealed: null, expiresAt: clock.now() },
        });
    },
    async expire(before) {
      const removed = await db
        .delete(audiences)
        .where(lt(audiences.expiresAt, before))
        .returning({ epoch: audiences.epoch });
      return removed.length;
    },
  };
}
