import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

export interface HttpConnectionsOptions {
  /** Path of Slack's requests. */
  readonly path: string;
  readonly listener: RequestListener;
  /** How long answers may take to go out once all work is done, ms. Default 1,000. */
  readonly graceMs?: number;
}

export interface HttpConnections {
  /** Takes the place of the listener it was made with. */
  readonly listener: RequestListener;
  /**
   * Closes a server whose clients keep their connections busy: what is under way is answered, each answer ends its
   * connection, and what is left after `work` and a grace is cut.
   */
  close(server: Server, stop: () => Promise<void>, work: () => Promise<void>): Promise<void>;
}

/** Bodies this short are looked at before Bolt gets them, bytes: Slack's own are all longer. */
const SHORT_BODY = 64;

/** The connections of the HTTP receiver. */
export function createHttpConnections(options: HttpConnectionsOptions): HttpConnections {
  const answering = new Set<ServerResponse>();
  let closing = false;
  let onEmpty: () => void = () => undefined;

  function follow(response: ServerResponse): void {
    answering.add(response);
    if (closing) {
      response.setHeader("connection", "close");
    }
    response.once("close", () => {
      answering.delete(response);
      if (answering.size === 0) {
        onEmpty();
      }
    });
  }

  async function drained(): Promise<void> {
    if (answering.size === 0) {
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      onEmpty = resolve;
      timer = setTimeout(resolve, options.graceMs ?? 1_000);
    });
    clearTimeout(timer);
  }

  return {
    listener(request, response) {
      follow(response);
      if (!isShort(request, options.path)) {
        options.listener(request, response);
        return;
      }
      readBody(request).then(
        (rawBody) => {
          if (isNothing(rawBody.toString())) {
            response.writeHead(400).end();
          } else {
            // Bolt takes a body that was read already from here.
            options.listener(Object.assign(request, { rawBody }), response);
          }
        },
        () => response.destroy(),
      );
    },
    async close(server, stop, work) {
      closing = true;
      const stopped = stop();
      for (const response of answering) {
        if (!response.headersSent) {
          response.setHeader("connection", "close");
        }
      }
      server.closeIdleConnections();
      await work();
      await drained();
      server.closeAllConnections();
      await stopped;
    },
  };
}

function isShort(request: IncomingMessage, path: string): boolean {
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  return request.method === "POST" && request.url === path && length <= SHORT_BODY;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

/** A bare `null` makes Bolt fail before it has anybody to tell, and then the request would never be answered. */
function isNothing(body: string): boolean {
  return /^\s*(?:payload=(?:\+|%20)*)?null(?:\+|%20)*\s*$/.test(body);
}
