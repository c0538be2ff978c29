import type { Block, ViewRecord } from "../model/records.ts";
import type { Actor, MessageAddress, PostOptions, Sandbox, Shown, UploadFile } from "../sandbox.ts";
import { buttonsOf, plainText } from "../screen.ts";
import { readable } from "../terminal/blocks.ts";
import { roomName, shownBox } from "../terminal/boxes.ts";
import { styled } from "../terminal/emphasis.ts";
import type { AppWordsRecord } from "./app-words.ts";
import type { BotFacts } from "./bot-facts.ts";
import type { Outcome, Tally } from "./tally.ts";

/** The story and what happened do not agree. */
export class NotAsTold extends Error {
  override readonly name = "NotAsTold";
}

export interface TellerParts {
  readonly slack: Sandbox;
  readonly facts: BotFacts;
  readonly words: AppWordsRecord;
  readonly tally: Tally;
  print(line: string): void;
}

export interface NudgeExpected {
  /** What it must say. */
  readonly says: readonly RegExp[];
  /** `direct` where it must come as a message from the app. Default in place. */
  readonly via?: "in place" | "direct";
  /** What becomes of the case until the digest. */
  readonly outcome: Outcome;
  readonly rules: readonly string[];
}

/** A nudge on its author's screen. */
export interface Nudge {
  readonly who: string;
  readonly shown: Shown;
  readonly caseId: string;
}

const BUTTONS_OF_A_NUDGE = ["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"];

/** Lets people act, says what they do, and insists on what must follow. */
export class Teller {
  readonly #parts: TellerParts;
  /** Messages nobody may be nudged about. */
  readonly #silent: { readonly address: MessageAddress; readonly why: string }[] = [];
  #number = 0;
  #title = "the beginning";
  #over = false;

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  get slack(): Sandbox {
    return this.#parts.slack;
  }

  /** The step that is being told. */
  get place(): string {
    return `Step ${this.#number} (${this.#title})`;
  }

  get steps(): number {
    return this.#number;
  }

  get silences(): readonly { readonly address: MessageAddress; readonly why: string }[] {
    return this.#silent;
  }

  step(title: string): void {
    this.#print(`\n${this.#number + 1}. ${title}`);
    this.#number += 1;
    this.#title = title;
  }

  note(words: string): void {
    this.#print(`   ${words}`);
  }

  /** Ends the story wherever it is: whatever is still under way gets no further. */
  end(): void {
    this.#over = true;
  }

  /** Shows what the app shows as its reader sees it. */
  show(title: string, shown: Pick<Shown, "blocks" | "text">): void {
    const box = shownBox(this.slack.workspace, title, shown);
    this.#print(box.replaceAll(/^/gm, "   "));
  }

  async post(who: string, room: string, text: string, options: PostOptions = {}): Promise<MessageAddress> {
    this.note(`${who} in ${this.#room(room)}: “${text}”`);
    return this.#person(who).post(room, text, options);
  }

  async upload(who: string, room: string, file: UploadFile, comment: string): Promise<MessageAddress> {
    this.note(`${who} in ${this.#room(room)}: “${comment}” 📎 ${file.name}`);
    return this.#person(who).upload(room, file, { comment });
  }

  async edit(who: string, address: MessageAddress, text: string): Promise<void> {
    this.note(`${who} edits it: “${text}”`);
    await this.#person(who).edit(address, text);
  }

  async delete(who: string, address: MessageAddress): Promise<void> {
    this.note(`${who} deletes it.`);
    await this.#person(who).delete(address);
  }

  /** Runs the app's command and shows what it answers. */
  async command(who: string, room: string, line: string): Promise<Shown> {
    this.note(`${who} in ${this.#room(room)} types: ${line}`);
    const person = this.#person(who);
    const before = new Set(person.ephemerals().map((one) => one.ts));
    const answer = await person.command(line, room);
    insist(answer.acknowledged, `the app did not acknowledge ${line} in time`);
    const said = await this.slack.waitFor(
      () => person.ephemerals().find((one) => !before.has(one.ts)),
      undefined,
      `an answer to ${line}`,
    );
    this.show(`Only ${who} sees this`, said);
    return said;
  }

