import type { Audience } from "./audience.ts";
import type { Finding } from "./finding.ts";
import type { Register } from "./ports.ts";
import { mask } from "./subject.ts";

/** A client that was named where another client reads along, or with a room of its own to be named in. */
export interface WrongRoom {
  /** The clients whose room this is, masked. */
  readonly here: readonly string[];
  /** The channel that was perhaps meant, `null` where the client named has none. */
  readonly meant: string | null;
}

/** More would not be read. */
const MOST_NAMED = 3;

/** `null` where there is nothing to say about rooms: no client was named, or nobody registered any. */
export function wrongRoomOf(
  findings: readonly Finding[],
  place: { readonly channelId: string; readonly audience: Audience },
  register: Pick<Register, "facts" | "list">,
): WrongRoom | null {
  const named = new Set(
    findings.flatMap(({ detector, subjectId }) => (detector === "client-name" ? (subjectId ?? []) : [])),
  );
  if (named.size === 0) {
    return null;
  }
  const readers = new Set([place.channelId, ...place.audience.externalOrgs.map(({ id }) => id)]);
  const here: string[] = [];
  for (const entry of register.list()) {
    const isHere = entry.kind === "client" && !named.has(entry.id) && entry.rooms.some((room) => readers.has(room));
    if (isHere && here.length < MOST_NAMED) {
      here.push(mask(entry.name));
    }
  }
  const rooms = [...named].flatMap((id) => register.facts(id)?.rooms ?? []);
  // An organisation is no place to post in.
  const meant = rooms.find((room) => /^[CG]/.test(room) && room !== place.channelId) ?? null;
  return here.length === 0 && meant === null ? null : { here, meant };
}
