import { readFileSync } from "node:fs";
import { didYouMean, nearestName } from "./nearest-name.ts";
import type { ConfigProblem } from "./problem.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** Variables whose value may also be the content of the file named by the variable with `_FILE`. */
const SECRETS = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_USER_TOKEN",
  "DATABASE_URL",
  "REDIS_URL",
  "SOTTO_KEY",
] as const;

const PLAIN = [
  "SLACK_API_URL",
  "PORT",
  "SOTTO_PUBLIC_URL",
  "SOTTO_DATA_DIR",
  "SOTTO_POLICY",
  "SOTTO_REVIEWERS",
  "SOTTO_REVIEW_CHANNEL",
  "SOTTO_ROLE",
  "SOTTO_LOG_LEVEL",
] as const;

/** Set by the project's own scripts, not settings of the app. */
const INTERNAL = ["SOTTO_CI"];

export type VariableName = (typeof SECRETS)[number] | (typeof PLAIN)[number];

/** Every variable Sotto reads, `_FILE` forms included. */
export const VARIABLE_NAMES: readonly string[] = [...SECRETS, ...SECRETS.map((name) => `${name}_FILE`), ...PLAIN];

/** The variables that are set, secrets read from their files; an empty variable counts as unset. */
export function readVariables(env: Env, problems: ConfigProblem[]): Readonly<Partial<Record<VariableName, string>>> {
  const values: Partial<Record<VariableName, string>> = {};
  for (const name of PLAIN) {
    const value = trimmed(env[name]);
    if (value !== null) {
      values[name] = value;
    }
  }
  for (const name of SECRETS) {
    const value = trimmed(env[name]);
    const file = trimmed(env[`${name}_FILE`]);
    if (value !== null && file !== null) {
      problems.push({ where: name, key: "", message: `set either ${name} or ${name}_FILE, not both` });
      values[name] = value;
    } else if (file !== null) {
      const content = secretFile(`${name}_FILE`, file, problems);
      if (content !== null) {
        values[name] = content;
      }
    } else if (value !== null) {
      values[name] = value;
    }
  }
  return values;
}

/** Names that look like a setting and are none; a misspelt variable would otherwise be ignored in silence. */
export function unknownVariables(env: Env): string[] {
  const known = new Set([...VARIABLE_NAMES, ...INTERNAL]);
  return Object.keys(env)
    .filter((name) => !known.has(name))
    .filter((name) => name.startsWith("SOTTO_") || (/^SLACK_/.test(name) && nearestName(name, known) !== null))
    .map((name) => `${name} is not a setting of Sotto and is ignored${didYouMean(name, known)}`);
}

function trimmed(value: string | undefined): string | null {
  const text = value?.trim() ?? "";
  return text === "" ? null : text;
}

function secretFile(variable: string, path: string, problems: ConfigProblem[]): string | null {
  let content: string | null;
  try {
    content = trimmed(readFileSync(path, "utf8"));
  } catch (error) {
    problems.push({ where: variable, key: "", message: `the file it names can't be read (${errorCode(error)})` });
    return null;
  }
  if (content === null) {
    problems.push({ where: variable, key: "", message: "the file it names is empty" });
  }
  return content;
}

/** The system's code (`ENOENT`), which unlike the message holds no path. */
export function errorCode(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}