  /** Opens a modal with the app's command. */
  async form(who: string, room: string, line: string): Promise<ViewRecord> {
    this.note(`${who} in ${this.#room(room)} types: ${line}`);
    const answer = await this.#person(who).command(line, room);
    insist(answer.acknowledged, `the app did not acknowledge ${line} in time`);
    return this.slack.nextModal(who);
  }

  /** Sends a modal off, which must answer with these words. */
  async submit(who: string, form: ViewRecord, values: Readonly<Record<string, string>>, says: RegExp): Promise<void> {
    this.note(`${who} writes in the form: “${Object.values(values).join("” “")}”`);
    const answer = await this.#person(who).submit(form, values);
    insist(answer.acknowledged, "the app did not acknowledge the form in time");
    await this.view(who, form, says);
  }

  /** Presses a button of a modal, which must answer with these words. */
  async press(who: string, form: ViewRecord, actionId: string, says: RegExp): Promise<void> {
    const label = buttonsOf(blocksOf(form)).find((button) => button.actionId === actionId)?.label;
    insist(label !== undefined, `the form has no button ${actionId}`);
    this.note(`${who} presses [${label}].`);
    const pressed = await this.#person(who).click(form, actionId);
    insist(pressed.acknowledged, `the app did not acknowledge [${label}] in time`);
    await this.view(who, form, says);
  }

  /** A modal or Home must come to say this; its first sections are shown, without what can be filled in. */
  async view(who: string, record: ViewRecord, says: RegExp, sections = Number.POSITIVE_INFINITY): Promise<void> {
    const shown = () => blocksOf(record).filter(({ type }) => type !== "input" && type !== "divider");
    const words = () => readable(this.slack.workspace, plainText("", shown()));
    await this.slack.waitFor(() => says.test(words()), undefined, `the words ${String(says)}`);
    const headers = shown().flatMap(({ type }, index) => (type === "header" ? [index] : []));
    this.show(`Only ${who} sees this`, { text: "", blocks: shown().slice(0, headers[sections]) });
  }

  /** Nothing may come of this message. That nothing came is checked again when the bot has finished all its work. */
  async silence(address: MessageAddress, why: string): Promise<void> {
    const before = this.#parts.words.all.length;
    await this.slack.delivered();
    insist(this.#parts.words.all.length === before, `the app spoke up although ${why}`);
    this.#silent.push({ address, why });
    this.note(`Sotto is silent: ${why}.`);
  }

  /** The author must be told privately now, as described. */
  async nudge(who: string, address: MessageAddress, expected: NudgeExpected): Promise<Nudge> {
    const shown = await this.slack.nudgeFor(who);
    const via = expected.via ?? "in place";
    const isDirect = shown.kind === "message";
    this.show(`${isDirect ? `Sotto writes to ${who} directly` : `Only ${who} sees this`}`, shown);
    insist(
      isDirect === (via === "direct"),
      `the nudge came ${isDirect ? "as a direct message" : "in place"}, not ${via}`,
    );
    insist(isDirect || shown.channelId === address.channelId, "the nudge came in another conversation");
    this.#says(shown, expected);
    return this.#counted(who, shown, address, expected);
  }

  /**
   * The author must be told of a message of before, in one message with all there are; its options are opened, and are a
   * nudge as any other.
   */
  async options(who: string, address: MessageAddress, expected: NudgeExpected): Promise<Nudge> {
    const told = await this.slack.nudgeFor(who);
    this.show(`Sotto writes to ${who} directly`, told);
    this.#says(told, expected);
    const caseId = await this.#caseOf(address);
    const button = told.buttons.find(({ value }) => value === caseId);
    insist(button !== undefined, "the message is not among those the author is told of");
    this.note(`${who} presses [${button.label}].`);
    const pressed = await this.#person(who).click(told, button.actionId, caseId);
    insist(pressed.acknowledged, `the app did not acknowledge [${button.label}] in time`);
    const shown = await this.slack.nudgeFor(who);
    this.show(`Only ${who} sees this`, shown);
    return this.#counted(who, shown, address, expected);
  }

  #says(shown: Shown, expected: NudgeExpected): void {
    for (const words of expected.says) {
      insist(
        words.test(styled(readable(this.slack.workspace, shown.plain), false)),
        `the nudge does not say ${String(words)}`,
      );
    }
  }

