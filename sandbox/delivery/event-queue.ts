import type { Faults } from "../faults.ts";
import type { JsonObject } from "../model/records.ts";
import type { SentEvent } from "../sandbox.ts";
import type { Transport } from "./transport.ts";

export interface EventQueueOptions {
  readonly transport: Transport;
  readonly faults: Faults;
  readonly retryDelaysMs: readonly number[];
  readonly waitForApp: boolean;
  /** Called whenever something about an event changed. */
  onChange(): void;
}

interface QueuedEvent {
  readonly payload: JsonObject;
  readonly eventId: string;
  attempts: number;
  reason: string;
  state: "sending" | "waiting" | "parked" | "acknowledged" | "given-up";
}

/** Hands events to the app and tries again as Slack does. */
export class EventQueue {
  readonly #options: EventQueueOptions;
  readonly #events: QueuedEvent[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #repeating = 0;
  #stopped = false;

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  push(payload: JsonObject): void {
    const queued: QueuedEvent = {
      payload,
      eventId: String(payload.event_id),
      attempts: 0,
      reason: "",
      state: "parked",
    };
    this.#events.push(queued);
    this.#start(queued);
    if (this.#options.faults.strikeDelivery("duplicate")) {
      this.repeat(queued.eventId);
    }
  }

  /** What was handed out, newest last. */
  sent(): readonly SentEvent[] {
    return this.#events.map((queued) => ({
      eventId: queued.eventId,
      type: String((queued.payload.event as JsonObject).type),
      payload: queued.payload,
      attempts: queued.attempts,
      acknowledged: queued.state === "acknowledged",
      givenUp: queued.state === "given-up",
    }));
  }

  /** Whether nothing is under way and no retry is planned. */
  get idle(): boolean {
    return (
      this.#repeating === 0 &&
      this.#events.every((queued) => queued.state === "acknowledged" || queued.state === "given-up")
    );
  }

  /** Sends what waited for the app to connect. */
  appConnected(): void {
    for (const queued of this.#events.filter((one) => one.state === "parked")) {
      this.#start(queued);
    }
  }

  /** Tries everything again that was never acknowledged. */
  redeliver(): void {
    for (const queued of this.#events.filter((one) => one.state === "given-up" || one.state === "waiting")) {
      this.#start(queued);
    }
  }

  /** Sends one event once more, whatever became of it. */
  repeat(eventId: string): void {
    const queued = this.#events.find((one) => one.eventId === eventId);
    if (queued === undefined) {
      throw new Error(`No event ${eventId} was sent.`);
    }
    this.#repeating += 1;
    void this.#options.transport.deliver({ kind: "event", payload: queued.payload, retry: null }).then(() => {
      this.#repeating -= 1;
      this.#options.onChange();
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
  }

  #start(queued: QueuedEvent): void {
    if (this.#stopped) {
      return;
    }
    if (this.#options.waitForApp && !this.#options.transport.connected) {
      queued.state = "parked";
      return;
    }
    queued.state = "sending";
    const retry = queued.attempts === 0 ? null : { attempt: queued.attempts, reason: queued.reason };
    queued.attempts += 1;
    void this.#options.transport.deliver({ kind: "event", payload: queued.payload, retry }).then((receipt) => {
      if (receipt.acknowledged) {
        queued.state = "acknowledged";
      } else {
        queued.reason = receipt.reason ?? "unknown_error";
        this.#retryLater(queued, receipt.noRetry);
      }
      this.#options.onChange();
    });
  }

  #retryLater(queued: QueuedEvent, noRetry: boolean): void {
    const delay = this.#options.retryDelaysMs[queued.attempts - 1];
    if (this.#stopped || noRetry || (delay === undefined && !this.#options.waitForApp)) {
      queued.state = "given-up";
      return;
    }
    queued.state = "waiting";
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        // A redelivery asked for meanwhile has taken it over.
        if (queued.state === "waiting") {
          this.#start(queued);
        }
      },
      delay ?? this.#options.retryDelaysMs.at(-1) ?? 0,
    );
    timer.unref();
    this.#timers.add(timer);
  }
}
