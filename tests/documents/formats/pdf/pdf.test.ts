import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Format } from "../../../../src/documents/formats/format.ts";
import { PDF } from "../../../../src/documents/formats/pdf/pdf.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { drawn, pagesOf, pdfOf, streamOf } from "./pdf-of.ts";

const FORMATS = [PDF, PLAIN];

describe("PDF", () => {
  it("reads pages in their places, as lines and words", async () => {
    const read = await recorded(
      pagesOf([
        drawn(
          { x: 50, y: 700, text: "EMBARGOED UNTIL" },
          { x: 175, y: 700, text: "09:00" },
          { x: 50, y: 680, text: "next" },
        ),
        drawn({ x: 50, y: 700, text: "Project Falcon" }),
      ]),
      FORMATS,
    );
    expect(read.text).toContain("EMBARGOED UNTIL 09:00\nnext\nProject Falcon");
    expect(placeOf(read, "09:00")).toBe("page 1");
    expect(placeOf(read, "Falcon")).toBe("page 2");
    expect(read.gaps).toEqual([]);
  });

  it("joins a phrase that is shown in pieces, and a word that is broken at a line's end", async () => {
    const pieces =
      "BT /F 12 Tf 50 700 Td [(EMB) 20 (AR)] TJ (GOED) Tj ( UN) Tj (TIL) Tj 0 -14 Td (confi-) Tj 0 -14 Td (dential) Tj ET";
    expect((await recorded(pagesOf([pieces]), FORMATS)).text).toContain("EMBARGOED UNTIL\nconfidential");
  });

  it("tells columns apart, so that a table's rows are records", async () => {
    const rows = [
      ["Name", "Email"],
      ["Dana Whitfield", "dana@acme.example"],
    ].flatMap(([left = "", right = ""], row) => [
      { x: 50, y: 700 - row * 14, text: left },
      { x: 250, y: 700 - row * 14, text: right },
    ]);
    expect((await recorded(pagesOf([drawn(...rows)]), FORMATS)).text).toContain(
      "Name\tEmail\nDana Whitfield\tdana@acme.example",
    );
  });

  it("reads notes, links, fields and stamps", async () => {
    const stamp = streamOf(
      drawn({ x: 0, y: 0, text: "NOT FOR CIRCULATION" }),
      "/Type/XObject/Subtype/Form/BBox[0 0 200 20]",
    );
    const read = await recorded(
      pagesOf([drawn({ x: 50, y: 700, text: "A page of some words to begin with" })], {
        page: "/Annots[4 0 R 5 0 R 6 0 R 7 0 R]",
        more: [
          "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Ana)/Contents(ask Dana first)>>",
          "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:dana@acme.example)>>>>",
          "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(client)/V(Globex)>>",
          "<</Type/Annot/Subtype/Stamp/Rect[0 0 200 20]/AP<</N 8 0 R>>>>",
          stamp,
        ],
        catalogue: "/AcroForm<</Fields[6 0 R]>>",
      }),
      FORMATS,
    );
    for (const words of ["Ana: ask Dana first", "dana@acme.example", "client: Globex", "NOT FOR CIRCULATION"]) {
      expect(placeOf(read, words)).toBe("page 1, notes");
    }
  });

  it("reads properties, outline and attachments", async () => {
    const read = await recorded(
      pagesOf([""], {
        catalogue: "/Outlines 5 0 R/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>",
        trailer: "/Info 4 0 R",
        more: [
          "<</Title(Board pack)/Author(Dana Whitfield)/Client(Globex)>>",
          "<</First 6 0 R/Last 6 0 R/Count 1>>",
          "<</Title(Severance)/Parent 5 0 R/Dest[9 0 R/Fit]>>",
          "<</Type/Filespec/F(list.txt)/UF(list.txt)/Desc(the people)/EF<</F 8 0 R>>>>",
          streamOf("Iris, iris@globex.example", "/Type/EmbeddedFile"),
        ],
      }),
      FORMATS,
    );
    expect(read.passages[0]).toMatchObject({ kind: "properties" });
    expect(read.passages[0]?.text).toMatch(/^Title: Board pack\nAuthor: Dana Whitfield$/m);
    expect(read.passages[0]?.text).toContain("Client: Globex");
    expect(placeOf(read, "Severance")).toBe("outline");
    expect(placeOf(read, "list.txt")).toBe("attachment 1");
    expect(placeOf(read, "iris@globex.example")).toBe("attachment 1");
  });

  it("reads alternative texts of pictures", async () => {
    const read = await recorded(
      pagesOf(["/Figure <</MCID 0>> BDC EMC"], {
        page: "/StructParents 0",
        catalogue: "/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R",
        more: [
          "<</Type/StructTreeRoot/K 5 0 R/ParentTree<</Nums[0[5 0 R]]>>>>",
          "<</Type/StructElem/S/Figure/P 4 0 R/Pg 6 0 R/K 0/Alt(Dana at the clinic)>>",
        ],
      }),
      FORMATS,
    );
    expect(placeOf(read, "Dana at the clinic")).toBe("page 1, pictures");
  });

  it("hands on the pictures of pages without text, where text in pictures is read", async () => {
    const seen: string[] = [];
    const picture: Format = {
      id: "picture",
      recognises: ({ bytes }) => bytes[1] === 0x50 && bytes[2] === 0x4e,
      async read({ bytes }) {
        const header = Buffer.from(bytes);
        seen.push(`${header.readUInt32BE(16)} by ${header.readUInt32BE(20)}`);
      },
    };
    const scan = streamOf(
      "\xaa".repeat(7 * 60),
      "/Type/XObject/Subtype/Image/Width 50/Height 60/ColorSpace/DeviceGray/BitsPerComponent 1",
    );
    const pdf = pagesOf(["q 600 0 0 800 0 0 cm /I Do Q"], { resources: "/XObject<</I 4 0 R>>", more: [scan] });
    await recorded(pdf, [PDF, picture]);
    expect(seen).toEqual([]);
    await recorded(pdf, [PDF, picture], { settings: { ocrLanguages: ["eng"], faces: false } });
    expect(seen).toEqual(["50 by 60"]);
  });

  it("says that it is encrypted", async () => {
    const secret = `<${"41".repeat(32)}>`;
    const pdf = pagesOf(["BT (x) Tj ET"], {
      trailer: `/ID[${secret}${secret}]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/O ${secret}/U ${secret}/P -4>>`,
    });
    expect((await recorded(pdf, FORMATS)).gaps).toEqual(["encrypted"]);
  });

  it("recognises one behind something else, but no words about it", async () => {
    const pdf = pagesOf([drawn({ x: 50, y: 700, text: "words" })]);
    expect((await recorded(Buffer.concat([Buffer.from("GIF89a;\n"), pdf]), FORMATS)).text).toContain("words");
    expect((await recorded("a file begins with %PDF-1.7", FORMATS)).text).toBe("a file begins with %PDF-1.7");
  });

  it.each([
    ["a page tree that bites its tail", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>"],
    ["a hundred thousand pages that are one", `<</Type/Pages/Kids[${"3 0 R ".repeat(100_000)}]/Count 100000>>`],
    ["a count that lies", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"],
  ])("ends at %s", async (_, tree) => {
    const pdf = pdfOf([
      "<</Type/Catalog/Pages 2 0 R>>",
      tree,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
      streamOf(" "),
    ]);
    const { gaps } = await recorded(pdf, FORMATS);
    expect(gaps.length).toBeLessThan(100);
  });

  it("never rejects, whatever becomes of a document", async () => {
    const bytes = pagesOf([drawn({ x: 50, y: 700, text: "words" })], { catalogue: "/AcroForm<</Fields[]>>" });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.integer({ min: 8, max: bytes.length }),
        async (changes, length) => {
          const broken = Buffer.from(bytes.subarray(0, length));
          for (const [at, byte] of changes) {
            broken[at % length] = byte;
          }
          expect((await recorded(broken, FORMATS)).text.length).toBeLessThan(10_000);
        },
      ),
      { numRuns: 60 },
    );
  });
});
