import type { Drizzle } from "./database.ts";
import { errorCode } from "./error-code.ts";

/**
 * Conflicts another try resolves: a unique key somebody else inserted first, a serialization failure, a deadlock.
 */
const CONFLICTS: ReadonlySet<string> = new Set(["23505", "40001", "40P01"]);
const TRIES = 8;

/**
 * Runs `work` in one transaction, and again from the start when it lost a race. `work` must therefore touch
 * nothing but the transaction.
 */
export async function inTransaction<T>(db: Drizzle, work: (tx: Drizzle) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      const code = errorCode(error);
      if (code === null || !CONFLICTS.has(code) || attempt === TRIES) {
        throw error;
      }
    }
  }
}
