import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { type Env, errorCode, readVariables, unknownVariables, type VariableName } from "./config/environment.ts";
import { loadPolicy } from "./config/load-policy.ts";
import { didYouMean } from "./config/nearest-name.ts";
import { policyWarnings } from "./config/policy-warnings.ts";
import { ConfigError, type ConfigProblem } from "./config/problem.ts";
import { DEFAULT_POLICY, type Policy } from "./core/policy.ts";
import { parseMasterKeys } from "./store/sealing.ts";

export { ConfigError, type ConfigProblem, formatProblem } from "./config/problem.ts";

export const ROLES = ["all", "listener", "worker"] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface SlackConfig {
  /** How events arrive. An app-level token wins: it needs no public address. */
  readonly transport: "socket" | "http";
  /** `null` when workspaces install the app themselves. */
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** The install flow: many workspaces, and people's own consent for direct messages. */
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
  /** Where Slack sends people back to after consenting; `null` leaves it to the app's settings at Slack. */
  readonly redirectUri: string | null;
  /** A token that may remove messages for authors who gave none. */
  readonly userToken: string | null;
  /** Web API root ending in `/api/`; `null` is Slack's own. */
  readonly apiUrl: string | null;
}

/** Everything that can be set, read once at start. */
export interface Config {
  readonly slack: SlackConfig;
  readonly port: number;
  /** `null`: PostgreSQL in this process, under `dataDir`. */
  readonly databaseUrl: string | null;
  /** One URL, or several of one cluster separated by commas; `null`: the queue lives in the database. */
  readonly redisUrl: string | null;
  /** Master keys, 32 bytes each: the first seals, all open. `null`: the one in the data folder, made when missing. */
  readonly keys: readonly Uint8Array[] | null;
  readonly policy: Policy;
  /** Absolute path of the policy file, `null` for the defaults. */
  readonly policyFile: string | null;
  /** Slack user group whose members review. */
  readonly reviewers: string | null;
  readonly reviewChannel: string | null;
  readonly role: Role;
  readonly logLevel: LogLevel;
  /** Absolute path. */
  readonly dataDir: string;
  /** What works but is probably not meant; to be logged at start. Holds no values. */
  readonly warnings: readonly string[];
}

export interface ReadConfigOptions {
  /** Detectors a policy may name, and the kinds of each; left out, any is taken. */
  readonly detectors?: ReadonlyMap<string, readonly string[]>;
  /** False for commands that never talk to Slack, which then need no tokens. Default true. */
  readonly needsSlack?: boolean;
}

const NO_TOKEN =
  "no Slack credentials: set SLACK_BOT_TOKEN (or SLACK_CLIENT_ID to let workspaces install the app), or run `npm start` without any for the sandbox";

const port = z.coerce.number().int().min(0).max(65_535);

/**
 * Reads the environment and the policy file.
 * @throws ConfigError with every problem at once and what to do about each; values are never repeated.
 */
