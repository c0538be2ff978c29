import type { MessageRef } from "../core/message.ts";
import type { Log, MessageActions, PostRefusal, RemedyOutcome } from "../core/ports.ts";
import { LIMITS } from "./blocks.ts";
import type { SlackClients } from "./clients.ts";
import { faultName, isPassing, isRateLimit, slackErrorCode } from "./errors.ts";
import { asList, asObject, asString, flattenBody } from "./flatten.ts";
import type { Tokens } from "./tokens.ts";

export interface MessageActionsDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly log: Log;
}

/** A posted message as it stands now. */
export interface PostedMessage {
  readonly authorId: string;
  readonly text: string;
  readonly fileIds: readonly string[];
}

/** What the Slack side needs beside the port. */
export interface SlackMessages extends MessageActions {
  /** The message as `userId` or the bot can read it, `null` when it is gone or out of reach. */
  find(ref: MessageRef, userId: string): Promise<PostedMessage | null>;
  /** The latest message a person posted in a conversation, `null` when there is none in reach. */
  latest(teamId: string, channelId: string, userId: string): Promise<MessageRef | null>;
}

/** How far back one's own latest message is looked for. */
const LATEST_AMONG = 200;

const GONE: ReadonlySet<string> = new Set(["message_not_found", "file_not_found", "file_deleted", "thread_not_found"]);

/** Refusals that mean: no token, or none that may post. */
const NO_CONSENT: ReadonlySet<string> = new Set([
  "account_inactive",
  "invalid_auth",
  "missing_scope",
  "not_authed",
  "token_expired",
  "token_revoked",
]);
const NOT_THERE: ReadonlySet<string> = new Set(["channel_not_found", "is_archived", "not_in_channel"]);

