import { execFile } from "node:child_process";
import { chownSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { findProgram, freePort, orFailInCi, type PrivateEngine } from "./private-process.ts";

const run = promisify(execFile);

export interface TestPostgres extends PrivateEngine {
  /** Restarts it, gently or as by a power cut; `null` when it is not ours to restart. */
  readonly restart: ((how?: "fast" | "immediate") => Promise<void>) | null;
  /** An empty database of its own; the URL to it. */
  newDatabase(name: string): Promise<string>;
}

export const postgresMissing =
  "no PostgreSQL server binaries (Debian: apt-get install postgresql) and no TEST_DATABASE_URL";

/**
 * Starts a private PostgreSQL (as the user postgres where root may not), else takes the one of TEST_DATABASE_URL;
 * `null` when there is neither.
 */
export async function postgres(): Promise<TestPostgres | null> {
  const bin = serverFolder();
  const engine = (bin === null ? null : await startPrivate(bin)) ?? shared(process.env.TEST_DATABASE_URL);
  return orFailInCi(engine, postgresMissing);
}

function shared(url: string | undefined): TestPostgres | null {
  if (url === undefined || url === "") {
    return null;
  }
  return { url, restart: null, newDatabase: (name) => createDatabase(url, name), stop: async () => undefined };
}

async function createDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
  const created = new URL(url);
  created.pathname = `/${name}`;
  return created.href;
}

async function startPrivate(bin: string): Promise<TestPostgres | null> {
  const folder = await mkdtemp(join(tmpdir(), "sotto-postgres-"));
  const asUser = await unprivileged(folder);
  if (asUser === null) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const data = join(folder, "data");
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const control = (...args: string[]) => asUser(join(bin, "pg_ctl"), ["-D", data, "-w", "-t", "60", ...args]);
  const start = () => control("-o", options, "-l", join(folder, "log"), "start");
  await asUser(join(bin, "initdb"), ["-D", data, "-U", "sotto", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  await start();
  const url = `postgres://sotto@127.0.0.1:${port}/postgres`;
  return {
    url,
    async restart(how = "fast") {
      await control("-m", how, "stop");
      await start();
    },
    newDatabase: (name) => createDatabase(url, name),
    async stop() {
      await control("-m", "immediate", "stop");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The newest installed server's programs; Debian keeps them off PATH. */
function serverFolder(): string | null {
  const root = "/usr/lib/postgresql";
  let versions: string[] = [];
  try {
    versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  } catch {
    // Not a Debian installation: PATH may still have it.
  }
  const program = findProgram(
    "initdb",
    versions.map((version) => join(root, version, "bin")),
  );
  return program === null ? null : join(program, "..");
}

type Runner = (program: string, args: readonly string[]) => Promise<unknown>;

/** Runs programs as somebody PostgreSQL accepts; `null` when this is root and there is no such user. */
async function unprivileged(folder: string): Promise<Runner | null> {
  if (userInfo().uid !== 0) {
    return (program, args) => run(program, [...args], { cwd: folder });
  }
  try {
    const ids = await Promise.all(
      ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
    );
    const [uid, gid] = ids;
    if (uid === undefined || gid === undefined) {
      return null;
    }
    chownSync(folder, uid, gid);
    return (program, args) => run(program, [...args], { cwd: folder, uid, gid, env: { PATH: process.env.PATH } });
  } catch {
    return null;
  }
}
