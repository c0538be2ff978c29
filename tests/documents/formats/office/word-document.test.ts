import { describe, expect, it } from "@jest/globals";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { zipOf } from "../zip/zip-of.ts";
import { docxOf, paragraph, relationships } from "./packages.ts";

async function read(bytes: Uint8Array) {
  return recorded(bytes, [OFFICE_OPEN_XML]);
}

describe("a Word document", () => {
  it("is told from other archives by its parts", () => {
    const input = { name: "", type: "", isCut: false };
    expect(OFFICE_OPEN_XML.recognises({ ...input, bytes: docxOf("") })).toBe(true);
    expect(OFFICE_OPEN_XML.recognises({ ...input, bytes: zipOf({ "inner/word/x.xml": "", "_rels/.rels": "" }) })).toBe(
      false,
    );
    expect(OFFICE_OPEN_XML.recognises({ ...input, bytes: Buffer.from("PK") })).toBe(false);
  });

  it("joins the runs of a phrase, and keeps paragraphs apart", async () => {
    const { text, gaps } = await read(
      docxOf(paragraph("EMBAR", "GOED UNTIL ", "00:01 01", "/06/15") + paragraph("Next")),
    );
    expect(text).toBe("EMBARGOED UNTIL 00:01 01/06/15\nNext");
    expect(gaps).toEqual([]);
  });

  it("writes a table's rows as lines, and a layout's cells as paragraphs", async () => {
    const cell = (...lines: string[]) => `<w:tc>${lines.map((line) => paragraph(line)).join("")}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
    const table = `<w:tbl>${row(cell("name"), cell("email"))}${row(cell("Iris", "Vale"), cell("iris@globex.example"))}</w:tbl>`;
    expect((await read(docxOf(table))).text).toBe("name\temail\nIris Vale\tiris@globex.example");
    const layout = row(cell("a", "b", "c", "d", "e"), `<w:tc>${paragraph("f")}${table}</w:tc>`);
    expect((await read(docxOf(layout))).text).toBe("a\nb\nc\nd\ne\nf\nname\temail\nIris Vale\tiris@globex.example");
  });

  it("tells a changed paragraph as it is and as it was", async () => {
    const body =
      '<w:p><w:r><w:t>The client is </w:t></w:r><w:del w:author="Ana Example"><w:r><w:delText>Acme Corp</w:delText></w:r></w:del>' +
      "<w:ins><w:r><w:t>a company</w:t></w:r></w:ins></w:p>";
    const result = await read(docxOf(body));
    expect(result.text).toContain("The client is a company\nThe client is Acme Corp");
    expect(placeOf(result, "Acme Corp")).toBe("deleted text");
    expect(placeOf(result, "Ana Example")).toBe("authors");
  });

  it("reads hidden text, fields, breaks and text boxes where they stand", async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph("in a box")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("in a box")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t><w:tab/><w:t>after</w:t><w:br/><w:t>next</w:t></w:r></w:p>" +
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://acme.example/x"</w:instrText></w:r>' +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r></w:p>' +
      `<w:p>${box}<w:r><w:t>around</w:t></w:r></w:p>`;
    const result = await read(docxOf(body));
    expect(result.text).toContain("hidden\tafter\nnext\nshown\nin a box\naround");
    expect(result.text.match(/in a box/gu)).toHaveLength(1);
    expect(placeOf(result, "http://acme.example/x")).toBe("fields");
  });

  it("reads what stands beside the body, and says where", async () => {
    const part = (root: string, content: string) => `<w:${root} xmlns:w="w">${content}</w:${root}>`;
    const result = await read(
      docxOf(`${paragraph("body")}<w:drawing><wp:docPr descr="Photo of Iris Vale" name="picture 3"/></w:drawing>`, {
        "word/_rels/document.xml.rels": relationships(
          "r1 header header1.xml",
          "r2 footnotes footnotes.xml",
          "r3 comments comments.xml",
          "r4 hyperlink https://globex.example/deal",
          "r5 image media/image1.png",
          "r6 package embeddings/inner.docx",
        ),
        "word/header1.xml": part("hdr", paragraph("CONFIDENTIAL")),
        "word/footnotes.xml": part("footnotes", `<w:footnote>${paragraph("a note")}</w:footnote>`),
        "word/comments.xml": part(
          "comments",
          `<w:comment w:author="Ben Example">${paragraph("a comment")}</w:comment>`,
        ),
        "word/media/image1.png": Buffer.from("no picture"),
        "word/embeddings/inner.docx": docxOf(paragraph("inside")),
        "word/orphan.xml": part("document", paragraph("referred to by nothing")),
        "docProps/core.xml": "<c:coreProperties><dc:creator>Ana Example</dc:creator></c:coreProperties>",
      }),
    );
    expect(placeOf(result, "CONFIDENTIAL")).toBe("header");
    expect(placeOf(result, "a note")).toBe("notes");
    expect(result.text).toContain("Ben Example\na comment");
    expect(placeOf(result, "a comment")).toBe("comments");
    expect(placeOf(result, "https://globex.example/deal")).toBe("links");
    expect(placeOf(result, "Photo of Iris Vale")).toBe("descriptions");
    expect(placeOf(result, "inside")).toBe("attachment 1");
    expect(result.text).toContain("referred to by nothing");
    expect(result.gaps).toEqual(["unsupported at picture 1"]);
    expect(result.passages.find(({ kind }) => kind === "properties")?.text).toBe("creator: Ana Example");
  });

  it("reads what is there of one that was cut", async () => {
    const whole = docxOf(paragraph("the first words") + paragraph("x".repeat(5000)));
    const result = await read(whole.subarray(0, whole.length - 150));
    expect(result.text).toContain("the first words");
    expect(result.gaps).toContain("malformed");
  });
});
