import type { ConversationKind, FileRef, Message, MessageRef, Origin } from "../core/message.ts";
import { CONVERSATION_EVENTS, type ConversationChange, conversationChange } from "./conversation-change.ts";
import { asList, asObject, asString, flattenMessage } from "./flatten.ts";
import type { OwnApp } from "./own-app.ts";

/**
 * What a Slack event means to Sotto. Decisions worth knowing:
 * - An edit counts when what readers see has changed. A link preview that adds words (a quoted message, a document's
 *   title) is such a change; one that adds none, and Slack's twin of a broadcast reply, are not.
 * - Posts of other apps are left out unless the policy includes them; Sotto's own always are.
 * - A person's conversation with the app itself is nobody else's to read, and is left out.
 */
export type Decoded =
  | {
      readonly kind: "posted" | "edited";
      readonly message: Omit<Message, "revision">;
      readonly origin: Origin;
      /** When this revision was made, ms since the epoch. */
      readonly revisedAt: number;
      /** True when a bound was met and a part was not read. */
      readonly truncated: boolean;
    }
  | { readonly kind: "deleted"; readonly ref: MessageRef; readonly origin: Origin }
  | ({ readonly kind: "conversation-changed"; readonly origin: Origin } & ConversationChange)
  | { readonly kind: "guest-changed"; readonly userId: string; readonly origin: Origin }
  | { readonly kind: "rate-limited"; readonly teamId: string }
  /** A message, but one that can't be read: nobody knows what it says. */
  | { readonly kind: "malformed"; readonly teamId: string | null; readonly channelId: string | null }
  | { readonly kind: "ignored"; readonly why: IgnoredReason };

/** Permanent, for the metrics page. */
export type IgnoredReason =
  | "not-an-event"
  | "other-event"
  | "malformed"
  | "subtype"
  | "bot"
  | "own"
  | "unchanged"
  | "with-app";

