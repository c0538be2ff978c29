import type { Ring } from "./audience.ts";
import type { CoverageGap, Finding } from "./finding.ts";
import type { MessageRef, Origin } from "./message.ts";
import type { Action } from "./policy.ts";

/** The five answers; also the `action_id`s of the nudge's buttons. */
export const ANSWERS = ["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * `open` waits for the author. `logged` was recorded without a nudge. `removed`, `redacted`, `shared` and
 * `disputed` are the author's answers; `settled` means it solved itself (edited, deleted, embargo lifted);
 * `escalated` went to reviewers unanswered.
 */
export type CaseState = "open" | "logged" | "removed" | "redacted" | "shared" | "disputed" | "settled" | "escalated";

/** Why reviewers are alerted. */
export type AlertReason = "external-embargo" | "unanswered" | "asked" | "reported";

export type Verdict = "leak" | "accepted" | "noise";

/** A finding of one part of a message: its text, or one of its files. */
export interface CaseFinding extends Finding {
  /** `text`, or `file:` and the file's id. */
  readonly part: string;
  /** Recorded, but nothing its author was told of. */
  readonly silent?: true;
}

/** One posted message with findings, from detection to verdict. Holds no content. */
export interface Case {
  readonly id: string;
  readonly ref: MessageRef;
  /** How Sotto came to see it: kind of conversation, whose token. */
  readonly origin: Origin;
  readonly authorId: string;
  readonly state: CaseState;
  /** The strongest action decided so far; an audience that gets worse can raise it. */
  readonly action: Exclude<Action, "allow">;
  readonly ring: Ring;
  /** Revision of the text the findings belong to. */
  readonly revision: string;
  /** When that revision was made, ms; an event about an older one changes nothing. */
  readonly revisedAt: number;
  readonly findings: readonly CaseFinding[];
  /** ms since the epoch, all of them. */
  readonly openedAt: number;
  /** Nudges asked for and nudges sent; they differ while one is on its way. */
  readonly nudgesRequested: number;
  readonly nudgesSent: number;
  readonly nudgedAt: number | null;
  /** The case whose nudge already told the author, when this one's was merged into it. */
  readonly mergedInto: string | null;
  readonly answeredAt: number | null;
  readonly answer: Answer | null;
  /** The person's reason for sharing, sealed; `null` when none was asked for. */
  readonly sealedReason: string | null;
  readonly closedAt: number | null;
  /** When reviewers are told that nobody answered; `null` when they need not be. */
  readonly deadlineAt: number | null;
  readonly escalatedAt: number | null;
  /** When every finding stops being secret and the case settles by itself; `null` never. */
  readonly settlesAt: number | null;
  /** What reviewers were alerted to, each once. */
  readonly alerts: readonly AlertReason[];
  /** Text taken down by a hold until the author decides, sealed; `null` otherwise. */
  readonly sealedHeldText: string | null;
  /** When the message was removed, reworded or its audience narrowed; ends the exposure. */
  readonly remediedAt: number | null;
  /** How many people could read it when it was last decided, and how many outside organisations. */
  readonly exposure: {
    readonly members: number;
    readonly guests: number;
    readonly externalMembers: number;
    readonly externalOrgs: number;
    /** Ids of the organisations and guests among them; absent or `null` when they could not all be told. */
    readonly outside?: readonly string[] | null;
  };
  readonly verdict: Verdict | null;
  /** Its nudge was left unsaid on purpose, to measure what nudging changes. */
  readonly heldOut: boolean;
}

/** A gap belongs to a message or to the whole service. */
export interface RecordedGap extends CoverageGap {
  readonly ref: MessageRef | null;
  readonly at: number;
}
