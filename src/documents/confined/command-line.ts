import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { parse } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** How confined processes are started here. */
export interface Confinement {
  /** Programs, each with its arguments, that start the next: they take away what Node can't. */
  readonly wrappers: readonly string[];
  /** The system gives each process a network of its own, with nothing in it. */
  readonly emptyNetwork: boolean;
  /** The system ends each process when the one that started it ends, however busy it is. */
  readonly endsWithParent: boolean;
}

/** Found by full path, as the processes have no environment to find them by. */
const UNSHARE = ["/usr/bin/unshare", "--user", "--map-root-user", "--net", "--"];
const SETPRIV = ["/usr/bin/setpriv", "--no-new-privs", "--pdeathsig", "KILL", "--"];
const TRUE = "/bin/true";
const PROBE_MS = 5_000;

/** MB of JavaScript objects; a document's own bytes come on top. */
const MAX_HEAP_MB = 512;

/** Tries what this system allows. */
export async function probeConfinement(): Promise<Confinement> {
  const [emptyNetwork, endsWithParent] = await Promise.all([works(UNSHARE), works(SETPRIV)]);
  return {
    wrappers: [...(emptyNetwork ? UNSHARE : []), ...(endsWithParent ? SETPRIV : [])],
    emptyNetwork,
    endsWithParent,
  };
}

async function works([program, ...args]: readonly string[]): Promise<boolean> {
  if (program === undefined || !existsSync(program) || !existsSync(TRUE)) return false;
  try {
    await promisify(execFile)(program, [...args, TRUE], { env: {}, timeout: PROBE_MS });
    return true;
  } catch {
    // Containers often forbid it; what is left is Node's own confinement.
    return false;
  }
}

/** The program and arguments that run `entry` with nothing to read but this project's code and packages. */
export function commandLine(entry: URL, { wrappers }: Confinement): readonly [string, ...string[]] {
  const script = fileURLToPath(entry);
  const [program, ...args] = [
    ...wrappers,
    process.execPath,
    "--permission",
    ...readable(script).map((path) => `--allow-fs-read=${path}`),
    "--disallow-code-generation-from-strings",
    `--max-old-space-size=${MAX_HEAP_MB}`,
    script,
  ];
  return [program ?? process.execPath, ...args];
}

function readable(script: string): readonly string[] {
  const own = ["../../", "../../../node_modules/", "../../../package.json"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  // Packages may be linked to from elsewhere.
  return [...new Set([...own, ...own.filter(existsSync).map((path) => realpathSync(path)), script])];
}

/** Where a process starts: a folder that is always there and says nothing. */
export const ROOT = parse(process.execPath).root;
