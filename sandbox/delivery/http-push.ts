import { createHmac } from "node:crypto";
import type { Faults } from "../faults.ts";
import type { JsonObject } from "../model/records.ts";
import { notDelivered, type Parcel, type Receipt, type Transport } from "./transport.ts";

export interface HttpPushOptions {
  readonly signingSecret: string;
  readonly verificationToken: string;
  readonly ackTimeoutMs: number;
  readonly faults: Faults;
  onChange(): void;
}

/** Signed HTTP to the app's one request URL. */
export class HttpPush implements Transport {
  readonly #options: HttpPushOptions;
  readonly #abort = new AbortController();
  #url: string | null = null;

  constructor(options: HttpPushOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#url !== null;
  }

  /** Where to send, after Slack's challenge unless told not to. @throws when the app does not echo it. */
  async setUrl(url: string, verify: boolean): Promise<void> {
    if (verify) {
      const challenge = "sandbox-challenge";
      const body = JSON.stringify({ type: "url_verification", token: this.#options.verificationToken, challenge });
      const response = await this.#post(url, body, "application/json", {});
      const text = await response.text();
      if (!response.ok || !text.includes(challenge)) {
        throw new Error(`The request URL did not answer the challenge: HTTP ${response.status}.`);
      }
    }
    this.#url = url;
    this.#options.onChange();
  }

  async deliver(parcel: Parcel): Promise<Receipt> {
    if (this.#url === null) {
      return notDelivered("connection_failed");
    }
    const headers: Record<string, string> = {};
    if (parcel.retry !== null) {
      headers["x-slack-retry-num"] = String(parcel.retry.attempt);
      headers["x-slack-retry-reason"] = parcel.retry.reason;
    }
    const { body, type } = encoded(parcel);
    try {
      const response = await this.#post(this.#url, body, type, headers);
      const text = await response.text();
      if (this.#options.faults.strikeDelivery("drop-ack")) {
        return notDelivered("http_timeout");
      }
      if (!response.ok) {
        return notDelivered("http_error", response.headers.get("x-slack-no-retry") === "1");
      }
      return { acknowledged: true, reason: null, body: decoded(text), noRetry: false };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === "TimeoutError";
      return notDelivered(timedOut ? "http_timeout" : "connection_failed");
    }
  }

  stop(): Promise<void> {
    this.#abort.abort();
    return Promise.resolve();
  }

  #post(url: string, body: string, type: string, extra: Readonly<Record<string, string>>): Promise<Response> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return fetch(url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.any([this.#abort.signal, AbortSignal.timeout(this.#options.ackTimeoutMs)]),
      headers: {
        "content-type": type,
        "user-agent": "Slackbot 1.0 (sandbox)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature(this.#options.signingSecret, timestamp, body),
        ...extra,
      },
    });
  }
}

/** Slack's request signature, version 0. */
export function signature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

function encoded(parcel: Parcel): { body: string; type: string } {
  if (parcel.kind === "event") {
    return { body: JSON.stringify(parcel.payload), type: "application/json" };
  }
  const fields =
    parcel.kind === "interactive"
      ? { payload: JSON.stringify(parcel.payload) }
      : Object.fromEntries(Object.entries(parcel.payload).map(([key, value]) => [key, String(value)]));
  return { body: new URLSearchParams(fields).toString(), type: "application/x-www-form-urlencoded" };
}

function decoded(text: string): JsonObject | string | null {
  if (text.trim() === "") {
    return null;
  }
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    // An acknowledgement may be plain words.
    return text;
  }
}
