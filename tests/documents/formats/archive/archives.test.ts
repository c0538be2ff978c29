import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { pack } from "tar-stream";
import { COMPRESSED } from "../../../../src/documents/formats/archive/compressed.ts";
import { TAR } from "../../../../src/documents/formats/archive/tar.ts";
import { ZIP } from "../../../../src/documents/formats/archive/zip.ts";
import { IMAGE } from "../../../../src/documents/formats/image/image.ts";
import { PDF } from "../../../../src/documents/formats/pdf/pdf.ts";
import { CSV } from "../../../../src/documents/formats/text/csv.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { png } from "../image/pictures.ts";
import { pagesOf } from "../pdf/pdf-of.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { zipOf } from "../zip/zip-of.ts";

const FORMATS = [ZIP, COMPRESSED, TAR, CSV, PLAIN];

async function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name }, content);
  }
  archive.finalize();
  const bits: Buffer[] = [];
  for await (const bit of archive as AsyncIterable<Buffer>) {
    bits.push(bit);
  }
  return Buffer.concat(bits);
}

describe("ZIP", () => {
  it("reads names and entries in their places", async () => {
    const read = await recorded(
      zipOf({ "Project Falcon.txt": "the words", "list.csv": "name,email\nIris,iris@globex.example" }),
      FORMATS,
    );
    expect(placeOf(read, "Project Falcon.txt")).toBe("entry 1");
    expect(placeOf(read, "the words")).toBe("entry 1");
    expect(placeOf(read, "iris@globex.example")).toBe("entry 2, column 2, row 2");
  });

  it("reads archives in archives, up to a depth", async () => {
    let archive = zipOf({ "core.txt": "core" });
    for (let depth = 0; depth < 3; depth++) {
      archive = zipOf({ "inner.zip": archive });
    }
    expect(placeOf(await recorded(archive, FORMATS), "core\n")).toBe(null);
    expect((await recorded(archive, FORMATS)).passages.at(-1)).toMatchObject({
      text: "core",
      where: "entry 1, entry 1, entry 1, entry 1",
    });
    expect((await recorded(archive, FORMATS, { bounds: { maxDepth: 2 } })).gaps).toEqual([
      "too-large at entry 1, entry 1, entry 1",
    ]);
  });

  it("says which entries are encrypted, and reads the others", async () => {
    const read = await recorded(
      zipOf([
        { name: "a.txt", content: "sealed", isEncrypted: true },
        { name: "b.txt", content: "open" },
      ]),
      FORMATS,
    );
    expect(read.gaps).toEqual(["encrypted"]);
    expect(placeOf(read, "open")).toBe("entry 2");
  });

  it("passes over what macOS adds", async () => {
    const read = await recorded(
      zipOf({ "a.txt": "words", "__MACOSX/._a.txt": Buffer.from("00051607000200004d6163204f5320", "hex") }),
      FORMATS,
    );
    expect(read.gaps).toEqual([]);
  });

  it("takes paths that lead elsewhere for words", async () => {
    const read = await recorded(zipOf({ "../../etc/passwd": "words", "C:\\x\\y": "more" }), FORMATS);
    expect(read.gaps).toEqual([]);
    expect(placeOf(read, "more")).toBe("entry 2");
  });

  it("ends at its bounds, with what was read", async () => {
    const many = zipOf(Array.from({ length: 50 }, (_, index) => ({ name: `${index}.txt`, content: `words ${index}` })));
    const read = await recorded(many, FORMATS, { bounds: { maxFiles: 10 } });
    expect(read.gaps).toEqual(["too-large"]);
    expect(placeOf(read, "words 9")).toBe("entry 10");
    const bomb = zipOf({ "a.txt": "words", "b.txt": Buffer.alloc(2_000_000, "a") });
    expect((await recorded(bomb, FORMATS, { bounds: { maxUnpacked: 1_000_000 } })).gaps).toEqual(["too-large"]);
  });

  it("is not taken in by another format inside it", async () => {
    const zip = zipOf([{ name: "a.pdf", content: "%PDF-1.7\nwords", isStored: true }]);
    expect(placeOf(await recorded(zip, FORMATS), "words")).toBe("entry 1");
  });

  it.each([
    ["a picture", png()],
    ["a PDF", pagesOf([])],
  ])("is read behind %s, too", async (_, before) => {
    const behind = Buffer.concat([before, zipOf({ "a.txt": "words behind it" })]);
    expect(placeOf(await recorded(behind, [IMAGE, PDF, ...FORMATS]), "words behind it")).toBe("entry 1");
  });
});

