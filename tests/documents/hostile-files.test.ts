import { deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { GapReason } from "../../src/core/finding.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { FileContent, Log } from "../../src/core/ports.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { type ConfinedFileReader, createFileReader } from "../../src/documents/file-reader.ts";
import { docxOf, paragraph, xlsxOf } from "./formats/office/packages.ts";
import { drawn, pagesOf, pdfOf, streamOf } from "./formats/pdf/pdf-of.ts";
import { zipOf } from "./formats/zip/zip-of.ts";

const MEGABYTE = 1024 * 1024;
const MILLION = 1_000_000;
const WORDS = "her ssn is 536-22-8417";
const KEY = Buffer.alloc(32, 5);
/** A laptop that does much else at the same time. */
const TEST_MS = 60_000;

function bomb(): Buffer {
  return zipOf({ "a.txt": Buffer.alloc(100 * MEGABYTE) });
}

function nested(inner: Buffer, levels: number): Buffer {
  const files = Array.from({ length: 8 }, (_, index) => ({ name: `${index}.zip`, content: inner }));
  return levels === 0 ? inner : nested(zipOf(files), levels - 1);
}

/** Many entries of the directory name the same packed bytes. */
function overlapping(): Buffer {
  const one = bomb();
  const end = one.length - 22;
  const start = one.readUInt32LE(end + 16);
  const entry = one.subarray(start, end);
  const record = Buffer.from(one.subarray(end));
  record.writeUInt16LE(9_000, 8);
  record.writeUInt16LE(9_000, 10);
  record.writeUInt32LE(entry.length * 9_000, 12);
  return Buffer.concat([one.subarray(0, start), ...Array.from({ length: 9_000 }, () => entry), record]);
}

/** An entry that is the whole archive again. */
function quine(): Buffer {
  const archive = zipOf([{ name: "q.zip", content: "x", isStored: true }]);
  const start = archive.readUInt32LE(archive.length - 6);
  archive.writeUInt32LE(archive.length, start + 20);
  archive.writeUInt32LE(archive.length, start + 24);
  return archive;
}

function millionEntries(): Buffer {
  const header = Buffer.from("PK\x03\x04".padEnd(30, "\0"), "latin1");
  return Buffer.alloc(header.length * 600_000, header);
}

function packedAgain(bytes: Buffer, times: number): Buffer {
  return times === 0 ? bytes : packedAgain(gzipSync(bytes), times - 1);
}

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "${"&a;".repeat(MILLION / 10)}"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;

function packedPage(content: Buffer): Buffer {
  const packed = deflateSync(content).toString("latin1");
  return pdfOf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
    streamOf(packed, "/Filter/FlateDecode"),
  ]);
}

function pictureOf(side: number): Buffer {
  const header = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0\0\0\0\0", "latin1");
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  return header;
}

const MAIL = "From: a@acme.example\r\nTo: b@acme.example\r\nSubject: x\r\n";

function mailOfParts(count: number): string {
  const part = `--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n${WORDS}\r\n`;
  return `${MAIL}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`;
}

function mailInMail(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  );
  return `${MAIL}${open.join("")}\r\n${WORDS}`;
}

const FAR_AWAY = '<row r="10000000"><c r="XFD10000000"><v>1</v></c></row>';
const SHARED = `<sst><si><t>${"a ".repeat(MILLION / 4)}</t></si></sst>`;
const ONE_STRING = `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(10_000)}</row>`;

