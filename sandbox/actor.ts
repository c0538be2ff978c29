import type { Courier } from "./delivery/courier.ts";
import {
  action,
  blockActionsInMessage,
  blockActionsInView,
  shortcut,
  slashCommand,
  viewClosed,
  viewSubmission,
} from "./delivery/interactions.ts";
import type { ResponseOrigin, ResponseUrls } from "./delivery/response-urls.ts";
import type { Receipt } from "./delivery/transport.ts";
import { fieldsOf, option, problemOf, stateOf, stateValue } from "./delivery/view-state.ts";
import { Membership } from "./membership.ts";
import { openDirect } from "./model/channels.ts";
import { commandText } from "./model/command-text.ts";
import { shareFiles, storeFile } from "./model/files.ts";
import { typedText } from "./model/formatting.ts";
import type { Channel, JsonObject, User, ViewRecord } from "./model/records.ts";
import { closeModal, openModal, replaceView } from "./model/views.ts";
import type { Actor, AppAnswer, FormValues, MessageAddress, PostOptions, Shown, UploadFile } from "./sandbox.ts";
import { elementsOf, shownEphemeral, shownMessage } from "./screen.ts";
import { isObject } from "./web-api/block-rules.ts";
import type { World } from "./world.ts";

export interface ActorParts {
  readonly world: World;
  readonly courier: Courier;
  readonly responseUrls: ResponseUrls;
}

/** One person at their keyboard. */
export class Person extends Membership implements Actor {
  readonly #parts: ActorParts;

  constructor(parts: ActorParts, user: User) {
    super(parts.world, user);
    this.#parts = parts;
  }

  async upload(
    channel: string,
    file: UploadFile,
    options: { comment?: string; thread?: MessageAddress | string } = {},
  ): Promise<MessageAddress & { fileId: string }> {
    const posted = this.#share(channel, options.comment ?? "", [file], options.thread);
    return { ...posted, fileId: posted.fileIds[0] ?? "" };
  }

  async post(channel: string, text: string, options: PostOptions = {}): Promise<MessageAddress> {
    return options.files !== undefined && options.files.length > 0
      ? this.#share(channel, text, options.files, options.thread)
      : this.say(channel, text, options);
  }

