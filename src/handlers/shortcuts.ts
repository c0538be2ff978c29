import type { App } from "@slack/bolt";
import { check } from "../core/commands/check.ts";
import type { Reply } from "../core/commands/command.ts";
import { label } from "../core/commands/label.ts";
import { report } from "../core/commands/report.ts";
import type { MessageRef } from "../core/message.ts";
import { LABEL_LEVELS } from "../core/subject.ts";
import { note } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { flattenBody } from "../slack/flatten.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import { INPUT, labelModal, VIEW } from "../slack/views.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, personSoon, readerOf } from "./asker.ts";
import type { ConfidentialDeps } from "./confidential.ts";
import { messageShortcut, type Place, place, readMetadata, submission } from "./payloads.ts";
import { parseWhen } from "./when.ts";

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
      const view = labelModal(JSON.stringify(found.where), wordsFor(person?.locale ?? null));
      await client.views.open({ trigger_id: found.triggerId, view });
    }
  });

  app.view(VIEW.label, async ({ ack, body }) => {
    const submitted = submission.safeParse(body);
    const where = submitted.success ? readMetadata(place, submitted.data.view.private_metadata) : null;
    if (!submitted.success || where === null || where.message === null) {
      await ack();
      deps.log.warn("A submitted label could not be read");
      return;
    }
    const { user, view } = submitted.data;
    const { values } = view.state;
    const asker = askerOf(where, user.id);
    const { commands } = deps;
    const typed = values[INPUT.until]?.[INPUT.until]?.value ?? "";
    const reader = await readerOf(asker, { ...commands, now: () => commands.clock.now() });
    const until = typed.trim() === "" ? null : parseWhen(typed, reader);
    if (until !== null && !until.ok) {
      const error = wordsFor(reader.locale).notUnderstood[until.why].replaceAll("`", "");
      await ack({ response_action: "errors", errors: { [INPUT.until]: error } });
      return;
    }
    await ack();
    const chosen = values[INPUT.level]?.[INPUT.level]?.selected_option?.value;
    const level = LABEL_LEVELS.find((one) => one === chosen) ?? "confidential";
    const clearedFor = {
      users: values[INPUT.people]?.[INPUT.people]?.selected_users ?? [],
      channels: values[INPUT.channels]?.[INPUT.channels]?.selected_conversations ?? [],
      groups: [],
      orgs: [],
    };
    const { ts, threadTs } = where.message;
    const ref = { teamId: where.teamId, channelId: where.channelId, ts, ...(threadTs === null ? {} : { threadTs }) };
    await answer(where, user.id, deps, async () => {
      // The text is read now rather than carried through the modal: metadata is no place for content.
      const found = await deps.messages.find(ref, user.id);
      const target = { type: "message", channelId: where.channelId, ts } as const;
      const { text = null, fileIds = [] } = found ?? {};
      const request = { level, until: until?.time ?? null, clearedFor, target, text, fileIds };
      return label(asker, request, commands);
    });
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
  let post = note(wordsFor(reader.locale).answerRefused.failed);
  try {
    post = replyPost(await run(), reader);
  } catch (error) {
    deps.log.error("A shortcut failed", { fault: faultName(error) });
  }
  if (where.responseUrl !== null) {
    await deps.respond(where.responseUrl, { ...post, replace_original: false });
  }
}
