import type { Audience } from "./audience.ts";

/**
 * What Sotto tells a person by itself, in a direct message. Holds no content: masked names, ids, times, audiences and
 * links.
 */
export type Notice = LiftReminder | EarlyLeak;

/** To the owner of an embargo: it lifts soon. */
export interface LiftReminder {
  readonly kind: "lift-reminder";
  readonly subjectId: string;
  readonly shortId: string;
  readonly masked: string;
  /** ms since the epoch. */
  readonly liftsAt: number;
}

/** To the owner of embargoes: they were posted where people who aren't cleared can read. */
export interface EarlyLeak {
  readonly kind: "early-leak";
  /** The embargoes of this owner, masked. */
  readonly masked: readonly string[];
  /** `null` for a direct conversation: whose it is stays between those in it. */
  readonly channelId: string | null;
  /** Somebody of another organisation posted it, who was told nothing. */
  readonly fromOutside: boolean;
  readonly audience: Audience;
  readonly permalink: string | null;
}

/** Whom a notice goes to. */
export interface Recipient {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly userId: string;
}
