import { randomBytes } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { loadPolicy } from "../config/load-policy.ts";
import { decide } from "../core/decide.ts";
import type { Finding } from "../core/finding.ts";
import { DEFAULT_POLICY, type Policy } from "../core/policy.ts";
import { type SubjectFacts, subjectFacts } from "../core/subject.ts";
import { buildScanner, type RegisterScanner } from "../detectors/build-scanner.ts";
import { decodeText, NOT_TEXT } from "../documents/decode-text.ts";
import { createTextDocuments } from "../documents/text-documents.ts";
import { type CommandStreams, oneOf, readArguments, UsageError } from "./arguments.ts";
import { detectorIds } from "./detectors.ts";
import { linesOf } from "./lines.ts";
import { parseRegister } from "./register-file.ts";
import { AUDIENCE_OF } from "./scan-audience.ts";
import { AUDIENCES, type AudienceWord, momentOf, readRecord, type ScanRecord } from "./scan-records.ts";
import { createScanReport, type ScanReport } from "./scan-report.ts";

export const SCAN_HELP = `usage: sotto scan [options] [FILE…|-]

Scans files, or standard input, and writes one JSON object for each record with findings:
  {"index": 0, "decision": "confirm", "findings": [{"detector": "personal-data", "kind": "us-ssn",
   "start": 10, "end": 21, "severity": "high", "confidence": 0.97, "subject": null}]}
Offsets are UTF-16 code units into the text as read; subject is the register entry's place in the file (client-1,
embargo-2), or null. Counts and speed go to standard error. Nothing found is ever repeated.

  --format text|jsonl    text: each file is one record. jsonl: each line is one, an object with "text" and, if it
                         likes, its own "now" and "audience". Default: by the file's ending (.jsonl, .ndjson), and
                         for standard input by its first line; documents (csv, md, json, html, eml) are read as such.
  --audience internal|guests|external
                         who can read it; decides what would be done. Default: external
  --policy FILE          policy file (YAML). Default: the built-in policy
  --register FILE        clients and embargoes (YAML)
  --now ISO              the moment to judge embargoes at. Default: now. Without an offset: in the policy's zone
  --all                  write every record, found something or not

Exit code 0 whatever is in the files; 2 when the command line is wrong or names a file that is not there. What could
not be read is told on standard error.`;

/** Longest line of JSON Lines that is read, in UTF-16 code units. */
const MAX_LINE = 64 * 1024 * 1024;
/** Largest file read as one record. */
const MAX_BYTES = 256 * 1024 * 1024;

interface Job {
  readonly streams: CommandStreams;
  readonly policy: Policy;
  readonly built: RegisterScanner;
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  readonly audience: AudienceWord;
  readonly now: number;
  readonly report: ScanReport;
}

/** `sotto scan`. Resolves to the exit code. */
export async function scanCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: "string" },
    audience: { type: "string" },
    policy: { type: "string" },
    register: { type: "string" },
    now: { type: "string" },
    all: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    streams.stdout.write(`${SCAN_HELP}\n`);
    return 0;
  }
  const format = oneOf("--format", values.format, ["text", "jsonl"]);
  const audience = oneOf("--audience", values.audience, AUDIENCES) ?? "external";
  const policy =
    values.policy === undefined
      ? DEFAULT_POLICY
      : loadPolicy(settingsFile("--policy", values.policy, streams), values.policy, { detectorIds: detectorIds() });
  const entries =
    values.register === undefined
      ? []
      : parseRegister(settingsFile("--register", values.register, streams), values.register);
  const now = values.now === undefined ? Date.now() : momentOf(values.now, policy.zone);
  if (now === null) throw new UsageError("--now must be an ISO 8601 time, for instance 2026-12-01T09:00Z");

  const inputs = positionals.length === 0 ? ["-"] : positionals;
  const job: Job = {
    streams,
    policy,
    built: buildScanner({ entries, policy, key: randomBytes(32) }),
    subjects: new Map(entries.map((entry) => [entry.id, subjectFacts(entry)])),
    audience,
    now,
    report: createScanReport(streams, { all: values.all === true, namesFiles: inputs.length > 1 }),
  };
  for (const input of inputs) {
    if (input === "-") await scanInput(job, format);
    else await scanFile(job, input, format);
  }
  return await job.report.finish();
}

async function scanFile(job: Job, path: string, format: "text" | "jsonl" | null): Promise<void> {
  const full = resolve(job.streams.cwd, path);
  const ending = extname(path).toLowerCase();
  try {
    const { size } = await stat(full);
    if (format === "jsonl" || (format === null && (ending === ".jsonl" || ending === ".ndjson"))) {
      const stream = createReadStream(full, { encoding: "utf8", highWaterMark: 256 * 1024 });
      await scanLines(job, path, stream as AsyncIterable<string>);
    } else if (size > MAX_BYTES) {
      job.report.unread(path, "too large to be one record; give it as JSON Lines");
    } else if (format === "text" || !DOCUMENT_ENDINGS.has(ending)) {
      await scanText(job, path, await readFile(full));
    } else {
      await scanDocument(job, path, ending.slice(1), await readFile(full));
    }
  } catch (error) {
    if (!isFileFault(error)) throw error;
    job.report.missing(path, `can't be read (${error.code})`);
  }
}

