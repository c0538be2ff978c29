import type { AlertReason, Answer } from "./case.ts";
import type { CoverageGap, Finding } from "./finding.ts";
import type { MessageRef, Origin } from "./message.ts";
import type { LiftChange } from "./notice.ts";
import type { SubjectEntry, Workspace } from "./subject.ts";

/**
 * Jobs travel through queues and are stored there: they hold ids, offsets and sealed values, never content.
 * Every job may be delivered more than once; handling one twice changes nothing.
 */

/** A message's text was scanned and something was found, or an edit may settle a case. */
export interface TextScannedJob {
  readonly name: "text-scanned";
  readonly ref: MessageRef;
  readonly origin: Origin;
  readonly authorId: string;
  readonly revision: string;
  /** When this revision was made (the edit's time, else the post's), ms. */
  readonly revisedAt: number;
  readonly edited: boolean;
  readonly findings: readonly Finding[];
  readonly gaps: readonly CoverageGap[];
  /** Ids of all files of this revision: findings of files no longer there are dropped. */
  readonly fileIds: readonly string[];
  /** ms since the epoch at which the listener took it. */
  readonly receivedAt: number;
}

/** A file came with a message: fetch it, read it, scan it. */
export interface FileSharedJob {
  readonly name: "file-shared";
  readonly ref: MessageRef;
  readonly origin: Origin;
  readonly authorId: string;
  readonly revision: string;
  readonly revisedAt: number;
  readonly fileId: string;
  readonly receivedAt: number;
}

/** A message was posted where a label guards everything: copies of it are to be recognised. */
export interface PassagePostedJob {
  readonly name: "passage-posted";
  readonly ref: MessageRef;
  readonly labelIds: readonly string[];
  readonly revision: string;
  /** Keyed fingerprints of its text, 64 bits each, hexadecimal. */
  readonly fingerprints: readonly string[];
  readonly at: number;
}

/** A conversation was labelled: what was said there lately is to be recognised elsewhere, too. */
export interface ConversationLabelledJob {
  readonly name: "conversation-labelled";
  readonly labelId: string;
  readonly origin: Origin;
  readonly channelId: string;
  readonly at: number;
}

/** A message was deleted: its case, if there is one, settles. */
export interface MessageDeletedJob {
  readonly name: "message-deleted";
  readonly ref: MessageRef;
  readonly at: number;
}

/** The author of a case is to be told; `nudge` numbers the nudges of a case from 1. */
export interface NudgeDueJob {
  readonly name: "nudge-due";
  readonly caseId: string;
  readonly nudge: number;
}

/** An answer was recorded: do what it asks (delete, replace, tell reviewers). */
export interface AnswerRecordedJob {
  readonly name: "answer-recorded";
  readonly caseId: string;
  readonly answer: Answer;
  /** Slack's `response_url`, sealed; `null` when there is none to use. */
  readonly sealedResponseUrl: string | null;
}

/** More people can read a conversation: what was said there lately is looked at again. */
export interface AudienceChangedJob {
  readonly name: "audience-changed";
  readonly channelId: string;
  /** Its id until now, where the change gave it a new one. */
  readonly previousChannelId: string | null;
  readonly origin: Origin;
  /** Since when people came, ms; those of some seconds are looked at together. */
  readonly since: number;
  /** Not to be done before, ms: more may be on their way. */
  readonly notBefore: number;
}

/** A person became a guest: everything they are in has a new audience. */
export interface PersonChangedJob {
  readonly name: "person-changed";
  readonly origin: Origin;
  readonly userId: string;
  readonly at: number;
}

/** A person is to be told, in one message, what more people can read now. */
export interface AudienceGrewJob {
  readonly name: "audience-grew";
  readonly origin: Origin;
  readonly channelId: string;
  readonly userId: string;
  /** As the author of the messages, or as the owner of what they name. */
  readonly as: "author" | "owner";
  /** Newest message first; `nudge` numbers the nudges of a case from 1. */
  readonly cases: readonly { readonly id: string; readonly nudge: number }[];
  /** Of the owner: labels on the conversation itself, and what it was cleared for. */
  readonly subjectIds: readonly string[];
  readonly at: number;
}

/** The owner of an embargo is to be told that it lifts soon. */
export interface LiftReminderJob {
  readonly name: "lift-reminder";
  readonly subjectId: string;
  /** The lift that is meant, ms: one that was moved since is not told of. */
  readonly liftsAt: number;
  readonly hoursBefore: number;
}

/** The owner of something registered is to be told that somebody else moved its lift or ended it. */
export interface LiftChangedJob {
  readonly name: "lift-changed";
  readonly subjectId: string;
  readonly subjectKind: SubjectEntry["kind"];
  readonly sealedMasked: string;
  readonly ownerId: string;
  /** Where the owner registered it; `null` when it was imported. */
  readonly home: Workspace | null;
  /** Who did it. */
  readonly byId: string;
  readonly change: LiftChange;
  readonly at: number;
}

/** The owner of embargoes is to be told that they came up where people who aren't cleared can read. */
export interface EarlyLeakJob {
  readonly name: "early-leak";
  readonly caseId: string;
  readonly ownerId: string;
  readonly subjects: readonly string[];
}

export type ModerationJob =
  | TextScannedJob
  | FileSharedJob
  | PassagePostedJob
  | ConversationLabelledJob
  | MessageDeletedJob
  | AudienceChangedJob
  | PersonChangedJob
  | AudienceGrewJob
  | NudgeDueJob
  | AnswerRecordedJob
  | LiftReminderJob
  | LiftChangedJob
  | EarlyLeakJob;

/** Tell the reviewers something about a case, or send the digest. */
export type ReviewJob =
  | {
      readonly name: "review-alert";
      readonly why: AlertReason;
      readonly caseId: string;
      readonly at: number;
    }
  | { readonly name: "digest"; readonly teamId: string; readonly from: number; readonly to: number };

export const MODERATION_QUEUE = "moderation";
/**
 * Moderation's jobs that read files or a whole conversation. They may take as long as the largest file does, so they wait
 * apart from those that somebody is to hear of within seconds.
 */
export const FILES_QUEUE = "moderation-files";
export const REVIEW_QUEUE = "security-review";

/** The queue a job waits in. */
export function queueOf(
  job: ModerationJob | ReviewJob,
): typeof MODERATION_QUEUE | typeof FILES_QUEUE | typeof REVIEW_QUEUE {
  switch (job.name) {
    case "review-alert":
    case "digest":
      return REVIEW_QUEUE;
    case "file-shared":
    case "audience-changed":
      return FILES_QUEUE;
    default:
      return MODERATION_QUEUE;
  }
}
