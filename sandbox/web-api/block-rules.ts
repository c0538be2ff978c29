import type { Json, JsonObject } from "../model/records.ts";

const COMMON = ["actions", "alert", "context", "divider", "header", "image", "input", "rich_text", "section", "video"];
const BY_SURFACE: Readonly<Record<Surface, readonly string[]>> = {
  message: [
    ...COMMON,
    "card",
    "context_actions",
    "data_table",
    "data_visualization",
    "file",
    "markdown",
    "table",
  ].filter((type) => type !== "alert"),
  modal: COMMON,
  home: COMMON.filter((type) => type !== "alert"),
};
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

export type Surface = "message" | "modal" | "home";

/** What Slack would complain about in these blocks; empty when it would take them. */
export function blockProblems(blocks: readonly unknown[], surface: Surface): readonly string[] {
  const problems: string[] = [];
  if (blocks.length > MOST_BLOCKS[surface]) {
    problems.push(`no more than ${MOST_BLOCKS[surface]} items allowed [json-pointer:/blocks]`);
  }
  const seen = new Set<string>();
  blocks.forEach((block, index) => {
    const at = `/blocks/${index}`;
    if (!isObject(block) || typeof block.type !== "string" || !BY_SURFACE[surface].includes(block.type)) {
      problems.push(`unsupported type: ${isObject(block) ? String(block.type) : typeof block} [json-pointer:${at}]`);
      return;
    }
    const id = block.block_id;
    if (typeof id === "string" && id !== "") {
      if (seen.has(id)) {
        problems.push(`\`block_id\` must be unique [json-pointer:${at}/block_id]`);
      }
      seen.add(id);
      longest(problems, id, 255, `${at}/block_id`);
    }
    blockRule(problems, block, at);
  });
  return problems;
}

