import type { AppConfig } from "./app-config.ts";
import type { CallRecord } from "./calls.ts";
import type { Faults } from "./faults.ts";
import type { Block, Ephemeral, JsonObject, SlackMessage, ViewRecord } from "./model/records.ts";
import type { Seed } from "./model/seed-shape.ts";
import type { Workspace } from "./model/workspace.ts";

/** How the app gets its events, interactions and commands. */
export type TransportOption = { readonly kind: "socket" } | { readonly kind: "http"; readonly url?: string };

export interface SandboxOptions {
  /** Default: the fictional Harbour PR workspace. */
  readonly seed?: Seed;
  /** Default 0: any free port, on loopback. */
  readonly port?: number;
  /** Default `{ kind: "socket" }`. With `http`, the URL can also be given later by `setRequestUrl`. */
  readonly transport?: TransportOption;
  /** Path of the app's manifest; without one the app may do and hear everything. */
  readonly manifest?: string;
  readonly delivery?: DeliveryOptions;
  /** `off` (default), or a factor on Slack's own per-minute tiers: 1 is Slack, 10 ten times as generous. */
  readonly rateLimits?: "off" | number;
  /** Lifetime of a trigger in ms. Default 3,000. */
  readonly triggerMs?: number;
}

export interface DeliveryOptions {
  /** How long the app may take to acknowledge, ms. Default 3,000. */
  readonly ackTimeoutMs?: number;
  /** Waits before each retry of an event, ms. Default at once, a minute, five minutes. */
  readonly retryDelaysMs?: readonly number[];
  /** Keep events for an app that is not connected instead of spending retries on it. Default false. */
  readonly waitForApp?: boolean;
}

/** A message as a person sees it: an ordinary one, or an ephemeral only they see. */
export interface Shown {
  readonly kind: "message" | "ephemeral";
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** Who posted it; an app's posts carry its bot user. */
  readonly userId: string | null;
  readonly botId: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Everything readable in it, blocks included, one piece a line. */
  readonly plain: string;
  readonly buttons: readonly Button[];
  readonly files: readonly JsonObject[];
  readonly edited: boolean;
}

export interface Button {
  readonly actionId: string;
  readonly blockId: string;
  readonly label: string;
  readonly value: string | null;
  readonly url: string | null;
  /** What Slack asks before the press counts; `null` when it asks nothing. */
  readonly confirm: { readonly title: string; readonly text: string; readonly button: string } | null;
}

/** Where a message is; what `post` returns and `edit`, `delete`, `shortcut` take. */
export interface MessageAddress {
  readonly channelId: string;
  readonly ts: string;
}

export interface PostOptions {
  /** Reply in the thread of this message, or of this parent `ts`. */
  readonly thread?: MessageAddress | string;
  /** Also show the reply in the channel. */
  readonly broadcast?: boolean;
  readonly files?: readonly UploadFile[];
}

export interface UploadFile {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
  readonly mimetype?: string;
}

export interface UploadOptions {
  readonly comment?: string;
  readonly thread?: MessageAddress | string;
}

/** What the app said to an interaction or command within the time Slack allows. */
export interface AppAnswer {
  /** False when it did not acknowledge in time, was not connected, or answered with an error status. */
  readonly acknowledged: boolean;
  /** How long it took, ms. */
  readonly tookMs: number;
  /** The acknowledgement's body, if it had one. */
  readonly body: JsonObject | string | null;
  /** Field errors of a `response_action: errors`, by block id; empty otherwise. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Values for a modal's inputs, by block id, action id or the input's label. */
export type FormValues = Readonly<Record<string, string | readonly string[] | boolean>>;

/** Someone in the workspace. Channels are `#name`, `@person` (the direct conversation) or an id. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  post(channel: string, text: string, options?: PostOptions): Promise<MessageAddress>;
  edit(message: MessageAddress, text: string): Promise<void>;
  delete(message: MessageAddress): Promise<void>;
  upload(channel: string, file: UploadFile, options?: UploadOptions): Promise<MessageAddress & { fileId: string }>;
  /** Presses a button (of several with one action, that of this value), or picks this value in a menu. Resolves once the app acknowledged or failed to. */
  click(shown: Shown | ViewRecord, actionId: string, value?: string): Promise<AppAnswer>;
  submit(view: ViewRecord, values?: FormValues): Promise<AppAnswer>;
  closeView(view: ViewRecord): Promise<AppAnswer | null>;
  command(line: string, channel: string): Promise<AppAnswer>;
  /** A message shortcut when a message is given, else a global one. */
  shortcut(callbackId: string, message?: MessageAddress): Promise<AppAnswer>;
  openHome(): Promise<void>;
  /** The channel as this person sees it, oldest first, their ephemerals in place. */
  sees(channel: string): readonly Shown[];
  /** Ephemerals now on this person's screen, oldest first. */
  ephemerals(channel?: string): readonly Shown[];
  /** The modal on top of this person's screen. */
  modal(): ViewRecord | null;
  home(): ViewRecord | null;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  react(message: MessageAddress, emoji: string): Promise<void>;
  setPresence(presence: "active" | "away"): void;
}

