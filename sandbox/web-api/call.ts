import type { JsonObject, Token, TokenKind, User } from "../model/records.ts";
import type { World } from "../world.ts";

/** Ends a call with one of Slack's error codes. */
export class SlackFailure extends Error {
  readonly code: string;
  readonly extra: JsonObject;

  constructor(code: string, extra: JsonObject = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

export interface Call {
  readonly world: World;
  readonly method: string;
  readonly args: Args;
  readonly token: Token;
  /** The bot user or person the token stands for; the app token has none. */
  readonly actor: User;
}

export interface MethodSpec {
  /** Arguments without which Slack refuses, the token aside. */
  readonly required: readonly string[];
  /** Any one of these scopes will do; empty: none is needed. */
  readonly bot: readonly string[];
  readonly user: readonly string[];
  /** Kinds of token that may call; empty: no token is looked at. */
  readonly tokens: readonly TokenKind[];
  /** Slack's rate tier, 1 to 4; 5 stands for its special ones. */
  readonly tier: 1 | 2 | 3 | 4 | 5;
  run(call: Call): JsonObject;
}

/** The arguments of a call: forms send strings, JSON bodies send values. */
export class Args {
  readonly all: Readonly<Record<string, unknown>>;

  constructor(all: Readonly<Record<string, unknown>>) {
    this.all = all;
  }

  has(name: string): boolean {
    const value = this.all[name];
    return value !== undefined && value !== null && value !== "";
  }

  text(name: string): string {
    const value = this.all[name];
    return typeof value === "string" ? value : value === undefined || value === null ? "" : String(value);
  }

  flag(name: string): boolean {
    const value = this.all[name];
    return value === true || value === "true" || value === "1" || value === 1;
  }

  number(name: string, fallback: number): number {
    return this.has(name) ? Number(this.text(name)) : fallback;
  }

  /** Comma-separated, or a JSON array. */
  list(name: string): readonly string[] {
    const value = this.all[name];
    if (Array.isArray(value)) {
      return value.map(String);
    }
    return this.text(name)
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
  }

  /** A JSON value, parsed when it came as a string. @throws SlackFailure with `error` when it does not parse. */
  json(name: string, error: string): unknown {
    const value = this.all[name];
    if (typeof value !== "string") {
      return value;
    }
    try {
      return JSON.parse(value);
    } catch (cause) {
      throw new SlackFailure(error, { response_metadata: { messages: [`[ERROR] ${String(cause)}`] } });
    }
  }

  object(name: string, error: string): JsonObject | null {
    const value = this.json(name, error);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  }
}
