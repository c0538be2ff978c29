import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AlertReason, Answer, Case, CaseFinding, CaseState, Verdict } from "../core/case.ts";
import type { EventFields, EventType } from "../core/event.ts";
import type { GapReason } from "../core/finding.ts";
import type { ModerationJob, ReviewJob } from "../core/jobs.ts";
import type { Origin } from "../core/message.ts";
import type { RememberedOverride } from "../core/ports.ts";

/**
 * Every table lives in one PostgreSQL schema and is addressed by its qualified name, so that the queue's own
 * `search_path` on a shared session can never redirect a statement.
 * No column holds content: ids, enumerations, numbers, times and sealed values only.
 */
export const sotto = pgSchema("sotto");

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

const at = (name: string) => bigint(name, { mode: "number" });

export const cases = sotto.table(
  "moderation_case",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id").notNull(),
    channelId: text("channel_id").notNull(),
    ts: text("ts").notNull(),
    threadTs: text("thread_ts"),
    origin: jsonb("origin").$type<Origin>().notNull(),
    authorId: text("author_id").notNull(),
    state: text("state").$type<CaseState>().notNull(),
    action: text("action").$type<Case["action"]>().notNull(),
    ring: text("ring").$type<Case["ring"]>().notNull(),
    revision: text("revision").notNull(),
    revisedAt: at("revised_at").notNull(),
    findings: jsonb("findings").$type<readonly CaseFinding[]>().notNull(),
    openedAt: at("opened_at").notNull(),
    nudgesRequested: integer("nudges_requested").notNull(),
    nudgesSent: integer("nudges_sent").notNull(),
    nudgedAt: at("nudged_at"),
    mergedInto: text("merged_into"),
    answeredAt: at("answered_at"),
    answer: text("answer").$type<Answer>(),
    sealedReason: text("sealed_reason"),
    closedAt: at("closed_at"),
    deadlineAt: at("deadline_at"),
    escalatedAt: at("escalated_at"),
    settlesAt: at("settles_at"),
    alerts: jsonb("alerts").$type<readonly AlertReason[]>().notNull(),
    sealedHeldText: text("sealed_held_text"),
    remediedAt: at("remedied_at"),
    exposure: jsonb("exposure").$type<Case["exposure"]>().notNull(),
    verdict: text("verdict").$type<Verdict>(),
    heldOut: boolean("held_out").notNull().default(false),
  },
  (table) => [
    uniqueIndex("moderation_case_message").on(table.teamId, table.channelId, table.ts),
    index("moderation_case_opened").on(table.openedAt),
    index("moderation_case_deadline").on(table.state, table.deadlineAt),
    index("moderation_case_settles").on(table.state, table.settlesAt),
  ],
);

export const events = sotto.table(
  "case_event",
  {
    sequence: at("sequence").primaryKey(),
    type: text("type").$type<EventType>().notNull(),
    at: at("at").notNull(),
    caseId: text("case_id"),
    actorId: text("actor_id"),
    fields: jsonb("fields").$type<EventFields>().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [index("case_event_case").on(table.caseId), index("case_event_at").on(table.at)],
);

/**
 * One row: the last event of the chain, locked while events are appended, and the last one retention removed.
 * Both ends stay provable after old events are gone.
 */
export const chainHead = sotto.table("chain_head", {
  id: integer("id").primaryKey(),
  sequence: at("sequence").notNull(),
  hash: text("hash").notNull(),
  expiredSequence: at("expired_sequence").notNull(),
  expiredHash: text("expired_hash").notNull(),
});

export const gaps = sotto.table(
  "coverage_gap",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    reason: text("reason").$type<GapReason>().notNull(),
    what: text("what").notNull(),
    teamId: text("team_id"),
    channelId: text("channel_id"),
    ts: text("ts"),
    threadTs: text("thread_ts"),
    at: at("at").notNull(),
  },
  (table) => [
    // A job delivered twice records its gap once. Gaps of the whole service have no message: nulls stay distinct.
    uniqueIndex("coverage_gap_message").on(table.teamId, table.channelId, table.ts, table.reason, table.what),
    index("coverage_gap_at").on(table.at),
  ],
);

