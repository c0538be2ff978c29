import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, freePort, orFailInCi, type PrivateEngine, startServer, stopServer } from "./private-process.ts";

/** A private Redis that can be restarted with what it had. */
export interface PrivateRedis extends PrivateEngine {
  /** Stops it, does `meanwhile`, and starts it again. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
}

export const redisMissing = "redis-server is not on PATH (Debian: apt-get install redis-server)";

/** Starts a private Redis; `null` when there is no redis-server. */
export async function redis(extra: readonly string[] = []): Promise<PrivateRedis | null> {
  const program = findProgram("redis-server", ["/usr/bin", "/usr/local/bin"]);
  if (program === null) {
    return orFailInCi<PrivateRedis>(null, redisMissing);
  }
  const folder = await mkdtemp(join(tmpdir(), "sotto-redis-"));
  const port = await freePort();
  const start = () =>
    startServer(
      program,
      [
        ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
        ...["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction", ...extra],
      ],
      /Ready to accept connections/u,
    );
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(meanwhile) {
      await stopServer(server);
      await meanwhile?.();
      server = await start();
    },
    async stop() {
      await stopServer(server, "SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
