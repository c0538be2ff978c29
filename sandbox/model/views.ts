import { randomBytes } from "node:crypto";
import { withIds } from "./formatting.ts";
import { newId } from "./ids.ts";
import type { Block, JsonObject, ViewRecord } from "./records.ts";
import type { Workspace } from "./workspace.ts";

const MAX_STACK = 3;

interface Trigger {
  readonly userId: string;
  /** Where the person was, as far as Slack would know. */
  readonly channelId: string | null;
}

/** `trigger_id`s: good for one modal, for a short time. */
export class Triggers {
  readonly #open = new Map<string, Trigger & { readonly expiresAt: number; used: boolean }>();
  readonly #lifetimeMs: number;

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  issue(userId: string, channelId: string | null): string {
    const id = `${Date.now()}.${Math.floor(Math.random() * 1e10)}.${randomBytes(16).toString("hex")}`;
    this.#open.set(id, { userId, channelId, expiresAt: Date.now() + this.#lifetimeMs, used: false });
    return id;
  }

  /** Whom and where it was issued, or Slack's error code. */
  exchange(id: string): Trigger | { error: string } {
    const trigger = this.#open.get(id);
    if (trigger === undefined) {
      return { error: "invalid_trigger_id" };
    }
    if (trigger.used) {
      return { error: "exchanged_trigger_id" };
    }
    if (Date.now() > trigger.expiresAt) {
      return { error: "expired_trigger_id" };
    }
    trigger.used = true;
    return { userId: trigger.userId, channelId: trigger.channelId };
  }
}

export interface ViewOwner {
  readonly userId: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  /** Where the person was when it opened. */
  readonly cameFrom: string | null;
}

/** Puts a modal on a person's screen: a new stack, or on top of the open one. */
export function openModal(
  workspace: Workspace,
  owner: ViewOwner,
  view: JsonObject,
  how: "open" | "push",
): ViewRecord | null {
  const stack = how === "push" ? (workspace.modals.get(owner.userId) ?? []) : [];
  if (how === "push" && stack.length >= MAX_STACK) {
    return null;
  }
  const below = stack.at(-1) ?? null;
  const record = newRecord(owner, view, "modal", below);
  workspace.views.set(record.id, record);
  workspace.modals.set(owner.userId, [...stack, record]);
  workspace.emit({ kind: "view-changed", record });
  return record;
}

/** Shows a Home tab, replacing the one before. */
export function publishHome(workspace: Workspace, owner: ViewOwner, view: JsonObject): ViewRecord {
  const known = workspace.homes.get(owner.userId);
  if (known !== undefined) {
    return replaceView(workspace, known, view, owner.botId);
  }
  const record = newRecord(owner, view, "home", null);
  workspace.views.set(record.id, record);
  workspace.homes.set(owner.userId, record);
  workspace.emit({ kind: "view-changed", record });
  return record;
}

/** New content for a view that is shown. */
export function replaceView(workspace: Workspace, record: ViewRecord, view: JsonObject, botId: string): ViewRecord {
  record.hash = newHash();
  record.view = shaped(record, view, botId);
  record.revision += 1;
  workspace.emit({ kind: "view-changed", record });
  return record;
}

/** Takes a modal off the screen; `all` clears the whole stack. */
export function closeModal(workspace: Workspace, record: ViewRecord, all: boolean): void {
  const stack = workspace.modals.get(record.userId) ?? [];
  const gone = all ? stack : stack.filter((one) => one.id === record.id);
  for (const one of gone) {
    one.open = false;
  }
  workspace.modals.set(
    record.userId,
    stack.filter((one) => !gone.includes(one)),
  );
  workspace.emit({ kind: "view-changed", record });
}

function newRecord(owner: ViewOwner, view: JsonObject, kind: "modal" | "home", below: ViewRecord | null): ViewRecord {
  const id = newId("V");
  const record: ViewRecord = {
    id,
    kind,
    userId: owner.userId,
    cameFrom: owner.cameFrom,
    teamId: owner.teamId,
    appId: owner.appId,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    hash: newHash(),
    view: {},
    open: true,
    revision: 0,
  };
  record.view = shaped(record, view, owner.botId);
  return record;
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString("hex")}`;
}

function shaped(record: ViewRecord, view: JsonObject, botId: string): JsonObject {
  return {
    id: record.id,
    team_id: record.teamId,
    type: record.kind,
    blocks: withIds((view.blocks ?? []) as Block[]),
    private_metadata: view.private_metadata ?? "",
    callback_id: view.callback_id ?? "",
    state: { values: {} },
    hash: record.hash,
    title: view.title ?? { type: "plain_text", text: "", emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: record.previousId,
    root_view_id: record.rootId,
    app_id: record.appId,
    external_id: view.external_id ?? "",
    app_installed_team_id: record.teamId,
    bot_id: botId,
  };
}
