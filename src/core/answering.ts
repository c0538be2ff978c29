import type { Answer, Case } from "./case.ts";
import { event } from "./event.ts";
import { forgetOverrides, rememberOverrides } from "./override-memory.ts";
import type { Policy } from "./policy.ts";
import type { CaseStore, CaseTransaction, Clock, Metrics, Sealer } from "./ports.ts";
import { rulesTold } from "./rule-counters.ts";

export interface AnsweringDeps {
  readonly cases: CaseStore;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly metrics: Metrics;
}

export interface AnswerGiven {
  readonly caseId: string;
  readonly teamId: string;
  readonly userId: string;
  readonly answer: Answer;
  /** The author's words for sharing; sealed before they are stored. */
  readonly reason?: string;
  /** Slack's `response_url`, for the result of a remedy. */
  readonly responseUrl?: string;
}

export type AnswerStatus = "recorded" | "already" | "not-author" | "needs-reason" | "unknown";

export interface AnswerResult {
  readonly status: AnswerStatus;
  /** The case after the answer, for the words of the reply; `null` when it is unknown or somebody else's. */
  readonly case: Case | null;
}

export const RESPONSE_URL_PURPOSE = "response-url";
/** What a person may write as a reason, in characters. */
export const MAX_REASON_LENGTH = 2_000;

/** True when "Share anyway" must come with a reason. */
export function reasonIsDue(value: Pick<Case, "ring">, policy: Policy): boolean {
  return policy.reason === "always" || (policy.reason === "external" && value.ring === "external");
}

/** States in which an answer still counts. */
function isAnswerable(value: Case): boolean {
  return (value.state === "open" || value.state === "escalated") && value.answer === null;
}

/** What the case becomes by the answer itself; removing and rewording only begin here. */
function afterAnswer(value: Case, given: AnswerGiven, deps: AnsweringDeps): Case {
  const now = deps.clock.now();
  const answered: Case = { ...value, answer: given.answer, answeredAt: now };
  const closed = { closedAt: now, deadlineAt: null };
  switch (given.answer) {
    case "share_anyway":
      return {
        ...answered,
        ...closed,
        state: "shared",
        sealedReason: given.reason === undefined ? null : deps.sealer.seal(given.reason, `reason:${value.id}`),
      };
    case "not_sensitive":
      return { ...answered, ...closed, state: "disputed" };
    case "ask_reviewer":
      return { ...answered, deadlineAt: null, alerts: [...value.alerts, "asked"] };
    case "remove":
    case "redact":
      // The deadline stays: saying "remove" without removing must not silence it.
      return answered;
  }
}

function isRemedy(answer: Answer): boolean {
  return answer === "remove" || answer === "redact";
}

async function followUp(tx: CaseTransaction, value: Case, given: AnswerGiven, deps: AnsweringDeps): Promise<void> {
  if (given.answer === "ask_reviewer") {
    await tx.outbox({ name: "review-alert", why: "asked", caseId: value.id, at: deps.clock.now() });
  }
  if (isRemedy(given.answer) || value.sealedHeldText !== null) {
    await tx.outbox({
      name: "answer-recorded",
      caseId: value.id,
      answer: given.answer,
      sealedResponseUrl:
        given.responseUrl === undefined ? null : deps.sealer.seal(given.responseUrl, RESPONSE_URL_PURPOSE),
    });
  }
}

function measure(value: Case, answer: Answer, { clock, metrics }: AnsweringDeps): void {
  metrics.count("answers", { answer });
  metrics.observe("answer", Math.max(0, clock.now() - (value.nudgedAt ?? value.openedAt)) / 1_000);
  for (const rule of rulesTold(value)) {
    metrics.count("rule_answers", { rule, answer });
  }
}

/**
 * Records the author's answer, durably and once. Only the author may answer; a second click changes nothing.
 * What the answer asks for (deleting, rewording, telling reviewers) follows as jobs of the same transaction.
 */
export async function recordAnswer(given: AnswerGiven, deps: AnsweringDeps): Promise<AnswerResult> {
  return deps.cases.transaction(async (tx) => {
    const value = await tx.caseById(given.caseId);
    if (value === null || value.ref.teamId !== given.teamId) {
      return { status: "unknown", case: null };
    }
    if (value.authorId !== given.userId) {
      return { status: "not-author", case: null };
    }
    if (!isAnswerable(value)) {
      return { status: "already", case: value };
    }
    if (given.answer === "share_anyway" && reasonIsDue(value, deps.policy) && (given.reason ?? "").trim() === "") {
      return { status: "needs-reason", case: value };
    }
    const next = afterAnswer(value, given, deps);
    await tx.saveCase(next);
    await (isRemedy(given.answer)
      ? forgetOverrides(tx, next)
      : rememberOverrides(tx, next, deps.clock.now(), deps.policy));
    await tx.append([
      event("answered", deps.clock.now(), value.id, given.userId, {
        answer: given.answer,
        withReason: next.sealedReason !== null,
        seconds: Math.max(0, Math.round((deps.clock.now() - (value.nudgedAt ?? value.openedAt)) / 1_000)),
      }),
    ]);
    await followUp(tx, next, given, deps);
    measure(next, given.answer, deps);
    return { status: "recorded", case: next };
  });
}