  #share(
    name: string,
    text: string,
    uploads: readonly UploadFile[],
    thread: MessageAddress | string | undefined,
  ): MessageAddress & { fileIds: readonly string[] } {
    const { workspace, baseUrl } = this.#parts.world;
    const channel = this.room(name);
    const files = uploads.map((upload) =>
      storeFile(workspace, {
        name: upload.name,
        bytes: upload.bytes ?? new TextEncoder().encode(upload.text ?? ""),
        userId: this.id,
        complete: true,
        ...(upload.mimetype === undefined ? {} : { mimetype: upload.mimetype }),
      }),
    );
    const typed = text === "" ? { text } : typedText(workspace, text);
    const message = shareFiles(workspace, files, baseUrl(), {
      channel,
      userId: this.id,
      ...typed,
      threadTs: this.threadTs(thread),
    });
    return { channelId: channel.id, ts: message.ts, fileIds: files.map((file) => file.id) };
  }

  async click(target: Shown | ViewRecord, actionId: string, value?: string): Promise<AppAnswer> {
    return "view" in target
      ? this.#clickInView(target, actionId, value)
      : this.#clickInMessage(target, actionId, value);
  }

  async #clickInMessage(target: Shown, actionId: string, value: string | undefined): Promise<AppAnswer> {
    const { world, courier, responseUrls } = this.#parts;
    const channel = world.workspace.channel(target.channelId);
    const message = target.kind === "message" ? world.workspace.message(channel.id, target.ts) : null;
    const ephemeral =
      target.kind === "ephemeral" ? world.workspace.ephemerals.find((one) => one.ts === target.ts) : undefined;
    const blocks = message?.blocks ?? (ephemeral?.deleted === false ? ephemeral.blocks : []);
    const pressed = pressedElement(blocks, actionId, value);
    const source = { kind: target.kind, ts: target.ts };
    const origin: ResponseOrigin = { channelId: channel.id, userId: this.id, threadTs: target.threadTs, source };
    const payload = blockActionsInMessage(world, {
      user: this.user,
      channel,
      ts: target.ts,
      threadTs: target.threadTs,
      message,
      responseUrl: responseUrls.issue(origin),
      action: action(pressed.element, pressed.blockId, chosen(pressed.element, value), world.workspace.clock.next()),
    });
    return answerOf(await courier.ask("interactive", payload));
  }

  async #clickInView(record: ViewRecord, actionId: string, value: string | undefined): Promise<AppAnswer> {
    const { world, courier } = this.#parts;
    const pressed = pressedElement(Array.isArray(record.view.blocks) ? record.view.blocks : [], actionId, value);
    const pressedAction = action(
      pressed.element,
      pressed.blockId,
      chosen(pressed.element, value),
      world.workspace.clock.next(),
    );
    const state = stateOf(world.workspace, record, {});
    const payload = blockActionsInView(world, this.user, record, pressedAction, state);
    return answerOf(await courier.ask("interactive", payload));
  }

  async submit(record: ViewRecord, values: FormValues = {}): Promise<AppAnswer> {
    const { world, courier } = this.#parts;
    const state = stateOf(world.workspace, record, values);
    for (const field of fieldsOf(record)) {
      const wrong = problemOf(field, stateValue(state, field));
      if (wrong !== null) {
        throw new Error(`Slack does not send the form off while ${field.label} ${wrong}.`);
      }
    }
    const payload = viewSubmission(world, this.user, record, state, this.#responseUrls(record, state));
    const answer = answerOf(await courier.ask("interactive", payload));
    if (answer.acknowledged) {
      this.#obey(record, answer.body);
    }
    return answer;
  }

  /** Where a form asked for it, an address for answering into the conversation that was chosen. */
  #responseUrls(record: ViewRecord, state: JsonObject): readonly JsonObject[] {
    return fieldsOf(record).flatMap((field) => {
      const value = stateValue(state, field);
      const channelId = value.selected_conversation ?? value.selected_channel;
      if (field.element.response_url_enabled !== true || typeof channelId !== "string") {
        return [];
      }
      const origin: ResponseOrigin = { channelId, userId: this.id, threadTs: null, source: null };
      const url = this.#parts.responseUrls.issue(origin);
      return [{ block_id: field.blockId, action_id: field.actionId, channel_id: channelId, response_url: url }];
    });
  }

  /** Does what a `response_action` asks; without one the modal closes. */
  #obey(record: ViewRecord, body: AppAnswer["body"]): void {
    const { workspace } = this.#parts.world;
    const asked = isObject(body) ? body.response_action : undefined;
    const view = isObject(body) && isObject(body.view) ? body.view : null;
    const botId = String(record.view.bot_id);
    if (asked === "update" && view !== null) {
      replaceView(workspace, record, view, botId);
    } else if (asked === "push" && view !== null) {
      const { teamId, appId, cameFrom } = record;
      openModal(workspace, { userId: this.id, cameFrom, teamId, appId, botId }, view, "push");
    } else if (asked !== "errors") {
      closeModal(workspace, record, asked === "clear");
    }
  }

  async closeView(record: ViewRecord): Promise<AppAnswer | null> {
    const { world, courier } = this.#parts;
    closeModal(world.workspace, record, false);
    return record.view.notify_on_close === true
      ? answerOf(await courier.ask("interactive", viewClosed(world, this.user, record)))
      : null;
  }

  async command(line: string, channelName: string): Promise<AppAnswer> {
    const { world, courier, responseUrls } = this.#parts;
    const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
    if (world.app.commands !== null && !world.app.commands.includes(command)) {
      throw new Error(`The app has no command ${command}.`);
    }
    if (this.user.teamId !== world.workspace.homeTeamId) {
      throw new Error("Commands work only for people of the workspace where the app is installed.");
    }
    const channel = this.room(channelName);
    const origin: ResponseOrigin = { channelId: channel.id, userId: this.id, threadTs: null, source: null };
    const payload = slashCommand(world, {
      user: this.user,
      channel,
      command,
      text: commandText(world.workspace, text),
      responseUrl: responseUrls.issue(origin),
    });
    const answer = answerOf(await courier.ask("command", payload));
    const said = typeof answer.body === "string" ? { text: answer.body } : answer.body;
    if (said !== null && (said.text !== undefined || said.blocks !== undefined)) {
      responseUrls.carryOut(origin, said);
    }
    return answer;
  }

  async shortcut(callbackId: string, address?: MessageAddress): Promise<AppAnswer> {
    const { world, courier, responseUrls } = this.#parts;
    const known = world.app.shortcuts?.find((one) => one.callbackId === callbackId);
    if (world.app.shortcuts !== null && known === undefined) {
      throw new Error(`The app has no shortcut ${callbackId}.`);
    }
    if (address === undefined) {
      const payload = shortcut(world, { user: this.user, callbackId, target: null });
      return answerOf(await courier.ask("interactive", payload));
    }
    const channel = this.room(address.channelId);
    const message = this.existing(address);
    const origin = { channelId: channel.id, userId: this.id, threadTs: message.thread_ts ?? null, source: null };
    const target = { channel, message, responseUrl: responseUrls.issue(origin) };
    return answerOf(await courier.ask("interactive", shortcut(world, { user: this.user, callbackId, target })));
  }

  async openHome(): Promise<void> {
    const { workspace } = this.#parts.world;
    const bot = workspace.installations.get(workspace.homeTeamId);
    const channel = openDirect(workspace, [bot?.botUserId ?? "", this.id]).channel;
    workspace.emit({ kind: "home-opened", userId: this.id, channel, teamId: this.user.teamId });
  }

  sees(name: string): readonly Shown[] {
    const channel: Channel = this.room(name);
    const messages = channel.messages.map((message) => shownMessage(channel, message));
    return [...messages, ...this.ephemerals(channel.id)].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  ephemerals(name?: string): readonly Shown[] {
    const { workspace } = this.#parts.world;
    const channelId = name === undefined ? null : this.room(name).id;
    return workspace.ephemerals
      .filter((one) => one.userId === this.id && one.shown && !one.deleted)
      .filter((one) => channelId === null || one.channelId === channelId)
      .map((one) => shownEphemeral(workspace, one));
  }

  modal(): ViewRecord | null {
    return this.#parts.world.workspace.modals.get(this.id)?.at(-1) ?? null;
  }

  home(): ViewRecord | null {
    return this.#parts.world.workspace.homes.get(this.id) ?? null;
  }
}

