import type { JsonObject } from "./model/records.ts";

/** One Web API call as it was answered. */
export interface CallRecord {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** `bot`, `user`, `app`, or `none` when the token was missing or wrong. */
  readonly tokenKind: "bot" | "user" | "app" | "none";
  readonly userId: string | null;
  readonly status: number;
  /** The answer's body; `null` when a fault cut the connection. */
  readonly answer: JsonObject | null;
  readonly at: number;
}
