import { Person } from "./actor.ts";
import type { AppConfig } from "./app-config.ts";
import type { CallRecord } from "./calls.ts";
import type { Courier } from "./delivery/courier.ts";
import type { HttpPush } from "./delivery/http-push.ts";
import type { ResponseUrls } from "./delivery/response-urls.ts";
import type { SocketMode } from "./delivery/socket-mode.ts";
import type { Faults } from "./faults.ts";
import {
  addMember,
  changeChannelId,
  connectTeam,
  disconnectTeam,
  offerShare,
  removeMember,
  setArchived,
} from "./model/channels.ts";
import { authoriseUser } from "./model/installations.ts";
import { isAppsOwn } from "./model/messages.ts";
import type { Ephemeral, SlackMessage, ViewRecord } from "./model/records.ts";
import type { Workspace } from "./model/workspace.ts";
import type { Actor, MessageAddress, Sandbox, SentEvent, Shown, Tokens } from "./sandbox.ts";
import { shownEphemeral, shownMessage } from "./screen.ts";
import type { SandboxServer } from "./server.ts";
import { waitFor } from "./waiting.ts";
import type { World } from "./world.ts";

export interface RunningParts {
  readonly world: World;
  readonly courier: Courier;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly server: SandboxServer;
  readonly sockets: SocketMode | null;
  readonly push: HttpPush | null;
  readonly calls: CallRecord[];
  readonly appToken: string;
}

/** The typed client of a workspace that runs in this process. */
export class RunningSandbox implements Sandbox {
  readonly workspace: Workspace;
  readonly app: AppConfig;
  readonly faults: Faults;
  readonly url: string;
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: Tokens;
  readonly #parts: RunningParts;
  /** What each kind of waiting has already returned. */
  readonly #returned = new Set<string>();

  constructor(parts: RunningParts) {
    const { world } = parts;
    this.#parts = parts;
    this.workspace = world.workspace;
    this.app = world.app;
    this.faults = parts.faults;
    this.url = world.baseUrl();
    this.apiUrl = `${this.url}/api/`;
    this.signingSecret = world.signingSecret;
    this.clientId = world.clientId;
    this.clientSecret = world.clientSecret;
    this.tokens = {
      bot: world.workspace.installations.get(world.workspace.homeTeamId)?.botToken ?? "",
      app: parts.appToken,
      user: (who) => this.authorise(who),
    };
  }

  as(who: string): Actor {
    return new Person(this.#parts, this.workspace.user(who));
  }

  env(): Record<string, string> {
    const common = { SLACK_BOT_TOKEN: this.tokens.bot, SLACK_API_URL: this.apiUrl };
    return this.#parts.sockets === null
      ? { ...common, SLACK_SIGNING_SECRET: this.signingSecret }
      : { ...common, SLACK_APP_TOKEN: this.tokens.app };
  }

  channelId(channel: string): string {
    return this.workspace.channel(channel).id;
  }

  userId(who: string): string {
    return this.workspace.user(who).id;
  }

  async setRequestUrl(url: string, options: { readonly verify?: boolean } = {}): Promise<void> {
    if (this.#parts.push === null) {
      throw new Error("This sandbox uses Socket Mode.");
    }
    await this.#parts.push.setUrl(url, options.verify ?? true);
  }

  async appConnected(timeout?: number): Promise<void> {
    const transport = this.#parts.sockets ?? this.#parts.push;
    await this.waitFor(() => transport?.connected === true, timeout, "the app to connect");
  }

  connections(): number {
    return this.#parts.sockets?.connectionCount ?? (this.#parts.push?.connected ? 1 : 0);
  }

  waitFor<T>(look: () => T | null | undefined | false, timeout?: number, what?: string): Promise<T> {
    return waitFor(this.workspace, look, timeout, what);
  }

  nudgeFor(who: string, timeout?: number): Promise<Shown> {
    const { id } = this.workspace.user(who);
    return this.#next(
      `nudge ${id}`,
      () => [...this.#ephemeralsOf(id), ...this.#directOf(id)].filter((shown) => shown.buttons.length > 0),
      timeout,
    );
  }

  nextEphemeral(who: string, timeout?: number): Promise<Shown> {
    const { id } = this.workspace.user(who);
    return this.#next(`ephemeral ${id}`, () => this.#ephemeralsOf(id), timeout);
  }

  nextMessage(name: string, timeout?: number): Promise<Shown> {
    const channel = this.workspace.channel(name);
    return this.#next(
      `message ${channel.id}`,
      () =>
        channel.messages
          .filter((message) => isAppsOwn(this.workspace, message) && !message.subtype?.endsWith("_join"))
          .map((message) => shownMessage(channel, message)),
      timeout,
    );
  }

