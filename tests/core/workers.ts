import { recordAnswer } from "../../src/core/answering.ts";
import type { Answer } from "../../src/core/case.ts";
import type { ModerationJob } from "../../src/core/jobs.ts";
import { handleModerationJob } from "../../src/core/moderation.ts";
import { handleReviewJob } from "../../src/core/review.ts";
import type { CoreWorld } from "./world.ts";

/** Does every job there is, those that follow included, as workers would. */
export async function work(world: CoreWorld): Promise<void> {
  for (let jobs = await world.takeJobs(); jobs.length > 0; jobs = await world.takeJobs()) {
    for (const job of jobs) {
      if (job.name === "review-alert" || job.name === "digest") {
        await handleReviewJob(job, world.deps);
      } else {
        await handleModerationJob(job, world.deps);
      }
    }
  }
}

export async function post(world: CoreWorld, job: ModerationJob): Promise<void> {
  await handleModerationJob(job, world.deps);
  await work(world);
}

/** The author of message `1.1` answers; what follows is done. */
export async function answer(
  world: CoreWorld,
  given: Answer,
  more: { readonly reason?: string; readonly responseUrl?: string } = {},
) {
  const { id } = await world.theCase();
  const result = await recordAnswer(
    { caseId: id, teamId: "T0HOME", userId: "UANA", answer: given, ...more },
    world.deps,
  );
  await work(world);
  return result;
}

/** The fields of the last event of a type. */
export async function lastEvent(world: CoreWorld, type: string) {
  const events = await world.events();
  return events.findLast((event) => event.type === type);
}
