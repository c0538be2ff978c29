import { safeError } from "./safe-error.ts";

/** Fields a log line may carry as they are: ids, enumerations, numbers. Anything else is left out. */
// biome-ignore format: a dense list reads better
const ALLOWED = new Set([
  "action", "actor", "answer", "api", "attempt", "attempts", "bytes", "check", "code", "count", "deadline", "delay",
  "detector", "detectors", "digest", "embedded", "engine", "entries", "error", "event", "fault", "fields", "files",
  "findings", "folder", "from", "gap", "gaps", "job", "kind", "level", "limit", "members", "method", "mode",
  "outcome", "path", "pid", "place", "places", "policy", "port", "queue", "reason", "reasons", "retry", "retries",
  "ring", "role", "scopes", "seconds", "sequence", "severity", "signal", "size", "slack", "state", "status", "step", "to",
  "nudge", "part", "externalOrgs", "guests", "into", "on", "subject", "subjects", "team", "thread", "withReason",
  "total", "transport", "ts", "type", "version", "via", "wait", "warning", "what", "why", "zone",
  "given", "hoursBefore", "until",
]);

/** Names of fields that are ids, times, durations or counts whatever comes before. */
const ALLOWED_ENDING = /(?:Id|Ids|Ts|Ms|At|Count|Code|Version|Seq)$/;
/** Names that hold content or secrets even where an ending would let them pass. */
const NEVER = /(?:text|block|title|secret|token|password|email|subjectname|sealed|authorization|cookie|body)/i;
const IDENTIFIER = /^[A-Za-z0-9_.:/,+=[\]-]{0,200}$/;
/** Static words or paths of the machine itself, chosen by the operator. */
const FREE = new Set(["path", "folder", "place", "places", "warning"]);
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,40}$/;
const MAX_ITEMS = 50;
const MAX_DEPTH = 3;

export const REMOVED = "[removed]";

/**
 * What of a log line's fields may leave the process. Content is kept out by form, not by trust: only known names pass,
 * and of texts only those that look like an id or an enumeration.
 */
export function safeFields(fields: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && FIELD_NAME.test(key)) {
      safe[key] = isError(key, value) ? safeError(value) : mayPass(key) ? safeValue(key, value, depth) : REMOVED;
    }
  }
  return safe;
}

function mayPass(key: string): boolean {
  return (ALLOWED.has(key) || ALLOWED_ENDING.test(key)) && !NEVER.test(key);
}

function isError(key: string, value: unknown): boolean {
  return (key === "error" || key === "cause" || key === "err") && typeof value === "object" && value !== null;
}

function safeValue(key: string, value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "number":
    case "boolean":
      return value;
    case "bigint":
      return String(value);
    case "string":
      return isSafeText(key, value) ? value : REMOVED;
    case "object":
      if (value === null) {
        return null;
      }
      if (Array.isArray(value)) {
        return value.slice(0, MAX_ITEMS).map((item) => safeValue(key, item, depth + 1));
      }
      return depth < MAX_DEPTH ? safeFields(value as Readonly<Record<string, unknown>>, depth + 1) : REMOVED;
    default:
      return REMOVED;
  }
}

function isSafeText(key: string, value: string): boolean {
  return FREE.has(key) ? value.length <= 500 && !value.includes("@") : IDENTIFIER.test(value);
}