export interface DecodeOptions {
  /** Whether posts of other apps are read. */
  readonly includeBots: boolean;
  /** Sotto's own user, for events that do not say it: those a person's consent lets it see. Default: not known. */
  readonly ownUserId?: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Subtypes that carry a person's words; all others are notices of Slack's own. */
const SPOKEN: ReadonlySet<string> = new Set([
  "file_share",
  "thread_broadcast",
  "me_message",
  "bot_message",
  "file_comment",
]);

/** Subtypes that tell of another message. */
const CHANGES: ReadonlySet<string> = new Set(["message_changed", "message_deleted"]);

/** Reads an event's body, whatever it is. Never throws. */
export function decode(body: unknown, options: DecodeOptions): Decoded {
  const envelope = asObject(body);
  if (envelope === null) {
    return ignored("not-an-event");
  }
  if (envelope.type === "app_rate_limited") {
    return { kind: "rate-limited", teamId: asString(envelope.team_id) ?? "" };
  }
  const event = asObject(envelope.event);
  if (event === null) {
    return ignored("not-an-event");
  }
  const change = conversationChange(event, ownUserOf(envelope, options));
  if (change !== null) {
    const origin = originOf(envelope, change.channelId, event.channel_type);
    return origin === null ? ignored("malformed") : { kind: "conversation-changed", origin, ...change };
  }
  switch (event.type) {
    case "message":
      return decodeMessage(envelope, event, options);
    case "user_change":
      return decodePersonChange(envelope, event);
    default:
      return ignored(CONVERSATION_EVENTS.has(asString(event.type) ?? "") ? "malformed" : "other-event");
  }
}

/** Somebody who is a guest now: Slack does not say since when. */
function decodePersonChange(envelope: Json, event: Json): Decoded {
  const user = asObject(event.user);
  const userId = asString(user?.id);
  const origin = originOf(envelope, "", null);
  const isGuest = (user?.is_restricted === true || user?.is_ultra_restricted === true) && user.deleted !== true;
  return origin === null || userId === null || !isGuest
    ? ignored("other-event")
    : { kind: "guest-changed", userId, origin };
}

function decodeMessage(envelope: Json, event: Json, options: DecodeOptions): Decoded {
  const subtype = asString(event.subtype);
  if (subtype !== null && !SPOKEN.has(subtype) && !CHANGES.has(subtype)) {
    return ignored("subtype");
  }
  const channelId = asString(event.channel);
  const origin = channelId === null ? null : originOf(envelope, channelId, event.channel_type);
  if (origin === null || channelId === null) {
    return malformed(envelope, event);
  }
  if (origin.conversation === "im" && isConversationWithApp(envelope)) {
    return ignored("with-app");
  }
  const place = { envelope, origin, channelId, options };
  if (subtype === "message_deleted") {
    const ts = timestampOf(event.deleted_ts) ?? timestampOf(asObject(event.previous_message)?.ts);
    return deleted(place, ts, asObject(event.previous_message));
  }
  if (subtype === "message_changed") {
    return decodeEdit(place, event);
  }
  return spoken(place, event, null, timestampOf(event.ts));
}

interface Place {
  readonly envelope: Json;
  readonly origin: Origin;
  readonly channelId: string;
  readonly options: DecodeOptions;
}

function deleted(place: Place, ts: string | null, previous: Json | null): Decoded {
  if (ts === null) {
    return ignored("malformed");
  }
  return { kind: "deleted", ref: refOf(place, ts, timestampOf(previous?.thread_ts)), origin: place.origin };
}

function decodeEdit(place: Place, event: Json): Decoded {
  const message = asObject(event.message);
  if (message === null) {
    return malformed(place.envelope, event);
  }
  const previous = asObject(event.previous_message);
  // Slack gives the edit's own time in whole seconds, so it may lie before the post; the event's is exact.
  const editedAt = latest([event.event_ts, event.ts, asObject(message.edited)?.ts, message.ts]);
  // A deleted parent stays as a tombstone, because its thread does.
  if (message.subtype === "tombstone") {
    return deleted(place, timestampOf(message.ts), previous ?? message);
  }
  return spoken(place, message, previous ?? {}, editedAt);
}

/** A message of a person, or of an app; `previous` is `null` for a new one and `{}` for an edit Slack says nothing of. */
function spoken(place: Place, message: Json, previous: Json | null, revisedTs: string | null): Decoded {
  const subtype = asString(message.subtype);
  if (subtype !== null && !SPOKEN.has(subtype)) {
    return ignored("subtype");
  }
  const speaker = speakerOf(place, message);
  if (speaker === "sotto") {
    return ignored("own");
  }
  if (speaker === "app" && !place.options.includeBots) {
    return ignored("bot");
  }
  const ts = timestampOf(message.ts);
  const authorId = asString(message.user) ?? asString(message.bot_id);
  if (ts === null || authorId === null) {
    return { kind: "malformed", teamId: place.origin.teamId, channelId: place.channelId };
  }
  const { text, truncated } = flattenMessage(message);
  const files = filesOf(message);
  const before = previous === null ? [] : filesOf(previous);
  if (previous !== null && previous.ts !== undefined) {
    const same = files.length === before.length && files.every((file, index) => file.id === before[index]?.id);
    if (same && text === flattenMessage(previous).text) {
      return ignored("unchanged");
    }
  }
  const authorTeamId = asString(message.user_team) ?? asString(message.source_team) ?? asString(message.team);
  return {
    kind: previous === null ? "posted" : "edited",
    message: {
      ref: refOf(place, ts, timestampOf(message.thread_ts)),
      authorId,
      ...(authorTeamId === null ? {} : { authorTeamId }),
      text,
      files,
    },
    origin: place.origin,
    revisedAt: millisecondsOf(revisedTs ?? ts),
    truncated,
  };
}

/** A message as Slack's history shows it; `null` for one that is nobody's words. */
export function decodePast(
  message: unknown,
  place: {
    readonly origin: Origin;
    readonly channelId: string;
    readonly own: OwnApp;
    readonly options: DecodeOptions;
  },
): Extract<Decoded, { kind: "posted" | "edited" }> | null {
  const posted = asObject(message);
  if (posted === null) {
    return null;
  }
  const { origin, channelId, own } = place;
  const envelope = { api_app_id: own.appId };
  const options = { ...place.options, ownUserId: own.userId };
  const revisedTs = latest([asObject(posted.edited)?.ts, posted.ts]);
  const decoded = spoken({ envelope, origin, channelId, options }, posted, null, revisedTs);
  return decoded.kind === "posted" || decoded.kind === "edited" ? decoded : null;
}

/** The latest of Slack's timestamps, whatever else stands among them. */
function latest(timestamps: readonly unknown[]): string | null {
  let found: string | null = null;
  for (const ts of timestamps.map(timestampOf)) {
    if (ts !== null && (found === null || millisecondsOf(ts) > millisecondsOf(found))) {
      found = ts;
    }
  }
  return found;
}

/** The app's own user: whom the event came for, or who is known to be. */
function ownUserOf(envelope: Json, { ownUserId = null }: DecodeOptions): string | null {
  const authorization = asObject(asList(envelope.authorizations)[0]);
  return authorization?.is_bot === true ? asString(authorization.user_id) : ownUserId;
}

/** The workspace of an event that a person's consent lets Sotto see; `null` for one it sees itself. */
export function seenThroughPerson(body: unknown): Pick<Origin, "teamId" | "enterpriseId"> | null {
  const envelope = asObject(body);
  const origin = envelope === null ? null : originOf(envelope, "", null);
  return origin === null || origin.authorizedUserId === null ? null : origin;
}

/**
 * Who speaks. Slack stamps whatever an app posts with the app's ids, with a person's token as well; what Sotto posts in
 * somebody's name is theirs all the same, and is told by its user. Where nobody knows who Sotto's own user is, all it
 * posted counts as its own.
 */
function speakerOf({ envelope, options }: Place, message: Json): "sotto" | "app" | "person" {
  const user = asString(message.user);
  const ownUser = ownUserOf(envelope, options);
  if (user !== null && user === ownUser) {
    return "sotto";
  }
  const appId = asString(envelope.api_app_id);
  const from = asString(message.app_id) ?? asString(asObject(message.bot_profile)?.app_id);
  if (appId !== null && from === appId) {
    return user === null || ownUser === null ? "sotto" : "person";
  }
  return asString(message.bot_id) !== null || message.subtype === "bot_message" ? "app" : "person";
}

/** In a one-to-one conversation the bot is a party to, the only other reader is the app. */
function isConversationWithApp(envelope: Json): boolean {
  return asObject(asList(envelope.authorizations)[0])?.is_bot === true;
}

function refOf(place: Place, ts: string, threadTs: string | null): MessageRef {
  const ref = { teamId: place.origin.teamId, channelId: place.channelId, ts };
  return threadTs === null || threadTs === ts ? ref : { ...ref, threadTs };
}

function filesOf(message: Json): readonly FileRef[] {
  const files: FileRef[] = [];
  for (const value of asList(message.files)) {
    const file = asObject(value);
    const id = asString(file?.id);
    // A tombstone is what is left of a deleted file; a hidden one can't be opened by anybody.
    if (file === null || id === null || file.mode === "tombstone" || file.mode === "hidden_by_limit") {
      continue;
    }
    const name = asString(file.name);
    const mimetype = asString(file.mimetype);
    files.push({
      id,
      ...(name === null ? {} : { name }),
      ...(mimetype === null ? {} : { mimetype }),
      ...(typeof file.size === "number" && Number.isFinite(file.size) ? { size: file.size } : {}),
    });
  }
  return files;
}

/** The workspace through which Sotto sees the event: in a shared channel `team_id` can be somebody else's. */
function teamOf(envelope: Json): string | null {
  const authorization = asObject(asList(envelope.authorizations)[0]);
  return asString(authorization?.team_id) ?? asString(envelope.context_team_id) ?? asString(envelope.team_id);
}

function originOf(envelope: Json, channelId: string, channelType: unknown): Origin | null {
  const teamId = teamOf(envelope);
  if (teamId === null) {
    return null;
  }
  const authorization = asObject(asList(envelope.authorizations)[0]);
  return {
    teamId,
    enterpriseId:
      asString(authorization?.enterprise_id) ??
      asString(envelope.context_enterprise_id) ??
      asString(envelope.enterprise_id),
    authorizedUserId: authorization !== null && authorization.is_bot === false ? asString(authorization.user_id) : null,
    conversation: conversationOf(asString(channelType), channelId),
    externalHint: envelope.is_ext_shared_channel === true,
  };
}

function conversationOf(type: string | null, channelId: string): ConversationKind {
  switch (type) {
    case "channel":
    case "group":
    case "im":
    case "mpim":
      return type;
    case "app_home":
      return "im";
    default:
      return channelId.startsWith("D") ? "im" : channelId.startsWith("G") ? "group" : "channel";
  }
}

/**
 * Slack's `ts`: seconds with six decimals. A number is taken where it says the same to the microsecond, because a
 * message must not go unread for a missing pair of quotes; anything else is no name of a message.
 */
function timestampOf(value: unknown): string | null {
  if (typeof value === "string") {
    return /^\d{1,16}(?:\.\d{1,9})?$/.test(value) ? value : null;
  }
  if (typeof value !== "number" || !(value > 0 && value < 1e11)) {
    return null;
  }
  const written = value.toFixed(6);
  return Number(written) === value ? written : null;
}

/** Slack's `ts` is seconds with six decimals; 0 when it is not a time at all. */
function millisecondsOf(ts: string): number {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : 0;
}

function malformed(envelope: Json, event: Json): Decoded {
  return { kind: "malformed", teamId: teamOf(envelope), channelId: asString(event.channel) };
}

function ignored(why: IgnoredReason): Decoded {
  return { kind: "ignored", why };
}
