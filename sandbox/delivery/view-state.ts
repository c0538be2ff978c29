import { isOffered, preselected } from "../model/conversation-menu.ts";
import type { Json, JsonObject, ViewRecord } from "../model/records.ts";
import type { Workspace } from "../model/workspace.ts";
import type { FormValues } from "../sandbox.ts";
import { isObject } from "../web-api/block-rules.ts";

/** An input of a modal, as a person finds it. */
export interface FormField {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly label: string;
  readonly optional: boolean;
  /** Empty when the app gave none. */
  readonly hint: string;
  readonly element: JsonObject;
}

/** Characters of a text field whose app set no limit. */
const MOST_TYPED = 3_000;

/** The inputs of a view, top to bottom, menus in sections included. */
export function fieldsOf(record: ViewRecord): readonly FormField[] {
  const blocks = Array.isArray(record.view.blocks) ? record.view.blocks : [];
  const fields: FormField[] = [];
  for (const block of blocks) {
    if (!isObject(block)) {
      continue;
    }
    const elements =
      block.type === "input" ? [block.element] : block.type === "section" ? [block.accessory] : (block.elements ?? []);
    for (const element of Array.isArray(elements) ? elements : []) {
      if (isObject(element) && element.type !== "button" && element.action_id !== undefined) {
        fields.push({
          blockId: String(block.block_id),
          actionId: String(element.action_id),
          type: String(element.type),
          label: isObject(block.label) ? String(block.label.text) : String(element.action_id),
          optional: block.type !== "input" || block.optional === true,
          hint: isObject(block.hint) ? String(block.hint.text) : "",
          element,
        });
      }
    }
  }
  return fields;
}

/**
 * `view.state` for what a person filled in. Fields are found by block id, action id or label, in any case.
 * @throws when a value belongs to no field, or a menu does not offer it.
 */
export function stateOf(workspace: Workspace, record: ViewRecord, values: FormValues): JsonObject {
  const fields = fieldsOf(record);
  const left = new Map(Object.entries(values));
  const state: { [blockId: string]: { [actionId: string]: Json } } = {};
  for (const field of fields) {
    const key = [...left.keys()].find((name) => names(field).includes(name.toLowerCase()));
    const value = key === undefined ? undefined : left.get(key);
    if (key !== undefined) {
      left.delete(key);
    }
    state[field.blockId] = {
      ...state[field.blockId],
      [field.actionId]: { type: field.type, ...filled(workspace, record, field, value) },
    };
  }
  if (left.size > 0) {
    throw new Error(`The view has no field called ${[...left.keys()].join(", ")}.`);
  }
  return { values: state };
}

function names(field: FormField): readonly string[] {
  return [field.blockId, field.actionId, field.label, `${field.blockId}.${field.actionId}`].map((name) =>
    name.toLowerCase(),
  );
}

function filled(
  workspace: Workspace,
  { cameFrom }: ViewRecord,
  field: FormField,
  value: string | readonly string[] | boolean | undefined,
): JsonObject {
  const { element } = field;
  const words = value === undefined ? null : String(value);
  const many = value === undefined ? null : Array.isArray(value) ? value.map(String) : String(value).split(",");
  switch (field.type) {
    case "static_select":
    case "radio_buttons":
    case "external_select":
      return { selected_option: words === null ? (element.initial_option ?? null) : option(field, words) };
    case "multi_static_select":
    case "checkboxes":
      return {
        selected_options:
          many === null
            ? (element.initial_options ?? [])
            : many.filter((one) => one !== "" && one !== "false").map((one) => option(field, one.trim())),
      };
    case "users_select":
      return { selected_user: words ?? element.initial_user ?? null };
    case "conversations_select":
      return {
        selected_conversation:
          words === null ? preselected(workspace, element, cameFrom) : conversation(workspace, field, words),
      };
    case "channels_select":
      return { selected_channel: words ?? element.initial_channel ?? null };
    case "multi_users_select":
      return { selected_users: many ?? element.initial_users ?? [] };
    case "multi_conversations_select":
      return {
        selected_conversations:
          many?.map((one) => conversation(workspace, field, one)) ?? element.initial_conversations ?? [],
      };
    case "multi_channels_select":
      return { selected_channels: many ?? element.initial_channels ?? [] };
    case "datepicker":
      return { selected_date: words ?? element.initial_date ?? null };
    case "timepicker":
      return { selected_time: words ?? element.initial_time ?? null };
    case "datetimepicker":
      return { selected_date_time: words === null ? (element.initial_date_time ?? null) : Number(words) };
    default:
      return { value: words ?? element.initial_value ?? null };
  }
}

function conversation(workspace: Workspace, field: FormField, id: string): string {
  const channel = workspace.channels.get(id);
  if (channel !== undefined && !isOffered(workspace, field.element, channel)) {
    throw new Error(`${field.label} does not offer ${id}.`);
  }
  return id;
}

/** A choice by its value or its label. */
export function option(field: FormField, wanted: string): JsonObject {
  const groups = Array.isArray(field.element.option_groups) ? field.element.option_groups : [];
  const options = [field.element, ...groups].flatMap((group) =>
    isObject(group) && Array.isArray(group.options) ? group.options : [],
  );
  const found = options.find(
    (one) =>
      isObject(one) &&
      (one.value === wanted || (isObject(one.text) && String(one.text.text).toLowerCase() === wanted.toLowerCase())),
  );
  if (!isObject(found)) {
    throw new Error(`${field.label} has no option ${wanted}.`);
  }
  return found;
}

/** What a state holds of one field. */
export function stateValue(state: JsonObject, field: FormField): JsonObject {
  const { values } = state;
  const block = isObject(values) ? values[field.blockId] : null;
  const value = isObject(block) ? block[field.actionId] : null;
  return isObject(value) ? value : {};
}

/** Why Slack would not send a form off with this value in it; `null` when it would. */
export function problemOf({ optional, element }: FormField, value: JsonObject): string | null {
  const filled = Object.entries(value).filter(([key]) => key !== "type");
  if (filled.every(([, one]) => one === null || one === "" || (Array.isArray(one) && one.length === 0))) {
    return optional ? null : "is empty";
  }
  const words = typeof value.value === "string" && element.type === "plain_text_input" ? value.value : null;
  if (words !== null && words.length > (typeof element.max_length === "number" ? element.max_length : MOST_TYPED)) {
    return "is too long";
  }
  return words !== null && typeof element.min_length === "number" && words.length < element.min_length
    ? "is too short"
    : null;
}
