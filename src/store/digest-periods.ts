import { desc, eq, lt } from "drizzle-orm";
import { REVIEW_QUEUE } from "../core/jobs.ts";
import type { Database } from "./database.ts";
import { digestPeriods, outbox } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

const KEEP_MS = 400 * 86_400_000;

/** Which digests were made. The database decides, so that any number of workers and restarts make each once. */
export interface DigestPeriods {
  /**
   * Claims the digest of a period that ended at `until` and puts its job in the outbox, both or neither.
   * It reaches back to the digest before it, so that one sent late after an outage leaves nothing out.
   * The first claim of a workspace only sets where its first period begins.
   *
   * @returns whether this call claimed a digest.
   */
  claim(teamId: string, until: number): Promise<boolean>;
}

export interface DigestPeriodsOptions {
  readonly database: Database;
  readonly onOutbox?: () => void;
}

export function createDigestPeriods({ database, onOutbox }: DigestPeriodsOptions): DigestPeriods {
  return {
    async claim(teamId, until) {
      const claimed = await inTransaction(database.db, async (tx) => {
        const [last] = await tx
          .select()
          .from(digestPeriods)
          .where(eq(digestPeriods.teamId, teamId))
          .orderBy(desc(digestPeriods.until))
          .limit(1);
        if (last !== undefined && last.until >= until) {
          return false;
        }
        // Another worker that claims this period meanwhile makes this insert wait, and then find it taken.
        const inserted = await tx.insert(digestPeriods).values({ teamId, until }).onConflictDoNothing().returning();
        if (inserted.length === 0 || last === undefined) {
          return false;
        }
        await tx.delete(digestPeriods).where(lt(digestPeriods.until, until - KEEP_MS));
        await tx.insert(outbox).values({
          queue: REVIEW_QUEUE,
          orderKey: `digest/${teamId}`,
          job: { name: "digest", teamId, from: last.until, to: until },
        });
        return true;
      });
      if (claimed) {
        onOutbox?.();
      }
      return claimed;
    },
  };
}
