import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Case, RecordedGap } from "../core/case.ts";
import type { NewEvent } from "../core/event.ts";
import { type ModerationJob, queueOf, type ReviewJob } from "../core/jobs.ts";
import { type MessageRef, messageKey } from "../core/message.ts";
import type { CaseStore, CaseTransaction, NudgeKey, RememberedNudge } from "../core/ports.ts";
import { caseFromRow, caseRow, gapFromRow, gapRow } from "./case-rows.ts";
import type { Database, Drizzle } from "./database.ts";
import { appendEvents, expireEvents, readEvents } from "./event-log.ts";
import { cases, events, gaps, notices, nudges, outbox, overrides, supersessions } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

const DAY_MS = 86_400_000;

export interface CaseStoreOptions {
  readonly database: Database;
  /** Called after a commit that put jobs in the outbox, so that they leave at once. */
  readonly onOutbox?: () => void;
}

/** Cases, events, gaps and remembered nudges in PostgreSQL or its embedded twin. */
export function createCaseStore({ database, onOutbox }: CaseStoreOptions): CaseStore {
  const { db } = database;

  async function transaction<T>(work: (tx: CaseTransaction) => Promise<T>): Promise<T> {
    const { result, jobs } = await inTransaction(db, async (tx) => {
      const open = openCaseTransaction(tx);
      const value = await work(open.transaction);
      return { result: value, jobs: await open.flush() };
    });
    if (jobs > 0) {
      onOutbox?.();
    }
    return result;
  }

  return {
    transaction,
    async caseById(id) {
      const [row] = await db.select().from(cases).where(eq(cases.id, id));
      return row === undefined ? null : caseFromRow(row);
    },
    async caseOfMessage(ref) {
      const [row] = await db.select().from(cases).where(ofMessage(ref));
      return row === undefined ? null : caseFromRow(row);
    },
    async cases(query) {
      const conditions: SQL[] = [];
      if (query.teamId !== undefined) conditions.push(eq(cases.teamId, query.teamId));
      if (query.authorId !== undefined) conditions.push(eq(cases.authorId, query.authorId));
      if (query.channelId !== undefined) conditions.push(eq(cases.channelId, query.channelId));
      if (query.from !== undefined) conditions.push(gte(cases.openedAt, query.from));
      if (query.to !== undefined) conditions.push(lt(cases.openedAt, query.to));
      if (query.states !== undefined) conditions.push(inArray(cases.state, [...query.states]));
      const rows = await db
        .select()
        .from(cases)
        .where(and(...conditions))
        .orderBy(
          ...(query.newestFirst === true
            ? [desc(cases.openedAt), desc(cases.id)]
            : [asc(cases.openedAt), asc(cases.id)]),
        )
        .limit(query.limit ?? 1_000);
      return rows.map(caseFromRow);
    },
    async overdue(now, limit) {
      const rows = await db
        .select()
        .from(cases)
        .where(
          or(
            and(eq(cases.state, "open"), lte(cases.deadlineAt, now), isNull(cases.escalatedAt)),
            and(inArray(cases.state, ["open", "escalated"]), lte(cases.settlesAt, now)),
          ),
        )
        .orderBy(sql`least(${cases.deadlineAt}, ${cases.settlesAt})`, asc(cases.id))
        .limit(limit);
      return rows.map(caseFromRow);
    },
    async gaps(from, to) {
      const rows = await db
        .select()
        .from(gaps)
        .where(and(gte(gaps.at, from), lt(gaps.at, to)))
        .orderBy(asc(gaps.at), asc(gaps.id));
      return rows.map(gapFromRow);
    },
    async eventsOf(type, from) {
      return await db
        .select()
        .from(events)
        .where(and(eq(events.type, type), gte(events.at, from)))
        .orderBy(asc(events.sequence));
    },
    events(fromSequence = 0) {
      return readEvents(db, fromSequence);
    },
    async expire(before) {
      return await inTransaction(db, async (tx) => {
        const oldCases = await tx.delete(cases).where(lt(cases.openedAt, before)).returning({ id: cases.id });
        const oldGaps = await tx.delete(gaps).where(lt(gaps.at, before)).returning({ id: gaps.id });
        const oldNudges = await tx.delete(nudges).where(lt(nudges.at, before)).returning({ at: nudges.at });
        await tx.delete(supersessions).where(lt(supersessions.at, before));
        await tx.delete(overrides).where(lt(overrides.until, before));
        await tx.delete(notices).where(lt(notices.at, before));
        return oldCases.length + oldGaps.length + oldNudges.length + (await expireEvents(tx, before));
      });
    },
  };
}

