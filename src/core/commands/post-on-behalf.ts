import { randomUUID } from "node:crypto";
import { reasonIsDue } from "../answering.ts";
import type { Case, CaseFinding } from "../case.ts";
import type { Decision } from "../decide.ts";
import { exposureOf, placeFields, recorded, reportedCase } from "../detection.ts";
import { planEarlyLeak } from "../early-leak.ts";
import { event } from "../event.ts";
import { topicOf } from "../finding.ts";
import type { MessageRef } from "../message.ts";
import { nudgeKey, rememberOverrides } from "../override-memory.ts";
import type { PostRefusal } from "../ports.ts";
import { type Checked, checkDigest, judge } from "./check.ts";
import type { Asker, CommandDeps } from "./command.ts";

export interface PostRequest {
  /** Slack markup, as it will stand in the message. */
  readonly text: string;
  /** {@link checkDigest} of what the person was shown of this very text. */
  readonly seen: string;
  /** The person was asked whether to share it anyway, and said yes. */
  readonly confirmed: boolean;
  readonly reason: string | null;
  /** Names the click: the same one again posts nothing. */
  readonly once: string;
}

export type PostResult =
  | { readonly kind: "posted"; readonly permalink: string | null }
  /** Not as it was shown any more: to be looked at again. */
  | { readonly kind: "changed"; readonly checked: Checked }
  /** To be confirmed first, with a reason where policy wants one. */
  | { readonly kind: "ask"; readonly checked: Checked; readonly reasonDue: boolean }
  | { readonly kind: "refused"; readonly why: PostRefusal }
  | { readonly kind: "repeated" };

type Acted = Exclude<Decision<CaseFinding>, { action: "allow" }>;

/**
 * Posts a checked text in the asker's name and conversation, judged once more at that moment. What the person shares
 * in spite of a finding is recorded as their answer, so nobody nudges them about it.
 */
export async function postOnBehalf(asker: Asker, request: PostRequest, deps: CommandDeps): Promise<PostResult> {
  const { checked, decision } = await judge(asker, request.text, deps);
  if (checkDigest(asker, request.text, checked, deps) !== request.seen) {
    return { kind: "changed", checked };
  }
  const speaks = decision.action !== "allow" && decision.action !== "log";
  const reasonDue = speaks && reasonIsDue(decision, deps.policy);
  const asksFirst = speaks && (decision.action !== "nudge" || reasonDue);
  if (asksFirst && (!request.confirmed || (reasonDue && (request.reason ?? "").trim() === ""))) {
    return { kind: "ask", checked, reasonDue };
  }
  const first = await deps.cases.transaction((tx) => tx.firstNotice(`post/${request.once}`, deps.clock.now()));
  if (!first) {
    return { kind: "repeated" };
  }
  return post(asker, request, decision, checked, deps);
}

async function post(
  asker: Asker,
  request: PostRequest,
  decision: Decision<CaseFinding>,
  checked: Checked,
  deps: CommandDeps,
): Promise<PostResult> {
  const caseId = `case_${randomUUID().replaceAll("-", "")}`;
  // The event of the post may be worked on before this process goes on: the person must count as told by then.
  await rememberTold(asker, decision, caseId, deps);
  let outcome: Awaited<ReturnType<typeof deps.actions.post>> | null = null;
  try {
    outcome = await deps.actions.post(asker, asker.userId, request.text);
  } finally {
    if (outcome === null || "refused" in outcome) {
      await deps.cases.transaction((tx) => tx.forgetNudges(caseId));
    }
  }
  if ("refused" in outcome) {
    return { kind: "refused", why: outcome.refused };
  }
  if (decision.action !== "allow") {
    await record(caseId, outcome.posted, asker, request, decision, checked, deps);
  }
  return { kind: "posted", permalink: await deps.actions.permalink(outcome.posted) };
}

async function rememberTold(
  asker: Asker,
  decision: Decision<CaseFinding>,
  caseId: string,
  deps: CommandDeps,
): Promise<void> {
  const told = decision.findings.filter(({ action }) => action !== "log");
  if (told.length === 0) {
    return;
  }
  const at = deps.clock.now();
  await deps.cases.transaction(async (tx) => {
    for (const { finding, ring } of told) {
      const key = nudgeKey({ ref: { ...asker, ts: "" }, authorId: asker.userId }, topicOf(finding));
      await tx.rememberNudge(key, { at, ring, caseId });
    }
  });
}

/** The message's case, with the answer given before it was posted. */
async function record(
  caseId: string,
  ref: MessageRef,
  asker: Asker,
  request: PostRequest,
  decision: Acted,
  checked: Checked,
  deps: CommandDeps,
): Promise<void> {
  const answered = decision.action !== "log";
  await deps.cases.transaction(async (tx) => {
    const now = deps.clock.now();
    // A scan of the post may have been quicker.
    const existing = await tx.caseOfMessage(ref);
    if (existing !== null && !speaksOf(existing, decision)) {
      return;
    }
    const base =
      existing ??
      ({
        ...reportedCase({ ref, origin: asker.origin, authorId: asker.userId, revision: "", revisedAt: 0 }, now),
        id: caseId,
        findings: decision.findings.map(recorded),
      } satisfies Case);
    const reason = (request.reason ?? "").trim();
    const enforced = deps.policy.mode === "enforce";
    const tells = enforced && answered && decision.tellReviewers && !base.alerts.includes("external-embargo");
    const next: Case = {
      ...base,
      action: decision.action,
      ring: decision.ring,
      exposure: exposureOf(checked.audience),
      mergedInto: null,
      ...(answered
        ? { state: "shared", answer: "share_anyway", answeredAt: now, closedAt: now, deadlineAt: null }
        : { state: "logged" }),
      sealedReason: reason === "" ? null : deps.sealer.seal(reason, `reason:${base.id}`),
      alerts: tells ? [...base.alerts, "external-embargo"] : base.alerts,
    };
    await tx.saveCase(next);
    await rememberOverrides(tx, next, now, deps.policy);
    const { action, ring, findings } = decision;
    await tx.append([
      event(existing === null ? "detected" : "revised", now, next.id, null, {
        ...placeFields(ref),
        detectors: [...new Set(findings.map(({ finding }) => `${finding.detector}:${finding.kind}`))],
        subjects: [...new Set(findings.flatMap(({ finding }) => finding.subjectId ?? []))],
        part: "text",
      }),
      event("decided", now, next.id, null, {
        action,
        ring,
        mode: deps.policy.mode,
        members: next.exposure.members,
        guests: next.exposure.guests,
        externalOrgs: checked.audience.externalOrgs.map((org) => org.id),
      }),
      ...(answered
        ? [
            event("answered", now, next.id, asker.userId, {
              answer: "share_anyway",
              withReason: reason !== "",
              seconds: 0,
              via: "check",
            }),
          ]
        : []),
    ]);
    if (tells) {
      await tx.outbox({ name: "review-alert", why: "external-embargo", caseId: next.id, at: now });
    }
    await planEarlyLeak(tx, next, findings, deps);
  });
  deps.metrics.count("cases", { action: decision.action, ring: decision.ring });
  if (answered) {
    deps.metrics.count("answers", { answer: "share_anyway" });
  }
}

/** False when a scan found more than the person was shown: guests don't see what is registered, and are nudged as ever. */
function speaksOf({ findings }: Case, decision: Acted): boolean {
  const shown = new Set(decision.findings.map(({ finding }) => topicOf(finding)));
  return findings.every((finding) => shown.has(topicOf(finding)));
}
