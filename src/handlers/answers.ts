import type { App } from "@slack/bolt";
import type { AnswerGiven, AnswerResult } from "../core/answering.ts";
import { ANSWERS, type Answer } from "../core/case.ts";
import type { Directory, Log } from "../core/ports.ts";
import { within } from "../core/within.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import type { HomePublisher } from "../slack/home-publisher.ts";
import type { Responder } from "../slack/respond.ts";
import { INPUT, VIEW } from "../slack/views/ids.ts";
import { reasonModal } from "../slack/views/reason-modal.ts";
import type { Words } from "../slack/wording/english.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { personSoon } from "./asker.ts";
import { answerClick, readMetadata, reasonPlace, submission } from "./payloads.ts";

export interface AnswersDeps {
  readonly recordAnswer: (given: AnswerGiven) => Promise<AnswerResult>;
  readonly respond: Responder;
  readonly directory: Pick<Directory, "person">;
  readonly home: HomePublisher;
  readonly log: Log;
}

/** The Home an answer was given in, for one that came without a `response_url`. */
interface AnsweredHome {
  readonly enterpriseId: string | null;
  readonly hash: string | null;
}

/** The nudge's five buttons, where it was shown and in the Home, and the reason modal. Each is acknowledged within seconds; only the author's answer counts. */
export function registerAnswers(app: App, deps: AnswersDeps): void {
  for (const answer of ANSWERS) {
    app.action({ type: "block_actions", action_id: answer }, async ({ ack, body, client }) => {
      const click = answerClick.safeParse(body);
      if (!click.success) {
        await ack();
        deps.log.warn("A click could not be read", { answer });
        return;
      }
      const { user, team, enterprise, response_url: responseUrl, trigger_id: triggerId, view, actions } = click.data;
      const teamId = team?.id ?? user.team_id ?? "";
      const caseId = actions[0]?.value ?? "";
      const given = { caseId, teamId, userId: user.id, answer, ...(responseUrl ? { responseUrl } : {}) };
      const result = await acknowledged(settle(given, deps), ack);
      if (result?.status === "needs-reason" && triggerId) {
        const metadata = JSON.stringify({ caseId, responseUrl: responseUrl ?? null });
        const words = await wordsOf(teamId, user.id, deps);
        await client.views.open({ trigger_id: triggerId, view: reasonModal(metadata, words) });
        return;
      }
      const home = { enterpriseId: enterprise?.id ?? null, hash: view?.hash ?? null };
      await say(given, result, await isOutsider(result, user, teamId, deps), home, deps);
    });
  }

  app.view(VIEW.reason, async ({ ack, body }) => {
    const submitted = submission.safeParse(body);
    const where = submitted.success ? readMetadata(reasonPlace, submitted.data.view.private_metadata) : null;
    if (!submitted.success || where === null) {
      await ack();
      deps.log.warn("A submitted reason could not be read");
      return;
    }
    const { user, team, enterprise, view } = submitted.data;
    const given: AnswerGiven = {
      caseId: where.caseId,
      teamId: team?.id ?? user.team_id ?? "",
      userId: user.id,
      answer: "share_anyway",
      reason: view.state.values[INPUT.reason]?.[INPUT.reason]?.value ?? "",
      ...(where.responseUrl === null ? {} : { responseUrl: where.responseUrl }),
    };
    const home = { enterpriseId: enterprise?.id ?? null, hash: null };
    await say(given, await acknowledged(settle(given, deps), ack), false, home, deps);
  });
}

/** Whether somebody whose answer doesn't count belongs to another organisation; Slack does not always say whose they are. */
async function isOutsider(
  result: AnswerResult | null,
  user: { readonly id: string; readonly team_id?: string | null | undefined },
  teamId: string,
  { directory }: AnswersDeps,
): Promise<boolean> {
  if (result?.status !== "not-author" && result?.status !== "unknown") {
    return false;
  }
  const person = await directory.person(teamId, user.id);
  return person?.isExternal ?? (typeof user.team_id === "string" && user.team_id !== teamId);
}

/** Slack waits three seconds for an acknowledgement; the rest of them is for the way. */
const RECORD_BEFORE_ACK_MS = 1_500;

/** An answer is acknowledged once it is recorded, so that a crash in between shows; a slow database doesn't hold it up. */
async function acknowledged<T>(recording: Promise<T>, ack: () => Promise<void>): Promise<T> {
  await within(RECORD_BEFORE_ACK_MS, recording);
  await ack();
  return await recording;
}

/** The result, or `null` when recording failed: then the author is asked to try again. */
async function settle(given: AnswerGiven, deps: AnswersDeps): Promise<AnswerResult | null> {
  try {
    return await deps.recordAnswer(given);
  } catch (error) {
    deps.log.error("An answer could not be recorded", { caseId: given.caseId, fault: faultName(error) });
    return null;
  }
}

async function wordsOf(teamId: string, userId: string, { directory }: AnswersDeps): Promise<Words> {
  return wordsFor((await personSoon(teamId, userId, directory))?.locale ?? null);
}

async function say(
  given: AnswerGiven,
  result: AnswerResult | null,
  isOutsider: boolean,
  { enterpriseId, hash }: AnsweredHome,
  deps: AnswersDeps,
): Promise<void> {
  const words = await wordsOf(given.teamId, given.userId, deps);
  const reply = replyTo(given.answer, result, isOutsider, words);
  if (given.responseUrl === undefined) {
    const person = { teamId: given.teamId, enterpriseId, userId: given.userId };
    await deps.home.publish(person, { hash, ...(reply === null ? {} : { notice: () => reply.post }) });
    return;
  }
  if (reply === null) {
    return;
  }
  if (!(await deps.respond(given.responseUrl, { ...reply.post, replace_original: reply.replaces }))) {
    deps.log.info("The reply to an answer did not arrive", { caseId: given.caseId });
  }
}

/** What is said at once; `null` when a remedy follows, which has its own words for how it went. */
function replyTo(
  answer: Answer,
  result: AnswerResult | null,
  isOutsider: boolean,
  { answered, answerRefused }: Words,
): { readonly post: Post; readonly replaces: boolean } | null {
  if (result === null) {
    return { post: note(answerRefused.failed), replaces: false };
  }
  switch (result.status) {
    case "recorded":
      return answer === "remove" || answer === "redact" || (result.case?.sealedHeldText ?? null) !== null
        ? null
        : { post: note(answered[answer]), replaces: true };
    case "already":
      // A nudge answered twice keeps what the first answer left there.
      return { post: note(answerRefused.already), replaces: false };
    case "not-author":
      return { post: note(isOutsider ? answerRefused.outsider : answerRefused["not-author"]), replaces: false };
    case "unknown":
      return { post: note(isOutsider ? answerRefused.outsider : answerRefused.unknown), replaces: false };
    case "needs-reason":
      return null;
  }
}
