import { once } from "node:events";
import type { CoverageGap, Finding, GapReason } from "../core/finding.ts";
import type { Action } from "../core/policy.ts";
import type { CommandStreams } from "./arguments.ts";

/** Collects what a scan found, writes it as it comes and sums up. */
export interface ScanReport {
  /** Resolves when the reader of the output can take more. */
  record(path: string, length: number, decision: Action, findings: readonly Finding[]): Promise<void>;
  /** A file, with why it could not be read, or not to its end; standard input is told of as a record is. */
  document(path: string, decision: Action, findings: readonly Finding[], gap: GapReason | null): Promise<void>;
  /** A line that is no record; its place among the records is kept. */
  skipped(path: string, line: number, why: string): void;
  /** A file that the system does not hand out, by the system's code. One that is not there was named wrongly. */
  unreadable(path: string, code: string): Promise<void>;
  gap(gap: CoverageGap): void;
  /** Writes the sums; resolves to the exit code. */
  finish(): Promise<number>;
}

/** Lines complained of one by one; the rest is counted. */
const MAX_COMPLAINTS = 100;
const FLUSH_AT = 64 * 1024;

export function createScanReport(
  streams: CommandStreams,
  options: { readonly all: boolean; readonly namesFiles: boolean },
): ScanReport {
  const { stdout, stderr } = streams;
  const started = performance.now();
  const gaps = new Map<string, number>();
  let pending = "";
  let index = 0;
  let records = 0;
  let withFindings = 0;
  let found = 0;
  let characters = 0;
  let complaints = 0;
  let anyMissing = false;

  function complain(text: string): void {
    complaints += 1;
    if (complaints <= MAX_COMPLAINTS) stderr.write(`sotto: ${text}\n`);
  }

  async function flush(): Promise<void> {
    const text = pending;
    pending = "";
    if (text !== "" && !stdout.write(text)) await once(stdout, "drain");
  }

  async function write(entry: Entry): Promise<void> {
    const own = index++;
    const { findings } = entry;
    records += 1;
    found += findings.length;
    if (findings.length > 0) withFindings += 1;
    else if (!entry.always && !options.all) return;
    pending += `${JSON.stringify({
      index: own,
      ...(options.namesFiles ? { file: entry.path } : {}),
      decision: entry.decision,
      ...(entry.gap === null ? {} : { gap: entry.gap }),
      findings: findings.map(({ detector, kind, start, end, severity, confidence, subjectId, where }) => ({
        detector,
        kind,
        start,
        end,
        severity,
        confidence: Math.round(confidence * 1_000) / 1_000,
        subject: subjectId,
        ...(where === undefined ? {} : { where }),
      })),
    })}\n`;
    if (pending.length >= FLUSH_AT) await flush();
  }

  return {
    async record(path, length, decision, findings) {
      characters += length;
      await write({ path, decision, findings, gap: null, always: false });
    },
    async document(path, decision, findings, gap) {
      if (gap !== null) complain(`${nameOf(path)}: ${gap}`);
      await write({ path, decision, findings, gap, always: gap !== null || path !== "-" });
      // The next one may take a while.
      await flush();
    },
    skipped(path, line, why) {
      index += 1;
      complain(`${nameOf(path)}:${line}: ${why}; skipped`);
    },
    async unreadable(path, code) {
      anyMissing ||= code === "ENOENT";
      complain(`${path}: can't be read (${code})`);
      await write({ path, decision: "allow", findings: [], gap: "unavailable", always: true });
      await flush();
    },
    gap({ reason, what }) {
      const key = `${reason} (${what})`;
      gaps.set(key, (gaps.get(key) ?? 0) + 1);
    },
    async finish() {
      await flush();
      const seconds = Math.max((performance.now() - started) / 1_000, 0.001);
      if (complaints > MAX_COMPLAINTS) stderr.write(`sotto: ${complaints - MAX_COMPLAINTS} more like these\n`);
      for (const [key, count] of gaps) stderr.write(`sotto: not seen: ${key}, ${count} times\n`);
      stderr.write(
        `sotto: ${plural(records, "record")}, ${withFindings} with findings (${plural(found, "finding")})` +
          `${complaints > 0 ? `, ${complaints} not read` : ""}; ${characters > 0 ? `${characters} characters in ` : ""}${seconds.toFixed(2)} s, ` +
          `${Math.round(records / seconds)} records/s\n`,
      );
      return anyMissing ? 2 : 0;
    },
  };
}

interface Entry {
  readonly path: string;
  readonly decision: Action;
  readonly findings: readonly Finding[];
  readonly gap: GapReason | null;
  /** Written whatever was found. */
  readonly always: boolean;
}

function nameOf(path: string): string {
  return path === "-" ? "standard input" : path;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
