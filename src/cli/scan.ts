import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { loadPolicy } from "../config/load-policy.ts";
import { decide } from "../core/decide.ts";
import { settingsFor } from "../core/detector-settings.ts";
import type { CoverageGap, Finding } from "../core/finding.ts";
import { type Action, DEFAULT_POLICY, type Policy } from "../core/policy.ts";
import type { Log } from "../core/ports.ts";
import { type SubjectFacts, subjectFacts } from "../core/subject.ts";
import { unreadableFile } from "../core/unreadable-file.ts";
import { buildScanner, type RegisterScanner } from "../detectors/build-scanner.ts";
import { type ConfinedFileReader, createFileReader } from "../documents/file-reader.ts";
import { type CommandStreams, oneOf, readArguments, UsageError } from "./arguments.ts";
import { knownDetectors } from "./detectors.ts";
import { openBytes } from "./file-bytes.ts";
import { linesOf } from "./lines.ts";
import { readAhead } from "./read-ahead.ts";
import { parseRegister } from "./register-file.ts";
import { AUDIENCE_OF } from "./scan-audience.ts";
import { AUDIENCES, type AudienceWord, momentOf, readRecord, type ScanRecord } from "./scan-records.ts";
import { createScanReport, type ScanReport } from "./scan-report.ts";

export const SCAN_HELP = `usage: sotto scan [options] [FILE…|-]

Scans files, or standard input, and writes one JSON object for each file, and for each record of JSON Lines with findings:
  {"index": 0, "decision": "confirm", "findings": [{"detector": "personal-data", "kind": "us-ssn",
   "start": 10, "end": 21, "severity": "high", "confidence": 0.97, "subject": null, "where": "page 2"}]}
Offsets are UTF-16 code units into the text as read, in a document that of the place named; subject is the register
entry's place in the file (client-1, embargo-2), or null. A file that could not be read, or not to its end, says why:
"gap": "encrypted", "too-large", "timed-out", "unsupported", "malformed", or "unavailable" for what the system does not hand out.
Counts and speed go to standard error. Nothing found is ever repeated.

  --format text|jsonl    text: each file is one document, of any kind. jsonl: each line is a record, an object with
                         "text" and, if it likes, its own "now" and "audience". Default: by the file's ending (.jsonl,
                         .ndjson), and for standard input by its first line
  --audience internal|guests|external
                         who can read it; decides what would be done. Default: external
  --policy FILE          policy file (YAML). Default: the built-in policy
  --register FILE        clients and embargoes (YAML, or CSV by its ending)
  --now ISO              the moment to judge embargoes at. Default: now. Without an offset: in the policy's zone
  --all                  write every record, found something or not

Exit code 0 whatever is in the files; 2 when the command line is wrong or names a file that is not there. What could
not be read is told on standard error.`;

/** Longest line of JSON Lines that is read, in UTF-16 code units. */
const MAX_LINE = 64 * 1024 * 1024;
/** Longest first line of standard input that may turn out to be a record. */
const MAX_HEAD = 64 * 1024 * 1024;
/** Documents read at a time. */
const AT_ONCE = 3;

interface Job {
  readonly streams: CommandStreams;
  readonly policy: Policy;
  readonly built: RegisterScanner;
  readonly reader: ConfinedFileReader;
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
      : loadPolicy(settingsFile("--policy", values.policy, streams), values.policy, { detectors: knownDetectors() });
  const entries =
    values.register === undefined
      ? []
      : parseRegister(settingsFile("--register", values.register, streams), values.register);
  const now = values.now === undefined ? Date.now() : momentOf(values.now, policy.zone);
  if (now === null) throw new UsageError("--now must be an ISO 8601 time, for instance 2026-12-01T09:00Z");

  const inputs = positionals.length === 0 ? ["-"] : positionals;
  const key = randomBytes(32);
  const built = buildScanner({ entries, policy, key });
  const job: Job = {
    streams,
    policy,
    built,
    reader: createFileReader({ policy, key, register: built.snapshot, log: SILENT }),
    subjects: new Map(entries.map((entry) => [entry.id, subjectFacts(entry)])),
    audience,
    now,
    report: createScanReport(streams, { all: values.all === true, namesFiles: inputs.length > 1 }),
  };
  try {
    for await (const tell of readAhead(inputs, AT_ONCE, (input) => begin(job, input, format))) await tell();
  } finally {
    await job.reader.close();
  }
  return await job.report.finish();
}

