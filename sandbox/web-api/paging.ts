import type { JsonObject } from "../model/records.ts";
import { type Call, SlackFailure } from "./call.ts";

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string;
}

/** One page of a list. Cursors are opaque and hold the offset. @throws SlackFailure `invalid_cursor`. */
export function page<T>(call: Call, all: readonly T[], fallbackLimit: number, mostLimit: number): Page<T> {
  const limit = call.args.number("limit", fallbackLimit);
  if (!Number.isInteger(limit) || limit < 0 || limit > mostLimit) {
    throw new SlackFailure("invalid_limit");
  }
  const from = offsetOf(call.args.text("cursor"));
  const size = limit === 0 ? fallbackLimit : limit;
  const items = all.slice(from, from + size);
  const next = from + size < all.length ? Buffer.from(`offset:${from + size}`).toString("base64") : "";
  return { items, next };
}

/** Where Slack puts the next cursor. */
export function nextCursor(next: string): JsonObject {
  return { response_metadata: { next_cursor: next } };
}

function offsetOf(cursor: string): number {
  if (cursor === "") {
    return 0;
  }
  const match = /^offset:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
  if (match === null) {
    throw new SlackFailure("invalid_cursor");
  }
  return Number(match[1]);
}
