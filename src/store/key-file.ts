import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../core/ports.ts";
import { errorCode } from "./error-code.ts";
import { parseMasterKeys } from "./sealing.ts";

/**
 * The master key in the data folder, made when there is none.
 *
 * The file is written in full beside its place and then linked there, so that a killed process leaves no half a
 * key and two that start at once agree on one.
 *
 * @returns the keys of the file; like `SOTTO_KEY`, the file may hold several separated by commas.
 */
export async function loadOrCreateKey(dataDir: string, log: Log): Promise<readonly Buffer[]> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "key");
  const existing = await readKey(path);
  if (existing !== null) {
    await tighten(path, log);
    return parseMasterKeys(existing);
  }
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    await link(draft, path);
    log.warn("created a master key; back it up apart from the database: without it sealed data is lost", { path });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") {
      throw error;
    }
  } finally {
    await unlink(draft);
  }
  return parseMasterKeys((await readKey(path)) ?? "");
}

async function readKey(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") {
      return null;
    }
    throw error;
  }
}

async function tighten(path: string, log: Log): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    await chmod(path, 0o600);
    log.warn("the master key was readable by others; its mode is now 0600", { path });
  }
}