/** What becomes of a file is told of that file. */
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Tells what an input holds, or that it can't be read. */
type Telling = () => Promise<void>;

/** Documents are read ahead of their turn; records and standard input when it comes. */
async function begin(job: Job, input: string, format: "text" | "jsonl" | null): Promise<Telling> {
  if (input === "-") return () => scanInput(job, format);
  const full = resolve(job.streams.cwd, input);
  const ending = extname(input).toLowerCase();
  const hasRecords = format === "jsonl" || (format === null && (ending === ".jsonl" || ending === ".ndjson"));
  try {
    const bytes = await openBytes(full);
    return hasRecords
      ? () => orUnreadable(job, input, scanLines(job, input, decoded(bytes)))
      : await readDocument(job, input, bytes);
  } catch (error) {
    return () => orUnreadable(job, input, Promise.reject(error));
  }
}

async function orUnreadable(job: Job, path: string, scan: Promise<void>): Promise<void> {
  try {
    await scan;
  } catch (error) {
    if (!isFileFault(error)) throw error;
    await job.report.unreadable(path, error.code);
  }
}

async function readDocument(job: Job, path: string, bytes: AsyncIterable<Uint8Array>): Promise<Telling> {
  const { reader, report, now } = job;
  reader.start();
  const type = extname(path).slice(1).toLowerCase();
  const { findings, gaps } = await reader.read({ id: path, type, name: basename(path), bytes }, { now });
  return async () => {
    for (const gap of gaps) report.gap(gap);
    const counting = findings.filter((finding) => counts(finding, job.policy));
    const action = actionFor(job, [...counting, ...unreadableFile(gaps)], { audience: null, now });
    await report.document(path, action, counting, gaps.find(isOfFile)?.reason ?? null);
  };
}

/** A gap in what was read, rather than in what was looked for. */
function isOfFile({ reason }: CoverageGap): boolean {
  return reason !== "detector-failed" && reason !== "too-many-findings";
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
  while (isLines === null && size <= MAX_HEAD) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    head.push(Buffer.from(value));
    size += value.length;
    isLines = beginsWithRecord(head, job.policy.zone);
  }
  const whole = wholeOf(head, chunks);
  if (isLines === true) await scanLines(job, "-", decoded(whole));
  else await (await readDocument(job, "-", whole))();
}

/** `null` while the first line is not complete. */
function beginsWithRecord(head: readonly Buffer[], zone: string): boolean | null {
  const first = head[0];
  if (first !== undefined && !/^(?:\uFEFF)?\s*\{/.test(first.subarray(0, 64).toString("utf8"))) return false;
  const text = Buffer.concat(head).toString("utf8");
  const end = text.indexOf("\n");
  return end < 0 ? null : readRecord(text.slice(0, end), zone).ok;
}

async function* wholeOf(head: readonly Buffer[], rest: AsyncIterator<Buffer | string>): AsyncIterable<Buffer> {
  yield* head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield Buffer.from(next.value);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
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
  const { policy, built, report } = job;
  const now = record.now ?? job.now;
  const { findings, gaps } = built.scanner.scan(record.text, { now });
  for (const gap of gaps) report.gap(gap);
  const counting = findings.filter((finding) => counts(finding, policy));
  const action = actionFor(job, counting, { audience: record.audience, now });
  await report.record(path, record.text.length, action, counting);
}

function actionFor(job: Job, findings: readonly Finding[], { audience, now }: Omit<ScanRecord, "text">): Action {
  const { action } = decide({
    findings,
    audience: AUDIENCE_OF[audience ?? job.audience],
    subject: (id) => job.subjects.get(id) ?? null,
    policy: job.policy,
    now: now ?? job.now,
    place: { channelId: "", authorId: "" },
  });
  return action;
}

function counts(finding: Finding, policy: Policy): boolean {
  return finding.confidence >= settingsFor(finding, policy).minConfidence;
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
