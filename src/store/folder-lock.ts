import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";

/** How often the holder says it is alive, and how long it may be silent before another host takes over. */
const BEAT_MS = 2_000;
const SILENCE_MS = 15_000;
/** A take-over lasts milliseconds; one this old was killed in the middle. */
const TAKEOVER_MS = 5_000;

interface Owner {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the kernel's own terms; tells a reused pid from the one that took the lock. */
  readonly started: string | null;
}

/** Another live process holds the folder. */
export class FolderLockedError extends Error {
  override readonly name = "FolderLockedError";
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone. A lock left by a killed process does not block: on the same host its
 * pid and start time prove it dead at once, on another (a container that was replaced) its silence does.
 *
 * @throws FolderLockedError when a live process has it.
 */
export async function lockFolder(folder: string, what: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "lock");
  const owner: Owner = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
  };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await createLock(path, owner)) {
      return holdLock(path, owner);
    }
    const holder = await readOwner(path);
    if (holder !== null && (await isAlive(path, holder))) {
      throw new FolderLockedError(
        `${what} at ${folder} is in use by process ${holder.pid} on ${holder.host}. ` +
          "Stop that process, choose another SOTTO_DATA_DIR, or set DATABASE_URL so that several can run.",
      );
    }
    await removeStale(path, holder);
  }
  throw new FolderLockedError(`${what} at ${folder}: its lock keeps changing hands; is another process starting?`);
}

async function createLock(path: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(owner));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

function holdLock(path: string, owner: Owner): FolderLock {
  const beat = setInterval(() => {
    const now = new Date();
    // A missed beat needs no report: the next one, two seconds on, makes up for it.
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      const holder = await readOwner(path);
      if (holder?.id === owner.id) {
        await rm(path, { force: true });
      }
    },
  };
}

/** `null` when there is no lock, or one that was being written when its process died. */
async function readOwner(path: string): Promise<Owner | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") {
      return null;
    }
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isOwner(value) ? value : null;
  } catch {
    return null;
  }
}

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "pid" in value &&
    typeof value.pid === "number" &&
    "host" in value &&
    typeof value.host === "string"
  );
}

async function isAlive(path: string, holder: Owner): Promise<boolean> {
  if (holder.host === hostname()) {
    if (!processExists(holder.pid)) {
      return false;
    }
    const started = await processStart(holder.pid);
    return started === null || holder.started === null || started === holder.started;
  }
  const age = await fileAge(path);
  return age !== null && age < SILENCE_MS;
}

/** Removes a dead lock, one process at a time, and only if it is still the one that was judged. */
async function removeStale(path: string, judged: Owner | null): Promise<void> {
  const guard = `${path}.takeover`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") {
      throw error;
    }
    const age = await fileAge(guard);
    if (age !== null && age > TAKEOVER_MS) {
      await rm(guard, { recursive: true, force: true });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    return;
  }
  try {
    const holder = await readOwner(path);
    // A lock with no readable owner may be one second old and about to be written: give it a moment.
    const unreadable = holder === null && ((await fileAge(path)) ?? TAKEOVER_MS) < 1_000;
    if (holder?.id === judged?.id && !unreadable) {
      const dead = `${path}.${randomUUID()}`;
      await rename(path, dead);
      await unlink(dead);
    }
  } catch (error) {
    if (errorCode(error) !== "ENOENT") {
      throw error;
    }
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return errorCode(error) === "EPERM";
  }
}

/** Boot id and start tick on Linux, `null` where the kernel does not say. */
async function processStart(pid: number): Promise<string | null> {
  try {
    const [status, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // The command name, in parentheses, may hold spaces; the start tick is the 20th field after it.
    const tick = status.slice(status.lastIndexOf(")") + 2).split(" ")[19];
    return tick === undefined ? null : `${boot.trim()}/${tick}`;
  } catch {
    return null;
  }
}

async function fileAge(path: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === "ENOENT") {
      return null;
    }
    throw error;
  }
}
