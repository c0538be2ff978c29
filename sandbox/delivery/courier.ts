import type { Faults } from "../faults.ts";
import type { Change } from "../model/change.ts";
import type { JsonObject } from "../model/records.ts";
import type { DeliveryOptions } from "../sandbox.ts";
import type { World } from "../world.ts";
import { eventsOf } from "./event-content.ts";
import { EventQueue } from "./event-queue.ts";
import { wrapped } from "./routing.ts";
import type { Receipt, Transport } from "./transport.ts";

/** At once, after a minute, after five: Slack's three retries. */
const SLACK_RETRY_DELAYS_MS = [0, 60_000, 300_000];

/** Everything that goes to the app: events of the workspace's changes, interactions, commands. */
export class Courier {
  readonly queue: EventQueue;
  readonly #transport: Transport;
  readonly #unsubscribe: () => void;
  #interactions = 0;

  constructor(world: World, transport: Transport, faults: Faults, options: DeliveryOptions) {
    this.#transport = transport;
    this.queue = new EventQueue({
      transport,
      faults,
      retryDelaysMs: options.retryDelaysMs ?? SLACK_RETRY_DELAYS_MS,
      waitForApp: options.waitForApp ?? false,
      onChange: () => world.workspace.emit({ kind: "traffic" }),
    });
    this.#unsubscribe = world.workspace.subscribe((change: Change) => {
      for (const draft of eventsOf(world, change)) {
        for (const payload of wrapped(world, draft)) {
          // A copy: the workspace goes on changing the records an event was made of.
          this.queue.push(JSON.parse(JSON.stringify(payload)) as JsonObject);
        }
      }
    });
  }

  /** Whether the app owes nothing. */
  get idle(): boolean {
    return this.#interactions === 0 && this.queue.idle;
  }

  /** Sends an interaction or command, once. */
  async ask(kind: "interactive" | "command", payload: JsonObject): Promise<Receipt & { tookMs: number }> {
    this.#interactions += 1;
    const from = performance.now();
    try {
      const receipt = await this.#transport.deliver({ kind, payload, retry: null });
      return { ...receipt, tookMs: performance.now() - from };
    } finally {
      this.#interactions -= 1;
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.queue.stop();
  }
}
