import { deflateSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { firstImageOnly, gifBlocks } from "../../../../src/documents/formats/image/gif-blocks.ts";
import { IMAGE } from "../../../../src/documents/formats/image/image.ts";
import { createPictureFacts } from "../../../../src/documents/formats/image/picture-facts.ts";
import { tiffDirectories } from "../../../../src/documents/formats/image/tiff-directories.ts";
import { readXmpPacket } from "../../../../src/documents/formats/image/xmp-packet.ts";
import { recorded } from "../recorded-reading.ts";
import {
  exif,
  exifSegment,
  gif,
  heic,
  iptcSegment,
  jpeg,
  packet,
  png,
  subBlocks,
  uint16,
  uint32,
  webp,
  xmpSegment,
} from "./pictures.ts";

const MEGABYTE = 1024 * 1024;

/** The words and facts of a packet. */
function told(xmp: string): string {
  const texts: string[] = [];
  const facts = createPictureFacts();
  readXmpPacket(xmp, facts);
  facts.tell({
    settings: { ocrLanguages: [], faces: false },
    passage: (text) => void texts.push(text),
    draft: () => {},
    gap: () => {},
    inner: async () => {},
    unpacked: () => {},
    later: () => {},
  });
  return texts.join("\n").trim();
}

describe("a hostile picture", () => {
  it.each(["zTXt", "iCCP"])("unpacks no %s without end", async (name) => {
    const bomb = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(50 * MEGABYTE))]);
    const read = await recorded(png([[name, bomb]]), [IMAGE]);
    expect(read.text).toBe("");
    expect(read.gaps).toEqual(name === "zTXt" ? ["too-large"] : []);
  });

  it("unpacks no thousand texts", async () => {
    const text = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(MEGABYTE, "a"))]);
    const many = Array.from({ length: 1_000 }, () => ["zTXt", text] as const);
    const read = await recorded(png(many), [IMAGE], { bounds: { maxUnpacked: 4 * MEGABYTE } });
    expect(read.text.length).toBeLessThan(MEGABYTE);
    expect(read.gaps).toEqual(["too-large"]);
  });

  it("leads nobody round in circles", async () => {
    const block = exif([[0x013b, "Jane Doe"]]);
    // Its own directory is the next one, and a pointer's too.
    const next = 8 + 2 + 3 * 12;
    block.writeUInt32BE(8, next);
    for (let entry = 10; entry < next; entry += 12) {
      if (block.readUInt16BE(entry) === 0x8769) {
        block.writeUInt32BE(8, entry + 8);
      }
    }
    expect(tiffDirectories(block)).toHaveLength(1);
    expect((await recorded(block, [IMAGE])).text).toContain("Creator: Jane Doe");
  });

  it("has no more values than it has bytes", async () => {
    const entries = Array.from({ length: 60_000 }, () =>
      Buffer.concat([uint16(0x013b), uint16(2), uint32(0x7fffffff), uint32(8)]),
    );
    const block = Buffer.concat([Buffer.from("MM\0*\0\0\0\x08", "latin1"), uint16(60_000), ...entries, uint32(8)]);
    expect((await recorded(block, [IMAGE])).text.length).toBeLessThan(block.length);
  });

  it("resolves nothing that its XMP declares", () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const text = told(packet("<dc:title>&c; &f; kept</dc:title>", laughs));
    expect(text).toContain("kept");
    expect(text).not.toMatch(/haha|root:/);
  });

  it("is told of as far as its XMP goes, however deep and broken", () => {
    expect(told(packet("<dc:title>first</dc:title><dc:subject>second"))).toContain("first");
    expect(told(`${"<rdf:li>".repeat(100_000)}<dc:title>deep</dc:title>`)).toContain("deep");
    expect(told("<dc:title>only</dc:title>".repeat(50_000))).toBe("only");
    expect(told('<a __proto__="x" dc:title="kept" constructor="y"/>')).toBe("kept");
  });

  it("has no more images for a decoder than the first", () => {
    const image = Buffer.from(",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0", "latin1");
    const one = gif([]);
    const many = Buffer.concat([one.subarray(0, -1), ...Array.from({ length: 1_000 }, () => image), Buffer.from(";")]);
    expect([...gifBlocks(many)]).toHaveLength(1_001);
    expect(firstImageOnly(many)).toEqual(one);
  });

  it("never rejects, and tells no more than it has, however it is damaged", async () => {
    const block = exif([[0x013b, "Jane Doe"]], [[0xa431, "0412345678"]], [[1, "N"]]);
    const pictures = [
      jpeg([exifSegment(block), xmpSegment("<dc:title>Falcon</dc:title>"), iptcSegment([[80, "Jane Doe"]])]),
      png([
        ["eXIf", block],
        ["zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync("packed words")])],
      ]),
      gif([[0xfe, subBlocks(Buffer.from("a comment"))]]),
      webp([
        ["VP8X", Buffer.alloc(10, 8)],
        ["EXIF", block],
      ]),
      block,
      heic(block),
    ];
    const damage = fc.record({
      picture: fc.constantFrom(...pictures),
      cut: fc.double({ min: 0.3, max: 1, noNaN: true }),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ picture, cut, changes }) => {
        const bytes = Buffer.from(picture.subarray(0, Math.ceil(picture.length * cut)));
        for (const [at, value] of changes) {
          bytes[at % bytes.length] = value;
        }
        const read = await recorded(bytes, [IMAGE]);
        expect(read.text.length).toBeLessThan(20 * bytes.length + 1_000);
      }),
      { numRuns: 500 },
    );
  });
});