/** Endings whose text is not simply the file's bytes. */
const DOCUMENT_ENDINGS = new Set([".json", ".html", ".htm", ".eml"]);

async function scanDocument(job: Job, path: string, type: string, bytes: Uint8Array): Promise<void> {
  const extractor = createTextDocuments({ maxBytes: MAX_BYTES });
  const { text, gap } = await extractor.extract({ id: "file", type, name: basename(path), bytes });
  if (gap !== null) job.report.gap(path, gap);
  if (gap === null || text !== "") await scanRecord(job, path, { text, audience: null, now: null });
}

async function scanText(job: Job, path: string, bytes: Uint8Array): Promise<void> {
  const text = decodeText(bytes);
  if (text === NOT_TEXT) {
    job.report.unread(path, "not a text");
    return;
  }
  await scanRecord(job, path, { text, audience: null, now: null });
}

/** Standard input: JSON Lines when asked for or when its first line is such a record, else one text. */
async function scanInput(job: Job, format: "text" | "jsonl" | null): Promise<void> {
  const { stdin, stderr } = job.streams;
  if (stdin.isTTY === true) stderr.write("sotto: reading standard input; end it with Ctrl-D\n");
  if (format === "jsonl") {
    stdin.setEncoding("utf8");
    await scanLines(job, "-", stdin as AsyncIterable<string>);
    return;
  }
  const chunks = (stdin as AsyncIterable<Buffer | string>)[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let size = 0;
  let isLines: boolean | null = format === "text" ? false : null;
  while (size <= MAX_BYTES) {
    const { value, done } = await chunks.next();
    if (done === true) {
      await scanText(job, "-", Buffer.concat(head));
      return;
    }
    head.push(Buffer.from(value));
    size += value.length;
    isLines ??= beginsWithRecord(head, job.policy.zone);
    if (isLines === true) {
      await scanLines(job, "-", decoded(head, chunks));
      return;
    }
  }
  job.report.unread("-", "too large to be one record; use --format jsonl");
}

/** `null` while the first line is not complete. */
function beginsWithRecord(head: readonly Buffer[], zone: string): boolean | null {
  const first = head[0];
  if (first !== undefined && !/^(?:\uFEFF)?\s*\{/.test(first.subarray(0, 64).toString("utf8"))) return false;
  const text = Buffer.concat(head).toString("utf8");
  const end = text.indexOf("\n");
  return end < 0 ? null : readRecord(text.slice(0, end), zone).ok;
}

async function* decoded(head: readonly Buffer[], rest: AsyncIterator<Buffer | string>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  for (const chunk of head) yield decoder.decode(chunk, { stream: true });
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield decoder.decode(Buffer.from(next.value), { stream: true });
  }
  yield decoder.decode();
}

async function scanLines(job: Job, path: string, stream: AsyncIterable<string>): Promise<void> {
  for await (const { number, text } of linesOf(stream, MAX_LINE)) {
    if (text !== null && text.trim() === "") continue;
    const reading = text === null ? null : readRecord(text, job.policy.zone);
    if (reading?.ok === true) await scanRecord(job, path, reading.record);
    else job.report.skipped(path, number, reading?.why ?? "too long");
  }
}

async function scanRecord(job: Job, path: string, record: ScanRecord): Promise<void> {
  const { policy, built, subjects, report } = job;
  const now = record.now ?? job.now;
  const { findings, gaps } = built.scanner.scan(record.text, { now });
  for (const gap of gaps) report.gap(path, gap);
  const counting = findings.filter((finding) => counts(finding, policy));
  const { action } = decide({
    findings: counting,
    audience: AUDIENCE_OF[record.audience ?? job.audience],
    subject: (id) => subjects.get(id) ?? null,
    policy,
    now,
    place: { channelId: "", authorId: "" },
  });
  await report.record(path, record.text.length, action, counting);
}

function counts(finding: Finding, policy: Policy): boolean {
  return finding.confidence >= (policy.detectors[finding.detector]?.minConfidence ?? policy.minConfidence);
}

function settingsFile(option: string, path: string, streams: CommandStreams): string {
  try {
    return readFileSync(resolve(streams.cwd, path), "utf8");
  } catch (error) {
    if (!isFileFault(error)) throw error;
    throw new UsageError(`${option} ${path} can't be read (${error.code})`);
  }
}

function isFileFault(error: unknown): error is { readonly code: string } {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && /^E[A-Z]+$/.test(code);
}
