import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { giveConsent } from "../consent.ts";
import { openDirect } from "../model/channels.ts";
import type { Channel, ViewRecord } from "../model/records.ts";
import type { Actor, AppAnswer, FormValues, MessageAddress, Sandbox } from "../sandbox.ts";
import { buttonsOf } from "../screen.ts";
import { messageLine, roomName, viewBox } from "./boxes.ts";
import { emphasised } from "./emphasis.ts";
import { HELP } from "./help.ts";
import { Watch } from "./watch.ts";

export interface SessionOptions {
  /** Of the bot's own pages; without it nobody can consent. */
  readonly botUrl?: string;
  /** Whether bold can be shown as bold. Default false. */
  readonly isTerminal?: boolean;
}

/** The line interface: who one is, where, and what was said last. */
export class Session {
  readonly #slack: Sandbox;
  readonly #print: (line: string) => void;
  readonly #watch: Watch;
  readonly #botUrl: string | null;
  #who: Actor;
  #room: Channel;
  #last: MessageAddress | null = null;
  #values: { [field: string]: string } = {};

  constructor(slack: Sandbox, print: (line: string) => void, options: SessionOptions = {}) {
    this.#slack = slack;
    this.#print = (line) => print(emphasised(line, options.isTerminal ?? false));
    this.#botUrl = options.botUrl ?? null;
    this.#who = slack.as("ana");
    this.#room = slack.workspace.channel("#general");
    this.#watch = new Watch(slack, this.#print);
  }

  get prompt(): string {
    return `${this.#who.name} in ${roomName(this.#slack.workspace, this.#room)}> `;
  }

  /** Carries out one line. False when the person wants to leave. */
  async run(line: string): Promise<boolean> {
    const trimmed = line.trim();
    const [word = "", ...rest] = trimmed.split(/\s+/);
    if (word === "quit" || word === "exit") {
      return false;
    }
    try {
      await this.#carryOut(word, trimmed.slice(word.length).trim(), rest, trimmed);
    } catch (error) {
      this.#print(`! ${error instanceof Error ? error.message : String(error)}`);
    }
    return true;
  }

  stop(): void {
    this.#watch.stop();
  }

