import { type SocketModeReceiver, webApi } from "@slack/bolt";
import type { Log } from "../core/ports.ts";
import { faultName } from "./errors.ts";
import { asObject } from "./flatten.ts";

type SocketModeClient = SocketModeReceiver["client"];

export interface SocketSupervisorOptions {
  readonly client: SocketModeClient;
  readonly log: Log;
  /** Called with an envelope's payload that the client itself can't handle (`app_rate_limited`). */
  readonly onStray: (payload: unknown) => Promise<void>;
  /** Longest pause between two tries to connect, ms. Default 30 s. */
  readonly longestPauseMs?: number;
  /** How long one try may take, ms. Default 30 s. */
  readonly connectTimeoutMs?: number;
}

/** Keeps one socket open. */
export interface SocketSupervisor {
  /** Resolves when the socket is open for the first time. @throws when Slack refuses the app token for good. */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

/** Refusals that no retry mends. */
const FATAL: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "not_allowed_token_type",
  "missing_scope",
  "account_inactive",
  "token_revoked",
  "user_removed_from_team",
  "team_disabled",
]);

/**
 * The client's own reconnecting waits five seconds at every refresh, gives up on some faults, and lets others end the
 * process as unhandled rejections. Here it is switched off, and every way of losing the socket leads to one loop.
 */
export function superviseSocket(options: SocketSupervisorOptions): SocketSupervisor {
  const { client, log } = options;
  const timeoutMs = options.connectTimeoutMs ?? 30_000;
  let stopping = false;
  let isOpen = false;
  let wakeUp: () => void = () => undefined;
  let running: Promise<void> | null = null;
  guardEnvelopes(options);

  function nap(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function connect(): Promise<void> {
    const expired = AbortSignal.timeout(timeoutMs);
    await Promise.race([
      client.start(),
      new Promise((_resolve, reject) => {
        expired.addEventListener("abort", () => reject(new SocketTimeoutError("Slack's socket did not open in time")));
      }),
    ]);
  }

  async function keepOpen(opened: () => void): Promise<void> {
    for (let failures = 0; !stopping; ) {
      try {
        await connect();
        failures = 0;
        isOpen = true;
        log.info("Connected to Slack in Socket Mode");
        opened();
        await new Promise<void>((resolve) => {
          client.once("disconnected", () => resolve());
        });
        isOpen = false;
      } catch (error) {
        if (isFatal(error)) {
          throw error;
        }
        failures += 1;
        const pause =
          Math.min(options.longestPauseMs ?? 30_000, 250 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
        log.warn("Slack's socket could not be opened; trying again", { fault: faultName(error), attempts: failures });
        await close(client, timeoutMs);
        await nap(pause);
      }
    }
    // Closed before it ever opened: whoever waits for the start must not wait for ever.
    opened();
  }

  return {
    connected: () => isOpen,
    start() {
      stopping = false;
      return new Promise((resolve, reject) => {
        running = keepOpen(resolve).catch((error: unknown) => {
          isOpen = false;
          log.error("Slack refused the app token; no events will come", { fault: faultName(error) });
          reject(error);
        });
      });
    },
    async stop() {
      stopping = true;
      wakeUp();
      await close(client, 3_000);
      await running;
    },
  };
}

/** Thrown when a try to connect takes too long. */
export class SocketTimeoutError extends Error {
  override readonly name = "SocketTimeoutError";
}

function isFatal(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && FATAL.has(error.data.error);
}

async function close(client: SocketModeClient, timeoutMs: number): Promise<void> {
  const expired = new Promise<void>((resolve) => {
    AbortSignal.timeout(timeoutMs).addEventListener("abort", () => resolve());
  });
  await Promise.race([client.disconnect(), expired]);
}

/**
 * The client handles each frame in an async function nobody waits for: whatever it throws on a frame it does not
 * expect (no `event` in the payload, a bare `null`) would end the process. Its handler is wrapped instead.
 */
function guardEnvelopes({ client, log, onStray }: SocketSupervisorOptions): void {
  const handlers = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: unknown) => {
    for (const handler of handlers) {
      Promise.resolve(handler(data, isBinary)).catch(async (error: unknown) => {
        log.warn("An envelope could not be handled", { fault: faultName(error) });
        const payload = strayPayload(data);
        if (payload !== null) {
          await onStray(payload).catch((fault: unknown) =>
            log.error("A stray envelope was lost", { fault: faultName(fault) }),
          );
        }
      });
    }
  });
}

function strayPayload(data: unknown): unknown {
  if (typeof data !== "string") {
    return null;
  }
  try {
    const envelope = asObject(JSON.parse(data));
    return envelope?.type === "app_rate_limited" ? envelope : asObject(envelope?.payload);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}
