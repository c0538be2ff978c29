import { createHash } from "node:crypto";
import type { ModerationJob, ReviewJob } from "../core/jobs.ts";
import { messageKey } from "../core/message.ts";

/**
 * The same work always has the same id, so that what is delivered twice is queued once. The queue allows neither
 * colons nor bare digits in it, and Slack's ids are foreign input: hence a digest.
 */
export function jobId(job: ModerationJob | ReviewJob): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(identity(job)))
    .digest("hex")
    .slice(0, 32);
  return `${job.name}-${digest}`;
}

/**
 * What makes a job the one it is. An edit is known by when it was made as well as by its content: editing back to
 * an earlier text is news.
 */
function identity(job: ModerationJob | ReviewJob): readonly (string | number)[] {
  switch (job.name) {
    case "text-scanned":
      return [messageKey(job.ref), job.revision, job.revisedAt];
    case "file-shared":
      return [messageKey(job.ref), job.fileId, job.revision, job.revisedAt];
    case "passage-posted":
      return [messageKey(job.ref), job.revision];
    case "conversation-labelled":
      return [job.labelId, job.at];
    case "message-deleted":
      return [messageKey(job.ref)];
    case "audience-changed":
      return [job.origin.teamId, job.channelId, job.previousChannelId ?? "", job.since];
    case "person-changed":
      return [job.origin.teamId, job.userId, job.at];
    case "audience-grew":
      return [job.origin.teamId, job.channelId, job.userId, job.as, job.at];
    case "nudge-due":
      return [job.caseId, job.nudge];
    case "answer-recorded":
      return [job.caseId, job.answer];
    case "lift-reminder":
      return [job.subjectId, job.liftsAt, job.hoursBefore];
    case "lift-changed":
      return [job.subjectId, job.change.type, job.at];
    case "early-leak":
      return [job.caseId, ...job.subjects];
    case "review-alert":
      return [job.caseId, job.why, job.at];
    case "digest":
      return [job.teamId, job.from, job.to];
  }
}
