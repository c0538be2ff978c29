import { types } from "node:util";

/** The system code or SQLSTATE of an error or of what caused it, `null` when there is none. */
export function errorCode(error: unknown): string | null {
  // Not `instanceof`: errors of Node's own modules may come from another realm.
  for (let cause: unknown = error, depth = 0; types.isNativeError(cause) && depth < 5; depth += 1) {
    if ("code" in cause && typeof cause.code === "string") {
      return cause.code;
    }
    cause = cause.cause;
  }
  return null;
}
