import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { LabelPassage } from "../core/ports.ts";
import type { Drizzle } from "./database.ts";
import { labelPassages } from "./schema.ts";

const READ_PAGE = 1_000;
const PRINT_BYTES = 8;

/** Passages as they were read, and the sequence after which the next page begins. */
export interface PassagePage {
  readonly passages: readonly LabelPassage[];
  readonly last: number;
}

/**
 * Adds passages; what is known of a source already stays, so that copies of an earlier wording are recognised too.
 * Writers wait for each other: sequences become visible in their order, and a reader misses none.
 */
export async function addPassages(tx: Drizzle, passages: readonly LabelPassage[]): Promise<boolean> {
  if (passages.length === 0) {
    return false;
  }
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('label-passages', 0))`);
  let changed = false;
  for (const { labelId, source, fingerprints, at } of passages) {
    const isThis = and(eq(labelPassages.labelId, labelId), eq(labelPassages.source, source));
    const [known] = await tx.select().from(labelPassages).where(isThis);
    const all = new Set([...(known === undefined ? [] : fromBytes(known.fingerprints)), ...fingerprints]);
    if (all.size === (known?.fingerprints.length ?? 0) / PRINT_BYTES) {
      continue;
    }
    changed = true;
    // A row that grew is new to whoever follows the sequence.
    await tx.delete(labelPassages).where(isThis);
    await tx.insert(labelPassages).values({ labelId, source, fingerprints: toBytes(all), at });
  }
  return changed;
}

/** Removes all passages of labels that are no more. */
export async function removePassages(tx: Drizzle, labelIds: readonly string[]): Promise<void> {
  await tx.delete(labelPassages).where(inArray(labelPassages.labelId, [...labelIds]));
}

/** Passages in sequence, page by page. */
export async function* readPassages(db: Drizzle, after: number): AsyncIterable<PassagePage> {
  for (let last = after; ; ) {
    const rows = await db
      .select()
      .from(labelPassages)
      .where(gt(labelPassages.sequence, last))
      .orderBy(asc(labelPassages.sequence))
      .limit(READ_PAGE);
    last = rows.at(-1)?.sequence ?? last;
    if (rows.length > 0) {
      yield { passages: rows.map((row) => ({ ...row, fingerprints: fromBytes(row.fingerprints) })), last };
    }
    if (rows.length < READ_PAGE) {
      return;
    }
  }
}

function toBytes(fingerprints: Iterable<bigint>): Uint8Array {
  const values = [...fingerprints];
  const bytes = new DataView(new ArrayBuffer(values.length * PRINT_BYTES));
  for (const [index, value] of values.entries()) {
    bytes.setBigUint64(index * PRINT_BYTES, value, true);
  }
  return new Uint8Array(bytes.buffer);
}

function fromBytes(stored: Uint8Array): readonly bigint[] {
  const bytes = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  return Array.from({ length: stored.length / PRINT_BYTES }, (_, index) =>
    bytes.getBigUint64(index * PRINT_BYTES, true),
  );
}
