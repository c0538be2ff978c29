import { pino } from "pino";
import type { Log } from "../core/ports.ts";
import { safeFields } from "./log-fields.ts";

export interface LogOptions {
  readonly level: "debug" | "info" | "warn" | "error";
  /** Default: standard output. */
  readonly destination?: { write(line: string): void };
}

/** Names pino itself writes; a field of that name would make a line with the same key twice. */
const RESERVED = ["level", "time", "msg", "pid"];

/**
 * JSON lines: `level`, `time` (ISO 8601), `msg` and the fields. Fields pass `safeFields`, so that content and secrets
 * stay inside even where a caller is careless; messages are static words.
 */
export function createLog(options: LogOptions): Log {
  const destination = options.destination ?? pino.destination({ dest: 1, sync: true });
  const logger = pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );

  function writer(level: "debug" | "info" | "warn" | "error"): Log["info"] {
    return (message, fields) => {
      if (!logger.isLevelEnabled(level)) {
        return;
      }
      const safe = safeFields(fields ?? {});
      for (const name of RESERVED) {
        if (name in safe) {
          safe[`field_${name}`] = safe[name];
          delete safe[name];
        }
      }
      logger[level](safe, message);
    };
  }

  return { debug: writer("debug"), info: writer("info"), warn: writer("warn"), error: writer("error") };
}
