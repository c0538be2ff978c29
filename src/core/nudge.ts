import type { Audience, Ring } from "./audience.ts";
import type { AlertReason, Answer, Case } from "./case.ts";
import type { ClueKind } from "./clue.ts";
import type { Action, PolicyClass } from "./policy.ts";
import type { WrongRoom } from "./wrong-room.ts";

/** One thing the nudge speaks of. Holds no matched text: `label` is masked. */
export interface NudgeReason {
  readonly policyClass: PolicyClass;
  readonly detector: string;
  readonly kind: string;
  /** The detector's words for the author, for instance "a payment card number". */
  readonly title: string;
  /** Masked subject ("P••• F•••"), `null` when there is none. */
  readonly label: string | null;
  /** When it stops being secret, ms, and the zone to say it in. */
  readonly liftsAt: number | null;
  readonly liftZone: string | null;
  /** How many of this kind. */
  readonly count: number;
  readonly inFile: boolean;
  /** The first one's place in its file ("sheet 2, cell B7"); absent where the file has no places. */
  readonly where?: string;
  /** What the clues say, for clues that add up; those of earlier messages apart. */
  readonly clues?: { readonly here: readonly ClueKind[]; readonly earlier: readonly ClueKind[] };
}

/** Everything a nudge says; turned into words and Block Kit elsewhere. */
export interface NudgeContent {
  readonly caseId: string;
  readonly action: Exclude<Action, "allow" | "log">;
  readonly ring: Ring;
  readonly audience: Audience;
  readonly reasons: readonly NudgeReason[];
  /** Absent where there is nothing to say about rooms. */
  readonly wrongRoom?: WrongRoom;
  readonly answers: readonly Answer[];
  /** Link to the message, for a nudge that arrives elsewhere. */
  readonly permalink: string | null;
  /** The author's zone and locale for times and words. */
  readonly zone: string;
  readonly locale: string | null;
}

export type NudgeOutcome =
  | { readonly via: "ephemeral" | "direct-message" }
  /** Slack refused for good: the author has left, the app may not write to them … */
  | { readonly via: "none"; readonly error: string };

export interface ReviewAlert {
  readonly why: AlertReason;
  readonly case: Case;
  readonly reasons: readonly NudgeReason[];
  readonly permalink: string | null;
}
