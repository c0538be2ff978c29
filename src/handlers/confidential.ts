import type { App } from "@slack/bolt";
import { addClient } from "../core/commands/add-client.ts";
import { check } from "../core/commands/check.ts";
import type { Asker, CommandDeps, Reply } from "../core/commands/command.ts";
import { registerEmbargo } from "../core/commands/embargo.ts";
import { label } from "../core/commands/label.ts";
import { lift } from "../core/commands/lift.ts";
import { list } from "../core/commands/list.ts";
import { report } from "../core/commands/report.ts";
import { digest } from "../core/commands/view-digest.ts";
import type { Log } from "../core/ports.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import type { SlackMessages } from "../slack/message-actions.ts";
import { helpPost, replyPost } from "../slack/reply-blocks.ts";
import type { Responder } from "../slack/respond.ts";
import type { Reader } from "../slack/times.ts";
import { commandModal, INPUT, resultModal, VIEW } from "../slack/views.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, readerOf } from "./asker.ts";
import { type ConfidentialCommand, parseConfidential } from "./confidential-words.ts";
import { type Place, place, readMetadata, slashCommand, submission } from "./payloads.ts";

export interface ConfidentialDeps {
  readonly commands: CommandDeps;
  readonly messages: Pick<SlackMessages, "find" | "latest">;
  readonly respond: Responder;
  readonly log: Log;
}

/** `/confidential`, in words or through its modal. Answers are ephemeral. */
export function registerConfidential(app: App, deps: ConfidentialDeps): void {
  app.command("/confidential", async ({ ack, body, client }) => {
    await ack();
    const command = slashCommand.safeParse(body);
    if (!command.success) {
      deps.log.warn("A command could not be read");
      return;
    }
    const { data } = command;
    const where: Place = {
      teamId: data.team_id,
      enterpriseId: data.enterprise_id ?? null,
      channelId: data.channel_id,
      channelName: data.channel_name ?? null,
      responseUrl: data.response_url,
      message: null,
    };
    const asker = askerOf(where, data.user_id);
    if ((data.text ?? "").trim() === "") {
      const { locale } = await readerOf(asker, wordsContext(deps));
      const view = commandModal(JSON.stringify(where), wordsFor(locale));
      await client.views.open({ trigger_id: data.trigger_id, view });
      return;
    }
    const post = await answerWords(data.text ?? "", asker, deps);
    await deps.respond(data.response_url, { ...post, replace_original: false });
  });

  app.view(VIEW.command, async ({ ack, body }) => {
    const submitted = submission.safeParse(body);
    const where = submitted.success ? readMetadata(place, submitted.data.view.private_metadata) : null;
    if (!submitted.success || where === null) {
      await ack();
      deps.log.warn("A submitted command could not be read");
      return;
    }
    const { user, view } = submitted.data;
    const what = view.state.values[INPUT.what]?.[INPUT.what]?.selected_option?.value ?? "help";
    const details = view.state.values[INPUT.details]?.[INPUT.details]?.value ?? "";
    const asker = askerOf(where, user.id);
    const reader = await readerOf(asker, wordsContext(deps));
    const words = wordsFor(reader.locale);
    const command = parseConfidential(`${what} ${details}`, reader);
    if (command.name === "not-understood") {
      const error = words.notUnderstood[command.why].replaceAll(/[`*]/g, "");
      await ack({ response_action: "errors", errors: { [INPUT.details]: error } });
      return;
    }
    // A look-up may take longer than Slack waits, so the modal closes and the answer comes where the command was typed.
    const answering = answerCommand(command, asker, reader, deps);
    const soon = await Promise.race([answering, later(SHOW_IN_MODAL_WITHIN_MS)]);
    if (soon !== null) {
      await ack({ response_action: "update", view: resultModal(soon, words) });
      return;
    }
    await ack();
    if (where.responseUrl !== null) {
      await deps.respond(where.responseUrl, { ...(await answering), replace_original: false });
    }
  });
}

/** Well within the three seconds Slack waits for an acknowledgement, the look-up of the asker's zone included. */
const SHOW_IN_MODAL_WITHIN_MS = 1_200;

function later(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });
}

function wordsContext({ commands }: ConfidentialDeps) {
  return { directory: commands.directory, policy: commands.policy, now: () => commands.clock.now() };
}

async function answerWords(text: string, asker: Asker, deps: ConfidentialDeps): Promise<Post> {
  const reader = await readerOf(asker, wordsContext(deps));
  return answerCommand(parseConfidential(text, reader), asker, reader, deps);
}

async function answerCommand(
  command: ConfidentialCommand,
  asker: Asker,
  reader: Reader,
  deps: ConfidentialDeps,
): Promise<Post> {
  const words = wordsFor(reader.locale);
  if (command.name === "help" || command.name === "ask") {
    return helpPost(words);
  }
  if (command.name === "not-understood") {
    return note(words.notUnderstood[command.why]);
  }
  try {
    return replyPost(await carryOut(command, asker, deps), reader);
  } catch (error) {
    deps.log.error("A command failed", { command: command.name, fault: faultName(error) });
    return note(words.answerRefused.failed);
  }
}

type Understood = Exclude<ConfidentialCommand, { name: "help" | "ask" | "not-understood" }>;

async function carryOut(command: Understood, asker: Asker, deps: ConfidentialDeps): Promise<Reply> {
  switch (command.name) {
    case "check":
      return check(asker, command.text, deps.commands);
    case "label": {
      const { level, until, clearedFor } = command;
      const target = { type: "channel", channelId: asker.channelId } as const;
      return label(asker, { level, until, clearedFor, target, text: null, fileIds: [] }, deps.commands);
    }
    case "embargo":
      return registerEmbargo(asker, command.embargo, deps.commands);
    case "client-add":
      return addClient(asker, command.client, deps.commands);
    case "lift":
      return lift(asker, command.subject, deps.commands);
    case "list":
      return list(asker, deps.commands);
    case "digest":
      return digest(asker, command.days, deps.commands);
    case "report-latest": {
      const ref = await deps.messages.latest(asker.teamId, asker.channelId, asker.userId);
      return ref === null
        ? { kind: "refused", why: "message-not-found" }
        : report(asker, ref, asker.userId, deps.commands);
    }
    case "report": {
      const { channelId, ts, threadTs } = command;
      const ref = { teamId: asker.teamId, channelId, ts, ...(threadTs === undefined ? {} : { threadTs }) };
      const found = await deps.messages.find(ref, asker.userId);
      return found === null
        ? { kind: "refused", why: "message-not-found" }
        : report({ ...asker, channelId }, ref, found.authorId, deps.commands);
    }
  }
}
