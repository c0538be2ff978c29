import type { FileInput, Reading } from "../../format.ts";
import type { Asides } from "../asides.ts";
import { propertyLines } from "../property-lines.ts";
import { tellText } from "../tell-text.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlListener } from "../xml-reader.ts";
import { markupText } from "./markup-text.ts";
import { openPackage, type Package, type Relationship } from "./package.ts";
import { PROPERTY_PARTS, placeOfPart, SHARED_PARTS, TEXTLESS_PARTS } from "./part-places.ts";
import { pivotText } from "./pivot-text.ts";
import { slideOrder } from "./slides.ts";
import { isWorkbook, readWorkbook } from "./workbook.ts";
import { readBinaryWorkbook } from "./workbook-binary.ts";

const PICTURE = /\.(?:png|jpe?g|jpe|jfif|gif|tiff?|bmp|webp|hei[cf]|svg|emf|wmf|ico)$/iu;

/** A project of macros, which tells its own place. */
const MACROS = /vbaProject\.bin$/iu;

/** Settings of printers and forms, fonts, signatures, and what only restates the package. */
const NO_FILE = /(?:\.rels|\[Content_Types\]\.xml|printerSettings\d*\.bin|\.odttf|\.fntdata|activeX\d*\.bin)$/iu;

/** The reading of one package. */
export interface PackageText {
  readonly pkg: Package;
  readonly reading: Reading;
  readonly written: WrittenText;
  readonly asides: Asides;
  /** Whether the part is there and was not read yet; from now on it was. */
  claim(name: string): boolean;
  /** Reads a part that was not read yet, and what it refers to. */
  visit(name: string, type: string, where: string): Promise<void>;
  /** Reads what a part refers to. */
  follow(relationships: readonly Relationship[], where: string): Promise<void>;
}

/**
 * Tells all text of an Office Open XML file: first what its main part leads to, in reading order, then what nothing leads to.
 * @throws OutOfBounds
 */
export async function readOfficeOpenXml(input: FileInput, reading: Reading): Promise<void> {
  const pkg = openPackage(input.bytes, reading);
  const inside: string[] = [];
  const properties: string[] = [];
  await tellText(reading, "", (written, asides) => writePackage({ pkg, reading, written, asides }, inside, properties));
  reading.passage(properties.join("\n"), { kind: "properties" });
  await readFilesInside(pkg, inside, reading);
}

/** @param inside is filled with the names of files in the package, to be read when its text was told */
async function writePackage(
  told: Pick<PackageText, "pkg" | "reading" | "written" | "asides">,
  inside: string[],
  properties: string[],
): Promise<void> {
  const { pkg, written, asides } = told;
  const visited = new Set<string>();
  const putOff: { readonly name: string; readonly type: string; readonly where: string }[] = [];

  function claim(name: string): boolean {
    const entry = pkg.entry(name);
    if (entry === undefined || visited.has(entry.name)) {
      return false;
    }
    visited.add(entry.name);
    return true;
  }

  async function visit(name: string, type: string, where: string): Promise<void> {
    const entry = pkg.entry(name);
    if (entry === undefined || !claim(name)) {
      return;
    }
    if (PROPERTY_PARTS.has(type)) {
      await pkg.readXml(name, propertyLines(properties));
    } else if (/\.(?:xml|vml)$/iu.test(entry.name)) {
      await visitXml(entry.name, type, where);
    } else if (!NO_FILE.test(entry.name) && !TEXTLESS_PARTS.has(type) && !isPartOfBinaryWorkbook(entry.name)) {
      inside.push(entry.name);
    }
  }

  async function visitXml(name: string, type: string, where: string): Promise<void> {
    const relationships = await pkg.relationships(name);
    if (isWorkbook(name, relationships)) {
      await readWorkbook(text, name, relationships);
    } else {
      if (!TEXTLESS_PARTS.has(type)) {
        written.endLine();
        written.at(where);
        await pkg.readXml(name, listenerFor(type, where));
      }
      await follow(await slideOrder(pkg, name, relationships), where);
    }
  }

  function listenerFor(type: string, where: string): XmlListener {
    if (type === "customXml") {
      return { open: () => undefined, close: () => written.endLine(), text: (piece) => written.add(piece.trim()) };
    }
    return type.startsWith("pivotCache") ? pivotText(written) : markupText(written, asides, where);
  }

  async function follow(relationships: readonly Relationship[], where: string): Promise<void> {
    let slides = 0;
    for (const { type, target, isExternal } of relationships) {
      slides += type === "slide" ? 1 : 0;
      const place = type === "slide" ? `slide ${slides}` : placeOfPart(type, where);
      if (isExternal) {
        asides.add("links", target);
      } else if (SHARED_PARTS.has(type)) {
        putOff.push({ name: target, type, where: place });
      } else {
        await visit(target, type, place);
      }
    }
  }

  const text: PackageText = { ...told, claim, visit, follow };
  await readBinaryWorkbook(text);
  await follow(await pkg.relationships(""), "");
  for (const { name, type, where } of putOff) {
    await visit(name, type, where);
  }
  for (const name of pkg.names) {
    await visit(name, "", "");
  }
}

async function readFilesInside(pkg: Package, names: readonly string[], reading: Reading): Promise<void> {
  let pictures = 0;
  let attachments = 0;

  function placeOf(name: string): string {
    if (MACROS.test(name)) {
      return "";
    }
    if (PICTURE.test(name)) {
      pictures += 1;
      return `picture ${pictures}`;
    }
    attachments += 1;
    return `attachment ${attachments}`;
  }

  for (const name of names) {
    const entry = pkg.entry(name);
    if (entry !== undefined) {
      const bytes = await pkg.archive.bytesOf(entry);
      const inner = { name: name.slice(name.lastIndexOf("/") + 1), type: name.slice(name.lastIndexOf(".") + 1), bytes };
      await reading.inner({ ...inner, isCut: false }, placeOf(name));
    }
  }
}

function isPartOfBinaryWorkbook(name: string): boolean {
  return /^xl\/(?!embeddings\/)(?:.*\/)?[^/]+\.bin$/iu.test(name) && !MACROS.test(name);
}
