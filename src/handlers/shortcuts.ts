import type { App, ViewSubmitAction } from "@slack/bolt";
import { check } from "../core/commands/check.ts";
import type { Refusal, Reply } from "../core/commands/command.ts";
import { label } from "../core/commands/label.ts";
import { report } from "../core/commands/report.ts";
import type { MessageRef } from "../core/message.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { flattenBody } from "../slack/flatten.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import type { Reader } from "../slack/times.ts";
import { INPUT, VIEW } from "../slack/views/ids.ts";
import { labelModal } from "../slack/views/label-modal.ts";
import { waitingModal } from "../slack/views/result-modal.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, personSoon, readerOf } from "./asker.ts";
import type { ConfidentialDeps } from "./confidential.ts";
import { filledIn } from "./filled-in.ts";
import { inModal, sayMistake } from "./forms.ts";
import { messageShortcut, type Place, place, readMetadata, submission } from "./payloads.ts";
import { readLabelInputs } from "./read-form.ts";
import { openView, showAnswer } from "./show-view.ts";

/** Callback ids as in the manifest. */
export const SHORTCUTS = { label: "label_confidential", check: "check_this", report: "report_slip" } as const;

/** The three message shortcuts, and the modal that labels a message. */
export function registerShortcuts(app: App, deps: ConfidentialDeps): void {
  app.shortcut({ type: "message_action", callback_id: SHORTCUTS.check }, async ({ ack, body }) => {
    await ack();
    const found = readShortcut(body, deps);
    if (found !== null) {
      const asker = askerOf(found.where, found.userId);
      await answer(found.where, found.userId, deps, () => check(asker, found.text, deps.commands));
    }
  });

  app.shortcut({ type: "message_action", callback_id: SHORTCUTS.report }, async ({ ack, body }) => {
    await ack();
    const found = readShortcut(body, deps);
    if (found !== null) {
      const asker = askerOf(found.where, found.userId);
      await answer(found.where, found.userId, deps, () => report(asker, found.ref, found.authorId, deps.commands));
    }
  });

  app.shortcut({ type: "message_action", callback_id: SHORTCUTS.label }, async ({ ack, body, client }) => {
    await ack();
    const found = readShortcut(body, deps);
    if (found !== null) {
      const { teamId } = found.where;
      const person = await personSoon(teamId, found.userId, deps.commands.directory);
      const words = wordsFor(person?.locale ?? null);
      const view = labelModal(JSON.stringify(found.where), words);
      const opened = await openView(found.triggerId, view, { client, log: deps.log });
      if (!opened && found.where.responseUrl !== null) {
        await deps.respond(found.where.responseUrl, { ...note(words.answerRefused.failed), replace_original: false });
      }
    }
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.label }, async ({ ack, body, client }) => {
    const submitted = submission.safeParse(body);
    const where = submitted.success ? readMetadata(place, submitted.data.view.private_metadata) : null;
    if (!submitted.success || where === null || where.message === null) {
      await ack();
      deps.log.warn("A submitted label could not be read");
      return;
    }
    const { user, view } = submitted.data;
    const { commands } = deps;
    const asker = askerOf(where, user.id);
    const reader = await readerOf(asker, { ...commands, now: () => commands.clock.now() });
    const words = wordsFor(reader.locale);
    const read = readLabelInputs(filledIn(view.state.values), reader);
    if ("why" in read) {
      await ack({ response_action: "errors", errors: { [read.field]: sayMistake(read, words) } });
      return;
    }
    const { ts, threadTs } = where.message;
    const ref = { teamId: where.teamId, channelId: where.channelId, ts, ...(threadTs === null ? {} : { threadTs }) };
    const answering = replyTo(reader, deps, async () => {
      // The text is read now rather than carried through the modal: metadata is no place for content.
      const found = await deps.messages.find(ref, user.id);
      const target = { type: "message", channelId: where.channelId, ts } as const;
      const { text = null, fileIds = [] } = found ?? {};
      return label(asker, { ...read, target, text, fileIds }, commands);
    });
    const coming = answering.then(({ post, why }) => inModal(post, why === "past-lift" ? INPUT.until : null, words));
    const shown = await showAnswer(ack, view.id, coming, waitingModal(words), { client, log: deps.log });
    if (!shown && where.responseUrl !== null) {
      await deps.respond(where.responseUrl, { ...(await answering).post, replace_original: false });
    }
  });
}

interface ReadShortcut {
  readonly where: Place;
  readonly userId: string;
  readonly ref: MessageRef;
  readonly authorId: string;
  readonly text: string;
  readonly triggerId: string;
}

function readShortcut(body: unknown, deps: ConfidentialDeps): ReadShortcut | null {
  const shortcut = messageShortcut.safeParse(body);
  const ts = shortcut.data?.message_ts ?? shortcut.data?.message.ts;
  if (!shortcut.success || ts === undefined || ts === null) {
    deps.log.warn("A shortcut could not be read");
    return null;
  }
  const { user, team, enterprise, channel, message, trigger_id: triggerId, response_url: responseUrl } = shortcut.data;
  const teamId = team?.id ?? user.team_id ?? "";
  const threadTs = message.thread_ts === ts ? null : (message.thread_ts ?? null);
  return {
    where: {
      teamId,
      enterpriseId: enterprise?.id ?? null,
      channelId: channel.id,
      channelName: channel.name ?? null,
      responseUrl,
      message: { ts, threadTs },
    },
    userId: user.id,
    ref: { teamId, channelId: channel.id, ts, ...(threadTs === null ? {} : { threadTs }) },
    authorId: message.user ?? "",
    text: flattenBody(message).text,
    triggerId,
  };
}

/** Runs a command and answers where it was asked, for the asker alone. */
async function answer(where: Place, userId: string, deps: ConfidentialDeps, run: () => Promise<Reply>): Promise<void> {
  const { commands } = deps;
  const reader = await readerOf({ teamId: where.teamId, userId }, { ...commands, now: () => commands.clock.now() });
  const { post } = await replyTo(reader, deps, run);
  if (where.responseUrl !== null) {
    await deps.respond(where.responseUrl, { ...post, replace_original: false });
  }
}

/** The words for what a command came to, and why it was refused, if it was. */
async function replyTo(
  reader: Reader,
  { log }: ConfidentialDeps,
  run: () => Promise<Reply>,
): Promise<{ readonly post: Post; readonly why: Refusal | null }> {
  try {
    const reply = await run();
    return { post: replyPost(reply, reader), why: reply.kind === "refused" ? reply.why : null };
  } catch (error) {
    log.error("A shortcut failed", { fault: faultName(error) });
    return { post: note(wordsFor(reader.locale).answerRefused.failed), why: null };
  }
}
