import { withIds } from "../model/formatting.ts";
import type { Block, JsonObject } from "../model/records.ts";
import { blockProblems, isObject, textLength } from "./block-rules.ts";
import { type Args, type Call, SlackFailure } from "./call.ts";

/** Characters all the blocks of one message may hold together. */
const MOST_BLOCK_TEXT = 13_200;

export interface Content {
  readonly text: string;
  /** `undefined` when the call did not speak of blocks. */
  readonly blocks: Block[] | undefined;
  readonly attachments: JsonObject[] | undefined;
}

/** The words and blocks of a post, checked. @throws SlackFailure with Slack's code for what is wrong. */
export function messageContent(args: Args, mostText: number): Content {
  const blocks = blocksOf(args);
  const attachments = listOf(args, "attachments", "invalid_attachments") as JsonObject[] | undefined;
  const text = args.has("markdown_text") ? args.text("markdown_text") : args.text("text");
  if (args.has("markdown_text") && (args.has("text") || blocks !== undefined)) {
    throw new SlackFailure("markdown_text_conflict");
  }
  if (text === "" && (blocks ?? []).length === 0 && (attachments ?? []).length === 0) {
    throw new SlackFailure("no_text");
  }
  if (text.length > mostText) {
    throw new SlackFailure("msg_too_long");
  }
  if ((attachments ?? []).length > 100) {
    throw new SlackFailure("too_many_attachments");
  }
  return { text, blocks, attachments };
}

function blocksOf(args: Args): Block[] | undefined {
  const raw = listOf(args, "blocks", "invalid_blocks_format");
  if (raw === undefined) {
    return undefined;
  }
  const problems = blockProblems(raw, "message");
  if (problems.length > 0) {
    throw new SlackFailure("invalid_blocks", blockErrors(problems));
  }
  const blocks = raw as Block[];
  if (textLength(blocks) > MOST_BLOCK_TEXT) {
    throw new SlackFailure("msg_blocks_too_long");
  }
  return withIds(blocks);
}

function listOf(args: Args, name: string, error: string): unknown[] | undefined {
  if (!args.has(name)) {
    return undefined;
  }
  const value = args.json(name, error);
  if (!Array.isArray(value)) {
    throw new SlackFailure(error);
  }
  return value;
}

function blockErrors(problems: readonly string[]): JsonObject {
  return { errors: [...problems], response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) } };
}

/** The view of a `views.*` call, checked. */
export function viewContent(call: Call, kind: "modal" | "home"): JsonObject {
  const view = call.args.object("view", "invalid_arguments");
  if (view === null) {
    throw new SlackFailure("invalid_arguments", blockErrors(["view must be an object [json-pointer:/view]"]));
  }
  const problems: string[] = [];
  if (view.type !== kind) {
    problems.push(`unexpected view type: ${String(view.type)} [json-pointer:/view/type]`);
  }
  if (!Array.isArray(view.blocks)) {
    problems.push("missing required field: blocks [json-pointer:/view]");
  } else {
    problems.push(...blockProblems(view.blocks, kind).map((one) => one.replace("json-pointer:", "json-pointer:/view")));
    if (kind === "modal" && view.submit === undefined && view.blocks.some((b) => isObject(b) && b.type === "input")) {
      problems.push("missing required field: submit [json-pointer:/view]");
    }
  }
  if (kind === "modal") {
    title(problems, view.title, "title", true);
    title(problems, view.submit, "submit", false);
    title(problems, view.close, "close", false);
  }
  for (const [field, most] of [
    ["private_metadata", 3000],
    ["callback_id", 255],
    ["external_id", 255],
  ] as const) {
    const value = view[field];
    if (typeof value === "string" && value.length > most) {
      problems.push(`must be less than ${most + 1} characters [json-pointer:/view/${field}]`);
    }
  }
  if (problems.length > 0) {
    throw new SlackFailure("invalid_arguments", blockErrors(problems));
  }
  if (JSON.stringify(view).length > 250_000) {
    throw new SlackFailure("view_too_large");
  }
  return view;
}

function title(problems: string[], value: unknown, name: string, required: boolean): void {
  if (!isObject(value)) {
    if (required || (value !== undefined && value !== null)) {
      problems.push(`missing required field: ${name} [json-pointer:/view]`);
    }
    return;
  }
  if (value.type !== "plain_text" || typeof value.text !== "string" || value.text.length > 24 || value.text === "") {
    problems.push(`must be plain_text of 1 to 24 characters [json-pointer:/view/${name}/text]`);
  }
}
