import { addMember, openDirect, removeMember } from "./model/channels.ts";
import { typedText } from "./model/formatting.ts";
import { deleteMessage, editMessage, postMessage } from "./model/messages.ts";
import type { Channel, SlackMessage, User } from "./model/records.ts";
import type { MessageAddress, PostOptions } from "./sandbox.ts";
import type { World } from "./world.ts";

/** What a person can do with words alone: be somewhere, say something, take it back. */
export class Membership {
  readonly id: string;
  readonly name: string;
  protected readonly user: User;
  readonly #world: World;

  constructor(world: World, user: User) {
    this.#world = world;
    this.user = user;
    this.id = user.id;
    this.name = user.name;
  }

  protected say(name: string, text: string, options: PostOptions): MessageAddress {
    const channel = this.room(name);
    if (channel.archived) {
      throw new Error(`#${channel.name} is archived.`);
    }
    const message = postMessage(this.#world.workspace, {
      channel,
      userId: this.id,
      ...typedText(this.#world.workspace, text),
      threadTs: this.threadTs(options.thread),
      broadcast: options.broadcast ?? false,
    });
    return { channelId: channel.id, ts: message.ts };
  }

  async edit(address: MessageAddress, text: string): Promise<void> {
    const message = this.#own(address);
    editMessage(this.#world.workspace, this.room(address.channelId), message, {
      ...typedText(this.#world.workspace, text),
      editorId: this.id,
    });
  }

  async delete(address: MessageAddress): Promise<void> {
    deleteMessage(this.#world.workspace, this.room(address.channelId), this.#own(address));
  }

  async react(address: MessageAddress, name: string): Promise<void> {
    const message = this.existing(address);
    message.reactions = [...(message.reactions ?? []), { name, users: [this.id], count: 1 }];
    const channel = this.room(address.channelId);
    this.#world.workspace.emit({ kind: "reaction-added", channel, message, userId: this.id, name });
  }

  async join(name: string): Promise<void> {
    addMember(this.#world.workspace, this.#world.workspace.channel(name), this.id, null);
  }

  async leave(name: string): Promise<void> {
    removeMember(this.#world.workspace, this.room(name), this.id, null);
  }

  setPresence(presence: "active" | "away"): void {
    this.user.presence = presence;
    this.#world.workspace.emit({ kind: "traffic" });
  }

  /** The conversation, `@person` for the direct one. @throws when this person is not in it. */
  protected room(name: string): Channel {
    const { workspace } = this.#world;
    const channel = name.startsWith("@")
      ? openDirect(workspace, [this.id, workspace.user(name).id]).channel
      : workspace.channel(name);
    if (!channel.members.has(this.id)) {
      throw new Error(`${this.name} is not in ${name}.`);
    }
    return channel;
  }

  protected existing(address: MessageAddress): SlackMessage {
    const message = this.#world.workspace.message(address.channelId, address.ts);
    if (message === null) {
      throw new Error(`There is no message ${address.ts} in ${address.channelId}.`);
    }
    return message;
  }

  protected threadTs(thread: MessageAddress | string | undefined): string | null {
    return thread === undefined ? null : typeof thread === "string" ? thread : thread.ts;
  }

  #own(address: MessageAddress): SlackMessage {
    const message = this.existing(address);
    if (message.user !== this.id) {
      throw new Error(`The message ${address.ts} is not ${this.name}'s.`);
    }
    return message;
  }
}
