import { once } from "node:events";
import type { CoverageGap, Finding } from "../core/finding.ts";
import type { Action } from "../core/policy.ts";
import type { CommandStreams } from "./arguments.ts";

/** Collects what a scan found, writes it as it comes and sums up. */
export interface ScanReport {
  /** Resolves when the reader of the output can take more. */
  record(path: string, length: number, decision: Action, findings: readonly Finding[]): Promise<void>;
  /** A line that is no record; its place among the records is kept. */
  skipped(path: string, line: number, why: string): void;
  /** A file whose content can't be read as records. */
  unread(path: string, why: string): void;
  /** A file that can't be opened at all: the command line names it wrongly. */
  missing(path: string, why: string): void;
  gap(path: string, gap: CoverageGap): void;
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

  return {
    async record(path, length, decision, findings) {
      const own = index++;
      records += 1;
      characters += length;
      found += findings.length;
      if (findings.length > 0) withFindings += 1;
      else if (!options.all) return;
      pending += `${JSON.stringify({
        index: own,
        ...(options.namesFiles ? { file: path } : {}),
        decision,
        findings: findings.map(({ detector, kind, start, end, severity, confidence, subjectId }) => ({
          detector,
          kind,
          start,
          end,
          severity,
          confidence: Math.round(confidence * 1_000) / 1_000,
          subject: subjectId,
        })),
      })}\n`;
      if (pending.length >= FLUSH_AT) await flush();
    },
    skipped(path, line, why) {
      index += 1;
      complain(`${path === "-" ? "standard input" : path}:${line}: ${why}; skipped`);
    },
    unread(path, why) {
      complain(`${path === "-" ? "standard input" : path}: ${why}`);
    },
    missing(path, why) {
      anyMissing = true;
      complain(`${path}: ${why}`);
    },
    gap(_, { reason, what }) {
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
          `${complaints > 0 ? `, ${complaints} not read` : ""}; ${characters} characters in ${seconds.toFixed(2)} s, ` +
          `${Math.round(records / seconds)} records/s\n`,
      );
      return anyMissing ? 2 : 0;
    },
  };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
