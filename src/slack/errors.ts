import { webApi } from "@slack/bolt";

/**
 * Slack's own error code of a refused call (`channel_not_found`), `null` for any other fault. An answer is foreign
 * text and this is logged and stored, so whatever doesn't look like a code is "other".
 */
export function slackErrorCode(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) {
    return null;
  }
  const code: unknown = error.data?.error;
  return typeof code === "string" && /^[a-z][a-z0-9_]{0,63}$/.test(code) ? code : "other";
}

/** Codes Slack answers with when it is its own fault, or when asking later may help. */
const PASSING: ReadonlySet<string> = new Set([
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** True when the same call may succeed later: network faults, 5xx, rate limits. */
export function isPassing(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code === null || PASSING.has(code);
}

/** True when Slack refused a call because there were too many: then it was not carried out. */
export function isRateLimit(error: unknown): boolean {
  const code = slackErrorCode(error);
  return error instanceof webApi.WebAPIRateLimitedError || code === "ratelimited" || code === "rate_limited";
}

/** A short, content-free name of a fault for logs: Slack's code, the HTTP status, or the class of the error. */
export function faultName(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) {
    return `http_${error.statusCode}`;
  }
  return slackErrorCode(error) ?? (error instanceof Error ? error.constructor.name : typeof error);
}