/** Of several buttons that share an action, the one of this value. */
function pressedElement(blocks: readonly unknown[], actionId: string, value: string | undefined) {
  const same = elementsOf(blocks).filter(({ element }) => element.action_id === actionId);
  const found =
    same.find(({ element }) => element.type === "button" && value !== undefined && element.value === value) ?? same[0];
  if (found === undefined) {
    throw new Error(`Nothing to press called ${actionId}.`);
  }
  return found;
}

function chosen(element: JsonObject, value: string | undefined): JsonObject {
  if (value === undefined) {
    return {};
  }
  if (element.type === "static_select" || element.type === "radio_buttons" || element.type === "overflow") {
    const field = {
      blockId: "",
      actionId: "",
      type: String(element.type),
      label: "The menu",
      optional: true,
      hint: "",
      element,
    };
    return { selected_option: option(field, value) };
  }
  return { value };
}

function answerOf(receipt: Receipt & { tookMs: number }): AppAnswer {
  const { body } = receipt;
  const errors = isObject(body) && body.response_action === "errors" && isObject(body.errors) ? body.errors : {};
  return {
    acknowledged: receipt.acknowledged,
    tookMs: receipt.tookMs,
    body,
    errors: Object.fromEntries(Object.entries(errors).map(([key, value]) => [key, String(value)])),
  };
}
