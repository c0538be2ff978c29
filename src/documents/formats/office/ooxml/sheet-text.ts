import type { Asides } from "../asides.ts";
import { headerText } from "../header-codes.ts";
import type { NumberText } from "../number-text.ts";
import { cellAt, createSheetRows } from "../sheet-rows.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlAttributes, XmlListener } from "../xml-reader.ts";
import type { CellStyles } from "./cell-styles.ts";
import type { SharedStrings } from "./shared-strings.ts";

/** What the cells of a workbook's sheets refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly numberText: NumberText;
  readonly written: WrittenText;
  readonly asides: Asides;
}

const HEADERS = new Set(["oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"]);

/** Elements whose characters are kept until they end. */
const TAKEN = new Set(["v", "t", "f", "formula", "formula1", "formula2", ...HEADERS]);

/** Reads one sheet: its cells, then in the asides what else somebody wrote in it. */
export function sheetText(context: SheetContext, where: string): XmlListener {
  const { written, asides } = context;
  const rows = createSheetRows(written, where);
  let row = 0;
  let column = -1;
  let cell: XmlAttributes = {};
  let value = "";
  let taken = "";
  let isTaking = false;
  let phonetic = 0;

  return {
    open(name, attributes) {
      if (name === "row") {
        row = Number(attributes.r) || row + 1;
        column = -1;
      } else if (name === "c") {
        const at = cellAt(attributes.r ?? "");
        row = at?.row ?? row;
        column = at?.column ?? column + 1;
        cell = attributes;
        value = "";
      } else if (name === "dataValidation") {
        for (const written of [attributes.promptTitle, attributes.prompt, attributes.errorTitle, attributes.error]) {
          asides.add(`${where}, prompts`, written);
        }
      } else if (name === "hyperlink") {
        asides.add("links", attributes.tooltip);
        asides.add("links", attributes.display);
      } else if (name === "rPh") {
        phonetic += 1;
      }
      isTaking = TAKEN.has(name) && phonetic === 0;
      taken = "";
    },
    close(name) {
      isTaking = false;
      if (name === "v" || name === "t") {
        value += taken;
      } else if (name === "c") {
        rows.cell(row, column, shown(cell, value, context));
      } else if (name === "f" || name.startsWith("formula")) {
        for (const [, quoted] of taken.matchAll(/"((?:[^"]|"")+)"/gu)) {
          asides.add(`${where}, formulas`, quoted);
        }
      } else if (HEADERS.has(name)) {
        asides.add(`${where}, ${name.endsWith("Header") ? "header" : "footer"}`, headerText(taken));
      } else if (name === "sheetData") {
        rows.end();
      } else if (name === "rPh") {
        phonetic -= 1;
      }
      taken = "";
    },
    text(piece) {
      if (isTaking) {
        taken += piece;
      }
    },
  };
}

function shown({ t: type = "n", s: style = "0" }: XmlAttributes, value: string, context: SheetContext): string {
  if (type === "s") {
    return context.strings.at(Number(value));
  }
  if (type === "b") {
    return value === "1" ? "TRUE" : "FALSE";
  }
  if (type !== "n" || value.trim() === "" || !Number.isFinite(Number(value))) {
    return value;
  }
  return context.numberText(Number(value), context.styles.formatOf(Number(style)));
}