  async #carryOut(word: string, words: string, rest: readonly string[], line: string): Promise<void> {
    if (line === "" || line.startsWith("# ")) {
      return;
    }
    if (line.startsWith("/")) {
      this.#told(await this.#who.command(line, this.#room.id));
      return;
    }
    switch (word) {
      case "help":
        this.#print(HELP);
        break;
      case "as":
        this.#become(rest[0] ?? "");
        break;
      case "in":
        this.#enter(rest);
        break;
      case "edit":
        await this.#who.edit(this.#lastMessage(), words);
        break;
      case "delete":
        await this.#who.delete(this.#lastMessage());
        break;
      case "reply":
        this.#last = await this.#who.post(this.#room.id, words, { thread: this.#threadOf(this.#lastMessage()) });
        break;
      case "upload":
        await this.#upload(rest);
        break;
      case "press":
        await this.#press(Number(rest[0]), rest.slice(1).join(" "));
        break;
      case "set":
        this.#set(words);
        break;
      case "submit":
        await this.#submit();
        break;
      case "close":
        await this.#who.closeView(this.#modal());
        break;
      case "shortcut":
        await this.#shortcut(words);
        break;
      case "consent":
        await this.#consent();
        break;
      case "home":
        await this.#who.openHome();
        break;
      case "who":
        this.#people();
        break;
      case "rooms":
        this.#rooms();
        break;
      case "read":
        for (const shown of this.#who.sees(this.#room.id)) {
          this.#print(messageLine(this.#slack.workspace, shown));
        }
        break;
      default:
        this.#last = await this.#who.post(this.#room.id, line);
    }
  }

  #become(name: string): void {
    this.#who = this.#slack.as(name);
    if (!this.#room.members.has(this.#who.id)) {
      const first = [...this.#slack.workspace.channels.values()].find((one) => one.members.has(this.#who.id));
      this.#room = first ?? this.#room;
    }
    this.#last = null;
    this.#values = {};
    this.#print(`You are ${this.#who.name}, in ${roomName(this.#slack.workspace, this.#room)}.`);
    this.#showModal();
  }

  #enter(names: readonly string[]): void {
    const { workspace } = this.#slack;
    const isDirect = names[0]?.startsWith("@") === true;
    const channel = isDirect
      ? openDirect(workspace, [this.#who.id, ...names.map((name) => workspace.user(name).id)]).channel
      : workspace.channel(names[0] ?? "");
    if (!channel.members.has(this.#who.id)) {
      throw new Error(`${this.#who.name} is not in ${roomName(workspace, channel)}.`);
    }
    this.#room = channel;
    this.#last = null;
    this.#print(`In ${roomName(workspace, channel)}: ${audienceLine(this.#slack, channel)}`);
  }

  async #consent(): Promise<void> {
    if (this.#botUrl === null) {
      throw new Error("The bot has no install page here.");
    }
    const scopes = await giveConsent(this.#slack, this.#botUrl, this.#who.name);
    this.#print(`${this.#who.name} opened ${this.#botUrl}/slack/install and allowed: ${scopes.join(", ")}`);
  }

  async #upload(rest: readonly string[]): Promise<void> {
    const [path = "", ...comment] = rest;
    const bytes = await readFile(path);
    this.#last = await this.#who.upload(this.#room.id, { name: basename(path), bytes }, { comment: comment.join(" ") });
  }

  async #press(number: number, value: string): Promise<void> {
    const pressable = this.#watch.pressable(number);
    const who = this.#slack.as(pressable.whoId);
    if (who.id !== this.#who.id) {
      this.#print(`(as ${who.name}, who sees it)`);
    }
    this.#told(await who.click(pressable.target, pressable.actionId, value === "" ? undefined : value));
  }

  #set(words: string): void {
    const match = /^(?:"([^"]*)"|(\S+))\s*([\s\S]*)$/.exec(words);
    if (match === null) {
      throw new Error('set "field" value');
    }
    this.#values[match[1] ?? match[2] ?? ""] = match[3] ?? "";
  }

  async #submit(): Promise<void> {
    const values: FormValues = this.#values;
    const answer = await this.#who.submit(this.#modal(), values);
    for (const [field, problem] of Object.entries(answer.errors)) {
      this.#print(`! ${field}: ${problem}`);
    }
    if (Object.keys(answer.errors).length === 0) {
      this.#values = {};
    }
    this.#told(answer);
  }

  async #shortcut(words: string): Promise<void> {
    const known = this.#slack.app.shortcuts ?? [];
    const found = known.find((one) => one.callbackId === words || one.name.toLowerCase() === words.toLowerCase());
    if (words === "" || (found === undefined && known.length > 0)) {
      this.#print(`Shortcuts: ${known.map((one) => `${one.callbackId} (${one.name})`).join(", ")}`);
      return;
    }
    const needsMessage = found?.type !== "global";
    this.#told(await this.#who.shortcut(found?.callbackId ?? words, needsMessage ? this.#lastMessage() : undefined));
  }

  #people(): void {
    for (const user of this.#slack.workspace.users.values()) {
      const team = this.#slack.workspace.team(user.teamId).name;
      const state = user.deleted ? ", deactivated" : user.presence === "away" ? ", away" : "";
      this.#print(`  ${user.name.padEnd(8)} ${user.realName}: ${user.role}, ${team}${state}`);
    }
  }

  #rooms(): void {
    for (const channel of this.#slack.workspace.channels.values()) {
      const mark = channel.members.has(this.#who.id) ? "*" : " ";
      this.#print(
        `${mark} ${roomName(this.#slack.workspace, channel).padEnd(24)} ${audienceLine(this.#slack, channel)}`,
      );
    }
  }

  #lastMessage(): MessageAddress {
    if (this.#last !== null && this.#slack.message(this.#last) !== null) {
      return this.#last;
    }
    const mine = this.#room.messages.filter((message) => message.user === this.#who.id).at(-1);
    const any = mine ?? this.#room.messages.at(-1);
    if (any === undefined) {
      throw new Error("There is no message here yet.");
    }
    return { channelId: this.#room.id, ts: any.ts };
  }

  #threadOf(address: MessageAddress): string {
    return this.#slack.message(address)?.thread_ts ?? address.ts;
  }

  #modal(): ViewRecord {
    const record = this.#who.modal();
    if (record === null) {
      throw new Error("No modal is open.");
    }
    return record;
  }

  #showModal(): void {
    const record = this.#who.modal();
    if (record !== null) {
      const blocks = Array.isArray(record.view.blocks) ? record.view.blocks : [];
      const first = this.#watch.number(record, buttonsOf(blocks), this.#who.id);
      this.#print(viewBox(this.#slack.workspace, record, first));
    }
  }

  #told(answer: AppAnswer): void {
    if (!answer.acknowledged) {
      this.#print("! The app did not answer in time. Slack would say that something went wrong.");
    }
  }
}

function audienceLine(slack: Sandbox, channel: Channel): string {
  const people = [...channel.members]
    .map((id) => slack.workspace.user(id))
    .filter((user) => user.role !== "bot")
    .map((user) => user.name);
  const shared = channel.connectedTeamIds.map((id) => `shared with ${slack.workspace.team(id).name}`);
  const pending = channel.pendingTeamIds.map((id) => `offered to ${slack.workspace.team(id).name}`);
  return [channel.archived ? "archived" : channel.kind, ...shared, ...pending, people.join(", ")].join(" · ");
}
