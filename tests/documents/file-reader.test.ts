import { afterEach, describe, expect, it } from "@jest/globals";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { Log } from "../../src/core/ports.ts";
import type { EmbargoEntry, LabelEntry } from "../../src/core/subject.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { createFileReader, type FileReaderOptions, type ThreadedFileReader } from "../../src/documents/file-reader.ts";

const KEY = Buffer.alloc(32, 5);
const NOW = Date.UTC(2026, 10, 20);
const SSN_TEXT = "her social security number is 536-22-8417";
const MISBEHAVING = new URL("./misbehaving-thread.ts", import.meta.url);
const LABELLED =
  "The board of Globex agreed on Tuesday to close the northern plant in spring and to tell nobody before the results.";
const FALCON: EmbargoEntry = {
  kind: "embargo",
  id: "em_falcon",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + 3_600_000, zone: "Europe/London" },
  clearedFor: { users: [], groups: [], channels: [], orgs: [] },
  ownerId: null,
};

function fileOf(text: string, type = "txt") {
  return { id: "F1", type, name: `a.${type}`, bytes: Buffer.from(text) };
}

let reader: ThreadedFileReader | null = null;
const lines: unknown[] = [];
afterEach(async () => {
  await reader?.close();
  lines.length = 0;
});

function open(options: Partial<FileReaderOptions> = {}): ThreadedFileReader {
  const write: Log["info"] = (message, fields) => lines.push([message, fields]);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const scan = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
  reader = createFileReader({ policy: DEFAULT_POLICY, key: KEY, register: scan.snapshot, log, ...options });
  return reader;
}

function withTimeout(timeoutSeconds: number) {
  return { ...DEFAULT_POLICY, files: { ...DEFAULT_POLICY.files, timeoutSeconds } };
}

describe("a file reader", () => {
  it("finds in a file what a message would show, and tells what it could not read", async () => {
    const files = open();
    const { findings, gaps } = await files.read(fileOf(SSN_TEXT), { now: NOW });
    expect(findings.map(({ kind }) => kind)).toEqual(["us-ssn"]);
    expect(gaps).toEqual([]);
    const other = await files.read(fileOf("%PDF-1.7", "pdf"), { now: NOW });
    expect(other).toEqual({ findings: [], gaps: [{ reason: "unsupported", what: "pdf" }] });
  });

  it("scans with the register as it is when the file's turn comes", async () => {
    const scan = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
    const files = open({ register: scan.snapshot });
    const subjectsIn = async (text: string, now = NOW) =>
      (await files.read(fileOf(text), { now })).findings.map(({ subjectId }) => subjectId);
    expect(await subjectsIn("about Project Falcon")).toEqual([]);
    scan.replace([FALCON]);
    expect(await subjectsIn("about Project Falcon")).toEqual(["em_falcon"]);
    const label: LabelEntry = {
      kind: "label",
      id: "lb_plant",
      level: "restricted",
      target: { type: "message", channelId: "C1", ts: "1.1" },
      until: null,
      clearedFor: FALCON.clearedFor,
      ownerId: null,
      fingerprints: scan.fingerprint(LABELLED),
    };
    scan.replace([label]);
    expect(await subjectsIn(`about Project Falcon\n${LABELLED}`)).toEqual(["lb_plant"]);
  });

  it("leaves the event loop to others meanwhile", async () => {
    const files = open();
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 5);
    await files.read(fileOf("the quick brown fox ".repeat(200_000)), { now: NOW });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
  });

  it("keeps of a long list as much as says what it is, and all that stands out", async () => {
    const list = Array.from({ length: 20_000 }, (_, index) => `person${index}@warehouse.example, parcel ${index}\n`);
    const { findings, gaps } = await open().read(fileOf(`${list.join("")}${SSN_TEXT}`), { now: NOW });
    expect(findings.length).toBeLessThan(600);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["email", "us-ssn"]));
    expect(gaps).toContainEqual({ reason: "too-many-findings", what: "personal-data" });
  });

  it("does not change or keep the bytes it was given", async () => {
    const files = open();
    const file = fileOf(SSN_TEXT);
    await files.read(file, { now: NOW });
    expect(file.bytes.toString()).toBe(SSN_TEXT);
  });
});

describe("a file that the thread can't cope with", () => {
  it.each([
    ["hang", "timed-out"],
    ["die", "malformed"],
  ] as const)("%s: is a gap (%s), and the next one is read", async (text, reason) => {
    const files = open({ entry: MISBEHAVING, policy: withTimeout(1) });
    const reading = files.read(fileOf(text), { now: NOW });
    const next = files.read(fileOf("fine"), { now: NOW });
    expect(await reading).toEqual({ findings: [], gaps: [{ reason, what: "txt" }] });
    // The new thread is given the register anew, and only once.
    expect((await next).gaps).toEqual([{ reason: "unsupported", what: "register" }]);
    expect((await files.read(fileOf("fine"), { now: NOW })).gaps).toEqual([]);
  });

  it("is a gap when it takes more memory than a thread may have", async () => {
    const files = open({ entry: MISBEHAVING, policy: withTimeout(60) });
    expect((await files.read(fileOf("overflow"), { now: NOW })).gaps).toEqual([{ reason: "malformed", what: "txt" }]);
    expect((await files.read(fileOf("fine"), { now: NOW })).gaps).toHaveLength(1);
  });

  it("is never quoted", async () => {
    const files = open({ entry: MISBEHAVING, policy: withTimeout(1) });
    await files.read({ ...fileOf("die"), name: "zebra-canary.txt", type: "zebra" }, { now: NOW });
    expect(JSON.stringify(lines)).not.toContain("zebra");
  });
});

describe("without a thread", () => {
  it("a file is rejected, to be tried again, when none comes up", async () => {
    const files = open({ entry: new URL("./no-such-thread.ts", import.meta.url) });
    const unavailable = { name: "FileReaderUnavailable" };
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject(unavailable);
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject(unavailable);
  });

  it("files under way and waiting are rejected when the reader closes", async () => {
    const files = open({ entry: MISBEHAVING });
    await files.read(fileOf("fine"), { now: NOW });
    const outcomes = Promise.allSettled([
      files.read(fileOf("hang"), { now: NOW }),
      files.read(fileOf("fine"), { now: NOW }),
    ]);
    await files.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject({ name: "FileReaderUnavailable" });
  });
});
