/** The records a workspace is made of. Messages, files and views keep Slack's own field names. */

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterpriseId: string | null;
}

/** `guest` is Slack's multi-channel guest, `single-channel-guest` its ultra-restricted one. */
export type Role = "owner" | "admin" | "full" | "guest" | "single-channel-guest" | "bot";

export interface User {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  realName: string;
  email: string | null;
  tz: string;
  /** BCP 47, as the person set their Slack to. */
  locale: string;
  role: Role;
  deleted: boolean;
  /** `chat.postEphemeral` reaches only active people; Slack accepts it for others and shows nothing. */
  presence: "active" | "away";
  readonly botId: string | null;
  readonly appId: string | null;
  /** Seconds since the epoch. */
  updated: number;
}

export type ChannelKind = "public" | "private" | "im" | "mpim";

export interface Channel {
  /** Changes when a share begins, as in Slack. */
  id: string;
  readonly kind: ChannelKind;
  name: string;
  readonly hostTeamId: string;
  readonly creator: string;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly general: boolean;
  archived: boolean;
  topic: string;
  purpose: string;
  members: Set<string>;
  /** Other organisations that share it. */
  connectedTeamIds: string[];
  /** Organisations that were invited and have not accepted. */
  pendingTeamIds: string[];
  previousIds: string[];
  /** Oldest first, replies included. */
  messages: SlackMessage[];
}

export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly [key: string]: Json;
}

/** A message as Slack's API and events show it. */
export interface SlackMessage {
  readonly type: "message";
  subtype?: string;
  readonly ts: string;
  user?: string;
  team?: string;
  text: string;
  blocks?: Block[];
  attachments?: JsonObject[];
  files?: JsonObject[];
  upload?: boolean;
  client_msg_id?: string;
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users?: string[];
  reply_users_count?: number;
  latest_reply?: string;
  edited?: { user: string; ts: string };
  bot_id?: string;
  app_id?: string;
  bot_profile?: JsonObject;
  username?: string;
  icons?: JsonObject;
  root?: JsonObject;
  metadata?: JsonObject;
  inviter?: string;
  reactions?: { name: string; users: string[]; count: number }[];
}

/** A message only one person sees. Never part of a conversation's history. */
export interface Ephemeral {
  readonly ts: string;
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs: string | null;
  readonly botId: string | null;
  text: string;
  blocks: Block[];
  /** False when the person was away: Slack accepts the call and shows nothing. */
  readonly shown: boolean;
  /** Grows with each `replace_original`. */
  revision: number;
  deleted: boolean;
}

export interface StoredFile {
  readonly id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  readonly userId: string;
  readonly teamId: string;
  bytes: Uint8Array;
  readonly created: number;
  /** Conversation id → ts of the message that shares it. */
  shares: Map<string, string>;
  /** False between the upload URL and its completion. */
  complete: boolean;
  deleted: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly teamId: string;
  readonly handle: string;
  readonly name: string;
  users: string[];
}

/** A modal or Home tab. `view` is Slack's own shape, ids and `state` included. */
export interface ViewRecord {
  readonly id: string;
  readonly kind: "modal" | "home";
  readonly userId: string;
  /** The conversation the person was in when it opened, `null` where that is none. */
  readonly cameFrom: string | null;
  readonly teamId: string;
  readonly appId: string;
  rootId: string;
  previousId: string | null;
  hash: string;
  view: JsonObject;
  open: boolean;
  /** Grows with each update. */
  revision: number;
}

export type TokenKind = "bot" | "user" | "app";

export interface Token {
  readonly token: string;
  readonly kind: TokenKind;
  readonly teamId: string;
  readonly userId: string | null;
  /** Of the app's bot user; `null` for other kinds. */
  readonly botId: string | null;
  readonly appId: string;
  scopes: string[];
  revoked: boolean;
}

/** The app as installed in one workspace. */
export interface Installation {
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botToken: string;
  botScopes: string[];
  /** People who gave the app their own consent, by user id. */
  users: Map<string, { token: string; scopes: string[]; readonly botId: string }>;
}
