import { caseName, eventWords } from "./event-words.ts";
import { isObject } from "./web-api/block-rules.ts";

/** pino's numbers, and the words the bot writes instead of them. */
const WARNING = 40;
const LEVELS: Readonly<Record<string, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };
/** Fields of every log line that say nothing about what happened. */
const ROUTINE = ["level", "time", "pid", "hostname", "msg"];

/** A fact of the bot's own record, as its log announces it. */
export interface BotEvent {
  readonly type: string;
  readonly caseId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface LogEntry {
  readonly ready: boolean;
  readonly event: BotEvent | null;
  /** What to show of the line; `null` for what is routine. */
  readonly shown: string | null;
}

/** Reads one line of the bot's JSON log: cases' events, warnings and errors are shown. */
export function logLine(line: string): LogEntry {
  const entry = parsed(line);
  if (entry === null) {
    return { ready: false, event: null, shown: line.trim() === "" ? null : `  bot: ${line}` };
  }
  if (entry.msg === "event") {
    const event: BotEvent = {
      type: String(entry.type),
      caseId: typeof entry.caseId === "string" ? entry.caseId : null,
      fields: isObject(entry.fields) ? entry.fields : {},
    };
    return { ready: false, event, shown: eventLine(event) };
  }
  const level = typeof entry.level === "number" ? entry.level : (LEVELS[String(entry.level)] ?? 0);
  return {
    ready: entry.msg === "ready",
    event: null,
    shown: level >= WARNING ? `  bot: ${String(entry.msg)}${details(entry)}` : null,
  };
}

function eventLine(event: BotEvent): string {
  const about = event.caseId === null ? "no case" : caseName(event.caseId);
  const words = eventWords(event.type, event.fields);
  return `  · ${about} event ${event.type}${words === "" ? "" : `: ${words}`}`;
}

function details(entry: Readonly<Record<string, unknown>>): string {
  return Object.entries(entry)
    .filter(([key, value]) => !ROUTINE.includes(key) && value !== null && value !== undefined)
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
