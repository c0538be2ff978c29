import type { Sandbox } from "./sandbox.ts";

/**
 * Resolves when nothing has happened in the workspace for `quietMs`, or after `mostMs`. Scripts piped into the
 * terminal are paced by it, since a nudge comes a moment after the message it is about.
 */
export function quiet(slack: Sandbox, quietMs: number, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(end, mostMs);
    let next = setTimeout(end, quietMs);
    const stop = slack.workspace.subscribe(() => {
      clearTimeout(next);
      next = setTimeout(end, quietMs);
    });
    function end(): void {
      clearTimeout(last);
      clearTimeout(next);
      stop();
      resolve();
    }
  });
}
