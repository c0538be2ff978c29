import { describe, expect, it } from "@jest/globals";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { zipOf } from "../zip/zip-of.ts";
import { relationships } from "./packages.ts";

function slide(...paragraphs: readonly string[]): string {
  const written = paragraphs.map(
    (text) =>
      `<a:p>${text
        .split("|")
        .map((run) => `<a:r><a:t>${run}</a:t></a:r>`)
        .join("")}</a:p>`,
  );
  return `<p:sld xmlns:p="p" xmlns:a="a"><p:txBody>${written.join("")}</p:txBody></p:sld>`;
}

const DECK = zipOf({
  "[Content_Types].xml": "<Types/>",
  "_rels/.rels": relationships("r1 officeDocument ppt/presentation.xml"),
  "ppt/presentation.xml":
    '<p:presentation><p:sldIdLst><p:sldId r:id="b" id="256"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>',
  "ppt/_rels/presentation.xml.rels": relationships(
    "a slide slides/slide1.xml",
    "b slide slides/slide2.xml",
    "m slideMaster m.xml",
  ),
  "ppt/slides/slide1.xml": slide("shown |second").replace("<p:sld ", '<p:sld show="0" '),
  "ppt/slides/slide2.xml": slide("Project| Falcon", "due in May"),
  "ppt/slides/_rels/slide2.xml.rels": relationships(
    "n notesSlide ../notes1.xml",
    "c chart ../charts/chart1.xml",
    "k comments ../comments1.xml",
    "d diagramData ../data1.xml",
    "l slideLayout ../layout1.xml",
  ),
  "ppt/notes1.xml": slide("tell nobody"),
  "ppt/charts/chart1.xml":
    "<c:chartSpace><c:strCache><c:pt><c:v>Globex</c:v></c:pt><c:pt><c:v>Acme</c:v></c:pt></c:strCache>" +
    "<c:numCache><c:formatCode>General</c:formatCode><c:pt><c:v>17</c:v></c:pt></c:numCache></c:chartSpace>",
  "ppt/comments1.xml": "<p:cmLst><p:cm><p:text>is this out?</p:text></p:cm></p:cmLst>",
  "ppt/data1.xml": slide("in a diagram"),
  "ppt/layout1.xml": slide("of a layout"),
  "ppt/m.xml": slide("Internal only"),
});

describe("a presentation", () => {
  it("tells slides in the order in which they are shown, hidden ones too", async () => {
    const result = await recorded(DECK, [OFFICE_OPEN_XML]);
    expect(result.gaps).toEqual([]);
    expect(placeOf(result, "Project Falcon")).toBe("slide 1");
    expect(placeOf(result, "shown second")).toBe("slide 2");
    expect(placeOf(result, "tell nobody")).toBe("slide 1, notes");
    expect(placeOf(result, "is this out?")).toBe("slide 1, comments");
    expect(placeOf(result, "in a diagram")).toBe("slide 1");
    expect(placeOf(result, "of a layout")).toBe("slide master");
    expect(placeOf(result, "Internal only")).toBe("slide master");
    expect(result.text).toContain("Globex\tAcme\t\n17");
    expect(result.text).not.toContain("General");
  });
});
