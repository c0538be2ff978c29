import type { Log } from "../core/ports.ts";
import type { SlackClients } from "./clients.ts";
import { faultName, isPassing } from "./errors.ts";

export interface WaitForSlackOptions {
  readonly clients: SlackClients;
  readonly token: string;
  readonly log: Log;
  /** How long Slack may be out of reach, ms. Default 60,000. */
  readonly timeoutMs?: number;
  /** First pause between two tries, ms; it doubles up to 5 s. Default 250. */
  readonly pauseMs?: number;
}

/**
 * Waits until Slack can be reached and answers with the token's workspace, `null` when the token has none.
 * @throws what Slack refuses the token with, at once; the last fault when the time is over.
 */
export async function waitForSlack(options: WaitForSlackOptions): Promise<string | null> {
  const { clients, token, log } = options;
  const until = performance.now() + (options.timeoutMs ?? 60_000);
  for (let pause = options.pauseMs ?? 250; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return (await clients.withToken(token).auth.test()).team_id ?? null;
    } catch (error) {
      const left = until - performance.now();
      if (!isPassing(error) || left <= 0) {
        throw error;
      }
      log.warn("waiting for Slack", { place: new URL(clients.apiUrl).host, fault: faultName(error), retryMs: pause });
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
    }
  }
}
