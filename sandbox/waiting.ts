import type { Workspace } from "./model/workspace.ts";

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Looks at once and after every change of the workspace, until there is something to see.
 * @throws when the time is up.
 */
export function waitFor<T>(
  workspace: Workspace,
  look: () => T | null | undefined | false,
  timeout = DEFAULT_TIMEOUT_MS,
  what = "what was waited for",
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | null = null;
    const stop = workspace.subscribe(check);
    function check(): void {
      try {
        const seen = look();
        if (seen !== null && seen !== undefined && seen !== false) {
          end();
          resolve(seen);
        }
      } catch (error) {
        end();
        reject(error);
      }
    }
    function end(): void {
      stop();
      if (timer !== null) {
        clearTimeout(timer);
      }
    }
    timer = setTimeout(() => {
      end();
      reject(new Error(`The sandbox waited ${timeout} ms in vain for ${what}.`));
    }, timeout);
    check();
  });
}
