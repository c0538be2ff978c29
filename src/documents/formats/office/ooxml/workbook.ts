import type { Asides } from "../asides.ts";
import { createNumberText } from "../number-text.ts";
import type { XmlListener } from "../xml-reader.ts";
import { cellComments } from "./cell-comments.ts";
import { createCellStyles } from "./cell-styles.ts";
import type { Relationship } from "./package.ts";
import type { PackageText } from "./package-text.ts";
import { createSharedStrings } from "./shared-strings.ts";
import { type SheetContext, sheetText } from "./sheet-text.ts";

const SHEETS = new Set(["worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"]);

/** Whether this is the part that lists a workbook's sheets. */
export function isWorkbook(name: string, relationships: readonly Relationship[]): boolean {
  return relationships.some(({ type }) => SHEETS.has(type)) || /(?:^|\/)workbook\.xml$/iu.test(name);
}

/**
 * Tells a workbook's sheets, hidden ones too, in their order, then what else the workbook holds.
 * @throws OutOfBounds
 */
export async function readWorkbook(
  text: PackageText,
  name: string,
  relationships: readonly Relationship[],
): Promise<void> {
  const { written, asides, reading } = text;
  const { SSF } = await import("@e965/xlsx");
  const workbook = workbookPart(asides);
  const strings = createSharedStrings(reading);
  const styles = createCellStyles(SSF.get_table());
  const names = new Map<string, string>();
  await text.pkg.readXml(name, workbook.listener);
  await readPart(text, relationships, "sharedStrings", strings.listener);
  await readPart(text, relationships, "styles", styles.listener);
  await readPart(text, relationships, "person", personNames(names));

  const context = { written, asides, strings, styles, numberText: createNumberText(SSF, workbook.isDate1904()) };
  const unread = new Map(relationships.filter(({ type }) => SHEETS.has(type)).map((sheet) => [sheet.id, sheet.target]));
  let count = 0;
  for (const { title, id } of workbook.sheets) {
    count += 1;
    await readSheet(text, context, unread.get(id) ?? "", title, `sheet ${count}`, names);
    unread.delete(id);
  }
  for (const target of unread.values()) {
    count += 1;
    await readSheet(text, context, target, "", `sheet ${count}`, names);
  }
  written.at("unused text");
  for (const string of strings.unused()) {
    written.line(string);
  }
  await text.follow(
    relationships.filter(({ type }) => !SHEETS.has(type)),
    "",
  );
}

async function readSheet(
  text: PackageText,
  context: SheetContext,
  target: string,
  title: string,
  where: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { pkg, written } = text;
  written.endLine();
  written.at(where);
  written.line(title);
  if (!text.claim(target)) {
    return;
  }
  await pkg.readXml(target, sheetText(context, where));
  written.endLine();
  const relationships = await pkg.relationships(target);
  for (const comments of relationships.filter(({ type }) => type === "comments" || type === "threadedComment")) {
    if (text.claim(comments.target)) {
      await pkg.readXml(comments.target, cellComments(written, `${where}, comments`, names));
    }
  }
  await text.follow(relationships, where);
}

async function readPart(
  text: PackageText,
  relationships: readonly Relationship[],
  type: string,
  listener: XmlListener,
): Promise<void> {
  for (const { target } of relationships.filter((candidate) => candidate.type === type)) {
    if (text.claim(target)) {
      await text.pkg.readXml(target, listener);
    }
  }
}

function workbookPart(asides: Asides) {
  const sheets: { readonly title: string; readonly id: string }[] = [];
  let isDate1904 = false;
  let definition = "";
  const listener: XmlListener = {
    open(name, attributes) {
      definition = "";
      if (name === "sheet") {
        sheets.push({ title: attributes.name ?? "", id: attributes.id ?? "" });
      } else if (name === "workbookPr") {
        isDate1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      } else if (name === "definedName") {
        asides.add("defined names", attributes.name);
        asides.add("defined names", attributes.comment);
      } else if (name === "fileSharing") {
        asides.add("authors", attributes.userName);
      }
    },
    close(name) {
      if (name === "definedName") {
        asides.add("defined names", definition);
      }
    },
    text(piece) {
      definition += piece;
    },
  };
  return { sheets, listener, isDate1904: () => isDate1904 };
}

function personNames(names: Map<string, string>): XmlListener {
  return {
    open(name, { id, displayName }) {
      if (name === "person" && id !== undefined && displayName !== undefined) {
        names.set(id, displayName);
      }
    },
    close: () => undefined,
    text: () => undefined,
  };
}
