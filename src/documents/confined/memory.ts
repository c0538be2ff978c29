import { readFile } from "node:fs/promises";

/** Between two looks; in that time a process may take some hundred megabytes. */
const LOOK_MS = 50;
const KILOBYTE = 1_024;

/**
 * Looks at how much memory a process holds, where the system tells, and says once when it is more than it may.
 * @returns what ends the watch.
 */
export function watchMemory(pid: number, maxBytes: number, onMore: () => void): () => void {
  const timer = setInterval(async () => {
    const held = await residentBytes(pid);
    if (held === null) {
      clearInterval(timer);
    } else if (held > maxBytes) {
      clearInterval(timer);
      onMore();
    }
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** `null` where the system does not tell, or the process is gone. */
async function residentBytes(pid: number): Promise<number | null> {
  try {
    const held = /^VmRSS:\s*(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
    return held === undefined ? null : Number(held) * KILOBYTE;
  } catch {
    // No /proc, or no such process any more: its own heap limit has to do.
    return null;
  }
}
