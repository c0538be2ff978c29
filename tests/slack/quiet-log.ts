import type { Log } from "../../src/core/ports.ts";

/** A log that says nothing. */
export const QUIET_LOG: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
