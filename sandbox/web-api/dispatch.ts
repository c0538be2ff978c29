import type { JsonObject, Token, User } from "../model/records.ts";
import type { World } from "../world.ts";
import { Args, type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { METHODS } from "./methods.ts";
import type { RateLimits } from "./rate-limits.ts";

export interface ApiRequest {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** From the Authorization header, or `null`. */
  readonly bearer: string | null;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  readonly token: Token | null;
}

const NOBODY: Token = {
  token: "",
  kind: "app",
  teamId: "",
  userId: null,
  botId: null,
  appId: "",
  scopes: [],
  revoked: false,
};

/** Carries out one Web API call. */
export function dispatch(world: World, limits: RateLimits, request: ApiRequest): ApiAnswer {
  const spec = METHODS[request.method];
  const token = tokenOf(world, request);
  if (spec === undefined) {
    return failed(new SlackFailure("unknown_method", { req_method: request.method }), token, null);
  }
  try {
    const call = checked(world, spec, request, token);
    const wait = limits.exceeded(request.method, spec.tier, call.token.token, call.args.text("channel"));
    if (wait !== null) {
      return rateLimited(wait, token);
    }
    return { status: 200, headers: scopeHeaders(spec, token), body: { ok: true, ...spec.run(call) }, token };
  } catch (error) {
    if (error instanceof SlackFailure) {
      return failed(error, token, spec);
    }
    throw error;
  }
}

/** Slack's 429. */
export function rateLimited(seconds: number, token: Token | null): ApiAnswer {
  return { status: 429, headers: { "retry-after": String(seconds) }, body: { ok: false, error: "ratelimited" }, token };
}

function tokenOf(world: World, request: ApiRequest): Token | null {
  const given = givenToken(request);
  return given === "" ? null : (world.workspace.tokens.get(given) ?? null);
}

function givenToken(request: ApiRequest): string {
  return request.bearer ?? (typeof request.args.token === "string" ? request.args.token : "");
}

function checked(world: World, spec: MethodSpec, request: ApiRequest, token: Token | null): Call {
  const args = new Args(request.args);
  if (spec.tokens.length === 0) {
    return { world, method: request.method, args, token: token ?? NOBODY, actor: stranger() };
  }
  if (token === null) {
    throw new SlackFailure(givenToken(request) === "" ? "not_authed" : "invalid_auth");
  }
  if (token.revoked) {
    throw new SlackFailure("token_revoked");
  }
  if (!spec.tokens.includes(token.kind)) {
    throw new SlackFailure("not_allowed_token_type");
  }
  const anyOf = token.kind === "bot" ? spec.bot : token.kind === "user" ? spec.user : [];
  if (anyOf.length > 0 && !anyOf.some((scope) => token.scopes.includes(scope))) {
    throw new SlackFailure("missing_scope", { needed: anyOf.join(","), provided: token.scopes.join(",") });
  }
  const missing = spec.required.filter((name) => !args.has(name));
  if (missing.length > 0) {
    const messages = missing.map((name) => `[ERROR] missing required field: ${name}`);
    throw new SlackFailure("invalid_arguments", { response_metadata: { messages } });
  }
  const actor = token.userId === null ? stranger() : world.workspace.user(token.userId);
  if (actor.deleted) {
    throw new SlackFailure("account_inactive");
  }
  return { world, method: request.method, args, token, actor };
}

function stranger(): User {
  return {
    id: "",
    teamId: "",
    name: "",
    realName: "",
    email: null,
    tz: "UTC",
    locale: "en-GB",
    role: "bot",
    deleted: false,
    presence: "active",
    botId: null,
    appId: null,
    updated: 0,
  };
}

function failed(failure: SlackFailure, token: Token | null, spec: MethodSpec | null): ApiAnswer {
  return {
    status: 200,
    headers: spec === null ? {} : scopeHeaders(spec, token),
    body: { ok: false, error: failure.code, ...failure.extra },
    token,
  };
}

function scopeHeaders(spec: MethodSpec, token: Token | null): Record<string, string> {
  if (token === null) {
    return {};
  }
  const accepted = token.kind === "bot" ? spec.bot : spec.user;
  return { "x-oauth-scopes": token.scopes.join(","), "x-accepted-oauth-scopes": accepted.join(",") };
}
