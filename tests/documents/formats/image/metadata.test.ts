import { deflateSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { IMAGE } from "../../../../src/documents/formats/image/image.ts";
import { type Recorded, recorded } from "../recorded-reading.ts";
import {
  degrees,
  exif,
  exifSegment,
  gif,
  heic,
  iptcSegment,
  jpeg,
  packet,
  png,
  subBlocks,
  webp,
  xmpSegment,
} from "./pictures.ts";

const PHOTO = exif(
  [
    [0x010e, "Launch of the northern plant"],
    [0x010f, "Acme Optics"],
    [0x013b, "Jane Doe"],
  ],
  [
    [0x9003, "2026:02:01 10:00:00"],
    [0xa430, "Mary Roe"],
    [0xa431, "0412345678"],
  ],
  [
    [1, "N"],
    [2, degrees(51, 30, 2.5)],
    [3, "W"],
    [4, degrees(0, 7, 28.56)],
  ],
);

function read(bytes: Buffer): Promise<Recorded> {
  return recorded(bytes, [IMAGE]);
}

function factsOf({ passages }: Recorded): readonly string[] {
  return passages.filter(({ kind }) => kind === "image-metadata").flatMap(({ text }) => text.split("\n"));
}

function wordsOf({ passages }: Recorded): readonly string[] {
  return passages.filter(({ kind }) => kind === "body").flatMap(({ text }) => text.split("\n"));
}

describe("a picture's metadata", () => {
  it.each([
    ["JPEG", jpeg([exifSegment(PHOTO)])],
    ["PNG", png([["eXIf", PHOTO]])],
    [
      "WebP",
      webp([
        ["VP8X", Buffer.alloc(10, 8)],
        ["EXIF", PHOTO],
      ]),
    ],
    ["TIFF", PHOTO],
    ["HEIC", heic(PHOTO)],
  ])("is read from Exif in %s", async (_, bytes) => {
    const told = await read(bytes);
    expect(factsOf(told)).toEqual(
      expect.arrayContaining([
        "Position: 51.50069, -0.12460",
        "Creator: Jane Doe",
        "Owner: Mary Roe",
        "Serial number: 0412345678",
        "Device: Acme Optics",
        "Date: 2026:02:01 10:00:00",
      ]),
    );
    expect(wordsOf(told)).toEqual(expect.arrayContaining(["Launch of the northern plant", "Jane Doe", "Mary Roe"]));
    expect(told.gaps).toEqual([]);
  });

  it("is read from IPTC", async () => {
    const segment = iptcSegment([
      [80, "Jane Doe"],
      [92, "Ward 4"],
      [25, "falcon"],
      [25, "globex"],
      [120, "EMBARGOED UNTIL 09:00 GMT 24 March 2027"],
    ]);
    const told = await read(jpeg([segment]));
    expect(factsOf(told)).toEqual(["Creator: Jane Doe", "Place: Ward 4"]);
    expect(wordsOf(told)).toEqual([
      "Jane Doe",
      "Ward 4",
      "EMBARGOED UNTIL 09:00 GMT 24 March 2027",
      "falcon",
      "globex",
    ]);
  });

  const XMP = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Falcon &amp; friends</rdf:li></rdf:Alt></dc:title>
    <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Mary Roe</rdf:li><rdf:li>Ann Other</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
    <mwg-rs:Regions><rdf:li><rdf:Description mwg-rs:Name="Bob Example" mwg-rs:Type="Face"/></rdf:li></mwg-rs:Regions>
    <aux:SerialNumber>777</aux:SerialNumber>
    <exif:GPSLatitude>40,30.0N</exif:GPSLatitude><exif:GPSLongitude>73,54,0W</exif:GPSLongitude>`;
  const XMP_IN_GIF = Buffer.concat([
    Buffer.from("\x0bXMP DataXMP", "latin1"),
    Buffer.from(packet(XMP)),
    Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]),
  ]);

  it.each([
    ["JPEG", jpeg([xmpSegment(XMP)])],
    ["PNG", png([["iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${packet(XMP)}`)]])],
    ["GIF", gif([[0xff, XMP_IN_GIF]])],
  ])("is read from XMP in %s", async (_, bytes) => {
    const told = await read(bytes);
    expect(factsOf(told)).toEqual([
      "Person shown: Mary Roe",
      "Person shown: Ann Other",
      "Person shown: Bob Example",
      "Serial number: 777",
      "Position: 40.50000, -73.90000",
    ]);
    expect(wordsOf(told)).toEqual(["Falcon & friends", "Mary Roe", "Ann Other", "Bob Example"]);
    expect(told.gaps).toEqual([]);
  });

  it("is read from comments and PNG's texts, packed or not", async () => {
    expect(wordsOf(await read(jpeg([[0xfe, Buffer.from("Zoë said so")]])))).toEqual(["Zoë said so"]);
    expect(wordsOf(await read(gif([[0xfe, subBlocks(Buffer.from("falcon ".repeat(60)))]])))).toEqual([
      "falcon ".repeat(60).trim(),
    ]);
    const told = await read(
      png([
        ["tEXt", Buffer.from("Author\0Jane Doe")],
        ["tEXt", Buffer.from("Software\0Acme Paint")],
        ["zTXt", Buffer.concat([Buffer.from("Description\0\0"), deflateSync("packed words")])],
        ["iTXt", Buffer.from("Warning\0\0\0en\0\0plain words")],
      ]),
    );
    expect(factsOf(told)).toEqual(["Creator: Jane Doe", "Software: Acme Paint"]);
    expect(wordsOf(told)).toEqual(["Jane Doe", "plain words", "packed words"]);
  });

  it("is nothing where there is none", async () => {
    expect(await read(jpeg())).toEqual({ passages: [], gaps: [], text: "" });
    expect(await read(png())).toEqual({ passages: [], gaps: [], text: "" });
    expect(await read(gif([]))).toEqual({ passages: [], gaps: [], text: "" });
  });

  it("has no position where the camera knew none", async () => {
    const zero = degrees(0, 0, 0);
    const unknown = exif(
      [],
      [],
      [
        [1, "N"],
        [2, zero],
        [3, "E"],
        [4, zero],
      ],
    );
    expect(factsOf(await read(jpeg([exifSegment(unknown)])))).toEqual([]);
  });

  it("can't pass off a value as another fact", async () => {
    const told = await read(jpeg([exifSegment(exif([[0x013b, "Acme\nPosition: 1.00000, 2.00000"]]))]));
    expect(factsOf(told)).toEqual(["Creator: Acme Position: 1.00000, 2.00000"]);
  });
});
