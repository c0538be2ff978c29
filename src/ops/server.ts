import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createOpsRoutes, type OpsOptions } from "./routes.ts";

/** A page beside the operations pages, as Bolt gives them for its install flow. */
interface Route {
  readonly path: string;
  readonly method: string | readonly string[];
  handler(request: IncomingMessage, response: ServerResponse): void;
}

export interface OpsServer {
  /** The port it really listens on; differs from the one asked for when that was 0. */
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the operations pages where there is no HTTP receiver to carry them. @throws when the port is taken. */
export async function startOpsServer(
  port: number,
  options: OpsOptions & { readonly routes?: readonly Route[] },
): Promise<OpsServer> {
  const routes: readonly Route[] = [...createOpsRoutes(options), ...(options.routes ?? [])];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0];
    const route = routes.find((known) => known.path === path);
    if (route === undefined) {
      response.writeHead(404).end();
    } else if (![route.method].flat().includes(request.method ?? "")) {
      response.writeHead(405, { allow: [route.method].flat().join(", ") }).end();
    } else {
      route.handler(request, response);
    }
  });
  // The pages are small and asked for by machines: nobody needs longer.
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, () => listening.resolve());
  await listening.promise;
  server.off("error", listening.reject);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
