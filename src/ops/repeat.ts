import type { Log } from "../core/ports.ts";

/**
 * Does something now and again, `everyMs` after it was last done; never twice at once. A failure is logged once until
 * it works again, and tried again at the usual time.
 * @returns stops it and waits for what is under way.
 */
export function repeat(step: string, everyMs: number, work: () => Promise<unknown>, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> = Promise.resolve();
  let closed = false;
  let failing = false;

  async function once(): Promise<void> {
    try {
      await work();
      failing = false;
    } catch (error) {
      if (!failing) {
        log.warn("a repeated step failed; it is tried again", { step, error });
      }
      failing = true;
    }
    if (!closed) {
      timer = setTimeout(run, everyMs);
      timer.unref();
    }
  }

  function run(): void {
    current = once();
  }

  run();
  return async () => {
    closed = true;
    if (timer !== null) {
      clearTimeout(timer);
    }
    await current;
  };
}
