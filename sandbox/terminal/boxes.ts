import { type FormField, fieldsOf } from "../delivery/view-state.ts";
import type { Channel, ViewRecord } from "../model/records.ts";
import type { Workspace } from "../model/workspace.ts";
import type { Shown } from "../sandbox.ts";
import { buttonsOf } from "../screen.ts";
import { isObject } from "../web-api/block-rules.ts";
import { readable, renderBlocks } from "./blocks.ts";
import { wrapped } from "./emphasis.ts";
import { choicesOf } from "./form.ts";

const WIDTH = 96;

/** What stands where: `#name`, or who is in a direct conversation. */
export function roomName(workspace: Workspace, channel: Channel): string {
  if (channel.kind === "im" || channel.kind === "mpim") {
    return `direct: ${[...channel.members].map((id) => workspace.user(id).name).join(", ")}`;
  }
  return `#${channel.name}`;
}

/** One message as one line. */
export function messageLine(workspace: Workspace, shown: Shown): string {
  const who = shown.userId === null ? "?" : (workspace.users.get(shown.userId)?.name ?? shown.userId);
  const files = shown.files.map((file) => ` 📎 ${String(file.name ?? file.id)}`).join("");
  const thread = shown.threadTs === null ? "" : "↳ ";
  const words = readable(workspace, shown.text).split("\n").join("\n    ");
  return `${thread}${who}: ${words}${files}${shown.edited ? " (edited)" : ""}`;
}

/** A message of the app as its reader sees it, framed; buttons numbered from `firstNumber`. */
export function appMessageBox(workspace: Workspace, title: string, shown: Shown, firstNumber: number): string {
  const body = shown.blocks.length > 0 ? renderBlocks(workspace, shown.blocks) : [readable(workspace, shown.text)];
  return framed(title, [
    ...withoutButtons(body),
    ...numbered(
      shown.buttons.map((one) => one.label),
      firstNumber,
    ),
  ]);
}

/** What the app shows as its reader sees it, framed, its buttons as Slack draws them. */
export function shownBox(workspace: Workspace, title: string, shown: Pick<Shown, "blocks" | "text">): string {
  return framed(
    title,
    shown.blocks.length > 0 ? renderBlocks(workspace, shown.blocks) : [readable(workspace, shown.text)],
  );
}

/** A modal or Home tab: its fields numbered for `set`, its buttons for `press`. */
export function viewBox(workspace: Workspace, record: ViewRecord, firstNumber: number): string {
  const blocks = Array.isArray(record.view.blocks) ? record.view.blocks : [];
  const titleObject = record.view.title;
  const name = isObject(titleObject) && titleObject.text !== "" ? String(titleObject.text) : "Home";
  const words = blocks.filter((block) => !isObject(block) || block.type !== "input");
  // Where there are many buttons, each has to stand by what it is about.
  let next = firstNumber;
  const lines = words.flatMap((block) => {
    const labels = buttonsOf([block]).map((one) => one.label);
    const presses = numbered(labels, next);
    next += labels.length;
    return [...withoutButtons(renderBlocks(workspace, [block])), ...presses];
  });
  const submit = isObject(record.view.submit)
    ? [`submit  ${String(record.view.submit.text)}`, "close"].map((line) => `  ${line}`)
    : record.kind === "modal"
      ? ["  close"]
      : [];
  return framed(name, [
    ...lines,
    ...fieldsOf(record).flatMap((field, index) => fieldLines(workspace, field, index + 1)),
    ...submit,
  ]);
}

/** A page of the bot's, as its browser shows it. */
export function pageBox(words: string): string {
  const [title = "", ...lines] = words.split("\n");
  return framed(title, lines);
}

function fieldLines(workspace: Workspace, field: FormField, number: number): readonly string[] {
  const isOptional = field.optional && !/optional/i.test(field.label);
  const choices = choicesOf(field).map(({ label }, index) => `             ${index + 1} ${label}`);
  const example = /user/.test(field.type) ? " (@ben)" : /channel|conversation/.test(field.type) ? " (#press)" : "";
  const hint = readable(workspace, field.hint);
  return [
    `  set ${number} …    ${field.label}${example}${isOptional ? " (optional)" : ""}`,
    ...choices,
    ...(hint === "" ? [] : [`             ${hint}`]),
  ];
}

/** Button rows are told again with numbers, so their own lines go. */
function withoutButtons(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !/^\[.*\]$/.test(line));
}

function numbered(labels: readonly string[], first: number): readonly string[] {
  return labels.map((label, index) => `  press ${first + index}  ${label}`);
}

function framed(title: string, lines: readonly string[]): string {
  const broken = lines.flatMap((line) => line.split("\n")).flatMap((line) => wrapped(line, WIDTH));
  return [`┌ ${title}`, ...broken.map((line) => `│ ${line}`), "└"].join("\n");
}
