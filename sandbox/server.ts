import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { CallRecord } from "./calls.ts";
import type { ResponseUrls } from "./delivery/response-urls.ts";
import type { SocketMode } from "./delivery/socket-mode.ts";
import type { Fault, Faults } from "./faults.ts";
import { argumentsOf, bearerOf, bodyOf, formOf, sendJson, sendText } from "./http-request.ts";
import type { JsonObject } from "./model/records.ts";
import { authorizePage } from "./oauth-page.ts";
import { type ApiAnswer, type ApiRequest, dispatch, rateLimited } from "./web-api/dispatch.ts";
import type { RateLimits } from "./web-api/rate-limits.ts";
import type { World } from "./world.ts";

export interface ServerParts {
  readonly world: World;
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly responseUrls: ResponseUrls;
  readonly sockets: SocketMode | null;
  onCall(call: CallRecord): void;
}

/** The one HTTP server of the sandbox: Web API, uploads and downloads, OAuth, response URLs, sockets, faults. */
export class SandboxServer {
  readonly #parts: ServerParts;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #port = 0;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        console.error("sandbox:", error);
        if (!response.headersSent) {
          sendJson(response, 500, { ok: false, error: "internal_error" });
        }
      });
    });
    this.#server.on("upgrade", (request, stream, head) => {
      if (parts.sockets === null) {
        stream.end("HTTP/1.1 404 Not Found\r\n\r\n");
      } else {
        parts.sockets.accept(request, stream, head);
      }
    });
    this.#server.on("connection", (socket) => {
      this.#open.add(socket);
      socket.on("close", () => this.#open.delete(socket));
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Listens on loopback; 0 takes any free port. */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => {
        this.#server.removeListener("error", reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#open) {
        socket.destroy();
      }
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.#parts.world.baseUrl());
    const [, room = "", ...rest] = url.pathname.split("/");
    switch (room) {
      case "api":
        await this.#api(request, response, url, rest.join("/"));
        break;
      case "upload":
        await this.#upload(request, response, rest.at(-1) ?? "");
        break;
      case "files-pri":
        await this.#download(request, response, rest);
        break;
      case "response":
        await this.#respond(request, response, rest[0] ?? "");
        break;
      case "oauth":
        authorizePage(this.#parts.world, response, url);
        break;
      case "sandbox":
        await this.#admin(request, response, rest.join("/"));
        break;
      case "":
        sendText(response, 200, "The Sotto sandbox: a local Slack workspace. Its Web API is under /api/.\n");
        break;
      default:
        sendText(response, 404, "Not found.");
    }
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL, method: string): Promise<void> {
    const args = await argumentsOf(request, url);
    const api: ApiRequest = { method, args, bearer: bearerOf(request) };
    const fault = this.#parts.faults.strike(method);
    if (fault?.kind === "slow") {
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
    }
    const answer = (fault === null ? null : faulty(fault)) ?? this.#answered(api);
    const cut = fault?.kind === "reset" || fault?.kind === "lost-answer";
    this.#record(api, answer, cut);
    if (cut) {
      request.socket.destroy();
      return;
    }
    sendJson(response, answer.status, answer.body, answer.headers);
  }

  #answered(api: ApiRequest): ApiAnswer {
    return dispatch(this.#parts.world, this.#parts.limits, api);
  }

  #record(api: ApiRequest, answer: ApiAnswer, cut: boolean): void {
    const { token: argument, ...args } = api.args;
    const token = this.#parts.world.workspace.tokens.get(api.bearer ?? String(argument ?? ""));
    this.#parts.onCall({
      method: api.method,
      args,
      tokenKind: token?.kind ?? "none",
      userId: token?.userId ?? null,
      status: cut ? 0 : answer.status,
      answer: cut ? null : answer.body,
      at: Date.now(),
    });
  }

  async #upload(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const file = this.#parts.world.workspace.files.get(id);
    const body = await bodyOf(request);
    if (file === undefined || file.complete) {
      sendText(response, 404, "Unknown upload.");
      return;
    }
    const type = request.headers["content-type"] ?? "";
    file.bytes = body;
    if (type.includes("multipart/form-data")) {
      for (const [, value] of await formOf(body, type)) {
        if (typeof value !== "string") {
          file.bytes = new Uint8Array(await value.arrayBuffer());
        }
      }
    }
    sendText(response, 200, `OK - ${file.bytes.byteLength}`);
  }

  async #download(request: IncomingMessage, response: ServerResponse, rest: readonly string[]): Promise<void> {
    const fault = this.#parts.faults.strike("files");
    if (fault !== null) {
      if (fault.kind === "slow") {
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
      } else if (fault.kind === "reset" || fault.kind === "lost-answer") {
        request.socket.destroy();
        return;
      } else {
        const answer = faulty(fault);
        sendJson(response, answer?.status ?? 503, answer?.body ?? {}, answer?.headers);
        return;
      }
    }
    const { workspace } = this.#parts.world;
    const file = workspace.files.get((rest[0] ?? "").split("-").at(-1) ?? "");
    const token = workspace.tokens.get(bearerOf(request) ?? "");
    if (token === undefined || token.revoked || !token.scopes.includes("files:read")) {
      // Slack sends people without a session to its sign-in page.
      response.writeHead(302, { location: `${this.#parts.world.baseUrl()}/` });
      response.end();
      return;
    }
    const readable =
      file?.complete &&
      !file.deleted &&
      (file.userId === token.userId ||
        [...file.shares.keys()].some((id) => workspace.channels.get(id)?.members.has(token.userId ?? "")));
    if (!readable) {
      sendText(response, 404, "Not found.");
      return;
    }
    response.writeHead(200, { "content-type": file.mimetype, "content-length": file.bytes.byteLength });
    response.end(file.bytes);
  }

  async #respond(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const body: unknown = JSON.parse((await bodyOf(request)).toString("utf8") || "null");
    const fault = this.#parts.faults.strike("response_url");
    const answer = fault === null ? null : faulty(fault);
    if (fault?.kind === "reset") {
      request.socket.destroy();
      return;
    }
    if (answer !== null) {
      sendJson(response, answer.status, answer.body, answer.headers);
      return;
    }
    const outcome = this.#parts.responseUrls.use(id, body);
    if (fault?.kind === "lost-answer") {
      request.socket.destroy();
      return;
    }
    sendText(response, outcome.status, outcome.body);
  }

  /** `/sandbox/faults`: list with GET, add with POST, clear with DELETE; `/sandbox/sockets`: drop with DELETE. */
  async #admin(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { faults, sockets } = this.#parts;
    if (path === "sockets" && request.method === "DELETE") {
      sockets?.drop("abrupt");
    } else if (path !== "faults") {
      sendText(response, 404, "Not found.");
      return;
    } else if (request.method === "POST") {
      faults.add(JSON.parse((await bodyOf(request)).toString("utf8")) as Fault);
    } else if (request.method === "DELETE") {
      faults.clear();
    }
    sendJson(response, 200, { ok: true, faults: faults.list() });
  }
}

/** The answer a fault gives instead of carrying the call out; `null` when the call is still carried out. */
function faulty(fault: Fault): ApiAnswer | null {
  const answer = (status: number, body: JsonObject): ApiAnswer => ({ status, headers: {}, body, token: null });
  switch (fault.kind) {
    case "rate-limit":
      return rateLimited(fault.retryAfter ?? 1, null);
    case "server-error":
      return answer(fault.status ?? 503, { ok: false, error: "service_unavailable" });
    case "slack-error":
      return answer(200, { ok: false, error: fault.error ?? "internal_error" });
    case "reset":
      return answer(0, {});
    default:
      return null;
  }
}