  async nextModal(who: string, timeout?: number): Promise<ViewRecord> {
    const { id } = this.workspace.user(who);
    const record = await this.waitFor(
      () => (this.workspace.modals.get(id) ?? []).find((one) => !this.#returned.has(`modal ${one.id}`)),
      timeout,
      `a modal for ${who}`,
    );
    this.#returned.add(`modal ${record.id}`);
    return record;
  }

  async delivered(timeout?: number): Promise<void> {
    await this.waitFor(() => this.#parts.courier.idle, timeout, "the app to acknowledge everything");
  }

  redeliver(): void {
    this.#parts.courier.queue.redeliver();
  }

  repeatEvent(eventId: string): void {
    this.#parts.courier.queue.repeat(eventId);
  }

  events(type?: string): readonly SentEvent[] {
    return this.#parts.courier.queue.sent().filter((event) => type === undefined || event.type === type);
  }

  calls(method?: string): readonly CallRecord[] {
    return this.#parts.calls.filter((call) => method === undefined || call.method === method);
  }

  message(address: MessageAddress): SlackMessage | null {
    return this.workspace.message(address.channelId, address.ts);
  }

  ephemeral(ts: string): Ephemeral | null {
    return this.workspace.ephemerals.find((one) => one.ts === ts) ?? null;
  }

  share(name: string, teamId: string, options: { readonly pending?: boolean; readonly newId?: boolean } = {}): void {
    const channel = this.workspace.channel(name);
    const team = this.workspace.team(teamId);
    if (options.newId === true) {
      changeChannelId(this.workspace, channel);
    }
    if (options.pending === true) {
      offerShare(this.workspace, channel, team);
    } else {
      connectTeam(this.workspace, channel, team);
    }
  }

  acceptShare(name: string, teamId: string): void {
    connectTeam(this.workspace, this.workspace.channel(name), this.workspace.team(teamId));
  }

  unshare(name: string, teamId: string): void {
    disconnectTeam(this.workspace, this.workspace.channel(name), this.workspace.team(teamId));
  }

  invite(name: string, who: string): void {
    addMember(this.workspace, this.workspace.channel(name), this.workspace.user(who).id, null);
  }

  makeGuest(who: string): void {
    const user = this.workspace.user(who);
    user.role = "guest";
    this.workspace.emit({ kind: "user-changed", user });
  }

  inviteApp(name: string): void {
    addMember(this.workspace, this.workspace.channel(name), this.#bot(), null);
  }

  remove(name: string, who: string): void {
    removeMember(this.workspace, this.workspace.channel(name), this.workspace.user(who).id, null);
  }

  archive(name: string): void {
    const channel = this.workspace.channel(name);
    setArchived(this.workspace, channel, true, channel.creator);
  }

  authorise(who: string, scopes: readonly string[] = this.app.userScopes): string {
    return authoriseUser(this.workspace, this.app, this.workspace.user(who).id, scopes);
  }

  setGroup(handle: string, people: readonly string[]): void {
    const group = [...this.workspace.groups.values()].find((one) => one.handle === handle || one.id === handle);
    if (group === undefined) {
      throw new Error(`The sandbox has no group called ${handle}.`);
    }
    group.users = people.map((who) => this.workspace.user(who).id);
    this.workspace.emit({ kind: "group-changed", group });
  }

  dropSockets(how: "refresh_requested" | "warning" | "abrupt" = "abrupt"): void {
    this.#parts.sockets?.drop(how);
  }

  async stop(): Promise<void> {
    this.#parts.courier.stop();
    await (this.#parts.sockets ?? this.#parts.push)?.stop();
    await this.#parts.server.close();
  }

  #bot(): string {
    return this.workspace.installations.get(this.workspace.homeTeamId)?.botUserId ?? "";
  }

  #ephemeralsOf(userId: string): readonly Shown[] {
    return this.workspace.ephemerals
      .filter((one) => one.userId === userId && one.shown && !one.deleted)
      .map((one) => shownEphemeral(this.workspace, one));
  }

  #directOf(userId: string): readonly Shown[] {
    const channel = this.workspace.direct([userId, this.#bot()]);
    return channel === null
      ? []
      : channel.messages
          .filter((message) => message.user === this.#bot())
          .map((message) => shownMessage(channel, message));
  }

  async #next(key: string, list: () => readonly Shown[], timeout: number | undefined): Promise<Shown> {
    const found = await this.waitFor(
      () => list().find((shown) => !this.#returned.has(`${key} ${shown.ts}`)),
      timeout,
      `the next ${key}`,
    );
    this.#returned.add(`${key} ${found.ts}`);
    return found;
  }
}