export function readConfig(env: Env = process.env, options: ReadConfigOptions = {}): Config {
  const problems: ConfigProblem[] = [];
  const warnings = unknownVariables(env);
  const values = readVariables(env, problems);

  function problem(where: string, message: string): void {
    problems.push({ where, key: "", message });
  }

  function choice<T extends string>(name: VariableName, choices: readonly T[], fallback: T): T {
    const value = values[name];
    const found = choices.find((known) => known === value?.toLowerCase());
    if (value !== undefined && found === undefined) {
      problem(name, `must be one of ${choices.join(", ")}${didYouMean(value, choices)}`);
    }
    return found ?? fallback;
  }

  function url(name: VariableName, protocols: readonly string[], several = false): string | null {
    const value = values[name];
    if (value === undefined) {
      return null;
    }
    const parts = several ? value.split(",").map((part) => part.trim()) : [value];
    if (parts.some((part) => !URL.canParse(part) || !protocols.includes(new URL(part).protocol))) {
      problem(name, `must be a URL beginning with ${protocols.map((scheme) => `${scheme}//`).join(" or ")}`);
    }
    return value;
  }

  function identifier(name: VariableName, form: RegExp, words: string): string | null {
    const value = values[name];
    if (value !== undefined && !form.test(value)) {
      problem(name, words);
    }
    return value ?? null;
  }

  const portNumber = port.safeParse(values.PORT ?? 3000);
  if (!portNumber.success) {
    problem("PORT", "must be a number from 0 to 65535");
  }
  const databaseUrl = url("DATABASE_URL", ["postgres:", "postgresql:"]);
  const redisUrl = url("REDIS_URL", ["redis:", "rediss:"], true);
  const role = choice("SOTTO_ROLE", ROLES, "all");
  if (role !== "all" && values.DATABASE_URL === undefined) {
    problem("SOTTO_ROLE", `the embedded database serves one process: set DATABASE_URL to run a separate ${role}`);
  }
  const slack = readSlack(
    values,
    url("SLACK_API_URL", ["https:", "http:"]),
    url("SOTTO_PUBLIC_URL", ["https:", "http:"]),
    options.needsSlack ?? true,
    problem,
  );
  if (slack.oauth !== null && slack.redirectUri === null) {
    warnings.push("SOTTO_PUBLIC_URL is not set: the Home can't lead people to the page that protects direct messages");
  }
  const reviewers = identifier("SOTTO_REVIEWERS", /^S[A-Z0-9]+$/, "must be a user group's id (S…), not its @name");
  const reviewChannel = identifier(
    "SOTTO_REVIEW_CHANNEL",
    /^[CG][A-Z0-9]+$/,
    "must be a channel's id (C…), not its #name",
  );
  if (reviewers === null || reviewChannel === null) {
    warnings.push(
      reviewers === null && reviewChannel === null
        ? "SOTTO_REVIEWERS and SOTTO_REVIEW_CHANNEL are not set: nobody reviews cases, gets alerts or the digest"
        : `${reviewers === null ? "SOTTO_REVIEWERS is not set: nobody may review cases" : "SOTTO_REVIEW_CHANNEL is not set: alerts and the digest go nowhere"}`,
    );
  }
  const policyFile = values.SOTTO_POLICY === undefined ? null : resolve(values.SOTTO_POLICY);
  const policy = policyFile === null ? DEFAULT_POLICY : readPolicyFile(policyFile, options, problems);
  warnings.push(...policyWarnings(policy, { mayDelete: slack.userToken !== null || slack.oauth !== null }));

  const config: Config = {
    slack,
    port: portNumber.data ?? 3000,
    databaseUrl,
    redisUrl,
    keys: readKeys(values.SOTTO_KEY, problem),
    policy,
    policyFile,
    reviewers,
    reviewChannel,
    role,
    logLevel: choice("SOTTO_LOG_LEVEL", LOG_LEVELS, "info"),
    dataDir: resolve(values.SOTTO_DATA_DIR ?? ".sotto"),
    warnings,
  };
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return config;
}

type Values = Readonly<Partial<Record<VariableName, string>>>;
type Report = (where: string, message: string) => void;

function readSlack(
  values: Values,
  apiUrl: string | null,
  publicUrl: string | null,
  needed: boolean,
  problem: Report,
): SlackConfig {
  const botToken = token(values, "SLACK_BOT_TOKEN", "xoxb-", problem);
  const appToken = token(values, "SLACK_APP_TOKEN", "xapp-", problem);
  const userToken = token(values, "SLACK_USER_TOKEN", "xoxp-", problem);
  const signingSecret = values.SLACK_SIGNING_SECRET ?? null;
  const clientId = values.SLACK_CLIENT_ID ?? null;
  const clientSecret = values.SLACK_CLIENT_SECRET ?? null;
  if ((clientId === null) !== (clientSecret === null)) {
    problem(
      clientId === null ? "SLACK_CLIENT_ID" : "SLACK_CLIENT_SECRET",
      "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: set both, or neither",
    );
  }
  if (needed) {
    if (botToken === null && clientId === null) {
      problem("SLACK_BOT_TOKEN", NO_TOKEN);
    } else if (appToken === null && signingSecret === null) {
      problem("SLACK_APP_TOKEN", "set it for Socket Mode, or SLACK_SIGNING_SECRET (and PORT) to receive over HTTP");
    }
  }
  return {
    transport: appToken === null && signingSecret !== null ? "http" : "socket",
    botToken,
    appToken,
    signingSecret,
    oauth: clientId === null || clientSecret === null ? null : { clientId, clientSecret },
    userToken,
    redirectUri:
      publicUrl === null || !URL.canParse(publicUrl) ? null : new URL("/slack/oauth_redirect", publicUrl).toString(),
    apiUrl: apiUrl === null || apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/`,
  };
}

const PREFIXES = ["xoxb-", "xoxp-", "xapp-"];

function token(values: Values, name: VariableName, prefix: string, problem: Report): string | null {
  const value = values[name];
  // Only a token of another sort is refused: stand-ins for Slack may hand out tokens of any form.
  if (value !== undefined && PREFIXES.some((other) => other !== prefix && value.startsWith(other))) {
    problem(name, `holds another sort of token; this one begins with ${prefix}`);
  }
  return value ?? null;
}

function readKeys(text: string | undefined, problem: Report): readonly Uint8Array[] | null {
  if (text === undefined) {
    return null;
  }
  try {
    return parseMasterKeys(text);
  } catch (error) {
    problem("SOTTO_KEY", error instanceof Error ? error.message.replace(/^SOTTO_KEY:? /, "") : "is not a key");
    return null;
  }
}

function readPolicyFile(path: string, { detectors }: ReadConfigOptions, problems: ConfigProblem[]): Policy {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    problems.push({ where: path, key: "", message: `the policy file can't be read (${errorCode(error)})` });
    return DEFAULT_POLICY;
  }
  try {
    return loadPolicy(text, path, detectors === undefined ? {} : { detectors });
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    problems.push(...error.problems);
    return DEFAULT_POLICY;
  }
}
