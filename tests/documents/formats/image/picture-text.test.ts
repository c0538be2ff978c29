import { describe, expect, it } from "@jest/globals";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { IMAGE } from "../../../../src/documents/formats/image/image.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { exif, exifSegment, jpeg, png, webp } from "./pictures.ts";
import { tiffOf } from "./tiff-of.ts";
import { written } from "./written.ts";

const WORDS = "UNTIL SUNRISE";
const settings = { ocrLanguages: ["eng"], faces: false };
const picture = written(WORDS);

/** A header that claims a size, and nothing of that size behind it. */
function claiming(width: number, height: number): Buffer {
  const bytes = png([], new PNG({ width: 100, height: 100 }));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe("the text in a picture", () => {
  it.each([
    ["PNG", PNG.sync.write(picture)],
    ["JPEG", encode(picture, 90).data],
    ["TIFF", tiffOf([picture])],
  ])("is read from %s", async (_, bytes) => {
    expect(await recorded(bytes, [IMAGE], { settings })).toEqual({
      text: WORDS,
      gaps: [],
      passages: [{ kind: "body", where: "", text: WORDS, marks: [] }],
    });
  });

  it("is read on every page of a scan", async () => {
    const other = "MARBLE HERON";
    const read = await recorded(tiffOf([picture, written(other)]), [IMAGE], { settings });
    expect([WORDS, other].map((words) => placeOf(read, words))).toEqual(["page 1", "page 2"]);
  });

  it("is not looked for unless a language is named", async () => {
    expect(await recorded(PNG.sync.write(picture), [IMAGE])).toEqual({ text: "", gaps: [], passages: [] });
  });

  it("is nothing in a picture without any", async () => {
    const blank = png([], new PNG({ width: 300, height: 200, fill: true }));
    expect(await recorded(blank, [IMAGE], { settings })).toEqual({ text: "", gaps: [], passages: [] });
  });

  it("is not looked for in icons", async () => {
    const broken = claiming(32, 32);
    expect((await recorded(broken, [IMAGE], { settings })).gaps).toEqual([]);
  });

  it.each([
    ["PNG", claiming(100_000, 100_000)],
    ["PNG of a long side", claiming(1, 2 ** 31 - 1)],
    [
      "JPEG",
      Buffer.concat([jpeg().subarray(0, 2), Buffer.from("ffc0000b08fffffff f0101110000".replaceAll(" ", ""), "hex")]),
    ],
    [
      "WebP",
      webp([
        ["VP8X", Buffer.from("00000000ffffffffffff", "hex")],
        ["VP8 ", Buffer.alloc(10)],
      ]),
    ],
    ["GIF", Buffer.concat([Buffer.from("GIF89a\xff\xff\xff\xff\0\0\0", "latin1"), Buffer.alloc(20)])],
    [
      "bitmap",
      Buffer.concat([
        Buffer.from("BM"),
        Buffer.alloc(12),
        Buffer.from("28000000ffffff7fffffff7f", "hex"),
        Buffer.alloc(50),
      ]),
    ],
  ])("is not looked for where the header of a %s claims too many pixels", async (_, bytes) => {
    expect((await recorded(bytes, [IMAGE], { settings })).gaps).toEqual(["too-large"]);
  });

  it("is a gap where the picture can't be unpacked, and the next picture is read", async () => {
    const cut = PNG.sync.write(picture).subarray(0, 200);
    expect(await recorded(cut, [IMAGE], { settings })).toEqual({ text: "", gaps: ["malformed"], passages: [] });
    expect((await recorded(PNG.sync.write(picture), [IMAGE], { settings })).text).toBe(WORDS);
  });

  it("is a gap in kinds that nothing here unpacks", async () => {
    const heic = Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")]);
    expect((await recorded(heic, [IMAGE], { settings })).gaps).toEqual(["unsupported"]);
  });

  it("is a gap where the language is not installed", async () => {
    const unknown = { ocrLanguages: ["xxx"], faces: false };
    expect((await recorded(PNG.sync.write(picture), [IMAGE], { settings: unknown })).gaps).toEqual(["malformed"]);
  });

  it("is turned as the picture's metadata says", async () => {
    const { width, height, data } = picture;
    const turned = Buffer.alloc(data.length);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        data.copy(turned, ((width - 1 - x) * height + y) * 4, (y * width + x) * 4, (y * width + x) * 4 + 4);
      }
    }
    const bytes = encode({ width: height, height: width, data: turned }, 90).data;
    const [marker, content] = exifSegment(exif([[0x0112, 6]]));
    const tagged = Buffer.concat([
      bytes.subarray(0, 2),
      Buffer.of(0xff, marker, 0, content.length + 2),
      content,
      bytes.subarray(2),
    ]);
    expect((await recorded(tagged, [IMAGE], { settings })).text).toBe(WORDS);
  });

  it("is read after everything else, and of so many pictures only", async () => {
    const pictures = {
      id: "album",
      recognises: ({ bytes }: { bytes: Uint8Array }) => bytes.length === 0,
      async read(_: unknown, reading: Parameters<typeof IMAGE.read>[1]) {
        for (const where of ["picture 1", "picture 2"]) {
          await reading.inner({ name: "", type: "", isCut: false, bytes: PNG.sync.write(picture) }, where);
        }
        reading.passage("the album's own words");
      },
    };
    const read = await recorded("", [pictures, IMAGE], { settings, bounds: { maxLater: 1 } });
    expect(read.passages.map(({ where, text }) => [where, text])).toEqual([
      ["", "the album's own words"],
      ["picture 1", WORDS],
    ]);
    expect(read.gaps).toEqual(["too-large"]);
  });
});