export const nudges = sotto.table(
  "remembered_nudge",
  {
    teamId: text("team_id").notNull(),
    channelId: text("channel_id").notNull(),
    authorId: text("author_id").notNull(),
    topic: text("topic").notNull(),
    at: at("at").notNull(),
    ring: text("ring").$type<Case["ring"]>().notNull(),
    caseId: text("case_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.authorId, table.topic] }),
    index("remembered_nudge_at").on(table.at),
  ],
);

/** Answers that said no to a nudge: the same author, subject and conversation are left in peace for a while. */
export const overrides = sotto.table(
  "remembered_override",
  {
    teamId: text("team_id").notNull(),
    channelId: text("channel_id").notNull(),
    authorId: text("author_id").notNull(),
    topic: text("topic").notNull(),
    answer: text("answer").$type<RememberedOverride["answer"]>().notNull(),
    ring: text("ring").$type<Case["ring"]>().notNull(),
    at: at("at").notNull(),
    until: at("until").notNull(),
    /** How often in a row, for backing off. */
    times: integer("times").notNull(),
    /** Ids of the organisations and guests that could read along. */
    outside: jsonb("outside").$type<RememberedOverride["outside"]>(),
    caseId: text("case_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.authorId, table.topic] }),
    index("remembered_override_until").on(table.until),
  ],
);

/** What a person was told once and is not told again: a reminder, an early leak, an audience that grew. */
export const notices = sotto.table(
  "notice_given",
  {
    key: text("key").primaryKey(),
    at: at("at").notNull(),
  },
  (table) => [index("notice_given_at").on(table.at)],
);

/** Messages that were deleted or edited clean lately: a scan of an earlier revision that finishes later opens no case. */
export const supersessions = sotto.table(
  "superseded_message",
  {
    teamId: text("team_id").notNull(),
    channelId: text("channel_id").notNull(),
    ts: text("ts").notNull(),
    revisedAt: at("revised_at").notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.ts] }),
    index("superseded_message_at").on(table.at),
  ],
);

export const outbox = sotto.table(
  "outbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    queue: text("queue").notNull(),
    /** Rows of one key leave in order: the case, or the message when there is no case. */
    orderKey: text("order_key").notNull(),
    job: jsonb("job").$type<ModerationJob | ReviewJob>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** While a process is handing it over; after that, anybody may. */
    leasedUntil: timestamp("leased_until", { withTimezone: true }),
  },
  (table) => [index("outbox_order").on(table.orderKey, table.id)],
);

export const registerEntries = sotto.table(
  "register_entry",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<"client" | "embargo" | "label">().notNull(),
    sealed: text("sealed").notNull(),
    /** The register's version that this row came with: other processes read what is newer than theirs. */
    version: at("version").notNull().default(0),
  },
  (table) => [index("register_entry_version").on(table.version)],
);

/** Ids of entries that are no more, and the register's version they went with. */
export const registerRemovals = sotto.table(
  "register_removal",
  {
    id: text("id").primaryKey(),
    version: at("version").notNull(),
  },
  (table) => [index("register_removal_version").on(table.version)],
);

/**
 * Keyed fingerprints of what a label guards, one row for each message or file it came from: `channelId:ts` or the
 * file's id. 64 bits each, little-endian, one after the other.
 */
export const labelPassages = sotto.table(
  "label_passage",
  {
    /** Grows with every row, so that other processes read only what is new. */
    sequence: bigserial("sequence", { mode: "number" }).notNull(),
    labelId: text("label_id").notNull(),
    source: text("source").notNull(),
    fingerprints: bytes("fingerprints").notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.labelId, table.source] }),
    index("label_passage_sequence").on(table.sequence),
  ],
);

/** One row; grows with every change of the register. */
export const registerVersion = sotto.table("register_version", {
  id: integer("id").primaryKey(),
  version: at("version").notNull(),
});

/** What is known of conversations' audiences. Sealed, since organisations' names are clients' names. */
export const audiences = sotto.table(
  "audience_cache",
  {
    teamId: text("team_id").notNull(),
    channelId: text("channel_id").notNull(),
    /** Grows with every `forget`, so that a look-up begun before it cannot write its stale answer. */
    epoch: at("epoch").notNull(),
    sealed: text("sealed"),
    expiresAt: at("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId] })],
);

export const installations = sotto.table(
  "installation",
  {
    /** Empty strings, not nulls, so that the key stays unique. */
    enterpriseId: text("enterprise_id").notNull(),
    teamId: text("team_id").notNull(),
    /** Empty for the workspace's own (bot) installation. */
    userId: text("user_id").notNull(),
    sealed: text("sealed").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.enterpriseId, table.teamId, table.userId] })],
);

/** Ends of the periods a digest was made for: at most one each. */
export const digestPeriods = sotto.table(
  "digest_period",
  {
    teamId: text("team_id").notNull(),
    until: at("until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.until] })],
);
