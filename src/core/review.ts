import { policyClassOf } from "./decide.ts";
import { computeDigest, type DigestDeps } from "./digest-report.ts";
import { event } from "./event.ts";
import type { ReviewJob } from "./jobs.ts";
import type { ReviewAlert } from "./nudge.ts";
import { type NudgingDeps, reasonsOf } from "./nudging.ts";

/**
 * Tells reviewers, at least once: a kill between posting and recording may repeat an alert, never lose one.
 * An alert that was recorded is not sent again.
 */
export async function handleReviewJob(job: ReviewJob, deps: NudgingDeps & DigestDeps): Promise<void> {
  if (job.name === "digest") {
    const report = await computeDigest(job.teamId, job.from, job.to, deps);
    const outcome = await deps.notifier.sendDigest(report);
    const now = deps.clock.now();
    await deps.cases.transaction((tx) =>
      tx.append([
        event("digest_sent", now, null, null, {
          team: job.teamId,
          from: job.from,
          to: job.to,
          outcome,
          total: report.total,
        }),
      ]),
    );
    return;
  }
  const value = await deps.cases.caseById(job.caseId);
  if (value === null) {
    return;
  }
  const alert: ReviewAlert = {
    why: job.why,
    case: value,
    reasons: reasonsOf(
      value.findings.map((finding) => ({
        finding,
        policyClass: policyClassOf(finding, finding.subjectId === null ? null : deps.register.facts(finding.subjectId)),
      })),
      deps,
    ),
    permalink: await deps.actions.permalink(value.ref),
  };
  const outcome = await deps.notifier.alertReviewers(alert);
  const thread = job.why === "asked" ? await deps.notifier.openReviewThread(alert) : "off";
  await deps.cases.transaction((tx) =>
    tx.append([event("reviewers_told", deps.clock.now(), value.id, null, { why: job.why, outcome, thread })]),
  );
  deps.metrics.count("alerts", { why: job.why, outcome });
}
