import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Watches what a client sends to a server. Return `cut` to let nothing more through. */
export type Watcher = (sent: string) => "pass" | "cut";

/** A wire with an ear on it, between a process and its database. */
export interface Tap {
  /** The same URL, through the tap. */
  readonly url: string;
  /** Listens from now on; `null` lets everything through. */
  watch(watcher: Watcher | null): void;
  close(): Promise<void>;
}

/** Puts a tap before a server. What a watcher cuts never arrives, as if the process had died before sending it. */
export async function tap(serverUrl: string): Promise<Tap> {
  const target = new URL(serverUrl);
  const targetPort = Number(target.port);
  const sockets = new Set<Socket>();
  let watcher: Watcher | null = null;
  const server = createServer((client) => {
    const upstream = connect(targetPort, target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    upstream.on("data", (data) => client.write(data));
    client.on("data", (data) => {
      if (watcher?.(data.toString("latin1")) === "cut") {
        upstream.destroy();
        return;
      }
      upstream.write(data);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(serverUrl);
  url.port = String(typeof address === "object" && address !== null ? address.port : 0);
  return {
    url: url.href,
    watch(next) {
      watcher = next;
    },
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}
