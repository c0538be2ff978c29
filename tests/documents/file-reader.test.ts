import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "@jest/globals";
import { DEFAULT_POLICY, type Policy } from "../../src/core/policy.ts";
import type { FileContent, Log } from "../../src/core/ports.ts";
import type { EmbargoEntry, LabelEntry } from "../../src/core/subject.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { type ConfinedFileReader, createFileReader, type FileReaderOptions } from "../../src/documents/file-reader.ts";

const KEY = Buffer.alloc(32, 5);
const NOW = Date.UTC(2026, 10, 20);
const SSN_TEXT = "her social security number is 536-22-8417";
const HOSTILE = new URL("./confined/hostile-child.ts", import.meta.url);
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

function fileOf(text: string | Iterable<string>, type = "txt"): FileContent {
  const pieces = typeof text === "string" ? [text] : text;
  const bytes = {
    async *[Symbol.asyncIterator]() {
      for (const piece of pieces) yield Buffer.from(piece);
    },
  };
  return { id: "F1", type, name: `a.${type}`, bytes };
}

let reader: ConfinedFileReader | null = null;
const lines: unknown[] = [];
afterEach(async () => {
  await reader?.close();
  lines.length = 0;
});

function open(options: Partial<FileReaderOptions> = {}): ConfinedFileReader {
  const write: Log["info"] = (message, fields) => lines.push([message, fields]);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const scan = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
  reader = createFileReader({ policy: DEFAULT_POLICY, key: KEY, register: scan.snapshot, log, ...options });
  return reader;
}

function withBounds(bounds: Partial<Policy["files"]>): Policy {
  return { ...DEFAULT_POLICY, files: { ...DEFAULT_POLICY.files, ...bounds } };
}

describe("a file reader", () => {
  it("waits for no stream that says nothing more, and reads the next file", async () => {
    const files = open({ policy: withBounds({ timeoutSeconds: 1 }) });
    const silent = new Readable({ read() {} });
    expect(await files.read({ ...fileOf(""), bytes: silent }, { now: NOW })).toMatchObject({
      findings: [],
      gaps: [{ reason: "timed-out" }],
    });
    expect(silent.destroyed).toBe(true);
    expect((await files.read(fileOf(SSN_TEXT), { now: NOW })).findings).toHaveLength(1);
  });

  it("finds in a file what a message would show, and tells what it could not read", async () => {
    const files = open();
    const { findings, gaps } = await files.read(fileOf(SSN_TEXT), { now: NOW });
    expect(findings).toEqual([expect.objectContaining({ kind: "us-ssn", start: 30, end: 41 })]);
    expect(gaps).toEqual([]);
    const other = await files.read(fileOf("\u0000\u0001\u0002\u0003", "bin"), { now: NOW });
    expect(other).toEqual({ findings: [], gaps: [{ reason: "unsupported", what: "bin" }] });
  });

  it("says where in the file a finding stands", async () => {
    const mail = [
      "From: ana@harbour.example",
      "Subject: news",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "see attached",
      "--b",
      'Content-Type: text/plain; name="a.txt"',
      'Content-Disposition: attachment; filename="a.txt"',
      "",
      SSN_TEXT,
      "--b--",
    ].join("\r\n");
    const { findings } = await open().read(fileOf(mail, "eml"), { now: NOW });
    expect(findings).toContainEqual(expect.objectContaining({ kind: "us-ssn", where: "attachment 1" }));
  });

  it("reads a file up to the bound, asks for no more of it, and says so", async () => {
    let asked = 0;
    function* endless() {
      for (;;) {
        asked += 1;
        yield `${SSN_TEXT}, and no more of it is of any interest to anyone\n`.repeat(100);
      }
    }
    const files = open({ policy: withBounds({ maxBytes: 10_000 }) });
    const { findings, gaps } = await files.read(fileOf(endless()), { now: NOW });
    expect(findings.length).toBeGreaterThan(0);
    expect(gaps).toContainEqual({ reason: "too-large", what: "txt" });
    expect(asked).toBeLessThan(5);
  });

  it("rejects when the file stops coming, for another try", async () => {
    const files = open();
    const broken = {
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(SSN_TEXT);
        throw new Error("the connection broke");
      },
    };
    await expect(files.read({ ...fileOf(""), bytes: broken }, { now: NOW })).rejects.toThrow("the connection broke");
    expect((await files.read(fileOf(SSN_TEXT), { now: NOW })).findings).toHaveLength(1);
  });

  it("scans with the register as it is when the file's turn comes, also what it has read before", async () => {
    const scan = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
    const files = open({ register: scan.snapshot });
    const subjectsIn = async (text: string, now = NOW) =>
      (await files.read(fileOf(text), { now })).findings.map(({ subjectId }) => subjectId);
    expect(await subjectsIn("about Project Falcon")).toEqual([]);
    await scan.replace([FALCON]);
    expect(await subjectsIn("about Project Falcon")).toEqual(["em_falcon"]);
  });

  it("gives the fingerprints by which copies of a file are recognised", async () => {
    const scan = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
    const files = open({ register: scan.snapshot });
    const label: LabelEntry = {
      kind: "label",
      id: "lb_plant",
      level: "restricted",
      target: { type: "message", channelId: "C1", ts: "1.1" },
      until: null,
      clearedFor: FALCON.clearedFor,
      ownerId: null,
    };
    const fingerprints = await files.fingerprints(fileOf(`<p>${LABELLED}</p>`, "html"));
    expect(fingerprints).toEqual(scan.fingerprint(LABELLED));
    await scan.replace([label]);
    scan.addPassages([{ labelId: label.id, source: "F1", fingerprints, at: NOW }]);
    const { findings } = await files.read(fileOf(`FYI\n${LABELLED}`), { now: NOW });
    expect(findings.map(({ subjectId }) => subjectId)).toEqual(["lb_plant"]);
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
    expect(findings.length).toBeLessThan(1_000);
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["email", "us-ssn"]));
    expect(gaps).toContainEqual({ reason: "too-many-findings", what: "personal-data" });
  });
});

