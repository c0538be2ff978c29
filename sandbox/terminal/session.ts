import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { giveConsent, readPage } from "../consent.ts";
import { openDirect } from "../model/channels.ts";
import type { Channel, User, ViewRecord } from "../model/records.ts";
import type { Actor, AppAnswer, MessageAddress, Sandbox } from "../sandbox.ts";
import { buttonsOf } from "../screen.ts";
import { messageLine, pageBox, roomName, viewBox } from "./boxes.ts";
import { type CommandLine, commandLine } from "./command-line.ts";
import { styled } from "./emphasis.ts";
import { Form } from "./form.ts";
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
  /** The button Slack is asking about. */
  #confirming: number | null = null;
  /** The page of the bot's that was opened last. */
  #page: string | null = null;
  readonly #form: Form;

  constructor(slack: Sandbox, print: (line: string) => void, options: SessionOptions = {}) {
    this.#slack = slack;
    this.#print = (line) => print(styled(line, options.isTerminal ?? false));
    this.#botUrl = options.botUrl ?? null;
    this.#form = new Form(slack.workspace);
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
    const asked = commandLine(trimmed);
    if (asked.command === "quit") {
      return false;
    }
    try {
      // Empty lines do nothing, and remarks make scripts readable.
      if (trimmed !== "" && !trimmed.startsWith("# ")) {
        await this.#carryOut(asked);
      }
    } catch (error) {
      this.#print(`! ${error instanceof Error ? error.message : String(error)}`);
    }
    return true;
  }

  stop(): void {
    this.#watch.stop();
  }

  async #carryOut({ command, words, rest }: CommandLine): Promise<void> {
    switch (command) {
      case "slash":
        this.#told(await this.#who.command(words, this.#room.id));
        break;
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
        needed(words, "edit new words");
        await this.#who.edit(this.#lastMessage(), words);
        break;
      case "delete":
        await this.#who.delete(this.#lastMessage());
        break;
      case "reply":
        needed(words, "reply words");
        this.#last = await this.#who.post(this.#room.id, words, { thread: this.#threadOf(this.#lastMessage()) });
        break;
      case "upload":
        await this.#upload(rest);
        break;
      case "press":
        await this.#press(Number(rest[0]), rest.slice(1).join(" "));
        break;
      case "set":
        this.#print(`  ${this.#form.set(this.#modal(), words)}`);
        break;
      case "submit":
        await this.#submit();
        break;
      case "close":
        await this.#who.closeView(this.#modal());
        this.#form.clear();
        break;
      case "shortcut":
        await this.#shortcut(words);
        break;
      case "invite":
        this.#slack.invite(this.#room.id, this.#person(rest[0] ?? "", "invite gil").id);
        this.#showAudience();
        break;
      case "offer":
        // Slack gives the channel a new id as it is offered, and says so to apps.
        this.#slack.share(this.#room.id, organisation(this.#slack, rest[1] ?? ""), { pending: true, newId: true });
        this.#showAudience();
        break;
      case "share":
        this.#slack.share(this.#room.id, organisation(this.#slack, rest[1] ?? ""));
        this.#showAudience();
        break;
      case "unshare":
        this.#slack.unshare(this.#room.id, organisation(this.#slack, needed(rest[0] ?? "", "unshare globex")));
        this.#showAudience();
        break;
      case "make":
        this.#slack.makeGuest(this.#person(rest[0] ?? "").id);
        this.#print(`${this.#person(rest[0] ?? "").name} is a guest.`);
        break;
      case "consent":
        await this.#consent(rest.slice(1));
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
        this.#last = await this.#who.post(this.#room.id, needed(words, "say words"));
    }
  }

  #become(name: string): void {
    this.#who = this.#slack.as(this.#person(name).id);
    if (!this.#room.members.has(this.#who.id)) {
      const first = [...this.#slack.workspace.channels.values()].find((one) => one.members.has(this.#who.id));
      this.#room = first ?? this.#room;
    }
    this.#last = null;
    this.#form.clear();
    this.#print(`You are ${this.#who.name}, in ${roomName(this.#slack.workspace, this.#room)}.`);
    this.#showModal();
  }

  #enter(names: readonly string[]): void {
    const { workspace } = this.#slack;
    const isDirect = names[0]?.startsWith("@") === true;
    const channel = isDirect
      ? openDirect(workspace, [this.#who.id, ...names.map((name) => this.#person(name).id)]).channel
      : this.#channel(names[0] ?? "");
    if (!channel.members.has(this.#who.id)) {
      throw new Error(`${this.#who.name} is not in ${roomName(workspace, channel)}.`);
    }
    this.#room = channel;
    this.#last = null;
    this.#showAudience();
  }

  #showAudience(): void {
    this.#print(`In ${roomName(this.#slack.workspace, this.#room)}: ${audienceLine(this.#slack, this.#room)}`);
  }

  async #consent(without: readonly string[]): Promise<void> {
    if (this.#botUrl === null) {
      throw new Error("The bot has no install page here.");
    }
    const page = this.#page ?? `${this.#botUrl}/slack/install`;
    const scopes = await giveConsent(this.#slack, this.#botUrl, this.#who.name, { page, without });
    this.#print(`${this.#who.name} opened ${page} and allowed: ${scopes.join(", ")}`);
  }

  /** @throws with the way to find out who there is. */
  #person(name: string, usage = "as ana"): User {
    const wanted = needed(name, usage).replace(/^@/, "").toLowerCase();
    const found = [...this.#slack.workspace.users.values()].find(
      (user) => user.name === wanted || user.id.toLowerCase() === wanted,
    );
    if (found === undefined) {
      throw new Error(`Nobody here is called ${name}. "who" lists people.`);
    }
    if (found.role === "bot" || found.deleted) {
      throw new Error(`${found.realName} has nobody at the keyboard.`);
    }
    return found;
  }

  /** @throws with the way to find out which there are. */
  #channel(name: string): Channel {
    const wanted = needed(name, "in #acme-shared, or in @ben").replace(/^#/, "").toLowerCase();
    const found = [...this.#slack.workspace.channels.values()].find(
      (channel) => channel.name === wanted || channel.id.toLowerCase() === wanted,
    );
    if (found === undefined) {
      throw new Error(`There is no channel ${name}. "rooms" lists them; a direct one is "in @ben".`);
    }
    return found;
  }

  async #upload(rest: readonly string[]): Promise<void> {
    const [path = "", ...comment] = rest;
    needed(path, "upload FILE comment");
    const bytes = await readFile(path).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      throw new Error(`${path} can't be read: ${UNREADABLE[code] ?? code}.`);
    });
    this.#last = await this.#who.upload(this.#room.id, { name: basename(path), bytes }, { comment: comment.join(" ") });
  }

  async #press(number: number, value: string): Promise<void> {
    const { target, button, whoId } = this.#watch.pressable(number);
    const who = this.#slack.as(whoId);
    if (who.id !== this.#who.id) {
      this.#print(`(as ${who.name}, who sees it)`);
    }
    if (button.confirm !== null && this.#confirming !== number) {
      this.#confirming = number;
      const { title, text, button: yes } = button.confirm;
      this.#print(`  ${title} ${text}\n  (press ${number} again: ${yes})`);
      return;
    }
    this.#confirming = null;
    this.#told(await who.click(target, button.actionId, value === "" ? (button.value ?? undefined) : value));
    if (button.url !== null) {
      await this.#follow(button.url);
    }
  }

  /** Shows the page behind a button, as a browser would. */
  async #follow(address: string): Promise<void> {
    this.#print(`  The browser opens ${address}`);
    if (this.#botUrl === null || !address.startsWith(this.#botUrl)) {
      return;
    }
    this.#page = address;
    this.#print(pageBox(await readPage(address)));
    this.#print('  ("consent" goes on and allows it; "consent without files:write" leaves something out)');
  }

  async #submit(): Promise<void> {
    const answer = await this.#who.submit(this.#modal(), this.#form.values);
    for (const [field, problem] of Object.entries(answer.errors)) {
      this.#print(`! ${field}: ${problem}`);
    }
    if (Object.keys(answer.errors).length === 0) {
      this.#form.clear();
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

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
};

/** @throws with how the line should read. */
function needed(words: string, usage: string): string {
  if (words === "") {
    throw new Error(`Please say more: ${usage}`);
  }
  return words;
}

/** The id of an organisation that is not home. @throws with those there are. */
function organisation({ workspace }: Sandbox, name: string): string {
  const others = [...workspace.teams.values()].filter((team) => team.id !== workspace.homeTeamId);
  const found = others.find((team) => [team.id, team.domain, team.name].some((one) => sameWord(one, name)));
  if (found === undefined) {
    throw new Error(`There is no organisation ${name}, but ${others.map((team) => team.domain).join(" and ")}.`);
  }
  return found.id;
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
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