  #caseOf(address: MessageAddress): Promise<string> {
    return this.slack.waitFor(
      () => this.#parts.facts.caseOf(address.channelId, address.ts),
      undefined,
      "the case of the message",
    );
  }

  async #counted(who: string, shown: Shown, address: MessageAddress, expected: NudgeExpected): Promise<Nudge> {
    const ids = shown.buttons.map((button) => button.actionId);
    insist(
      BUTTONS_OF_A_NUDGE.every((id) => ids.includes(id)),
      `the nudge lacks a button: it has ${ids.join(", ")}`,
    );
    const caseId = await this.#caseOf(address);
    insist(
      shown.buttons.every((button) => button.value === caseId),
      "the nudge is about another message",
    );
    await this.#parts.facts.recorded(caseId, "nudged");
    this.#parts.tally.add(expected.outcome, expected.rules);
    return { who, shown, caseId };
  }

  /** Presses one of the nudge's buttons, and waits until the nudge gives way to what is said then. */
  async answer(nudge: Nudge, actionId: string): Promise<void> {
    const { who, shown, caseId } = nudge;
    const label = shown.buttons.find((button) => button.actionId === actionId)?.label ?? actionId;
    this.note(`${who} presses [${label}].`);
    const pressed = await this.#person(who).click(shown, actionId);
    insist(pressed.acknowledged, `the app did not acknowledge [${label}] in time`);
    const recorded = await this.#parts.facts.recorded(caseId, "answered");
    insist(recorded.fields.answer === actionId, `the bot recorded another answer: ${String(recorded.fields.answer)}`);
    const after = await this.slack.waitFor(
      () =>
        this.#person(who)
          .sees(shown.channelId)
          .find((one) => one.ts === shown.ts && one.kind === shown.kind && one.buttons.length === 0),
      undefined,
      `the nudge to give way after [${label}]`,
    );
    this.show(`Only ${who} sees this`, after);
  }

  /** The bot must have recorded one of these of the nudge's case. */
  async recorded(nudge: Nudge, types: readonly string[], meaning: string): Promise<void> {
    await this.#parts.facts.recorded(nudge.caseId, ...types);
    this.note(meaning);
  }

  /** The message must fall under what its author said no to: on record, and its author not told again. */
  async remembered(address: MessageAddress): Promise<void> {
    const before = this.#parts.words.all.length;
    const event = await this.slack.waitFor(
      () =>
        this.#parts.facts
          .ofType("nudge_remembered")
          .find((one) => one.caseId === this.#parts.facts.caseOf(address.channelId, address.ts)),
      undefined,
      "the answer to be remembered",
    );
    insist(event.caseId !== null, "the repetition has no case");
    insist(this.#parts.words.all.length === before, "the author was told a second time");
    this.#parts.tally.add("logged", []);
    this.note("Sotto is silent: the author has just said that this is fine here. It is only on record.");
  }

  /** Reviewers must be told now. */
  async alert(says: RegExp): Promise<void> {
    const shown = await this.slack.nextMessage("#security-review");
    this.show("Reviewers read in #security-review", shown);
    insist(says.test(shown.plain), `the alert does not say ${String(says)}`);
  }

  #print(line: string): void {
    insist(!this.#over, "the story is over");
    this.#parts.print(line);
  }

  #person(who: string): Actor {
    return this.slack.as(who);
  }

  #room(room: string): string {
    return room.startsWith("@")
      ? `a direct message to ${room.slice(1)}`
      : roomName(this.slack.workspace, this.slack.workspace.channel(room));
  }
}

function blocksOf({ view }: ViewRecord): readonly Block[] {
  return Array.isArray(view.blocks) ? (view.blocks as readonly Block[]) : [];
}

/** @throws NotAsTold unless it holds. */
export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new NotAsTold(otherwise);
  }
}
