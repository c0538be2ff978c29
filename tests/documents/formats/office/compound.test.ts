import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "@jest/globals";
import { COMPOUND_OFFICE } from "../../../../src/documents/formats/office/compound/index.ts";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { compoundOf, docStreams, pptRecord, summaryOf } from "./compound-files.ts";
import { docxOf, paragraph } from "./packages.ts";

async function read(bytes: Uint8Array) {
  return recorded(bytes, [COMPOUND_OFFICE, OFFICE_OPEN_XML]);
}

describe("a Word document before 2007", () => {
  it("reads all parts, with fields beside them", async () => {
    const body = 'Prices for \x13 HYPERLINK "http://acme.example" \x14Acme\x15\x13 PAGE \x15\rcell\x07next\x07\r';
    const result = await read(
      compoundOf({
        ...docStreams({ body, notes: "a note\r", header: "CONFIDENTIAL\r", comments: "\x05ask Iris\r" }),
        "\u0005SummaryInformation": summaryOf(Buffer.from("\u00cf\u00eb\u00e0\u00ed", "latin1"), 1251),
      }),
    );
    expect(result.text).toContain("Prices for Acme\ncell\tnext");
    expect(placeOf(result, "a note")).toBe("notes");
    expect(placeOf(result, "CONFIDENTIAL")).toBe("header");
    expect(placeOf(result, "ask Iris")).toBe("comments");
    expect(placeOf(result, "http://acme.example")).toBe("fields");
    expect(result.text).not.toContain("PAGE");
    expect(result.passages.at(-1)).toMatchObject({ kind: "properties", text: "title: План" });
    expect(result.gaps).toEqual([]);
  });

  it("says that one is encrypted or damaged", async () => {
    const streams = docStreams({ body: "sealed" });
    streams.WordDocument?.writeUInt16LE(0x100, 0x0a);
    expect((await read(compoundOf(streams))).gaps).toEqual(["encrypted"]);
    expect((await read(compoundOf({ WordDocument: Buffer.alloc(600) }))).gaps).toEqual(["malformed"]);
  });

  it("reads embedded documents and files", async () => {
    const native = Buffer.concat([
      Buffer.alloc(6),
      Buffer.from("plan.docx\0C:\\plan.docx\0\0\0\x03\0\x01\0\0\0\0", "latin1"),
      Buffer.alloc(4),
    ]);
    const inner = docxOf(paragraph("inside"));
    native.writeUInt32LE(inner.length, native.length - 4);
    const embedded = Object.entries(docStreams({ body: "of an object" }));
    const result = await read(
      compoundOf({
        ...docStreams({ body: "outside" }),
        ...Object.fromEntries(embedded.map(([name, bytes]) => [`ObjectPool/_1/${name}`, bytes])),
        "ObjectPool/_2/\u0001Ole10Native": Buffer.concat([native, inner]),
      }),
    );
    expect(placeOf(result, "of an object")).toBe("object 1");
    expect(placeOf(result, "inside")).toBe("attachment 1");
    expect(result.gaps).toEqual([]);
  });
});

describe("an Excel workbook before 2007", () => {
  it("reads sheets, comments and dates", async () => {
    const sheet = utils.aoa_to_sheet([
      ["name", "born"],
      ["Iris", 30_000],
    ]);
    sheet.B2.z = "dd/mm/yy";
    utils.cell_add_comment(sheet.A2, "ask first", "Ana Example");
    const result = await read(write(utils.book_new(sheet, "Staff"), { type: "buffer", bookType: "biff8" }));
    expect(result.text).toContain("Staff\nname\tborn\nIris\t1982-02-18");
    expect(placeOf(result, "1982-02-18")).toBe("sheet 1, column 2, row 2");
    expect(result.gaps).toEqual([]);
  });

  it("says that one is encrypted", async () => {
    const stream = Buffer.from("0908100000060500bb0dcc0741000000060000002f0002000000", "hex");
    expect((await read(compoundOf({ Workbook: stream }))).gaps).toEqual(["encrypted"]);
  });
});

describe("a presentation before 2007", () => {
  it("tells slides and notes by their lists, and what a later save left behind", async () => {
    const text = (words: string) => pptRecord(4000, Buffer.from(words, "utf16le"));
    const entry = (reference: number, id: number) => {
      const atom = Buffer.alloc(20);
      atom.writeUInt32LE(reference, 0);
      atom.writeUInt32LE(id, 12);
      return pptRecord(1011, atom);
    };
    const notesOf = Buffer.alloc(8);
    notesOf.writeUInt32LE(256, 0);
    const document = pptRecord(1000, [
      pptRecord(4080, [entry(2, 256), text("Title of one"), entry(3, 257)], 0),
      pptRecord(4080, [entry(9, 1)], 1),
    ]);
    const second = pptRecord(1006, [text("Project Falcon")]);
    const first = pptRecord(1006, [pptRecord(4008, Buffer.from("due in May\rsecond line", "latin1"))]);
    const notes = pptRecord(1008, [pptRecord(1009, notesOf), text("tell nobody")]);
    const old = pptRecord(1006, [text("what it was")]);
    const directory = Buffer.alloc(12);
    directory.writeUInt32LE((2 << 20) | 2, 0);
    directory.writeUInt32LE(document.length + second.length, 4);
    directory.writeUInt32LE(document.length, 8);
    const stream = Buffer.concat([document, second, first, notes, old, pptRecord(6002, directory)]);
    const result = await read(compoundOf({ "PowerPoint Document": stream }));
    expect(placeOf(result, "Title of one")).toBe("slide 1");
    expect(result.text).toContain("due in May\nsecond line");
    expect(placeOf(result, "due in May")).toBe("slide 1");
    expect(placeOf(result, "Project Falcon")).toBe("slide 2");
    expect(placeOf(result, "tell nobody")).toBe("slide 1, notes");
    expect(placeOf(result, "what it was")).toBe("");
  });
});

describe("other compound files", () => {
  it("says that later documents are encrypted, and what it does not know", async () => {
    expect(
      (await read(compoundOf({ EncryptedPackage: Buffer.alloc(9), EncryptionInfo: Buffer.alloc(9) }))).gaps,
    ).toEqual(["encrypted"]);
    expect((await read(compoundOf({ VisioDocument: Buffer.alloc(9) }))).gaps).toEqual(["unsupported"]);
  });
});
