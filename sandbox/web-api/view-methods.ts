import type { JsonObject, ViewRecord } from "../model/records.ts";
import { openModal, publishHome, replaceView, type ViewOwner } from "../model/views.ts";
import { visibleUser } from "./access.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { viewContent } from "./content.ts";

const SPEC = { bot: [], user: [], tokens: ["bot", "user"], tier: 4 } as const;

/** Modals and Home tabs. */
export const VIEW_METHODS: Readonly<Record<string, MethodSpec>> = {
  "views.open": { ...SPEC, required: ["view"], run: (call) => show(call, "open") },
  "views.push": { ...SPEC, required: ["view"], run: (call) => show(call, "push") },
  "views.update": { ...SPEC, required: ["view"], run: update },
  "views.publish": { ...SPEC, required: ["user_id", "view"], run: publish },
};

function show(call: Call, how: "open" | "push"): JsonObject {
  const view = viewContent(call, "modal");
  refuseDuplicate(call, view, null);
  const id = call.args.has("trigger_id") ? call.args.text("trigger_id") : call.args.text("interactivity_pointer");
  const trigger = call.world.triggers.exchange(id);
  if ("error" in trigger) {
    throw new SlackFailure(trigger.error);
  }
  const record = openModal(call.world.workspace, owner(call, trigger.userId, trigger.channelId), view, how);
  if (record === null) {
    throw new SlackFailure("push_limit_reached");
  }
  return { view: record.view };
}

function update(call: Call): JsonObject {
  const record = existing(call);
  const view = viewContent(call, record.kind);
  refuseDuplicate(call, view, record);
  refuseStale(call, record);
  return { view: replaceView(call.world.workspace, record, view, call.token.botId ?? "").view };
}

function existing(call: Call): ViewRecord {
  const { args, world } = call;
  const record = args.has("view_id")
    ? world.workspace.views.get(args.text("view_id"))
    : [...world.workspace.views.values()].find((one) => one.open && one.view.external_id === args.text("external_id"));
  if (record === undefined || !record.open || record.appId !== call.token.appId) {
    throw new SlackFailure("not_found");
  }
  return record;
}

function publish(call: Call): JsonObject {
  if (!call.world.app.homeTab) {
    throw new SlackFailure("not_enabled");
  }
  const view = viewContent(call, "home");
  const user = visibleUser(call, call.args.text("user_id"));
  const known = call.world.workspace.homes.get(user.id);
  if (known !== undefined) {
    refuseStale(call, known);
  }
  refuseDuplicate(call, view, known ?? null);
  return { view: publishHome(call.world.workspace, owner(call, user.id, null), view).view };
}

function owner(call: Call, userId: string, cameFrom: string | null): ViewOwner {
  const { token } = call;
  return { userId, cameFrom, teamId: token.teamId, appId: token.appId, botId: token.botId ?? "" };
}

function refuseStale(call: Call, record: ViewRecord): void {
  if (call.args.has("hash") && call.args.text("hash") !== record.hash) {
    throw new SlackFailure("hash_conflict");
  }
}

function refuseDuplicate(call: Call, view: JsonObject, self: ViewRecord | null): void {
  const id = view.external_id;
  if (typeof id !== "string" || id === "") {
    return;
  }
  const taken = [...call.world.workspace.views.values()].some(
    (one) => one.open && one.id !== self?.id && one.view.external_id === id,
  );
  if (taken) {
    throw new SlackFailure("duplicate_external_id");
  }
}