/** Characters of text in the blocks, as counted against the limit of a whole message. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, one) => sum + textLength(one), 0);
  }
  if (!isObject(value)) {
    return 0;
  }
  const own = typeof value.text === "string" ? value.text.length : 0;
  return Object.values(value).reduce((sum: number, one) => sum + textLength(one), own);
}

function blockRule(problems: string[], block: JsonObject, at: string): void {
  switch (block.type) {
    case "section":
      sectionRule(problems, block, at);
      break;
    case "header":
      textRule(problems, block.text, 150, `${at}/text`, "plain_text");
      break;
    case "context":
      elementsRule(problems, block.elements, 10, at);
      break;
    case "actions":
      elementsRule(problems, block.elements, 25, at);
      actionIdsRule(problems, block.elements, at);
      break;
    case "input":
      textRule(problems, block.label, 2000, `${at}/label`, "plain_text");
      if (!isObject(block.element)) {
        problems.push(`missing required field: element [json-pointer:${at}]`);
      } else {
        elementRule(problems, block.element, `${at}/element`, true);
      }
      break;
    case "image":
      if (typeof block.alt_text !== "string") {
        problems.push(`missing required field: alt_text [json-pointer:${at}]`);
      } else {
        longest(problems, block.alt_text, 2000, `${at}/alt_text`);
      }
      break;
    default:
      break;
  }
}

function sectionRule(problems: string[], block: JsonObject, at: string): void {
  if (block.text === undefined && block.fields === undefined) {
    problems.push(`missing required field: text or fields [json-pointer:${at}]`);
  }
  if (block.text !== undefined) {
    textRule(problems, block.text, 3000, `${at}/text`);
  }
  if (Array.isArray(block.fields)) {
    if (block.fields.length > 10) {
      problems.push(`no more than 10 items allowed [json-pointer:${at}/fields]`);
    }
    block.fields.forEach((field, index) => {
      textRule(problems, field, 2000, `${at}/fields/${index}`);
    });
  }
  if (isObject(block.accessory)) {
    elementRule(problems, block.accessory, `${at}/accessory`);
  }
}

function elementsRule(problems: string[], elements: Json, most: number, at: string): void {
  if (!Array.isArray(elements) || elements.length === 0) {
    problems.push(`must provide at least 1 item [json-pointer:${at}/elements]`);
    return;
  }
  if (elements.length > most) {
    problems.push(`no more than ${most} items allowed [json-pointer:${at}/elements]`);
  }
  elements.forEach((element, index) => {
    elementRule(problems, element, `${at}/elements/${index}`);
  });
}

function actionIdsRule(problems: string[], elements: Json, at: string): void {
  const seen = new Set<string>();
  for (const element of Array.isArray(elements) ? elements : []) {
    if (isObject(element) && typeof element.action_id === "string") {
      if (seen.has(element.action_id)) {
        problems.push(`\`action_id\` "${element.action_id}" already exists for another element [json-pointer:${at}]`);
      }
      seen.add(element.action_id);
    }
  }
}

function elementRule(problems: string[], element: Json, at: string, inInput = false): void {
  if (!isObject(element) || typeof element.type !== "string") {
    problems.push(`must be an object with a type [json-pointer:${at}]`);
    return;
  }
  if (element.type === "button") {
    textRule(problems, element.text, 75, `${at}/text`, "plain_text");
    longest(problems, element.value, 2000, `${at}/value`);
    longest(problems, element.url, 3000, `${at}/url`);
    if (element.style !== undefined && element.style !== "primary" && element.style !== "danger") {
      problems.push(`must be one of primary, danger [json-pointer:${at}/style]`);
    }
  }
  if (element.type === "plain_text_input") {
    typedRule(problems, element, at);
  }
  if (isObject(element.filter)) {
    filterRule(problems, element.filter, `${at}/filter`);
  }
  if (element.response_url_enabled !== undefined && !inInput) {
    problems.push(`only allowed in an input block [json-pointer:${at}/response_url_enabled]`);
  }
  longest(problems, element.action_id, 255, `${at}/action_id`);
  if (element.placeholder !== undefined) {
    textRule(problems, element.placeholder, 150, `${at}/placeholder`, "plain_text");
  }
  if (Array.isArray(element.options)) {
    if (element.options.length === 0 || element.options.length > 100) {
      problems.push(`must have 1 to 100 items [json-pointer:${at}/options]`);
    }
    element.options.forEach((option, index) => {
      const where = `${at}/options/${index}`;
      textRule(problems, isObject(option) ? option.text : null, 75, `${where}/text`);
      longest(problems, isObject(option) ? option.value : null, 150, `${where}/value`);
    });
  }
}

function typedRule(
  problems: string[],
  { min_length: min, max_length: max, initial_value: value }: JsonObject,
  at: string,
) {
  if (min !== undefined && !isBetween(min, 0, 3000)) {
    problems.push(`must be 0 to 3000 [json-pointer:${at}/min_length]`);
  }
  if (max !== undefined && !isBetween(max, 1, 3000)) {
    problems.push(`must be 1 to 3000 [json-pointer:${at}/max_length]`);
  }
  if (typeof min === "number" && typeof max === "number" && min > max) {
    problems.push(`must not be more than max_length [json-pointer:${at}/min_length]`);
  }
  longest(problems, value, typeof max === "number" ? max : 3000, `${at}/initial_value`);
}

const FILTERED = ["im", "mpim", "private", "public"];

function filterRule(problems: string[], filter: JsonObject, at: string): void {
  if (Object.keys(filter).length === 0) {
    problems.push(`must have at least 1 property [json-pointer:${at}]`);
  }
  const { include } = filter;
  const isKnown =
    Array.isArray(include) && include.length > 0 && include.every((one) => FILTERED.includes(String(one)));
  if (include !== undefined && !isKnown) {
    problems.push(`must be a list of ${FILTERED.join(", ")} [json-pointer:${at}/include]`);
  }
}

function isBetween(value: Json, least: number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function textRule(problems: string[], text: Json, most: number, at: string, only?: "plain_text"): void {
  if (!isObject(text) || typeof text.text !== "string") {
    problems.push(`missing required field: text [json-pointer:${at}]`);
    return;
  }
  if (text.type !== "plain_text" && (text.type !== "mrkdwn" || only === "plain_text")) {
    problems.push(`unsupported type: ${String(text.type)} [json-pointer:${at}/type]`);
  }
  if (text.text === "") {
    problems.push(`must be more than 0 characters [json-pointer:${at}/text]`);
  }
  longest(problems, text.text, most, `${at}/text`);
}

function longest(problems: string[], value: Json, most: number, at: string): void {
  if (typeof value === "string" && value.length > most) {
    problems.push(`must be less than ${most + 1} characters [json-pointer:${at}]`);
  }
}

/** A JSON object, not an array and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
