import { utils, write } from "@e965/xlsx";
import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { FORMATS } from "../../../../src/documents/formats/index.ts";
import { OPEN_DOCUMENT } from "../../../../src/documents/formats/office/odf/index.ts";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { recorded } from "../recorded-reading.ts";
import { zipOf } from "../zip/zip-of.ts";
import { compoundOf, docStreams, pptRecord } from "./compound-files.ts";
import { docxOf, paragraph, relationships, xlsxOf } from "./packages.ts";

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(50)}">${["b", "c", "d", "e", "f", "g"]
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefg"[index]};`.repeat(10)}">`)
  .join("")}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;

/** SheetJS reports records that it does not know there. */
beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

describe("hostile Office files", () => {
  it("expands no entity and opens no other file", async () => {
    const body = `<w:document>${paragraph("before &g;&file; after")}</w:document>`;
    const { text, gaps } = await recorded(docxOf("", { "word/document.xml": LAUGHS + body }), [OFFICE_OPEN_XML]);
    expect(text).toContain("before");
    expect(text).toContain("after");
    expect(text).not.toContain("haha");
    expect(text).not.toContain("root:");
    expect(gaps).toEqual(["malformed"]);
  });

  it("unpacks no more than it may, and tells what was read until then", async () => {
    const bomb = docxOf(paragraph("before"), { "word/header1.xml": `<w:hdr>${" ".repeat(5_000_000)}</w:hdr>` });
    expect(bomb.length).toBeLessThan(20_000);
    const { text, gaps } = await recorded(bomb, [OFFICE_OPEN_XML], { bounds: { maxUnpacked: 1_000_000 } });
    expect(gaps).toEqual(["too-large"]);
    expect(text).toBe("before");
  });

  it("ends where elements nest too deep", async () => {
    const { gaps } = await recorded(docxOf("<w:p>".repeat(100_000)), [OFFICE_OPEN_XML]);
    expect(gaps).toEqual(["too-large"]);
  });

  it("follows parts that refer to each other once", async () => {
    const around = relationships("r1 header a.xml", "r2 header ../word/b.xml", "r3 header ../../../../etc/passwd");
    const part = `<w:hdr>${paragraph("once")}</w:hdr>`;
    const { text } = await recorded(
      docxOf("", {
        "word/_rels/document.xml.rels": around,
        "word/_rels/a.xml.rels": around,
        "word/_rels/b.xml.rels": around,
        "word/a.xml": part,
        "word/b.xml": part,
      }),
      [OFFICE_OPEN_XML],
    );
    expect(text.match(/once/gu)).toHaveLength(2);
  });

  it("writes no more for cells that are said to be repeated", async () => {
    const rows =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>';
    const sheet = `<d><office:spreadsheet><table:table>${rows}</table:table></office:spreadsheet><text:p>a<text:s text:c="2000000000"/>b</text:p></d>`;
    const { text } = await recorded(zipOf({ mimetype: "", "content.xml": sheet }), [OPEN_DOCUMENT]);
    expect(text.length).toBeLessThan(300);
  });

  it("follows no chain of sectors for ever", async () => {
    const file = compoundOf({ ...docStreams({ body: "x".repeat(20_000) }), Data: Buffer.alloc(9000) });
    const table = (file.readUInt32LE(76) + 1) * 512;
    for (let sector = 0; sector < 128; sector += 1) {
      file.writeUInt32LE((sector + 1) % 3, table + sector * 4);
    }
    const { gaps } = await recorded(file, FORMATS);
    expect(gaps.length).toBeGreaterThan(0);
  });

  it("ends where a record at the end of a workbook asks for more than there is", async () => {
    const stream = Buffer.from("0908100000060500aa1fcd07c100010006040000" + "e1000200b004" + "07000000", "hex");
    expect((await recorded(compoundOf({ Workbook: stream }), FORMATS)).passages).toEqual([]);
  });

  const sheet = utils.aoa_to_sheet([
    ["name", "card"],
    ["Iris", 4111111111111111],
  ]);
  it.each([
    ["docx", docxOf(paragraph("Project Falcon"), { "word/header1.xml": `<w:hdr>${paragraph("x")}</w:hdr>` })],
    ["xlsx", xlsxOf(['<row><c t="s"><v>0</v></c></row>'], { "xl/sharedStrings.xml": "<sst><si><t>x</t></si></sst>" })],
    ["doc", compoundOf(docStreams({ body: "Project \x13 PAGE \x14Falcon\x15\r", notes: "note" }))],
    [
      "ppt",
      compoundOf({ "PowerPoint Document": pptRecord(1000, [pptRecord(4080, [pptRecord(1011, Buffer.alloc(20))])]) }),
    ],
    ["xls", compoundOf({ Workbook: Buffer.from(write(utils.book_new(sheet), { type: "buffer", bookType: "biff5" })) })],
    [
      "rtf",
      Buffer.from("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 x;}}\\trowd a\\cell\\row{\\*\\objdata 0102}\\u1047?}"),
    ],
  ])("reads a damaged %s without rejecting, within bounds", async (_, sound) => {
    const bounds = { maxCharacters: 200_000, maxUnpacked: 4_000_000 };
    const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 8, max: sound.length }), async (changes, length) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) {
          bytes[at] = value;
        }
        const { passages } = await recorded(bytes.subarray(0, length), FORMATS, { bounds });
        expect(passages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(bounds.maxCharacters);
      }),
      // Always the same ones: a library that can't end is stopped from outside, which no test in this process can do.
      { numRuns: 60, seed: 4 },
    );
  });
});