describe("TAR", () => {
  it("reads names and entries in their places, packed or not", async () => {
    const tar = await tarOf({
      "d/Project Falcon.txt": "the words",
      "list.csv": "name,email\nIris,iris@globex.example",
    });
    for (const archive of [tar, gzipSync(tar), zstdCompressSync(tar)]) {
      const read = await recorded(archive, FORMATS);
      expect(placeOf(read, "Project Falcon.txt")).toBe("entry 1");
      expect(placeOf(read, "the words")).toBe("entry 1");
      expect(placeOf(read, "iris@globex.example")).toBe("entry 2, column 2, row 2");
      expect(read.gaps).toEqual([]);
    }
  });

  it("reads archives from before POSIX", async () => {
    const header = Buffer.alloc(512);
    header.write("old.txt");
    header.write("0000005\0", 124);
    header.write("        ", 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const archive = Buffer.concat([header, Buffer.from("words".padEnd(512, "\0")), Buffer.alloc(1024)]);
    expect(placeOf(await recorded(archive, FORMATS), "words")).toBe("entry 1");
  });

  it("reads what is there of one that was cut", async () => {
    const tar = await tarOf({ "a.txt": "words", "b.txt": "x".repeat(2_000) });
    const read = await recorded(tar.subarray(0, 2_000), FORMATS, { isCut: true });
    expect(read.text).toContain("words");
    expect(read.gaps).toEqual([]);
    expect((await recorded(tar.subarray(0, 2_000), FORMATS)).gaps).toEqual(["malformed"]);
  });
});

describe("COMPRESSED", () => {
  it("reads the name a file had", async () => {
    const named = Buffer.concat([
      Buffer.from("1f8b0808000000000003", "hex"),
      Buffer.from("list.csv\0"),
      gzipSync("name,email\nIris,iris@globex.example").subarray(10),
    ]);
    const read = await recorded(named, FORMATS);
    expect(read.passages[0]).toMatchObject({ kind: "properties", text: "list.csv" });
    expect(placeOf(read, "iris@globex.example")).toBe("column 2, row 2");
  });

  it("reads what is there of one that is damaged", async () => {
    const packed = gzipSync(Array.from({ length: 50_000 }, (_, index) => `line ${index * 7_919}`).join("\n"));
    const read = await recorded(packed.subarray(0, packed.length / 2), FORMATS);
    expect(read.text).toContain("line 7919\n");
    expect(read.gaps).toEqual(["malformed"]);
  });

  it("leaves something of the bounds for what is inside a bomb", async () => {
    const read = await recorded(gzipSync(gzipSync(Buffer.alloc(80 * 1024 * 1024, "a "))), FORMATS);
    expect(read.gaps[0]).toBe("too-large");
    expect(read.text.startsWith("a a a")).toBe(true);
  });
});

describe("every archive", () => {
  it("never rejects, whatever becomes of it", async () => {
    const tar = await tarOf({ "a.txt": "words", "b.csv": "a,b" });
    const archives = [zipOf({ "a.txt": "words", "b.csv": "a,b" }), tar, gzipSync(tar)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...archives),
        fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 10 }),
        fc.nat(10_000),
        async (archive, changes, length) => {
          const broken = Buffer.from(archive.subarray(0, length));
          for (const [at, byte] of changes) {
            broken[at % Math.max(1, broken.length)] = byte;
          }
          expect((await recorded(broken, FORMATS)).text.length).toBeLessThan(20_000);
        },
      ),
      { numRuns: 150 },
    );
  });
});
