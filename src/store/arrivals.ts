import { and, gte, lt, sql } from "drizzle-orm";
import type { Arrival } from "../core/arrival.ts";
import type { Arrivals } from "../core/ports.ts";
import type { Database } from "./database.ts";
import { notices } from "./schema.ts";

const DAY_MS = 86_400_000;
/** Long after anybody could still look what an arrival means. */
const KEPT_MS = 7 * DAY_MS;

/** Arrivals in the database, among the keys of what was noted once. */
export function createArrivals({ db }: Pick<Database, "db">): Arrivals {
  return {
    async note(teamId, channelId, arrival, at) {
      // Those of one day only, so that a join costs little; what a quiet week leaves behind goes when all of its age does.
      const past = and(gte(notices.at, at - KEPT_MS - DAY_MS), lt(notices.at, at - KEPT_MS));
      await db.delete(notices).where(and(past, startsWith("arrived/")));
      const key = `${placeKey(teamId, channelId)}${at}/${arrival.kind}/${"id" in arrival ? arrival.id : ""}`;
      await db.insert(notices).values({ key, at }).onConflictDoNothing();
    },
    async since(teamId, channelId, from) {
      const place = placeKey(teamId, channelId);
      const rows = await db
        .select({ key: notices.key })
        .from(notices)
        .where(and(gte(notices.at, from), startsWith(place)));
      return rows.flatMap(({ key }) => arrivalOf(key.slice(place.length)) ?? []);
    },
  };
}

function placeKey(teamId: string, channelId: string): string {
  return `arrived/${teamId}/${channelId}/`;
}

function startsWith(prefix: string) {
  return sql`starts_with(${notices.key}, ${prefix})`;
}

/** Of `at/kind/id`. */
function arrivalOf(key: string): Arrival | null {
  const [, kind, id = ""] = key.split("/");
  switch (kind) {
    case "person":
    case "organisation":
      return { kind, id };
    case "offer":
    case "everybody":
      return { kind };
    default:
      return null;
  }
}
