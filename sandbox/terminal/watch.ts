import type { Change } from "../model/change.ts";
import { isAppsOwn } from "../model/messages.ts";
import type { Channel, SlackMessage, ViewRecord } from "../model/records.ts";
import type { Button, Sandbox, Shown } from "../sandbox.ts";
import { buttonsOf, shownEphemeral, shownMessage } from "../screen.ts";
import { appMessageBox, messageLine, roomName, viewBox } from "./boxes.ts";

/** Something on screen that can be pressed. */
export interface Pressable {
  readonly number: number;
  readonly target: Shown | ViewRecord;
  readonly button: Button;
  readonly whoId: string;
}

/** Prints what appears on people's screens, and numbers what can be pressed. */
export class Watch {
  readonly #slack: Sandbox;
  readonly #print: (line: string) => void;
  readonly #pressables = new Map<number, Pressable>();
  readonly #stop: () => void;
  #count = 0;

  constructor(slack: Sandbox, print: (line: string) => void) {
    this.#slack = slack;
    this.#print = print;
    this.#stop = slack.workspace.subscribe((change) => this.#show(change));
  }

  stop(): void {
    this.#stop();
  }

  /** @throws when no button has this number. */
  pressable(number: number): Pressable {
    const found = this.#pressables.get(number);
    if (found === undefined) {
      const range = this.#count === 0 ? "nothing to press yet" : `numbers go from 1 to ${this.#count}`;
      throw new Error(`Nothing on screen has that number: ${range}.`);
    }
    return found;
  }

  /** Numbers buttons; the first one's number. */
  number(target: Shown | ViewRecord, buttons: readonly Button[], whoId: string): number {
    const first = this.#count + 1;
    for (const button of buttons) {
      this.#count += 1;
      this.#pressables.set(this.#count, { number: this.#count, target, button, whoId });
    }
    return first;
  }

  #show(change: Change): void {
    const { workspace } = this.#slack;
    switch (change.kind) {
      case "message-posted":
        this.#message(change.channel, change.message);
        break;
      case "message-changed":
        if (change.message.subtype === "tombstone") {
          this.#print(`  (${roomName(workspace, change.channel)}: a message with replies was deleted)`);
        } else if (!isAppsOwn(workspace, change.message)) {
          this.#print(
            `  ${roomName(workspace, change.channel)} ${messageLine(workspace, shownMessage(change.channel, change.message))}`,
          );
        } else {
          this.#message(change.channel, change.message);
        }
        break;
      case "message-deleted":
        this.#print(`  (${roomName(workspace, change.channel)}: a message was deleted)`);
        break;
      case "ephemeral-changed": {
        const { ephemeral } = change;
        const who = workspace.user(ephemeral.userId).name;
        if (ephemeral.deleted) {
          this.#print(`  (${who}'s private note is gone)`);
          break;
        }
        if (!ephemeral.shown) {
          this.#print(`  (${who} is away and does not see a private note)`);
          break;
        }
        const place = roomName(workspace, workspace.channel(ephemeral.channelId));
        this.#box(`Only ${who} sees this, in ${place}`, shownEphemeral(workspace, ephemeral), ephemeral.userId);
        break;
      }
      case "view-changed":
        this.#view(change.record);
        break;
      default:
        break;
    }
  }

  #message(channel: Channel, message: SlackMessage): void {
    const { workspace } = this.#slack;
    const shown = shownMessage(channel, message);
    if (!isAppsOwn(workspace, message)) {
      this.#print(`  ${roomName(workspace, channel)} ${messageLine(workspace, shown)}`);
      return;
    }
    const reader = [...channel.members].find((id) => workspace.user(id).role !== "bot") ?? "";
    this.#box(
      `${workspace.user(message.user ?? "").realName} writes in ${roomName(workspace, channel)}`,
      shown,
      reader,
    );
  }

  #view(record: ViewRecord): void {
    if (!record.open) {
      return;
    }
    const blocks = Array.isArray(record.view.blocks) ? record.view.blocks : [];
    const who = this.#slack.workspace.user(record.userId).name;
    this.#print(`  ${who} sees:`);
    this.#print(viewBox(this.#slack.workspace, record, this.number(record, buttonsOf(blocks), record.userId)));
  }

  #box(title: string, shown: Shown, whoId: string): void {
    const first = this.number(shown, shown.buttons, whoId);
    this.#print(appMessageBox(this.#slack.workspace, title, shown, first));
  }
}
