/** Where a message stands in Slack. `ts` is Slack's message id, unique within its channel. */
export interface MessageRef {
  readonly teamId: string;
  readonly channelId: string;
  readonly ts: string;
  /** The parent's `ts` when the message is a reply in a thread. */
  readonly threadTs?: string;
}

/** A file that came with a message. Its name is content: it is scanned and never stored. */
export interface FileRef {
  readonly id: string;
  readonly name?: string;
  readonly mimetype?: string;
  /** Bytes, as Slack says. */
  readonly size?: number;
}

/** What was posted. An edit is the same `ref` with a new `revision`. */
export interface Message {
  readonly ref: MessageRef;
  readonly authorId: string;
  /** The author's own workspace, when Slack names it. */
  readonly authorTeamId?: string;
  /** Body, blocks, attachments and file names, flattened; Slack markup is kept. */
  readonly text: string;
  readonly files: readonly FileRef[];
  /** Changes when the content does; a keyed digest, so it reveals nothing of the text. */
  readonly revision: string;
}

/** Slack's four kinds of conversation, as `channel_type` in a message event. */
export type ConversationKind = "channel" | "group" | "im" | "mpim";

/** What the listener learned from the event itself, so that the worker can act for the right person. */
export interface Origin {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  /** The user whose token the event came through, for conversations the bot is not in; else `null`. */
  readonly authorizedUserId: string | null;
  readonly conversation: ConversationKind;
  /** Slack's `is_ext_shared_channel` on the event's wrapper. */
  readonly externalHint: boolean;
}

/** The `revisedAt` of a message that is gone: later than any revision. */
export const DELETED = Number.MAX_SAFE_INTEGER;

/** One string for a message's place, for keys and logs. */
export function messageKey(ref: MessageRef): string {
  return `${ref.teamId}/${ref.channelId}/${ref.ts}`;
}
