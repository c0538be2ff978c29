import { describe, expect, it } from "@jest/globals";
import { RTF } from "../../../../src/documents/formats/office/rtf/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";

async function read(body: string) {
  return recorded(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252${body}}`, "latin1"), [RTF]);
}

describe("an RTF file", () => {
  it.each([
    ["joins what formats cut", "EMBAR{\\b GOED} UNT{\\i\nIL} 00:01", "EMBARGOED UNTIL 00:01"],
    ["keeps paragraphs apart", "one\\par two\\line three", "one\ntwo\nthree"],
    ["decodes bytes of its code page", "Zo\\'eb \\'80 5", "Zoë € 5"],
    ["decodes bytes by the font", "{\\fonttbl{\\f1\\fcharset204 Arial;}}{\\f1 \\'cf\\'f0\\'e8}", "При"],
    ["decodes characters of two bytes", "{\\fonttbl{\\f1\\fcharset128 MS Gothic;}}{\\f1 \\'93\\'fa}", "日"],
    ["takes Unicode and leaves out what stands in for it", "\\uc1\\u1047?\\u8211\\'96x\\uc0\\u1047 y", "З–xЗy"],
    [
      "writes table rows as lines",
      "\\trowd\\intbl name\\cell Iris\\par Vale\\cell\\row\\pard after",
      "name\tIris Vale\t\nafter",
    ],
    ["reads hidden text", "{\\v hidden}", "hidden"],
    [
      "reads text boxes and leaves their names out",
      "{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt box}}}\\par end",
      "box\nend\ny",
    ],
    ["leaves out what it does not know and need not", "{\\*\\generator Riched;}{\\stylesheet{Normal;}}text", "text"],
    ["passes over binary data", "{\\*\\blob\\bin5 }}}}}}after", "after"],
    ["puts up with groups that never end", "{{{text", "text"],
  ])("%s", async (_, body, text) => {
    expect(await read(body)).toMatchObject({ text, gaps: [] });
  });

  it("tells what stands beside the body where it is, and the properties", async () => {
    const result = await read(
      "{\\info{\\author Ana Example}}{\\header CONFIDENTIAL}a phrase{\\footnote a note} that goes on " +
        '{\\field{\\*\\fldinst HYPERLINK "http://acme.example"}{\\fldrslt shown}}{\\*\\annotation ask Iris}',
    );
    expect(result.text).toContain("a phrase that goes on shown");
    expect(placeOf(result, "CONFIDENTIAL")).toBe("header");
    expect(placeOf(result, "a note")).toBe("notes");
    expect(placeOf(result, "http://acme.example")).toBe("fields");
    expect(placeOf(result, "ask Iris")).toBe("comments");
    expect(result.passages.at(-1)).toMatchObject({ kind: "properties", text: "author: Ana Example" });
  });

  it("tells a changed paragraph as it is and as it was", async () => {
    const result = await read("The client is {\\deleted Acme Corp}{\\revised a company}\\par");
    expect(result.text).toBe("The client is a company\nThe client is Acme Corp");
  });

  it("hands over pictures and objects", async () => {
    const picture = Buffer.from("no picture, but long enough to be one").toString("hex");
    const object = Buffer.concat([Buffer.alloc(8), Buffer.alloc(16), Buffer.from("{\\rtf1 inside}")]).toString("hex");
    const result = await read(`{\\pict\\pngblip ${picture}}{\\object{\\*\\objdata ${object}}}`);
    expect(result.gaps).toEqual(["unsupported at picture 1"]);
    expect(placeOf(result, "inside")).toBe("attachment 1");
  });

  it("ends where groups nest too deep", async () => {
    expect((await read("{".repeat(100_000))).gaps).toEqual(["too-large"]);
  });
});
