export type AudienceKind = "direct" | "group-direct" | "private" | "public" | "unknown";

/** Who can read a conversation, established from Slack's own fields. */
export interface Audience {
  readonly kind: AudienceKind;
  /** Organisations other than the home one that share the conversation, or are about to. */
  readonly externalOrgs: readonly { readonly id: string; readonly name: string }[];
  /** Members who belong to another organisation. */
  readonly externalMembers: number;
  /** Members who are guests (multi- or single-channel) of the home organisation. */
  readonly guests: number;
  /** All members, guests and external people included, apps excluded. */
  readonly members: number;
  /** Ids of the members counted, empty when they were not listed. */
  readonly memberIds: readonly string[];
  /** Ids of the guests counted, when they were listed. */
  readonly guestIds?: readonly string[];
  /** The organisation of each member who is external, by user id. */
  readonly memberOrgs: Readonly<Record<string, string>>;
  /** A share with another organisation is offered but not accepted: they will read the history. */
  readonly pendingShare: boolean;
  /** False when any of this could not be established: decide as though outsiders can read it. */
  readonly complete: boolean;
}

/** Rings around a subject, from safest to worst; the columns of the decision table. */
export const RINGS = ["cleared", "inside", "guests", "external"] as const;
export type Ring = (typeof RINGS)[number];

/** An audience nothing is known of. */
export const UNKNOWN_AUDIENCE: Audience = {
  kind: "unknown",
  externalOrgs: [],
  externalMembers: 0,
  guests: 0,
  members: 0,
  memberIds: [],
  memberOrgs: {},
  pendingShare: false,
  complete: false,
};

/** True when `next` is a worse ring than `previous`. */
export function isWorse(next: Ring, previous: Ring): boolean {
  return RINGS.indexOf(next) > RINGS.indexOf(previous);
}

/** The worse of two rings. */
export function worseRing(a: Ring, b: Ring): Ring {
  return isWorse(a, b) ? a : b;
}
