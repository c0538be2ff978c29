import { asc, eq, gte, lt, min, sql } from "drizzle-orm";
import { eventHash, type NewEvent, type StoredEvent } from "../core/event.ts";
import type { Drizzle } from "./database.ts";
import { chainHead, events } from "./schema.ts";

const PAGE = 1_000;
const ONLY_ROW = 1;

/**
 * Appends to the chain inside a transaction. The chain's head stays locked until that transaction ends, so call
 * it last: everyone else who appends waits. Long work tells `onRows` how many it has just written.
 */
export async function appendEvents(
  tx: Drizzle,
  added: readonly NewEvent[],
  onRows?: (count: number) => void,
): Promise<void> {
  if (added.length === 0) {
    return;
  }
  const [head] = await tx.select().from(chainHead).where(eq(chainHead.id, ONLY_ROW)).for("update");
  if (head === undefined) {
    throw new Error("The event chain has no head: the database was not migrated, or was tampered with.");
  }
  let { sequence, hash } = head;
  const rows = added.map((event): StoredEvent => {
    const stored: NewEvent = { ...event, fields: asStored(event.fields) };
    const previousHash = hash;
    sequence += 1;
    hash = eventHash(stored, sequence, previousHash);
    return { ...stored, sequence, previousHash, hash };
  });
  // One statement takes only so many parameters, and an import has an event for each of its entries.
  for (let start = 0; start < rows.length; start += PAGE) {
    const page = rows.slice(start, start + PAGE);
    await tx.insert(events).values(page);
    onRows?.(page.length);
  }
  await tx.update(chainHead).set({ sequence, hash }).where(eq(chainHead.id, ONLY_ROW));
}

/** The fields as they come back from JSON, so that the hash is of what is stored. */
function asStored(fields: NewEvent["fields"]): NewEvent["fields"] {
  return JSON.parse(JSON.stringify(fields));
}

/** All events in sequence, a page at a time. */
export async function* readEvents(db: Drizzle, fromSequence: number): AsyncGenerator<StoredEvent> {
  for (let next = fromSequence; ; ) {
    const page = await db
      .select()
      .from(events)
      .where(gte(events.sequence, next))
      .orderBy(asc(events.sequence))
      .limit(PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) {
      return;
    }
    next = last.sequence + 1;
  }
}

/**
 * Removes the events before `before` from the start of the chain; the first kept one stays provable.
 * Events are removed in sequence, so an old one after a younger one waits for it.
 */
export async function expireEvents(tx: Drizzle, before: number): Promise<number> {
  const [head] = await tx.select().from(chainHead).where(eq(chainHead.id, ONLY_ROW)).for("update");
  const [oldestKept] = await tx
    .select({ sequence: min(events.sequence) })
    .from(events)
    .where(gte(events.at, before));
  const keepFrom = oldestKept?.sequence ?? (head?.sequence ?? 0) + 1;
  const [last] = await tx
    .select()
    .from(events)
    .where(eq(events.sequence, keepFrom - 1));
  if (last === undefined) {
    return 0;
  }
  await tx.execute(sql`set local "sotto.retention" = 'on'`);
  const removed = await tx.delete(events).where(lt(events.sequence, keepFrom)).returning({ sequence: events.sequence });
  await tx.execute(sql`set local "sotto.retention" = 'off'`);
  await tx
    .update(chainHead)
    .set({ expiredSequence: last.sequence, expiredHash: last.hash })
    .where(eq(chainHead.id, ONLY_ROW));
  return removed.length;
}

/**
 * Proves the whole chain against its recorded ends: nothing changed, and nothing missing at the start, in the
 * middle or at the end.
 *
 * @returns the first sequence number that does not hold, `null` when all do.
 */
export async function verifyChain(db: Drizzle): Promise<number | null> {
  const [head] = await db.select().from(chainHead).where(eq(chainHead.id, ONLY_ROW));
  if (head === undefined) {
    return 0;
  }
  let sequence = head.expiredSequence;
  let hash = head.expiredHash;
  for await (const event of readEvents(db, 0)) {
    if (event.sequence > head.sequence) {
      // Appended since the head was read.
      break;
    }
    sequence += 1;
    if (event.sequence !== sequence || event.previousHash !== hash) {
      return sequence;
    }
    if (eventHash(event, event.sequence, event.previousHash) !== event.hash) {
      return sequence;
    }
    hash = event.hash;
  }
  return sequence === head.sequence && hash === head.hash ? null : sequence + 1;
}
