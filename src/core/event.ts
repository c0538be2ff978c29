import { createHash } from "node:crypto";

/** Facts about a case, in the past tense. Append-only, hash-chained, free of content. */
export const EVENT_TYPES = [
  "detected",
  "revised",
  "decided",
  "nudged",
  "nudge_merged",
  "nudge_remembered",
  "nudge_held_out",
  "nudge_failed",
  "answered",
  "removed",
  "redacted",
  "remedy_failed",
  "settled",
  "escalated",
  "reviewers_told",
  "reported",
  "subject_registered",
  "subject_lifted",
  "lift_moved",
  "consent_recorded",
  "owner_reminded",
  "owner_told",
  "audience_grew",
  "label_applied",
  "register_viewed",
  "digest_sent",
  "rule_kept",
  "dm_consent_given",
  "dm_consent_withdrawn",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Only ids, enumerations, numbers and times belong in `fields`. */
export type EventFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface NewEvent {
  readonly type: EventType;
  /** ms since the epoch. */
  readonly at: number;
  readonly caseId: string | null;
  /** The person who did it, `null` for Sotto itself. */
  readonly actorId: string | null;
  readonly fields: EventFields;
}

/** An event that just happened. */
export function event(
  type: EventType,
  at: number,
  caseId: string | null,
  actorId: string | null,
  fields: EventFields = {},
): NewEvent {
  return { type, at, caseId, actorId, fields };
}

export interface StoredEvent extends NewEvent {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  /** Hash of the event before, hex; zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_PREVIOUS_HASH = "0".repeat(64);

/** SHA-256, hex, over the event's canonical JSON and the hash before it. */
export function eventHash(event: NewEvent, sequence: number, previousHash: string): string {
  const fields = Object.keys(event.fields)
    .sort()
    .map((key) => [key, event.fields[key]]);
  const canonical = JSON.stringify([sequence, previousHash, event.type, event.at, event.caseId, event.actorId, fields]);
  return createHash("sha256").update(canonical).digest("hex");
}

/** The first sequence number at which the chain does not hold, or `null` when it does. */
export function brokenLink(events: Iterable<StoredEvent>): number | null {
  let expected: { sequence: number; previousHash: string } | null = null;
  for (const event of events) {
    if (
      (expected !== null && (event.sequence !== expected.sequence || event.previousHash !== expected.previousHash)) ||
      eventHash(event, event.sequence, event.previousHash) !== event.hash
    ) {
      return event.sequence;
    }
    expected = { sequence: event.sequence + 1, previousHash: event.hash };
  }
  return null;
}
