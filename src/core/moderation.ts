import { audienceChanged, personChanged } from "./audience-drift.ts";
import { recordDetection } from "./detection.ts";
import { mayRead } from "./direct-consent.ts";
import type { DriftDeps } from "./drifted-messages.ts";
import { tellOwner } from "./early-leak.ts";
import type { CoverageGap, Finding } from "./finding.ts";
import { tellOfGrowth } from "./growth-notice.ts";
import type { FileSharedJob, ModerationJob } from "./jobs.ts";
import { conversationLabelled, fileInLabelledPlace, type LabelTravelDeps, passagePosted } from "./label-travel.ts";
import { tellOfLiftChange } from "./lift-change.ts";
import { remindOwner } from "./lift-reminders.ts";
import { deliverNudge } from "./nudging.ts";
import type { OwnerDeps } from "./owner.ts";
import { carryOutAnswer, messageDeleted } from "./remedy.ts";
import { unreadableFile } from "./unreadable-file.ts";

export interface ModerationDeps extends DriftDeps, OwnerDeps, LabelTravelDeps {}

/**
 * Does one job of the `moderation` queue. Doing it twice changes nothing; a rejection is worth a retry. What came through
 * the consent of somebody who has withdrawn it since is dropped.
 */
export async function handleModerationJob(job: ModerationJob, deps: ModerationDeps): Promise<void> {
  if ("origin" in job && !(await mayRead(job.origin, deps.consents))) {
    return;
  }
  switch (job.name) {
    case "text-scanned":
      return recordDetection({ ...job, part: "text" }, deps);
    case "file-shared":
      return fileShared(job, deps);
    case "passage-posted":
      return passagePosted(job, deps);
    case "conversation-labelled":
      return conversationLabelled(job, deps);
    case "message-deleted":
      return messageDeleted(job, deps);
    case "audience-changed":
      return audienceChanged(job, deps);
    case "person-changed":
      return personChanged(job, deps);
    case "audience-grew":
      return tellOfGrowth(job, deps);
    case "nudge-due":
      return deliverNudge(job, deps);
    case "answer-recorded":
      return carryOutAnswer(job, deps);
    case "lift-reminder":
      return remindOwner(job, deps);
    case "lift-changed":
      return tellOfLiftChange(job, deps);
    case "early-leak":
      return tellOwner(job, deps);
  }
}

async function fileShared(job: FileSharedJob, deps: ModerationDeps): Promise<void> {
  const part = { ...job, part: `file:${job.fileId}`, fileIds: null, edited: false };
  const record = async (findings: readonly Finding[], gaps: readonly CoverageGap[]): Promise<void> => {
    // Reading a file takes a while, in which a consent may end.
    if (await mayRead(job.origin, deps.consents)) {
      await recordDetection({ ...part, findings, gaps }, deps);
    }
  };
  const started = deps.clock.now();
  const fetched = await deps.files.fetch(job.origin, job.fileId);
  if ("gap" in fetched) {
    return record([], [fetched.gap]);
  }
  // A file may come right after another process registered what is in it.
  await deps.register.refresh();
  const { findings, gaps } = await deps.fileReader.read(fetched, {
    now: deps.clock.now(),
    // Its author hears of a text now, not when all the pictures beside it were looked at.
    soFar: async (found) => {
      if (found.length > 0) await record(found, []);
    },
  });
  deps.metrics.observe("file", (deps.clock.now() - started) / 1_000);
  await record([...findings, ...unreadableFile(gaps)], gaps);
  await fileInLabelledPlace(job, deps);
}
