import type { Audience, Ring } from "./audience.ts";
import type { SubjectFacts } from "./subject.ts";

/** Whom a subject's clearance comes down to, groups resolved to people. */
export interface ClearedPeople {
  readonly users: ReadonlySet<string>;
}

export const NOBODY_CLEARED: ClearedPeople = { users: new Set() };

/** The ring an audience stands in when nothing in particular is cleared. */
export function ringOf(audience: Audience): Ring {
  if (
    !audience.complete ||
    audience.kind === "unknown" ||
    audience.pendingShare ||
    audience.externalOrgs.length > 0 ||
    audience.externalMembers > 0
  ) {
    return "external";
  }
  return audience.guests > 0 ? "guests" : "inside";
}

/**
 * The ring an audience stands in for one subject: organisations, channels and people it is cleared for count as
 * safe, and so do the author and who registered it, who know it already.
 */
export function ringFor(
  audience: Audience,
  subject: SubjectFacts,
  cleared: ClearedPeople,
  place: { readonly channelId: string; readonly authorId: string },
): Ring {
  if (subject.clearance.channels.includes(place.channelId) || subject.rooms.includes(place.channelId)) {
    return "cleared";
  }
  if (!audience.complete || audience.kind === "unknown") {
    return "external";
  }
  const clearedOrgs = new Set([...subject.clearance.orgs, ...subject.rooms]);
  if (audience.externalOrgs.some((org) => !clearedOrgs.has(org.id))) {
    return "external";
  }
  // Outsiders of organisations that are not named can't be told apart from those of cleared ones.
  if (audience.pendingShare && audience.externalOrgs.length === 0) {
    return "external";
  }
  const isCleared = (userId: string): boolean =>
    userId === place.authorId ||
    userId === subject.ownerId ||
    cleared.users.has(userId) ||
    subject.clearance.users.includes(userId) ||
    clearedOrgs.has(audience.memberOrgs[userId] ?? "");
  const outsiders = Object.keys(audience.memberOrgs);
  const unclearedOutsiders = outsiders.filter((userId) => !isCleared(userId)).length;
  const unlistedOutsiders = Math.max(0, audience.externalMembers - outsiders.length);
  if (unclearedOutsiders > 0 || (unlistedOutsiders > 0 && audience.externalOrgs.length === 0)) {
    return "external";
  }
  const everyoneListed = audience.memberIds.length > 0 && audience.memberIds.length >= audience.members;
  if (audience.kind !== "public" && everyoneListed && audience.memberIds.every(isCleared)) {
    return "cleared";
  }
  if (audience.guests > 0) {
    const guestIds = audience.guestIds ?? null;
    if (guestIds === null || !guestIds.every(isCleared)) {
      return "guests";
    }
  }
  return "inside";
}
