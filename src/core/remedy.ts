import { RESPONSE_URL_PURPOSE } from "./answering.ts";
import type { Case } from "./case.ts";
import { event } from "./event.ts";
import { type Scanner, topicOf } from "./finding.ts";
import type { AnswerRecordedJob, MessageDeletedJob } from "./jobs.ts";
import { DELETED } from "./message.ts";
import { forgetUnsaid } from "./nudge-plan.ts";
import type { NudgingDeps } from "./nudging.ts";
import { forgetOverrides } from "./override-memory.ts";
import type { RemedyResult } from "./remedy-result.ts";
import { saferWording } from "./safer-wording.ts";

export interface RemedyDeps extends NudgingDeps {
  readonly scanner: Scanner;
}

/** Does what the author's answer asked for. Safe to repeat: a deleted message stays deleted. */
export async function carryOutAnswer(job: AnswerRecordedJob, deps: RemedyDeps): Promise<void> {
  const value = await deps.cases.caseById(job.caseId);
  if (value === null || value.answer !== job.answer) {
    return;
  }
  const result = await remedyFor(value, deps);
  if (result === null) {
    return;
  }
  const responseUrl =
    job.sealedResponseUrl === null ? null : deps.sealer.open(job.sealedResponseUrl, RESPONSE_URL_PURPOSE);
  await deps.notifier.answerNudge(value, result, responseUrl);
}

async function remedyFor(value: Case, deps: RemedyDeps): Promise<RemedyResult | null> {
  switch (value.answer) {
    case "remove":
      return remove(value, deps);
    case "redact":
      return reword(value, deps);
    case "share_anyway":
    case "not_sensitive":
      return release(value, deps);
    default:
      return null;
  }
}

async function remove(value: Case, deps: RemedyDeps): Promise<RemedyResult> {
  if (value.sealedHeldText !== null) {
    await finish(value, "removed", deps);
    return { what: "removed" };
  }
  const fileIds = value.findings.flatMap((finding) =>
    finding.part.startsWith("file:") ? [finding.part.slice("file:".length)] : [],
  );
  const outcome = await deps.actions.remove(value.ref, value.authorId, [...new Set(fileIds)]);
  if (outcome === "not-permitted") {
    await noteFailure(value, deps);
    return { what: "remove-yourself", permalink: await deps.actions.permalink(value.ref, value.authorId) };
  }
  await finish(value, "removed", deps);
  return { what: "removed" };
}

async function reword(value: Case, deps: RemedyDeps): Promise<RemedyResult> {
  const permalink = await deps.actions.permalink(value.ref, value.authorId);
  const text = await deps.actions.read(value.ref, value.authorId);
  if (text === null) {
    return { what: "cannot-reword", permalink };
  }
  const topics = new Set(value.findings.map(topicOf));
  const now = deps.clock.now();
  const { findings, gaps } = deps.scanner.scan(text, { now });
  const safer = saferWording(
    text,
    findings.filter((finding) => topics.has(topicOf(finding))),
    now,
  );
  // What was not wholly seen can't be wholly generalised.
  if (safer.replaced === 0 || gaps.length > 0) {
    return { what: "cannot-reword", permalink };
  }
  const outcome = await deps.actions.replace(value.ref, value.authorId, safer.text);
  if (outcome !== "done") {
    await noteFailure(value, deps);
    return { what: "reword-yourself", text: safer.text, permalink };
  }
  // Files stay as they were: the case is over only when all that was found stood in the text.
  if (value.findings.every((finding) => finding.part === "text")) {
    await finish(value, "redacted", deps);
  }
  return { what: "reworded", text: safer.text };
}

/** Posts a held message again. */
async function release(value: Case, deps: RemedyDeps): Promise<RemedyResult | null> {
  if (value.sealedHeldText === null) {
    return null;
  }
  const text = deps.sealer.open(value.sealedHeldText, `held:${value.id}`);
  const outcome = await deps.actions.repost(value.ref, value.authorId, text);
  await deps.cases.transaction(async (tx) => {
    const current = await tx.caseById(value.id);
    if (current !== null) {
      await tx.saveCase({ ...current, sealedHeldText: null });
    }
  });
  return outcome === "done" ? { what: "reposted" } : { what: "repost-yourself", text };
}

async function finish(value: Case, state: "removed" | "redacted", deps: RemedyDeps): Promise<void> {
  await deps.cases.transaction(async (tx) => {
    const current = await tx.caseById(value.id);
    if (current === null || current.state === state) {
      return;
    }
    const now = deps.clock.now();
    await tx.saveCase({
      ...current,
      state,
      closedAt: now,
      remediedAt: current.remediedAt ?? now,
      deadlineAt: null,
      sealedHeldText: null,
    });
    await tx.append([event(state, now, value.id, value.authorId, { by: "sotto" })]);
  });
}

async function noteFailure(value: Case, deps: RemedyDeps): Promise<void> {
  await deps.cases.transaction((tx) =>
    tx.append([
      event("remedy_failed", deps.clock.now(), value.id, null, { answer: value.answer, why: "not-permitted" }),
    ]),
  );
}

/** A message was deleted: the case settles by itself, whoever deleted it. */
export async function messageDeleted(job: MessageDeletedJob, deps: RemedyDeps): Promise<void> {
  await deps.cases.transaction(async (tx) => {
    await tx.supersede(job.ref, DELETED, deps.clock.now());
    const value = await tx.caseOfMessage(job.ref);
    if (value === null || value.sealedHeldText !== null || value.remediedAt !== null) {
      return;
    }
    const now = deps.clock.now();
    const waiting = value.state === "open" || value.state === "escalated";
    await tx.saveCase({
      ...value,
      remediedAt: now,
      deadlineAt: null,
      ...(waiting ? { state: "removed" as const, closedAt: now } : {}),
    });
    await tx.append([event("removed", now, value.id, null, { by: value.answer === "remove" ? "answer" : "person" })]);
    if (waiting) {
      await forgetOverrides(tx, value);
    }
    await forgetUnsaid(tx, value, deps);
  });
}
