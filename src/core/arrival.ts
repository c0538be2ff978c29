import type { Audience } from "./audience.ts";

/** What lets more people read a conversation. */
export type Arrival =
  /** Somebody joined, or became a guest while they were there. */
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "organisation"; readonly id: string }
  /** A share is offered or begins; Slack does not always say with whom. */
  | { readonly kind: "offer" }
  /** A private conversation was opened to all colleagues. */
  | { readonly kind: "everybody" };

/**
 * The audience as it was before these came. What could not be established is taken for what came: nobody is to go
 * unwarned because Slack did not answer.
 */
export function audienceBefore(audience: Audience, arrivals: readonly Arrival[]): Audience {
  const came = (kind: "person" | "organisation") =>
    new Set(arrivals.flatMap((arrival) => (arrival.kind === kind ? [arrival.id] : [])));
  const people = came("person");
  const orgs = came("organisation");
  const isNew = (userId: string): boolean => people.has(userId) || orgs.has(audience.memberOrgs[userId] ?? "");
  const memberIds = audience.memberIds.filter((userId) => !isNew(userId));
  const guestIds = (audience.guestIds ?? []).filter((userId) => !isNew(userId));
  const outsiders = Object.entries(audience.memberOrgs);
  const memberOrgs = Object.fromEntries(outsiders.filter(([userId]) => !isNew(userId)));
  const present = new Set(Object.values(memberOrgs));
  const isOffered = arrivals.some(({ kind }) => kind === "offer");
  // An organisation whose first people came may have been here already; it is told of once, whichever it was.
  const sentPeople = new Set(outsiders.filter(([userId]) => isNew(userId)).map(([, orgId]) => orgId));
  return {
    ...audience,
    kind: kindBefore(audience, arrivals),
    externalOrgs: audience.externalOrgs.filter(
      ({ id }) => present.has(id) || !(orgs.has(id) || isOffered || sentPeople.has(id)),
    ),
    externalMembers: audience.externalMembers - (outsiders.length - Object.keys(memberOrgs).length),
    guests: audience.guests - ((audience.guestIds ?? []).length - guestIds.length),
    guestIds,
    members: audience.members - (audience.memberIds.length - memberIds.length),
    memberIds,
    memberOrgs,
    pendingShare: audience.pendingShare && !isOffered,
    complete: true,
  };
}

function kindBefore(audience: Audience, arrivals: readonly Arrival[]): Audience["kind"] {
  const opened = arrivals.some(({ kind }) => kind === "everybody");
  return audience.kind === "unknown" || (audience.kind === "public" && opened) ? "private" : audience.kind;
}

/** Organisations that read along now and did not before. */
export function newOrganisations(before: Audience, after: Audience): readonly string[] {
  const known = new Set(before.externalOrgs.map(({ id }) => id));
  return after.externalOrgs.map(({ id }) => id).filter((id) => !known.has(id));
}
