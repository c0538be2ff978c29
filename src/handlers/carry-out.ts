import { addClient } from "../core/commands/add-client.ts";
import { check } from "../core/commands/check.ts";
import type { Asker, CommandDeps, Reply } from "../core/commands/command.ts";
import { recordConsent } from "../core/commands/consent.ts";
import { registerEmbargo } from "../core/commands/embargo.ts";
import { label } from "../core/commands/label.ts";
import { lift } from "../core/commands/lift.ts";
import { list } from "../core/commands/list.ts";
import { moveLift } from "../core/commands/move.ts";
import { report } from "../core/commands/report.ts";
import { digest } from "../core/commands/view-digest.ts";
import type { Log } from "../core/ports.ts";
import { note, type Post } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import type { SlackMessages } from "../slack/message-actions.ts";
import { helpPost, replyPost } from "../slack/reply-blocks.ts";
import type { Reader } from "../slack/times.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerAt } from "./asker.ts";
import type { ConfidentialCommand } from "./confidential-words.ts";

export interface CarryOutDeps {
  readonly commands: CommandDeps;
  readonly messages: Pick<SlackMessages, "find" | "latest">;
  readonly log: Log;
}

/** What was understood, and can be carried out. */
export type Understood = Exclude<ConfidentialCommand, { name: "help" | "ask" | "not-understood" }>;

/** The answer to a command, in the asker's language. */
export async function answerCommand(
  command: ConfidentialCommand,
  asker: Asker,
  reader: Reader,
  deps: CarryOutDeps,
): Promise<Post> {
  const words = wordsFor(reader.locale);
  if (command.name === "help" || command.name === "ask") {
    return helpPost(words);
  }
  if (command.name === "not-understood") {
    return note(words.notUnderstood[command.why]);
  }
  const reply = await tryCommand(command, asker, deps);
  return reply === null ? note(words.answerRefused.failed) : replyPost(reply, reader);
}

/** What came of a command, `null` when it failed: then the asker is asked to try again. */
export async function tryCommand(command: Understood, asker: Asker, deps: CarryOutDeps): Promise<Reply | null> {
  try {
    return await carryOut(command, asker, deps);
  } catch (error) {
    deps.log.error("A command failed", { command: command.name, fault: faultName(error) });
    return null;
  }
}

async function carryOut(command: Understood, asker: Asker, deps: CarryOutDeps): Promise<Reply> {
  switch (command.name) {
    case "check":
      return check(asker, command.text, deps.commands);
    case "label":
      return labelled(command, asker, deps);
    case "embargo":
      return registerEmbargo(asker, command.embargo, deps.commands);
    case "client-add":
      return addClient(asker, command.client, deps.commands);
    case "client-consent":
      return recordConsent(asker, command.client, command.consent, deps.commands);
    case "lift":
      return lift(asker, command.subject, deps.commands);
    case "move":
      return moveLift(asker, command.subject, command.lifts, deps.commands);
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
      if (found === null) {
        return { kind: "refused", why: "message-not-found" };
      }
      const there = channelId === asker.channelId ? asker : askerAt(asker, channelId);
      return report(there, ref, found.authorId, deps.commands);
    }
  }
}

/** Labels what the link points at, or without one the conversation. */
async function labelled(
  { level, link, until, clearedFor }: Extract<Understood, { name: "label" }>,
  asker: Asker,
  deps: CarryOutDeps,
): Promise<Reply> {
  const request = { level, until, clearedFor, text: null, fileIds: [] };
  switch (link?.type) {
    case undefined: {
      const target = { type: "channel", channelId: asker.channelId } as const;
      return label(asker, { ...request, target }, deps.commands);
    }
    case "file": {
      const { fileId } = link;
      return label(asker, { ...request, target: { type: "file", fileId }, fileIds: [fileId] }, deps.commands);
    }
    case "message": {
      const { type, channelId, ts, threadTs } = link;
      const ref = { teamId: asker.teamId, channelId, ts, ...(threadTs === undefined ? {} : { threadTs }) };
      const found = await deps.messages.find(ref, asker.userId);
      if (found === null) {
        return { kind: "refused", why: "message-not-found" };
      }
      const { text, fileIds } = found;
      return label(asker, { ...request, target: { type, channelId, ts }, text, fileIds }, deps.commands);
    }
  }
}