/** Acts on people's messages: with the author's own token, else with the configured one. */
export function createMessageActions(deps: MessageActionsDeps): SlackMessages {
  /** Tries tokens in order. A refusal leads to the next; a passing fault is thrown, because the job is retried. */
  async function attempt(
    tokens: readonly string[],
    what: string,
    act: (client: ReturnType<SlackClients["withToken"]>) => Promise<unknown>,
  ): Promise<RemedyOutcome> {
    let outcome: RemedyOutcome = "not-permitted";
    for (const token of tokens) {
      try {
        await act(deps.clients.withToken(token));
        return "done";
      } catch (error) {
        const code = slackErrorCode(error);
        if (code === null || isPassing(error)) {
          throw error;
        }
        if (GONE.has(code)) {
          outcome = "already-gone";
        } else {
          deps.log.info("Slack refused to act on a message", { what, error: code });
        }
      }
    }
    return outcome;
  }

  async function actingTokens(ref: MessageRef, authorId: string): Promise<readonly string[]> {
    return distinct([await deps.tokens.user(ref.teamId, authorId), deps.tokens.configuredUser]);
  }

  async function readingTokens(ref: Pick<MessageRef, "teamId">, userId: string | null): Promise<readonly string[]> {
    const bot = await deps.tokens.bot(ref.teamId, null);
    return distinct([bot, userId === null ? null : await deps.tokens.user(ref.teamId, userId)]);
  }

  async function find(ref: MessageRef, userId: string): Promise<PostedMessage | null> {
    return read(ref, userId, (web) => fetchMessage(ref, web));
  }

  /** The first that is found, with the bot's token or the person's. */
  async function read<T>(
    ref: Pick<MessageRef, "teamId">,
    userId: string | null,
    look: (web: ReturnType<SlackClients["withToken"]>) => Promise<T | null>,
  ): Promise<T | null> {
    for (const token of await readingTokens(ref, userId)) {
      try {
        const found = await look(deps.clients.withToken(token));
        if (found !== null) {
          return found;
        }
      } catch (error) {
        if (isPassing(error)) {
          throw error;
        }
        deps.log.debug("A message could not be read", { error: slackErrorCode(error) });
      }
    }
    return null;
  }

  return {
    find,
    latest: (teamId, channelId, userId) =>
      read({ teamId }, userId, async (web) => {
        const answer = await web.conversations.history({ channel: channelId, limit: LATEST_AMONG });
        const messages: readonly unknown[] = answer.messages ?? [];
        const own = messages.map(asObject).find((one) => one?.user === userId);
        const ts = asString(own?.ts);
        return ts === null ? null : { teamId, channelId, ts };
      }),
    async remove(ref, authorId, fileIds) {
      const tokens = await actingTokens(ref, authorId);
      const removed = await attempt(tokens, "chat.delete", (web) =>
        web.chat.delete({ channel: ref.channelId, ts: ref.ts }),
      );
      if (removed === "not-permitted") {
        return removed;
      }
      // A deleted message leaves its files readable by their links.
      for (const file of fileIds) {
        if ((await attempt(tokens, "files.delete", (web) => web.files.delete({ file }))) === "not-permitted") {
          return "not-permitted";
        }
      }
      return removed;
    },

    async replace(ref, authorId, text) {
      // Slack refuses longer edits; only the author's own token may edit, the configured one never can.
      const token = text.length > LIMITS.messageText ? null : await deps.tokens.user(ref.teamId, authorId);
      // Text alone replaces rich text; an empty list takes link previews of the old words with it.
      return attempt(distinct([token]), "chat.update", (web) =>
        web.chat.update({ channel: ref.channelId, ts: ref.ts, text, attachments: [] }),
      );
    },

    async repost(ref, authorId, text) {
      const token = await deps.tokens.user(ref.teamId, authorId);
      return attempt(distinct([token]), "chat.postMessage", (web) =>
        web.chat.postMessage({
          channel: ref.channelId,
          text,
          ...(ref.threadTs === undefined ? {} : { thread_ts: ref.threadTs }),
        }),
      );
    },

    async post({ teamId, channelId }, userId, text) {
      const token = await deps.tokens.user(teamId, userId);
      if (token === null) {
        return { refused: "no-consent" };
      }
      try {
        const answer = await deps.clients.tryingOnce(token).chat.postMessage({ channel: channelId, text });
        return { posted: { teamId, channelId: answer.channel ?? channelId, ts: answer.ts ?? "" } };
      } catch (error) {
        if (isRateLimit(error)) {
          throw error;
        }
        deps.log.info("A post in a person's name was not taken", { fault: faultName(error) });
        return { refused: isPassing(error) ? "unsure" : refusalOf(slackErrorCode(error) ?? "") };
      }
    },

    mayActFor: async (teamId, userId) => (await deps.tokens.user(teamId, userId)) !== null,

    async read(ref, authorId) {
      return (await find(ref, authorId))?.text ?? null;
    },

    async permalink(ref, readerId) {
      try {
        return await read(ref, readerId ?? null, async (web) => {
          const answer = await web.chat.getPermalink({ channel: ref.channelId, message_ts: ref.ts });
          return answer.permalink ?? null;
        });
      } catch (error) {
        // A link is a courtesy; without one the words do.
        deps.log.debug("No link to a message", { error: faultName(error) });
        return null;
      }
    },
  };
}

async function fetchMessage(
  ref: MessageRef,
  web: ReturnType<SlackClients["withToken"]>,
): Promise<PostedMessage | null> {
  const only = { channel: ref.channelId, latest: ref.ts, oldest: ref.ts, inclusive: true, limit: 1 };
  // With `oldest` and `latest` a thread still begins with its parent, so one more is asked for.
  const answer =
    ref.threadTs === undefined
      ? await web.conversations.history(only)
      : await web.conversations.replies({ ...only, ts: ref.threadTs, limit: 2 });
  const messages: readonly unknown[] = answer.messages ?? [];
  const message = messages.map(asObject).find((one) => one?.ts === ref.ts) ?? null;
  return message === null
    ? null
    : { authorId: asString(message.user) ?? "", text: flattenBody(message).text, fileIds: fileIdsOf(message) };
}

function fileIdsOf(message: Readonly<Record<string, unknown>>): readonly string[] {
  return asList(message.files).flatMap((file) => asString(asObject(file)?.id) ?? []);
}

function refusalOf(code: string): PostRefusal {
  if (NO_CONSENT.has(code)) {
    return "no-consent";
  }
  return NOT_THERE.has(code) ? "not-in-conversation" : "not-permitted";
}

function distinct(tokens: readonly (string | null)[]): readonly string[] {
  return [...new Set(tokens.filter((token) => token !== null))];
}
