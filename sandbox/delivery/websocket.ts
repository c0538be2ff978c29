import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** From RFC 6455, section 1.3. */
const HANDSHAKE_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const MOST_BYTES = 16 * 1024 * 1024;
const OPCODE = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

export interface SocketHandlers {
  onMessage(text: string): void;
  onClose(): void;
}

/** The server's end of one WebSocket: text frames, fragments, pings and the closing handshake, no extensions. */
export class ServerSocket {
  readonly #stream: Duplex;
  readonly #handlers: SocketHandlers;
  #pending = Buffer.alloc(0);
  #fragments: Buffer[] = [];
  #closed = false;
  #closing = false;

  constructor(stream: Duplex, handlers: SocketHandlers) {
    this.#stream = stream;
    this.#handlers = handlers;
    stream.on("data", (chunk: Buffer) => this.#read(chunk));
    stream.on("error", () => this.#end());
    stream.on("close", () => this.#end());
    // Upgraded sockets stay half open when the peer is gone.
    stream.on("end", () => this.destroy());
  }

  get open(): boolean {
    return !this.#closed;
  }

  send(text: string): void {
    this.#write(OPCODE.text, Buffer.from(text));
  }

  ping(): void {
    this.#write(OPCODE.ping, Buffer.from("sandbox"));
  }

  /** Says goodbye; the peer answers and the connection ends. */
  close(code = 1000): void {
    this.#closing = true;
    const body = Buffer.alloc(2);
    body.writeUInt16BE(code);
    this.#write(OPCODE.close, body);
  }

  /** Closes and waits for the end, which comes after `most` ms at the latest. */
  goodbye(most: number): Promise<void> {
    this.close();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.destroy(), most);
      this.#stream.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
      if (this.#stream.destroyed) {
        clearTimeout(timer);
        resolve();
      }
    });
  }

  /** Cuts the connection as a failing network does. */
  destroy(): void {
    this.#stream.destroy();
    this.#end();
  }

  #write(opcode: number, body: Buffer): void {
    if (this.#closed || !this.#stream.writable) {
      return;
    }
    this.#stream.write(Buffer.concat([frameHeader(opcode, body.length), body]));
  }

  #read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (let frame = nextFrame(this.#pending); frame !== null; frame = nextFrame(this.#pending)) {
      if (frame.size > MOST_BYTES) {
        this.destroy();
        return;
      }
      this.#pending = this.#pending.subarray(frame.size);
      this.#handle(frame);
    }
  }

  #handle(frame: Frame): void {
    switch (frame.opcode) {
      case OPCODE.text:
      case OPCODE.continuation:
        this.#fragments.push(frame.body);
        if (frame.final) {
          const text = Buffer.concat(this.#fragments).toString("utf8");
          this.#fragments = [];
          this.#handlers.onMessage(text);
        }
        break;
      case OPCODE.ping:
        this.#write(OPCODE.pong, frame.body);
        break;
      case OPCODE.close:
        this.#answerClose(frame.body);
        break;
      default:
        break;
    }
  }

  #answerClose(body: Buffer): void {
    if (!this.#closing) {
      this.close(body.length >= 2 ? body.readUInt16BE(0) : 1000);
    }
    this.#stream.end();
    this.#end();
  }

  #end(): void {
    if (!this.#closed) {
      this.#closed = true;
      this.#handlers.onClose();
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly body: Buffer;
  /** Bytes of the frame, header included. */
  readonly size: number;
}

function nextFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) {
    return null;
  }
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const bodyAt = 2 + extra + (masked ? 4 : 0);
  if (bytes.length < bodyAt) {
    return null;
  }
  const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > MOST_BYTES) {
    return { opcode: OPCODE.close, final: true, body: Buffer.alloc(0), size: MOST_BYTES + 1 };
  }
  if (bytes.length < bodyAt + length) {
    return null;
  }
  const body = Buffer.from(bytes.subarray(bodyAt, bodyAt + length));
  if (masked) {
    const mask = bytes.subarray(bodyAt - 4, bodyAt);
    for (let index = 0; index < body.length; index += 1) {
      body[index] = (body[index] ?? 0) ^ (mask[index % 4] ?? 0);
    }
  }
  return { opcode: first & 0x0f, final: (first & 0x80) !== 0, body, size: bodyAt + length };
}

function frameHeader(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) {
    return Buffer.from([first, length]);
  }
  if (length < 65_536) {
    const header = Buffer.from([first, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/** Answers an upgrade request. `null` when it is not a WebSocket handshake. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
  handlers: SocketHandlers,
): ServerSocket | null {
  const key = request.headers["sec-websocket-key"];
  if (typeof key !== "string" || request.headers.upgrade?.toLowerCase() !== "websocket") {
    stream.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    return null;
  }
  const accept = createHash("sha1")
    .update(key + HANDSHAKE_GUID)
    .digest("base64");
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  if (head.length > 0) {
    stream.unshift(head);
  }
  return new ServerSocket(stream, handlers);
}
