import type { Audience } from "./audience.ts";
import type { NudgeReason } from "./nudge.ts";
import type { LabelLevel, SubjectEntry } from "./subject.ts";

/**
 * What Sotto tells a person by itself, in a direct message. Holds no content: masked names, ids, times, audiences and
 * links.
 */
export type Notice = LiftReminder | LiftChanged | EarlyLeak | AudienceGrew;

/** To the owner of an embargo: it lifts soon. */
export interface LiftReminder {
  readonly kind: "lift-reminder";
  readonly subjectId: string;
  readonly shortId: string;
  readonly masked: string;
  /** ms since the epoch. */
  readonly liftsAt: number;
}

/** To the owner of something registered: somebody else moved its lift, or ended it. */
export interface LiftChanged {
  readonly kind: "lift-changed";
  readonly subjectKind: SubjectEntry["kind"];
  readonly shortId: string;
  readonly masked: string;
  readonly byId: string;
  readonly change: LiftChange;
}

/** Times in ms, `null` until further notice. */
export type LiftChange =
  | { readonly type: "moved"; readonly from: number | null; readonly to: number | null }
  | { readonly type: "ended" };

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

/** To the author of messages, or to the owner of what they name: more people can read them now. */
export interface AudienceGrew {
  readonly kind: "audience-grew";
  readonly as: "author" | "owner";
  readonly channelId: string;
  readonly audience: Audience;
  /** Latest first. */
  readonly items: readonly GrownItem[];
  /** How many messages there are besides. */
  readonly more: number;
  /** Levels of the owner's labels on the conversation itself. */
  readonly levels: readonly LabelLevel[];
  /** What of the owner's the conversation was cleared for, masked. */
  readonly cleared: readonly string[];
}

/** One message that more people can read now. */
export interface GrownItem {
  readonly caseId: string;
  readonly authorId: string;
  /** ms since the epoch. */
  readonly postedAt: number;
  readonly permalink: string | null;
  readonly reasons: readonly NudgeReason[];
}
