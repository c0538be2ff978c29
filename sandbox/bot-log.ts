import { isObject } from "./web-api/block-rules.ts";

const WARNING = 40;
/** Fields of every log line that say nothing about what happened. */
const ROUTINE = ["level", "time", "pid", "hostname", "msg", "name", "type", "caseId", "sequence", "hash", "at"];

export interface LogEntry {
  readonly ready: boolean;
  /** What to show of the line; `null` for what is routine. */
  readonly shown: string | null;
}

/** Reads one line of the bot's JSON log: cases' events, warnings and errors are shown. */
export function logLine(line: string): LogEntry {
  const entry = parsed(line);
  if (entry === null) {
    return { ready: false, shown: line.trim() === "" ? null : `  bot: ${line}` };
  }
  if (entry.msg === "event") {
    return { ready: false, shown: eventLine(entry) };
  }
  const level = typeof entry.level === "number" ? entry.level : 0;
  return {
    ready: entry.msg === "ready",
    shown: level >= WARNING ? `  bot: ${String(entry.msg)}${details(entry)}` : null,
  };
}

function eventLine(entry: Readonly<Record<string, unknown>>): string {
  const about = typeof entry.caseId === "string" ? `case ${entry.caseId.replace(/^case_/, "").slice(0, 8)}` : "no case";
  return `  · ${about} event ${String(entry.type)}${details(entry)}`;
}

function details(entry: Readonly<Record<string, unknown>>): string {
  const nested = isObject(entry.fields) ? entry.fields : {};
  const fields = Object.entries({ ...entry, ...nested }).filter(
    ([key, value]) => !ROUTINE.includes(key) && key !== "fields" && value !== null && value !== undefined,
  );
  return fields
    .map(([key, value]) => ` ${key}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("");
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith("{")) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    // Not a log line: shown as it is.
    return null;
  }
}
