import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "sotto-scan-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const MARKED = "EMBARGOED UNTIL 09:00 GMT 24 March 2027: the results";
const NOW = ["--now", "2026-11-22T12:00Z"];
file(
  "register.yaml",
  "clients: [{ name: Acme Corp }]\nembargoes: [{ name: Project Falcon, lifts: 2026-12-01T09:00 Europe/London }]\n",
);
const REGISTER = ["--register", "register.yaml"];

/** One entry, its name readable, its content said to be encrypted. */
function lockedZip(): Buffer {
  const name = Buffer.from("a.txt");
  const body = Buffer.alloc(40, 7);
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(1, 2);
  entry.writeUInt32LE(body.length, 14);
  entry.writeUInt32LE(28, 18);
  entry.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), entry, name, body]);
  const rest = Buffer.alloc(14);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), entry, rest, name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}

function scan(args: readonly string[], input?: string | Uint8Array) {
  return run(["scan", ...NOW, ...args], input, folder);
}

describe("sotto scan", () => {
  it("writes one object for a record with findings, with exactly the fields promised", async () => {
    const { code, records, err } = await scan(["-"], `é ${MARKED}`);
    expect(code).toBe(0);
    expect(records).toEqual([
      {
        index: 0,
        decision: "confirm",
        findings: [
          {
            detector: "embargo-marking",
            kind: "embargo",
            start: 2,
            end: expect.any(Number),
            severity: "high",
            confidence: expect.any(Number),
            subject: null,
          },
        ],
      },
    ]);
    expect(err).toMatch(/1 record, 1 with findings \(1 finding\)/);
  });

  it("is silent about clean records, unless all are wanted", async () => {
    expect((await scan([], "lunch?")).out).toBe("");
    expect((await scan(["--all"], "lunch?")).records).toEqual([{ index: 0, decision: "allow", findings: [] }]);
  });

  it("counts offsets in UTF-16 code units of the record's text", async () => {
    const text = "😀 naïve Project Falcon";
    const { records } = await scan([...REGISTER, "--format", "jsonl"], JSON.stringify({ text }));
    const findings = (records[0]?.findings ?? []) as { start: number; end: number; subject: string }[];
    const [finding] = findings;
    expect(text.slice(finding?.start, finding?.end)).toBe("Project Falcon");
    expect(finding?.subject).toBe("embargo-1");
  });

  it("lets a record's own now and audience win", async () => {
    const lines = [
      { text: "Project Falcon" },
      { text: "Project Falcon", now: "2027-01-01T00:00Z" },
      { text: "Acme Corp", audience: "internal" },
      { text: "Acme Corp", audience: "guests" },
      { text: "Acme Corp" },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join("\n");
    const { records } = await scan([...REGISTER, "--all", "--audience", "external"], input);
    expect(records.map(({ decision }) => decision)).toEqual(["confirm", "allow", "allow", "nudge", "confirm"]);
  });

  it("obeys the policy", async () => {
    const policy = file(
      "policy.yaml",
      "table: { embargo: { external: log } }\ndetectors: { client-name: { enabled: false } }",
    );
    const { records } = await scan([...REGISTER, "--policy", policy], "Project Falcon at Acme Corp");
    expect(records).toMatchObject([{ decision: "log", findings: [{ detector: "embargo-term" }] }]);
  });

  it("reports a bad line by number, skips it and keeps the numbering", async () => {
    const input = ["{not json", '{"words": 1}', "", '{"text": "x", "now": "soon"}', JSON.stringify({ text: MARKED })];
    const { code, records, err } = await scan(["--format", "jsonl"], input.join("\n"));
    expect(code).toBe(0);
    expect(records).toMatchObject([{ index: 3, decision: "confirm" }]);
    expect(err).toContain("standard input:1: not JSON; skipped");
    expect(err).toContain("standard input:2: text must be a string; skipped");
    expect(err).toContain("standard input:4: now must be an ISO 8601 time; skipped");
    expect(err).toContain("1 record, 1 with findings (1 finding), 3 not read");
  });

  it("reads files by their ending, and names them when there are several", async () => {
    const files = [
      file("a.txt", `two lines\n${MARKED}`),
      file("b.jsonl", `${JSON.stringify({ text: "fine" })}\r\n${JSON.stringify({ text: MARKED })}\r\n`),
      file("c.eml", `From: ana@harbour.example\r\nSubject: news\r\n\r\n${MARKED}\r\n`),
      file("d.txt", Buffer.from(`\uFEFF${MARKED}`, "utf16le")),
    ];
    const { code, records } = await scan(files);
    expect(code).toBe(0);
    expect(records.map(({ index, file: name }) => [index, name])).toEqual([
      [0, "a.txt"],
      [2, "b.jsonl"],
      [3, "c.eml"],
      [4, "d.txt"],
    ]);
  });

  it("writes one object a document, in the order given, with why it could not be read", async () => {
    const names = [
      file("clean.txt", "lunch?"),
      file("noise.bin", Buffer.alloc(64)),
      file("sheet.csv", `name,number\nIris,1\nDana,536-22-8417\n`),
      file("locked.zip", lockedZip()),
    ];
    const { code, records } = await scan(names);
    expect(code).toBe(0);
    expect(records).toEqual([
      { index: 0, file: "clean.txt", decision: "allow", findings: [] },
      { index: 1, file: "noise.bin", decision: "allow", gap: "unsupported", findings: [] },
      {
        index: 2,
        file: "sheet.csv",
        decision: "confirm",
        findings: [expect.objectContaining({ kind: "us-ssn", where: "cell B3" })],
      },
      { index: 3, file: "locked.zip", decision: "nudge", gap: "encrypted", findings: [] },
    ]);
  });

  it("reads a document from standard input, and as much of a long one as the policy says", async () => {
    const policy = file("small.yaml", "files: { maxBytes: 2048 }");
    const { records } = await scan(["--policy", policy], `${MARKED}\n${"and so on. ".repeat(10_000)}`);
    expect(records).toMatchObject([{ gap: "too-large", findings: [{ detector: "embargo-marking" }] }]);
  });

  it("takes a text file for JSON Lines only when told", async () => {
    const name = file("lines.txt", `${JSON.stringify({ text: "fine" })}\n${JSON.stringify({ text: MARKED })}\n`);
    expect((await scan(["--all", name])).records).toHaveLength(1);
    expect((await scan(["--all", "--format", "jsonl", name])).records).toHaveLength(2);
  });

  it("says what it could not read and goes on", async () => {
    const { code, records, err } = await scan([
      "missing.txt",
      file("noise.txt", Buffer.alloc(64)),
      file("ok.txt", MARKED),
    ]);
    expect(code).toBe(2);
    expect(records.map(({ gap }) => gap ?? null)).toEqual(["unavailable", "unsupported", null]);
    expect(err).toContain("missing.txt: can't be read (ENOENT)");
    expect(err).toContain("noise.txt: unsupported");
  });

  it("has an object for each path, in their order, whatever is there", async () => {
    mkdirSync(join(folder, "folder"), { recursive: true });
    const names = ["folder", file("-x", MARKED), file("two\nlines.txt", MARKED), file("empty", "")];
    const { code, records } = await scan(["--", ...names, ...names]);
    expect(code).toBe(0);
    expect(records.map((record) => record.file)).toEqual([...names, ...names]);
    expect(records.map(({ gap }) => gap ?? null)).toEqual([
      ...["unavailable", null, null, null],
      ...["unavailable", null, null, null],
    ]);
  });

  (process.platform === "linux" ? it : it.skip)("waits for no pipe that nobody writes to", async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const policy = file("quick.yaml", "files: { timeoutSeconds: 1 }\n");
    const { code, records } = await scan(["--policy", policy, "pipe", file("ok.txt", MARKED)]);
    expect(code).toBe(0);
    expect(records.map(({ gap }) => gap ?? null)).toEqual(["timed-out", null]);
  });

  it.each([
    [["--format", "xml"], /--format must be one of text, jsonl/],
    [["--audience", "all"], /--audience must be one of internal, guests, external/],
    [["--now", "soon"], /--now must be an ISO 8601 time/],
    [["--nonsense"], /Unknown option '--nonsense'/],
    [["--register", "nowhere.yaml"], /--register nowhere\.yaml can't be read \(ENOENT\)/],
  ])("refuses %j with what to do", async (args, message) => {
    const { code, out, err } = await run(["scan", ...args], "", folder);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  it("refuses a wrong policy or register with the line", async () => {
    const policy = file("wrong.yaml", "mode: enforce\ntabel: {}\n");
    const { code, err } = await scan(["--policy", policy], "x");
    expect(code).toBe(2);
    expect(err).toContain('wrong.yaml:2:1 tabel: unknown key (did you mean "table"?)');
  });

  it("never repeats what it found or was given", async () => {
    const canary = "zebra-canary-4711";
    const { out, err } = await scan(
      ["--format", "jsonl"],
      `${canary}\n${JSON.stringify({ text: `${MARKED} ${canary}` })}`,
    );
    expect(out + err).not.toContain(canary);
  });
});

describe("sotto", () => {
  it("lists detectors and kinds as JSON", async () => {
    const { code, out } = await run(["detectors", "--json"]);
    const detectors = JSON.parse(out) as { id: string; kinds: { id: string; title: string; severity: string }[] }[];
    expect(code).toBe(0);
    expect(detectors.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["embargo-marking", "client-name", "credential"]),
    );
    expect(detectors[0]?.kinds[0]).toMatchObject({ id: "embargo", severity: "high" });
  });

  it("helps", async () => {
    expect((await run(["help"])).out).toContain("scan");
    expect((await run(["help", "scan"])).out).toContain("--format text|jsonl");
    expect(await run(["scna"])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean "scan"') });
    expect((await run([])).code).toBe(2);
  });
});
