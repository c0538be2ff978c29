import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Faults } from "../faults.ts";
import type { JsonObject } from "../model/records.ts";
import { notDelivered, type Parcel, type Receipt, type Transport } from "./transport.ts";
import { acceptSocket, type ServerSocket } from "./websocket.ts";

const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;
const GOODBYE_MS = 1000;
const ENVELOPE_TYPE = { event: "events_api", interactive: "interactive", command: "slash_commands" } as const;

export interface SocketModeOptions {
  readonly appId: string;
  readonly ackTimeoutMs: number;
  readonly faults: Faults;
  /** Called when a connection opens or ends. */
  onChange(): void;
}

interface Connection {
  readonly socket: ServerSocket;
  readonly waiting: Map<string, (receipt: Receipt) => void>;
  /** A connection that was told to leave gets nothing new. */
  leaving: boolean;
}

/** Socket Mode: any number of connections, each parcel to one of them in turn. */
export class SocketMode implements Transport {
  readonly #options: SocketModeOptions;
  readonly #tickets = new Set<string>();
  #connections: Connection[] = [];
  #turn = 0;
  readonly #pings: NodeJS.Timeout;

  constructor(options: SocketModeOptions) {
    this.#options = options;
    this.#pings = setInterval(() => {
      for (const connection of this.#connections) {
        connection.socket.ping();
      }
    }, PING_EVERY_MS);
    this.#pings.unref();
  }

  get connected(): boolean {
    return this.#connections.some((connection) => !connection.leaving);
  }

  get connectionCount(): number {
    return this.#connections.length;
  }

  /** The path and query of an address that opens one connection, once. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#options.appId}`;
  }

  /** Takes over an upgrade request. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket)) {
      stream.end("HTTP/1.1 404 Not Found\r\n\r\n");
      return;
    }
    const socket = acceptSocket(request, stream, head, {
      onMessage: (text) => this.#received(connection, text),
      onClose: () => this.#ended(connection),
    });
    if (socket === null) {
      return;
    }
    const connection: Connection = { socket, waiting: new Map(), leaving: false };
    if (this.#connections.length >= MOST_CONNECTIONS) {
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets" }));
      socket.close();
      return;
    }
    this.#connections.push(connection);
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#connections.length,
        debug_info: { host: "sandbox", build_number: 0, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#options.appId },
      }),
    );
    this.#options.onChange();
  }

  deliver(parcel: Parcel): Promise<Receipt> {
    const ready = this.#connections.filter((connection) => !connection.leaving && connection.socket.open);
    const connection = ready[this.#turn++ % Math.max(1, ready.length)];
    if (connection === undefined) {
      return Promise.resolve(notDelivered("no_active_connection"));
    }
    const envelope: JsonObject = {
      envelope_id: randomUUID(),
      type: ENVELOPE_TYPE[parcel.kind],
      payload: parcel.payload,
      accepts_response_payload: parcel.kind === "command" || parcel.payload.type === "view_submission",
    };
    if (parcel.kind === "event") {
      envelope.retry_attempt = parcel.retry?.attempt ?? 0;
      envelope.retry_reason = parcel.retry?.reason ?? "";
    }
    const id = String(envelope.envelope_id);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(notDelivered("timeout")), this.#options.ackTimeoutMs);
      function settle(receipt: Receipt): void {
        clearTimeout(timer);
        connection?.waiting.delete(id);
        resolve(receipt);
      }
      connection.waiting.set(id, settle);
      connection.socket.send(JSON.stringify(envelope));
    });
  }

  /** Tells connections to leave, or cuts them. */
  drop(how: "refresh_requested" | "warning" | "link_disabled" | "abrupt"): void {
    for (const connection of [...this.#connections]) {
      if (how === "abrupt") {
        connection.socket.destroy();
      } else {
        connection.leaving = how !== "warning";
        connection.socket.send(
          JSON.stringify({ type: "disconnect", reason: how, debug_info: { host: randomBytes(4).toString("hex") } }),
        );
      }
    }
    this.#options.onChange();
  }

  /** Closes politely, and cuts what has not said goodbye within a second. */
  async stop(): Promise<void> {
    clearInterval(this.#pings);
    const leaving = this.#connections.map((connection) => connection.socket.goodbye(GOODBYE_MS));
    await Promise.all(leaving);
  }

  #received(connection: Connection, text: string): void {
    const message = parsed(text);
    const settle = connection.waiting.get(String(message?.envelope_id));
    if (message === null || settle === undefined) {
      return;
    }
    if (this.#options.faults.strikeDelivery("drop-ack")) {
      settle(notDelivered("timeout"));
      return;
    }
    const body = message.payload;
    const hasBody = typeof body === "object" && body !== null && Object.keys(body).length > 0;
    settle({ acknowledged: true, reason: null, body: hasBody ? (body as JsonObject) : null, noRetry: false });
  }

  #ended(connection: Connection): void {
    this.#connections = this.#connections.filter((one) => one !== connection);
    for (const settle of [...connection.waiting.values()]) {
      settle(notDelivered("connection_closed"));
    }
    this.#options.onChange();
  }
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as JsonObject) : null;
  } catch {
    // Slack ignores what it cannot parse; the delivery then times out.
    return null;
  }
}
