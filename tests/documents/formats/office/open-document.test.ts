import { describe, expect, it } from "@jest/globals";
import { OPEN_DOCUMENT } from "../../../../src/documents/formats/office/odf/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { zipOf } from "../zip/zip-of.ts";

const NAMESPACE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"';

function content(body: string): string {
  return `<?xml version="1.0"?><office:document-content ${NAMESPACE}><office:body>${body}</office:body></office:document-content>`;
}

function odfOf(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": content(body), ...parts });
}

async function read(bytes: Uint8Array | string) {
  return recorded(bytes, [OPEN_DOCUMENT]);
}

const p = (text: string) => `<text:p>${text}</text:p>`;

describe("an OpenDocument file", () => {
  it("reads a text with what stands beside it", async () => {
    const deletion =
      "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ana Example</dc:creator>" +
      `<dc:date>2015-06-01</dc:date></office:change-info>${p("Acme Corp")}</text:deletion></text:changed-region></text:tracked-changes>`;
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p("a note")}</text:note-body></text:note>`;
    const phrase = `EMBAR<text:span>GOED</text:span> until<text:s text:c="2"/><text:date>1 June</text:date>${note} noon`;
    const cell = (...lines: string[]) => `<table:table-cell>${lines.map(p).join("")}</table:table-cell>`;
    const table = `<table:table><table:table-row>${cell("name")}${cell("Iris", "Vale")}</table:table-row></table:table>`;
    const result = await read(
      odfOf(
        `<office:text>${deletion}${p(phrase)}${table}<draw:frame><svg:desc>Photo of Iris Vale</svg:desc></draw:frame>` +
          `<text:a xlink:href="https://globex.example/">${p("see")}</text:a></office:text>`,
        {
          "styles.xml": content(`<style:header>${p("CONFIDENTIAL")}</style:header>`),
          "meta.xml":
            "<office:meta><dc:title>Plan</dc:title><meta:user-defined meta:name='Client'>Globex</meta:user-defined></office:meta>",
          "Pictures/1.png": "no picture",
        },
      ),
    );
    expect(result.text).toContain("EMBARGOED until  1 June noon");
    expect(result.text).toContain("name\tIris Vale");
    expect(placeOf(result, "Acme Corp")).toBe("deleted text");
    expect(placeOf(result, "a note")).toBe("notes");
    expect(placeOf(result, "CONFIDENTIAL")).toBe("header");
    expect(placeOf(result, "Photo of Iris Vale")).toBe("descriptions");
    expect(placeOf(result, "https://globex.example/")).toBe("links");
    expect(placeOf(result, "Ana Example")).toBe("authors");
    expect(result.text).toContain("title: Plan\nClient: Globex");
    expect(result.gaps).toEqual(["unsupported at picture 1"]);
  });

  it("tells where in a sheet a cell is, and shows its value whole", async () => {
    const cell = (attributes: string, inner: string) => `<table:table-cell ${attributes}>${inner}</table:table-cell>`;
    const result = await read(
      odfOf(
        '<office:spreadsheet><table:table table:name="Staff">' +
          `<table:table-row table:number-rows-repeated="3">${cell("", "")}</table:table-row>` +
          `<table:table-row>${cell('table:number-columns-repeated="2"', "")}${cell('office:value="4111111111111111"', p("4.11E+15"))}` +
          `${cell('office:date-value="2015-06-01"', p("01.06.15"))}${cell("", `<office:annotation><dc:creator>Ben</dc:creator>${p("ask Iris")}</office:annotation>${p("last")}`)}</table:table-row>` +
          "</table:table></office:spreadsheet>",
      ),
    );
    expect(result.text).toContain("Staff\n\t\t4111111111111111\t2015-06-01\tlast");
    expect(placeOf(result, "2015-06-01")).toBe("sheet 1, column 4, row 4");
    expect(placeOf(result, "ask Iris")).toBe("sheet 1, comments, column 5, row 4");
  });

  it("counts slides, with their notes", async () => {
    const page = (text: string, notes: string) =>
      `<draw:page><draw:text-box>${p(text)}</draw:text-box><presentation:notes>${p(notes)}</presentation:notes></draw:page>`;
    const result = await read(
      odfOf(`<office:presentation>${page("one", "first")}${page("two", "second")}</office:presentation>`),
    );
    expect(placeOf(result, "two")).toBe("slide 2");
    expect(placeOf(result, "second")).toBe("slide 2, notes");
  });

  it("reads one that is a single XML file", async () => {
    const flat = `<?xml version="1.0"?><office:document ${NAMESPACE}><office:body><office:text>${p("flat")}</office:text></office:body></office:document>`;
    expect((await read(flat)).text).toBe("flat");
  });

  it("says that one is encrypted", async () => {
    const manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    const result = await read(odfOf("sealed", { "META-INF/manifest.xml": manifest }));
    expect(result).toMatchObject({ gaps: ["encrypted"], passages: [] });
  });
});