export interface Tokens {
  readonly bot: string;
  readonly app: string;
  /** The token of a person who gave consent; gives consent first when they have not. */
  user(who: string): string;
}

/** A running workspace. Everything that waits takes a timeout in ms, 10,000 unless given. */
export interface Sandbox {
  readonly workspace: Workspace;
  readonly app: AppConfig;
  readonly faults: Faults;
  /** Root of the server, without a trailing slash. */
  readonly url: string;
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: Tokens;
  as(who: string): Actor;
  /** Settings for the bot's process. */
  env(): Record<string, string>;
  channelId(channel: string): string;
  userId(who: string): string;
  /** Where events go in HTTP mode; sends `url_verification` first and rejects when the app fails it. */
  setRequestUrl(url: string, options?: { readonly verify?: boolean }): Promise<void>;
  /** Resolves when a socket is open (Socket Mode) or the request URL is verified (HTTP). */
  appConnected(timeout?: number): Promise<void>;

  /** How many sockets are open; in HTTP mode 1 once there is a request URL. */
  connections(): number;

  /** The first value that is neither null, undefined nor false, looked for again at every change. */
  waitFor<T>(look: () => T | null | undefined | false, timeout?: number, what?: string): Promise<T>;
  /** The next message of the app with buttons meant for this person, each returned once: ephemeral or app DM. */
  nudgeFor(who: string, timeout?: number): Promise<Shown>;
  /** The next ephemeral for this person, each returned once. */
  nextEphemeral(who: string, timeout?: number): Promise<Shown>;
  /** The next message an app posted there, each returned once. */
  nextMessage(channel: string, timeout?: number): Promise<Shown>;
  /** The modal a person gets next, each returned once. */
  nextModal(who: string, timeout?: number): Promise<ViewRecord>;
  /** Resolves when no event or interaction is waiting for the app and no retry is planned. */
  delivered(timeout?: number): Promise<void>;
  /** Sends every event the app never acknowledged again, as Slack's delayed retries do. */
  redeliver(): void;
  /** Sends an event that was already delivered once more, unchanged. */
  repeatEvent(eventId: string): void;
  /** Events handed out so far, newest last. */
  events(type?: string): readonly SentEvent[];
  /** Web API calls so far, newest last. */
  calls(method?: string): readonly CallRecord[];
  message(address: MessageAddress): SlackMessage | null;
  ephemeral(ts: string): Ephemeral | null;

  /** `pending` offers it only; `newId` gives the channel a new id as Slack does when a share begins. */
  share(channel: string, teamId: string, options?: { readonly pending?: boolean; readonly newId?: boolean }): void;
  acceptShare(channel: string, teamId: string): void;
  unshare(channel: string, teamId: string): void;
  invite(channel: string, who: string): void;
  /** Turns a colleague into a multi-channel guest. */
  makeGuest(who: string): void;
  /** Adds the app to a conversation. */
  inviteApp(channel: string): void;
  remove(channel: string, who: string): void;
  archive(channel: string): void;
  /** Gives the app this person's consent and returns their token. */
  authorise(who: string, scopes?: readonly string[]): string;
  setGroup(handle: string, people: readonly string[]): void;
  /** Closes every socket, politely (`disconnect` first) or not. */
  dropSockets(how?: "refresh_requested" | "warning" | "abrupt"): void;
  stop(): Promise<void>;
}

export interface SentEvent {
  readonly eventId: string;
  readonly type: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  readonly acknowledged: boolean;
  readonly givenUp: boolean;
}