/** Files, and a gap that each has to end with; `null` where all of it can be told. */
const HOSTILE: readonly (readonly [string, string, () => Buffer | string, GapReason | null])[] = [
  ["a zip bomb in zips", "zip", () => nested(bomb(), 3), "too-large"],
  ["a zip of overlapping files", "zip", overlapping, "malformed"],
  ["a zip that holds itself", "zip", quine, "malformed"],
  ["a zip of more files than anyone has", "zip", millionEntries, "too-large"],
  ["fifty times gzip", "gz", () => packedAgain(Buffer.from(WORDS), 50), "too-large"],
  ["a gzip bomb", "gz", () => packedAgain(Buffer.alloc(300 * MEGABYTE), 2), "too-large"],
  [
    "a Word document that laughs",
    "docx",
    () => docxOf("", { "word/document.xml": `${LAUGHS}<w:p>&b;&c;</w:p>` }),
    null,
  ],
  ["a million nested paragraphs", "docx", () => docxOf("<w:p>".repeat(MILLION)), "too-large"],
  ["runs without end", "docx", () => docxOf(paragraph("a".repeat(50 * MEGABYTE))), "too-large"],
  ["a cell far away", "xlsx", () => xlsxOf([FAR_AWAY]), null],
  [
    "one long string in many cells",
    "xlsx",
    () => xlsxOf([ONE_STRING], { "xl/sharedStrings.xml": SHARED }),
    "too-large",
  ],
  ["a picture that laughs", "svg", () => `${LAUGHS}<svg><text>&b;&c;</text></svg>`, null],
  ["a page that unpacks to much", "pdf", () => packedPage(Buffer.alloc(500 * MEGABYTE, " ")), "too-large"],
  ["a picture of four billion pixels", "png", () => pictureOf(65_535), null],
  ["a million brackets", "json", () => "[".repeat(MILLION), null],
  ["a million groups", "rtf", () => `{\\rtf1 ${"{".repeat(MILLION)}`, "too-large"],
  ["ten thousand attachments", "eml", () => mailOfParts(10_000), "too-large"],
  ["a hundred thousand parts in parts", "eml", () => mailInMail(100_000), "malformed"],
  ["a million columns", "csv", () => `${",".repeat(MILLION)}\n${WORDS}`, null],
  ["half characters", "txt", () => Buffer.alloc(4 * MEGABYTE, Buffer.from([0xff, 0xfe, 0, 0xd8])), null],
  ["zeros", "bin", () => Buffer.alloc(30 * MEGABYTE), "too-large"],
  ["a line without end", "txt", () => "a".repeat(30 * MEGABYTE), "too-large"],
];

describe("hostile files", () => {
  const trouble: string[] = [];
  let reader: ConfinedFileReader;

  beforeAll(() => {
    const note: Log["warn"] = (message) => trouble.push(message);
    const log: Log = { debug() {}, info() {}, warn: note, error: note };
    const policy = { ...DEFAULT_POLICY, files: { ...DEFAULT_POLICY.files, ocrLanguages: [] } };
    const { snapshot } = buildScanner({ entries: [], policy, key: KEY });
    reader = createFileReader({ policy, key: KEY, register: snapshot, log });
    reader.start();
  });
  afterAll(() => reader.close());

  function read(content: Buffer | string, type: string) {
    const bytes: FileContent["bytes"] = {
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(content);
      },
    };
    return reader.read({ id: "F1", type, name: `a.${type}`, bytes }, { now: 0 });
  }

  it.each(HOSTILE)(
    "%s: ends as text or a gap, and the next file is read",
    async (name, type, make, reason) => {
      const { gaps } = await read(make(), type);
      const reasons = new Set(gaps.map((gap) => gap.reason));
      expect(reason === null || reasons.has(reason)).toBe(true);
      expect(reasons).not.toContain("timed-out");
      expect((await read(`${name}: ${WORDS}`, "txt")).findings).toHaveLength(1);
    },
    TEST_MS,
  );

  it(
    "finds what stands before a page that is never read to its end",
    async () => {
      const pages = [drawn({ x: 50, y: 700, text: WORDS }), "q ".repeat(MILLION)];
      const { findings, gaps } = await read(pagesOf(pages), "pdf");
      expect(findings).toMatchObject([{ kind: "us-ssn", where: "page 1" }]);
      expect(gaps).toMatchObject([{ reason: "timed-out" }]);
    },
    TEST_MS,
  );

  it("finds what stands before the bomb", async () => {
    const { findings } = await read(zipOf({ "a.txt": WORDS, "b.txt": Buffer.alloc(300 * MEGABYTE) }), "zip");
    expect(findings).toMatchObject([{ kind: "us-ssn", where: "entry 1" }]);
  });
});
