import { z } from "zod";

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

export interface SlackAnswer {
  readonly ok: boolean;
  /** Slack's error code, or `unreachable`. */
  readonly error: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** Scopes of the token, `null` when Slack did not say. */
  readonly scopes: readonly string[] | null;
  /** The server's clock, ms since the epoch. */
  readonly date: number | null;
}

export type SlackCall = (
  method: string,
  token: string,
  params?: Readonly<Record<string, string>>,
) => Promise<SlackAnswer>;

/** One plain call; the Web API client would hide the headers that tell scopes and time. */
export function createSlackCall(apiUrl: string): SlackCall {
  return async (method, token, params = {}) => {
    try {
      const response = await fetch(new URL(method, apiUrl), {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: new URLSearchParams(params),
        signal: AbortSignal.timeout(10_000),
      });
      const parsed = answerSchema.safeParse(await response.json());
      const date = Date.parse(response.headers.get("date") ?? "");
      const scopes = response.headers.get("x-oauth-scopes");
      return {
        ok: parsed.data?.ok === true,
        error: parsed.success ? (parsed.data.error ?? null) : `http_${response.status}`,
        body: parsed.data ?? {},
        scopes: scopes === null ? null : scopes.split(",").map((scope) => scope.trim()),
        date: Number.isNaN(date) ? null : date,
      };
    } catch {
      // Names no cause: the address is configured, so "does it answer" is the question, and the fix says where to look.
      return { ok: false, error: "unreachable", body: {}, scopes: null, date: null };
    }
  };
}
