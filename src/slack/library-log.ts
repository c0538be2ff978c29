import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../core/ports.ts";

/**
 * Hands the Slack libraries' log lines on, without what could be content: a JSON parser's error, for one, quotes the
 * text it failed on. Only the fixed beginning of a line is kept, and debug lines, which hold whole payloads, are not.
 */
export function createLibraryLog(log: Log): Logger {
  const write =
    (level: "info" | "warn" | "error") =>
    (...parts: unknown[]): void =>
      log[level]("Slack library", { warning: fixedPart(parts[0]) });
  return {
    // Debug lines hold whole payloads and tokens.
    debug: () => undefined,
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** The words of a log line before the first value that was put into it. */
function fixedPart(part: unknown): string {
  if (part instanceof Error) {
    return part.constructor.name;
  }
  return typeof part === "string" ? (/^[A-Za-z .'-]{0,80}/.exec(part)?.[0].trim() ?? "") : typeof part;
}
