import { types } from "node:util";
import { errorCode } from "../store/error-code.ts";

/**
 * What the queue keeps of a failed attempt. Error messages can quote what they choked on, so neither they nor
 * their stacks are stored or logged: only the error's class, its code and where it was thrown.
 */
export class JobFailedError extends Error {
  override readonly name = "JobFailedError";
  /** The least time to wait before the next attempt, ms; Slack's Retry-After for one. */
  readonly retryAfterMs: number;

  constructor(failure: FailureFields, retryAfterMs: number) {
    super(`The handler failed with ${failure.error}${failure.code === null ? "" : ` (${failure.code})`}.`);
    this.retryAfterMs = retryAfterMs;
  }
}

export interface FailureFields {
  readonly error: string;
  readonly code: string | null;
  /** Innermost places of the stack, without the message. */
  readonly where: readonly string[];
}

/** What may be said of an error. */
export function describeFailure(error: unknown): FailureFields {
  if (!types.isNativeError(error)) {
    return { error: typeof error, code: null, where: [] };
  }
  const where = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/u.test(line))
    .slice(0, 3)
    .map((line) => line.trim());
  return { error: error.constructor.name, code: errorCode(error), where };
}

/** An error's own wish, 0 when it has none. */
export function retryAfterOf(error: unknown): number {
  return types.isNativeError(error) && "retryAfterMs" in error && typeof error.retryAfterMs === "number"
    ? Math.max(0, error.retryAfterMs)
    : 0;
}
