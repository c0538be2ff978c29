import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "@jest/globals";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { relationships, xlsxOf } from "./packages.ts";

async function read(bytes: Uint8Array) {
  return recorded(bytes, [OFFICE_OPEN_XML]);
}

const STRINGS =
  "<sst><si><t>name</t></si><si><r><t>Project </t></r><r><t>Falcon</t></r></si><si><t>left over</t></si></sst>";
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000\\-00\\-0000"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>';

describe("a workbook", () => {
  it("writes rows as lines and tells cells apart by tabs", async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>email</t></is></c></row>' +
      '<row r="4" hidden="1"><c r="A4" t="str"><v>Iris</v></c></row>';
    const result = await read(
      xlsxOf([rows, '<row r="2"><c r="B2" t="s"><v>1</v></c></row>'], { "xl/sharedStrings.xml": STRINGS }),
    );
    expect(result.text).toContain("Title 1\nname\t\temail\nIris\t\t\nTitle 2\n\tProject Falcon");
    expect(placeOf(result, "email")).toBe("sheet 1, column 3, row 1");
    expect(placeOf(result, "Iris")).toBe("sheet 1, column 1, row 4");
    expect(placeOf(result, "Project Falcon")).toBe("sheet 2, column 2, row 2");
    expect(placeOf(result, "left over")).toBe("unused text");
    expect(result.gaps).toEqual([]);
  });

  it("shows numbers whole, or as their form makes identifiers of them, and dates in ISO form", async () => {
    const cell = (value: string, style: number) => `<c s="${style}"><v>${value}</v></c>`;
    const values = [
      cell("4111111111111111", 0),
      cell("123456789", 1),
      cell("42156.5", 2),
      cell("1234.5", 3),
      cell("0.1", 0),
    ];
    const { text } = await read(xlsxOf([`<row>${values.join("")}</row>`], { "xl/styles.xml": STYLES }));
    expect(text).toContain("4111111111111111\t123-45-6789\t2015-06-01 12:00:00\t1,234.50\t0.1");
  });

  it("reads comments, names, formulas, headers, links and pivot data", async () => {
    const parts = {
      "xl/worksheets/sheet1.xml":
        '<worksheet><sheetData><row r="7"><c r="B7"><f>IF(A1,"Project Falcon","")</f><v>3</v></c></row></sheetData>' +
        '<dataValidations><dataValidation prompt="pick a client"><formula1>"Acme,Globex"</formula1></dataValidation></dataValidations>' +
        '<headerFooter><oddHeader>&amp;L&amp;"Arial"Confidential &amp;P</oddHeader></headerFooter></worksheet>',
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        "r1 comments ../comments1.xml",
        "r2 threadedComment ../threaded1.xml",
        "r3 pivotCacheDefinition ../pivot1.xml",
        "r4 hyperlink https://globex.example/",
      ),
      "xl/comments1.xml":
        '<comments><authors><author>Ana Example</author></authors><commentList><comment ref="B7" authorId="0">' +
        "<text><r><t>ask </t></r><r><t>Iris</t></r></text></comment></commentList></comments>",
      "xl/threaded1.xml":
        '<ThreadedComments><threadedComment ref="C9" personId="p1"><text>not yet public</text></threadedComment></ThreadedComments>',
      "xl/persons/person.xml": '<personList><person displayName="Ben Example" id="p1"/></personList>',
      "xl/pivot1.xml":
        '<d><cacheField name="Patient"><sharedItems><s v="Iris Vale"/><s v="Odo Brand"/></sharedItems></cacheField></d>',
      "xl/workbook.xml":
        '<workbook><sheets><sheet name="Deals" state="veryHidden" r:id="s1"/></sheets><definedNames>' +
        '<definedName name="Falcon_price">Deals!$B$7</definedName></definedNames></workbook>',
    };
    const result = await read(xlsxOf([""], parts));
    expect(placeOf(result, "Ana Example: ask Iris")).toBe("sheet 1, comments, column 2, row 7");
    expect(placeOf(result, "Ben Example: not yet public")).toBe("sheet 1, comments, column 3, row 9");
    expect(placeOf(result, "Project Falcon")).toBe("sheet 1, formulas");
    expect(placeOf(result, "Acme,Globex")).toBe("sheet 1, formulas");
    expect(placeOf(result, "pick a client")).toBe("sheet 1, prompts");
    expect(placeOf(result, "Confidential")).toBe("sheet 1, header");
    expect(placeOf(result, "Falcon_price")).toBe("defined names");
    expect(placeOf(result, "https://globex.example/")).toBe("links");
    expect(result.text).toContain("Patient\tIris Vale\tOdo Brand");
    expect(result.text).toContain("Deals");
  });

  it("pads no more than a table needs", async () => {
    const result = await read(xlsxOf(['<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>']));
    expect(result.text.length).toBeLessThan(100);
    expect(placeOf(result, "2")).toBe("sheet 1");
  });

  it("stops where a string that is repeated makes too much text", async () => {
    const strings = `<sst><si><t>${"x".repeat(50_000)}</t></si></sst>`;
    const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(20_000)}</row>`;
    const result = await recorded(xlsxOf([rows], { "xl/sharedStrings.xml": strings }), [OFFICE_OPEN_XML], {
      bounds: { maxCharacters: 3_000_000 },
    });
    expect(result.passages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(3_000_000);
    expect(result.gaps).toEqual(["too-large"]);
  });

  it("reads binary workbooks", async () => {
    const sheet = utils.aoa_to_sheet([
      ["name", "card"],
      ["Iris", 4111111111111111],
    ]);
    utils.sheet_add_aoa(sheet, [["later"]], { origin: "C5" });
    const book = utils.book_new(sheet, "Staff");
    const bytes: Buffer = write(book, { type: "buffer", bookType: "xlsb" });
    const result = await read(bytes);
    expect(result.text).toContain("Staff\nname\tcard\nIris\t4111111111111111\n\t\tlater");
    expect(placeOf(result, "later")).toBe("sheet 1, column 3, row 5");
    expect(result.gaps).toEqual([]);
  });
});