/** Events are held back to the end: the chain's head is locked by one transaction at a time, so briefly. */
function openCaseTransaction(tx: Drizzle): { transaction: CaseTransaction; flush(): Promise<number> } {
  const appended: NewEvent[] = [];
  let jobs = 0;

  async function locked(condition: SQL | undefined): Promise<Case | null> {
    const [row] = await tx.select().from(cases).where(condition).for("update");
    return row === undefined ? null : caseFromRow(row);
  }

  return {
    transaction: {
      async caseOfMessage(ref) {
        // There may be no row to lock yet, and a detection and a deletion must not pass each other unseen.
        await lockName(tx, ["message", ref.teamId, ref.channelId, ref.ts]);
        return await locked(ofMessage(ref));
      },
      caseById: (id) => locked(eq(cases.id, id)),
      async saveCase(value) {
        const row = caseRow(value);
        // Only the id settles a conflict here. Another case of the same message breaks the unique key, and the
        // transaction starts again and finds that case.
        await tx.insert(cases).values(row).onConflictDoUpdate({ target: cases.id, set: row });
      },
      async supersede(ref, revisedAt, at) {
        const { teamId, channelId, ts } = ref;
        await tx.delete(supersessions).where(lt(supersessions.at, at - DAY_MS));
        await tx
          .insert(supersessions)
          .values({ teamId, channelId, ts, revisedAt, at })
          .onConflictDoUpdate({
            target: [supersessions.teamId, supersessions.channelId, supersessions.ts],
            set: { revisedAt: sql`greatest(${supersessions.revisedAt}, excluded.revised_at)`, at },
          });
      },
      async supersededAt({ teamId, channelId, ts }) {
        const [row] = await tx
          .select({ revisedAt: supersessions.revisedAt })
          .from(supersessions)
          .where(
            and(eq(supersessions.teamId, teamId), eq(supersessions.channelId, channelId), eq(supersessions.ts, ts)),
          );
        return row?.revisedAt ?? null;
      },
      async append(added) {
        appended.push(...added);
      },
      async lastNudge(key) {
        // Two messages posted in the same second must not both find that nobody was nudged yet.
        await lockName(tx, ["nudge", key.teamId, key.channelId, key.authorId, key.topic]);
        const [row] = await tx.select().from(nudges).where(ofTopic(nudges, key));
        return row === undefined ? null : { at: row.at, ring: row.ring, caseId: row.caseId };
      },
      async forgetNudges(caseId) {
        await tx.delete(nudges).where(eq(nudges.caseId, caseId));
      },
      async casesMergedInto(caseId) {
        const rows = await tx
          .select()
          .from(cases)
          .where(eq(cases.mergedInto, caseId))
          .orderBy(desc(cases.openedAt))
          .for("update");
        return rows.map(caseFromRow);
      },
      async rememberNudge(key: NudgeKey, nudge: RememberedNudge) {
        const value = { at: nudge.at, ring: nudge.ring, caseId: nudge.caseId };
        await tx
          .insert(nudges)
          .values({ ...keyColumns(key), ...value })
          .onConflictDoUpdate({
            target: [nudges.teamId, nudges.channelId, nudges.authorId, nudges.topic],
            set: value,
          });
      },
      async lastOverride(key) {
        const [row] = await tx.select().from(overrides).where(ofTopic(overrides, key));
        if (row === undefined) {
          return null;
        }
        const { answer, ring, at, until, times, outside, caseId } = row;
        return { answer, ring, at, until, times, outside, caseId };
      },
      async rememberOverride(key, override) {
        await tx
          .insert(overrides)
          .values({ ...keyColumns(key), ...override })
          .onConflictDoUpdate({
            target: [overrides.teamId, overrides.channelId, overrides.authorId, overrides.topic],
            set: override,
          });
      },
      async forgetOverride(key) {
        await tx.delete(overrides).where(ofTopic(overrides, key));
      },
      async forgetTopic(topic) {
        await tx.delete(overrides).where(eq(overrides.topic, topic));
        await tx.delete(nudges).where(eq(nudges.topic, topic));
      },
      async firstNotice(key, at) {
        const given = await tx
          .insert(notices)
          .values({ key, at })
          .onConflictDoNothing()
          .returning({ key: notices.key });
        return given.length > 0;
      },
      async isNoticeGiven(key) {
        const [row] = await tx.select().from(notices).where(eq(notices.key, key));
        return row !== undefined;
      },
      async recordGap(gap: RecordedGap) {
        await tx.insert(gaps).values(gapRow(gap)).onConflictDoNothing();
      },
      async outbox(job) {
        jobs += 1;
        await tx.insert(outbox).values({ queue: queueOf(job), orderKey: orderKeyOf(job), job });
      },
    },
    async flush() {
      await appendEvents(tx, appended);
      return jobs;
    },
  };
}

/** Serializes the transactions that name the same thing, row or no row, until the first of them ends. */
async function lockName(tx: Drizzle, name: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(name)}, 0))`);
}

function ofMessage(ref: MessageRef): SQL | undefined {
  return and(eq(cases.teamId, ref.teamId), eq(cases.channelId, ref.channelId), eq(cases.ts, ref.ts));
}

function ofTopic(table: typeof nudges | typeof overrides, key: NudgeKey): SQL | undefined {
  return and(
    eq(table.teamId, key.teamId),
    eq(table.channelId, key.channelId),
    eq(table.authorId, key.authorId),
    eq(table.topic, key.topic),
  );
}

function keyColumns(key: NudgeKey) {
  return { teamId: key.teamId, channelId: key.channelId, authorId: key.authorId, topic: key.topic };
}

function orderKeyOf(job: ReviewJob | ModerationJob): string {
  switch (job.name) {
    case "review-alert":
    case "answer-recorded":
    case "nudge-due":
    case "early-leak":
      return `case/${job.caseId}`;
    case "lift-reminder":
    case "lift-changed":
      return `subject/${job.subjectId}`;
    case "conversation-labelled":
      return `label/${job.labelId}`;
    case "text-scanned":
    case "file-shared":
    case "passage-posted":
    case "message-deleted":
      return `message/${messageKey(job.ref)}`;
    case "audience-changed":
    case "audience-grew":
      return `audience/${job.origin.teamId}/${job.channelId}`;
    case "person-changed":
      return `person/${job.origin.teamId}/${job.userId}`;
    case "digest":
      return `digest/${job.teamId}`;
  }
}
