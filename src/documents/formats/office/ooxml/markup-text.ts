import type { PartName } from "../../places.ts";
import type { Asides } from "../asides.ts";
import { type Change, createBlockText } from "../block-text.ts";
import { PLAIN_FIELD } from "../field-codes.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlAttributes, XmlListener } from "../xml-reader.ts";

/** Elements whose characters are text. Others hold only white space, numbers and references. */
const TEXT = new Set(["t", "text", "v", "delText"]);

/** Elements that say how text came about; the text stands elsewhere, save what is quoted in them. */
const FIELD_CODES = new Set(["instrText", "delInstrText"]);

/** Series of a chart: the values between are cells of a line. */
const SERIES = new Set(["strCache", "numCache", "strLit", "numLit", "lvl"]);

/** Attributes that hold what somebody wrote: by element, the kind of aside and the attributes. */
const WRITTEN_ATTRIBUTES: Readonly<Record<string, readonly [PartName, ...string[]]>> = {
  docPr: ["descriptions", "title", "descr"],
  cNvPr: ["descriptions", "title", "descr"],
  shape: ["descriptions", "alt"],
  group: ["descriptions", "alt"],
  imagedata: ["descriptions", "title"],
  tblCaption: ["descriptions", "val"],
  tblDescription: ["descriptions", "val"],
  hyperlink: ["links", "tooltip"],
  hlinkClick: ["links", "tooltip"],
  fldSimple: ["fields", "instr"],
  listItem: ["fields", "displayText", "value"],
  alias: ["fields", "val"],
  tag: ["fields", "val"],
  docVar: ["fields", "name", "val"],
  statusText: ["fields", "val"],
  helpText: ["fields", "val"],
  listEntry: ["fields", "val"],
  default: ["fields", "val"],
  bookmarkStart: ["fields", "name"],
  lvlText: ["fields", "val"],
  ins: ["authors", "author"],
  del: ["authors", "author"],
  moveFrom: ["authors", "author"],
  moveTo: ["authors", "author"],
  cmAuthor: ["authors", "name"],
  author: ["authors", "name"],
  sheetName: ["links", "val"],
  connection: ["connections", "name", "description"],
  dbPr: ["connections", "connection", "command"],
  webPr: ["connections", "url"],
  textPr: ["connections", "sourceFile"],
  table: ["descriptions", "comment"],
  dataField: ["descriptions", "name"],
  person: ["authors", "author", "displayName"],
};

/**
 * Reads the markup that Office's formats share: paragraphs, tables, text boxes, charts, diagrams, comments and drawings
 * of any of them.
 * @param where the part's place
 */
export function markupText(written: WrittenText, asides: Asides, where: string): XmlListener {
  const blocks = createBlockText(written, () => where);
  /** For each alternative that is open: how much had been taken before it. */
  const alternatives: number[] = [];
  let taken = 0;
  let taking: "text" | "field" | null = null;
  let skipping = 0;
  let deletions = 0;
  let insertions = 0;
  let vmlBoxes = 0;
  let field = "";

  function change(): Change {
    return deletions > 0 ? "deleted" : insertions > 0 ? "inserted" : "kept";
  }

  function add(text: string): void {
    taken += text.length;
    blocks.add(text, change());
  }

  function endField(): void {
    if (field !== "" && !PLAIN_FIELD.test(field)) {
      asides.add("fields", field);
    }
    field = "";
  }

  function keepAttributes(name: string, attributes: XmlAttributes): void {
    const [kind, ...kept] = WRITTEN_ATTRIBUTES[name] ?? [];
    for (const attribute of kept) {
      const value = attributes[attribute];
      // Names that programs give begin with a line, and numbering is mostly a number.
      if (kind !== undefined && value !== undefined && !/^_|^[^\p{L}]*$/u.test(value)) {
        asides.add(kind, value);
      }
    }
    // The name of a picture is often that of its file.
    if ((name === "cNvPr" || name === "docPr") && /\.\w{2,4}$/u.test(attributes.name ?? "")) {
      asides.add("descriptions", attributes.name);
    }
  }

  function open(name: string, attributes: XmlAttributes, parent: string): void {
    if (skipping > 0 || (name === "Fallback" && taken > (alternatives.at(-1) ?? taken))) {
      skipping += 1;
      return;
    }
    if (Object.hasOwn(WRITTEN_ATTRIBUTES, name)) {
      keepAttributes(name, attributes);
    }
    if (TEXT.has(name) || (name === "pt" && parent === "lvl")) {
      taking = "text";
      deletions += name === "delText" ? 1 : 0;
    } else if (FIELD_CODES.has(name)) {
      taking = "field";
    } else if (parent === "r" && (name === "tab" || name === "ptab")) {
      add(blocks.isInCell() ? " " : "\t");
    } else if ((name === "br" || name === "cr") && parent !== "rPr") {
      add(blocks.isInCell() ? " " : "\n");
    } else if (name === "noBreakHyphen") {
      add("-");
    } else if (name === "fldChar") {
      endField();
    } else if (name === "p") {
      blocks.openParagraph();
    } else if (name === "tr") {
      blocks.openRow();
    } else if (name === "tc") {
      blocks.openCell();
    } else if (name === "del" || name === "moveFrom") {
      deletions += 1;
    } else if (name === "ins" || name === "moveTo") {
      insertions += 1;
    } else if (name === "AlternateContent") {
      alternatives.push(taken);
    } else if (name === "comment" && attributes.author !== undefined) {
      written.line(attributes.author);
    } else if (name === "textpath" && attributes.string !== undefined) {
      written.line(attributes.string);
    } else if (name === "textbox") {
      vmlBoxes += 1;
    }
  }

  function close(name: string, parent: string): void {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    if (TEXT.has(name) || (name === "pt" && parent === "lvl")) {
      taking = null;
      deletions -= name === "delText" ? 1 : 0;
      if (name === "v" || name === "pt") {
        add("\t");
      } else if (name === "text") {
        blocks.closeParagraph();
      }
    } else if (FIELD_CODES.has(name)) {
      taking = null;
    } else if (name === "p") {
      endField();
      blocks.closeParagraph();
    } else if (name === "tr") {
      blocks.closeRow();
    } else if (name === "del" || name === "moveFrom") {
      deletions -= 1;
    } else if (name === "ins" || name === "moveTo") {
      insertions -= 1;
    } else if (name === "AlternateContent") {
      alternatives.pop();
    } else if (name === "textbox") {
      vmlBoxes -= 1;
      blocks.closeParagraph();
    } else if (SERIES.has(name) || parent === "") {
      blocks.closeParagraph();
    }
  }

  return {
    open,
    close,
    text(text) {
      if (skipping > 0) {
        return;
      }
      if (taking === "text") {
        add(text);
      } else if (taking === "field") {
        field += text;
      } else if (vmlBoxes > 0 && text.trim() !== "") {
        add(text.replace(/\s+/gu, " "));
      }
    },
  };
}