describe("a file that its process can't cope with", () => {
  const SEEN = [expect.objectContaining({ kind: "us-ssn", where: "page 1" })];

  it.each([
    ["spin", "timed-out"],
    ["ignore signals and spin", "timed-out"],
    ["wait for ever", "timed-out"],
    ["crash", "malformed"],
    ["say nonsense", "malformed"],
    ["end well too early", "malformed"],
    ["flood", "too-large"],
    ["take memory", "too-large"],
  ] as const)("%s: is a gap (%s) beside what was read, and the next one is read", async (what, reason) => {
    const files = open({ entry: HOSTILE, policy: withBounds({ timeoutSeconds: 2 }), maxMemory: 400 * 1024 * 1024 });
    const reading = files.read(fileOf(what), { now: NOW });
    const next = files.read(fileOf("nothing at all"), { now: NOW });
    expect(await reading).toEqual({ findings: SEEN, gaps: [{ reason, what: "txt" }] });
    expect(await next).toEqual({ findings: SEEN, gaps: [] });
  });

  it("that takes a while has what was found already told ahead", async () => {
    const files = open({ entry: HOSTILE });
    const steps: unknown[] = [];
    const { findings } = await files.read(fileOf("take a while"), {
      now: NOW,
      soFar: async (found) => void steps.push(found),
    });
    expect(steps).toEqual([SEEN]);
    expect(findings).toEqual(SEEN);
    const unheard = new Error("the database is away");
    const reading = files.read(fileOf("take a while\n"), { now: NOW, soFar: () => Promise.reject(unheard) });
    await expect(reading).rejects.toBe(unheard);
  });

  it("is never quoted", async () => {
    const files = open({ entry: HOSTILE });
    await files.read({ ...fileOf("throw later"), name: "zebra-canary.txt", type: "zebra" }, { now: NOW });
    expect(JSON.stringify(lines)).not.toContain("zebra");
  });

  it("is parsed anew when it is shared again, which may go better", async () => {
    const files = open({ entry: HOSTILE });
    await files.read(fileOf("crash"), { now: NOW });
    await files.read(fileOf("crash"), { now: NOW });
    expect(JSON.stringify(lines).match(/could not be read to its end/g)).toHaveLength(2);
  });
});

describe("a file that was read to its end", () => {
  it("is not parsed again when it is shared again", async () => {
    const files = open({ entry: HOSTILE });
    const first = await files.fingerprints(fileOf("tell another story each time"));
    expect(first.length).toBeGreaterThan(0);
    expect(await files.fingerprints(fileOf(["tell another ", "story each time"]))).toEqual(first);
    expect(await files.fingerprints(fileOf("tell another story each time\n"))).not.toEqual(first);
  });
});

describe("a text that the scanning thread can't cope with", () => {
  it.each([
    ["hang", "timed-out"],
    ["die", "malformed"],
  ] as const)("%s: is a gap (%s), and the next one is scanned", async (text, reason) => {
    const files = open({ threadEntry: MISBEHAVING, policy: withBounds({ timeoutSeconds: 2 }) });
    const reading = files.read(fileOf(text), { now: NOW });
    expect(await reading).toEqual({ findings: [], gaps: [{ reason, what: "txt" }] });
    // The new thread is given the register anew, and only once.
    expect((await files.read(fileOf("fine"), { now: NOW })).gaps).toEqual([
      { reason: "unsupported", what: "register" },
    ]);
    expect((await files.read(fileOf("fine"), { now: NOW })).gaps).toEqual([]);
  });

  it("is a gap when it takes more memory than a thread may have", async () => {
    const files = open({ threadEntry: MISBEHAVING, policy: withBounds({ timeoutSeconds: 60 }) });
    expect((await files.read(fileOf("overflow"), { now: NOW })).gaps).toEqual([{ reason: "malformed", what: "txt" }]);
    expect((await files.read(fileOf("fine"), { now: NOW })).gaps).toHaveLength(1);
  }, 120_000);
});

describe("without a process or a thread", () => {
  it.each([
    ["process", { entry: new URL("./no-such-child.ts", import.meta.url) }],
    ["thread", { threadEntry: new URL("./no-such-thread.ts", import.meta.url) }],
  ])("a file is rejected, to be tried again, when no %s comes up", async (_, options) => {
    const files = open(options);
    const unavailable = { name: "FileReaderUnavailable" };
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject(unavailable);
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject(unavailable);
  });

  it("files under way and waiting are rejected when the reader closes", async () => {
    const files = open({ threadEntry: MISBEHAVING });
    await files.read(fileOf("fine"), { now: NOW });
    const outcomes = Promise.allSettled(
      ["hang", "fine", "fine", "fine"].map((text) => files.read(fileOf(text), { now: NOW })),
    );
    await files.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "rejected"));
    await expect(files.read(fileOf("fine"), { now: NOW })).rejects.toMatchObject({ name: "FileReaderUnavailable" });
  });
});
