import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isObject } from "../../sandbox/web-api/block-rules.ts";

const FOLDER = resolve(process.env.SLACK_CONTRACT_DIR ?? "../shared/slack-contract");

/** Whether Slack's own metadata and recorded key sets are at hand. */
export const HAS_CONTRACT = existsSync(FOLDER);

if (!HAS_CONTRACT) {
  console.warn(`Contract tests skipped: there is no ${FOLDER} (set SLACK_CONTRACT_DIR).`);
}

/** A JSON file of the contract; `null` when it is not recorded. */
export function recorded(...path: readonly string[]): Record<string, unknown> | null {
  const file = join(FOLDER, ...path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>) : null;
}

/**
 * Paths of keys in `value` that the sample does not have. Blocks, values keyed by ids and free-form objects are
 * not descended into; an empty sample list or object says nothing about its content.
 */
export function unknownKeys(value: unknown, sample: unknown, at = ""): readonly string[] {
  if (Array.isArray(value)) {
    const first: unknown = Array.isArray(sample) ? sample[0] : undefined;
    return first === undefined ? [] : value.flatMap((one) => unknownKeys(one, first, `${at}[]`));
  }
  if (!isObject(value) || !isObject(sample) || Object.keys(sample).length === 0) {
    return [];
  }
  return Object.entries(value).flatMap(([key, one]) => {
    if (one === undefined) {
      return [];
    }
    if (!(key in sample)) {
      return [`${at}.${key}`];
    }
    return FREE.includes(key) ? [] : unknownKeys(one, sample[key], `${at}.${key}`);
  });
}

const FREE = ["blocks", "state", "values", "metadata", "response_metadata", "args", "shares"];

/** The dotted paths that `value` lacks; a path may end at a list, which then must not be empty. */
export function missingKeys(value: unknown, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    let at: unknown = value;
    for (const key of path.split(".")) {
      at = isObject(at) ? at[key] : undefined;
    }
    return at === undefined || (Array.isArray(at) && at.length === 0);
  });
}
