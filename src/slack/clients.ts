import { webApi } from "@slack/bolt";
import type { Log } from "../core/ports.ts";
import { createLibraryLog } from "./library-log.ts";

type WebClient = webApi.WebClient;
type WebClientOptions = webApi.WebClientOptions;

export interface ClientsOptions {
  /** Web API root ending in `/api/`. Default: Slack's. */
  readonly slackApiUrl?: string | null;
  readonly log: Log;
  /** Longest wait a 429's `Retry-After` is honoured for, ms; beyond it the call fails and its job is retried. Default 30 s. */
  readonly longestWaitMs?: number;
}

export const SLACK_API_URL = "https://slack.com/api/";
/** Clients kept; people's tokens can be many. */
const KEPT_CLIENTS = 1_000;
const RATE_LIMIT_TRIES = 3;

/** Web API clients, one for each token, so that connections are kept and reused. */
export interface SlackClients {
  readonly apiUrl: string;
  /** A client that waits out short rate limits and retries network faults and 5xx a few times. */
  withToken(token: string): WebClient;
  /** A client that never repeats a call Slack may have carried out already. */
  tryingOnce(token: string): WebClient;
  /** Drops the client of a token that is not to be used any more. */
  forget(token: string): void;
}

/** Options every Web API client of Sotto is made with; a fresh object each time, because the libraries change it. */
export function clientOptions(options: ClientsOptions): WebClientOptions {
  return {
    slackApiUrl: options.slackApiUrl ?? SLACK_API_URL,
    logger: createLibraryLog(options.log),
    timeout: 15_000,
    // The client would sleep through any Retry-After with its whole queue; waiting is done, bounded, in `fetch` below.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 3, factor: 2, minTimeout: 200, maxTimeout: 2_000, randomize: true },
    fetch: fetchWaiting(options.longestWaitMs ?? 30_000),
  };
}

export function createClients(options: ClientsOptions): SlackClients {
  const clients = new Map<string, WebClient>();
  return {
    apiUrl: options.slackApiUrl ?? SLACK_API_URL,
    tryingOnce: (token) => new webApi.WebClient(token, { ...clientOptions(options), retryConfig: { retries: 0 } }),
    withToken(token) {
      let client = clients.get(token);
      if (client === undefined) {
        client = new webApi.WebClient(token, clientOptions(options));
      } else {
        clients.delete(token);
      }
      clients.set(token, client);
      for (const oldest of clients.size > KEPT_CLIENTS ? clients.keys() : []) {
        clients.delete(oldest);
        break;
      }
      return client;
    },
    forget: (token) => void clients.delete(token),
  };
}

/** A `fetch` that repeats a call refused by a rate limit after the time Slack asks for, when that is soon. */
function fetchWaiting(longestWaitMs: number): NonNullable<WebClientOptions["fetch"]> {
  return async (url, init) => {
    for (let attempt = 1; ; attempt += 1) {
      // The client's own deadline runs while this waits; each attempt gets a deadline of its own instead.
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
      if (response.status !== 429 || attempt >= RATE_LIMIT_TRIES) {
        return response;
      }
      const wait = Number(response.headers.get("retry-after")) * 1_000;
      if (!Number.isFinite(wait) || wait < 0 || wait > longestWaitMs) {
        return response;
      }
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
}
