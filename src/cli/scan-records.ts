import { Temporal } from "temporal-polyfill";
import { z } from "zod";

export const AUDIENCES = ["internal", "guests", "external"] as const;
export type AudienceWord = (typeof AUDIENCES)[number];

/** One text to scan, and what it says of itself. */
export interface ScanRecord {
  readonly text: string;
  readonly audience: AudienceWord | null;
  /** ms since the epoch, `null` when the record names no moment. */
  readonly now: number | null;
}

export type RecordReading =
  | { readonly ok: true; readonly record: ScanRecord }
  | { readonly ok: false; readonly why: string };

const recordSchema = z.object({
  text: z.string({ error: "text must be a string" }),
  audience: z.enum(AUDIENCES, { error: `audience must be one of ${AUDIENCES.join(", ")}` }).nullish(),
  now: z.union([z.string(), z.number()], { error: "now must be an ISO 8601 time" }).nullish(),
});

/** Reads one line of JSON Lines; other keys than `text`, `audience` and `now` are the caller's own. */
export function readRecord(line: string, zone: string): RecordReading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The parser's message quotes the line.
    return { ok: false, why: "not JSON" };
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      why: issue?.path.length === 0 ? "not an object with text" : (issue?.message ?? "not a record"),
    };
  }
  const { text, audience, now } = parsed.data;
  const moment = now === undefined || now === null ? null : momentOf(now, zone);
  if (moment === null && now !== undefined && now !== null) {
    return { ok: false, why: "now must be an ISO 8601 time" };
  }
  return { ok: true, record: { text, audience: audience ?? null, now: moment } };
}

/** ms since the epoch of an ISO 8601 time; one without an offset is local to `zone`, a date alone its first minute. */
export function momentOf(value: string | number, zone: string): number | null {
  if (typeof value === "number") {
    return Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? Math.trunc(value) : null;
  }
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})(?:\[.*\])?$/i.test(value) && /T|\d \d/i.test(value)) {
      return Temporal.Instant.from(value).epochMilliseconds;
    }
    return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
