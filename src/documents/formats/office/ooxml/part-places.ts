import type { PartName } from "../../places.ts";

/** What we call the parts of a document, by the type of the relationship to them. */
const PLACES: Partial<Readonly<Record<string, PartName>>> = {
  header: "header",
  footer: "footer",
  footnotes: "notes",
  endnotes: "notes",
  notesSlide: "notes",
  comments: "comments",
  threadedComment: "comments",
  glossaryDocument: "building blocks",
  slideMaster: "slide master",
  slideLayout: "slide master",
  notesMaster: "slide master",
  handoutMaster: "slide master",
  customXml: "custom xml",
  externalLink: "external links",
  connections: "connections",
  pivotCacheDefinition: "pivot data",
  pivotCacheRecords: "pivot data",
};

/** Parts of the package that tell facts about the file, by the type of the relationship to them. */
export const PROPERTY_PARTS: ReadonlySet<string> = new Set([
  "core-properties",
  "extended-properties",
  "custom-properties",
  "metadata",
]);

/** Parts that many refer to, and that read better after those. */
export const SHARED_PARTS: ReadonlySet<string> = new Set([
  "slideMaster",
  "slideLayout",
  "notesMaster",
  "handoutMaster",
]);

/** Parts that hold no text of anybody's, or (`diagramDrawing`) text that another part holds too. */
export const TEXTLESS_PARTS: ReadonlySet<string> = new Set([
  "styles",
  "stylesWithEffects",
  "theme",
  "themeOverride",
  "fontTable",
  "font",
  "webSettings",
  "tableStyles",
  "presProps",
  "viewProps",
  "diagramDrawing",
  "diagramLayout",
  "diagramColors",
  "diagramQuickStyle",
  "chartColorStyle",
  "chartStyle",
  "calcChain",
  "sheetMetadata",
  "printerSettings",
  "customXmlProps",
  "volatileDependencies",
]);

/** The place of a part that is referred to from one at `where`. */
export function placeOfPart(type: string, where: string): string {
  const own = PLACES[type] ?? "";
  if (own === "" || where.endsWith(own)) {
    return where;
  }
  return where === "" || SHARED_PARTS.has(type) ? own : `${where}, ${own}`;
}
