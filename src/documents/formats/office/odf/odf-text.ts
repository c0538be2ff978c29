import type { PartName } from "../../places.ts";
import type { Asides } from "../asides.ts";
import { createBlockText } from "../block-text.ts";
import type { WrittenText } from "../written-text.ts";
import type { XmlAttributes, XmlListener } from "../xml-reader.ts";
import { createOdfCells } from "./odf-cells.ts";

/** Places of what stands beside or between the text, by the element it is in. */
const PLACES: Readonly<Record<string, PartName>> = {
  "note-body": "notes",
  annotation: "comments",
  "tracked-changes": "deleted text",
  header: "header",
  "header-left": "header",
  "header-first": "header",
  footer: "footer",
  "footer-left": "footer",
  "footer-first": "footer",
  "handout-master": "slide master",
  "master-page": "slide master",
};

/** Elements whose characters are kept beside the text, by the kind of aside; null drops them. */
const CAPTURED: Readonly<Record<string, PartName | null>> = {
  title: "descriptions",
  desc: "descriptions",
  description: "descriptions",
  subject: "descriptions",
  keyword: "descriptions",
  "user-defined": "descriptions",
  module: "macros",
  creator: "authors",
  "initial-creator": "authors",
  "sender-initials": null,
  date: null,
  "note-citation": null,
};

/** Attributes that hold what somebody wrote. */
const WRITTEN_ATTRIBUTES: readonly (readonly [string, PartName])[] = [
  ["string-value-if-true", "fields"],
  ["string-value-if-false", "fields"],
  ["label", "fields"],
  ["help-message", "fields"],
  ["placeholder", "fields"],
];

/** In these the same names are fields, whose text is the paragraph's. */
const IN_TEXT = new Set(["p", "h", "span", "a"]);

const MOST_SPACES = 100;

/** Reads OpenDocument's markup, whatever kind of document it is. */
export function odfText(written: WrittenText, asides: Asides, where: string): XmlListener {
  const places = [where];
  const blocks = createBlockText(written, () => places.at(-1) ?? "");
  const cells = createOdfCells(written);
  let slides = 0;
  let paragraphs = 0;
  /** The element whose characters are kept beside the text, while it is open. */
  let capturing = "";
  let captured = "";
  let isPresentation = false;

  function enter(place: string): void {
    places.push(place);
    mark();
  }

  function leave(): void {
    places.pop();
    mark();
  }

  function mark(): void {
    if (!blocks.isInCell() && !cells.isInCell()) {
      written.endLine();
      written.at(places.at(-1) ?? "");
    }
  }

  function keepAttributes(name: string, attributes: XmlAttributes): void {
    const { href, formula } = attributes;
    if (href !== undefined && /^[a-z][\w+.-]*:|^\.\.\//iu.test(href)) {
      asides.add("links", href);
    }
    for (const [, quoted] of (formula ?? "").matchAll(/"((?:[^"]|"")+)"/gu)) {
      asides.add("formulas", quoted);
    }
    for (const [attribute, kind] of WRITTEN_ATTRIBUTES) {
      asides.add(kind, attributes[attribute]);
    }
    if (name === "named-range" || name === "named-expression") {
      asides.add("defined names", attributes.name);
    } else if (name === "user-field-decl" || name === "hidden-text") {
      asides.add("fields", attributes["string-value"]);
    }
  }

  function space(name: string, count: string | undefined): string {
    const inCell = blocks.isInCell() || cells.isInCell();
    if (name === "s") {
      return " ".repeat(Math.min(Number(count) || 1, MOST_SPACES));
    }
    return inCell ? " " : name === "tab" ? "\t" : "\n";
  }

  function add(text: string): void {
    if (cells.isInCell()) {
      cells.add(text);
    } else {
      blocks.add(text);
    }
  }

  return {
    open(name, attributes, parent) {
      keepAttributes(name, attributes);
      const place = PLACES[name];
      if (place !== undefined && !(cells.isInCell() && name === "annotation")) {
        enter(place);
      }
      if (Object.hasOwn(CAPTURED, name) && !IN_TEXT.has(parent)) {
        capturing = name;
        captured = "";
      } else if (name === "p" || name === "h") {
        paragraphs += 1;
        if (!cells.isInCell()) {
          blocks.openParagraph();
        }
      } else if (name === "s" || name === "tab" || name === "line-break") {
        add(space(name, attributes.c));
      } else if (name === "presentation") {
        isPresentation = true;
      } else if (name === "page") {
        slides += 1;
        enter(`${isPresentation ? "slide" : "page"} ${slides}`);
      } else if (name === "notes") {
        enter(`${places.at(-1) ?? ""}, notes`);
      } else if (!cells.open(name, attributes)) {
        if (name === "table-row") {
          blocks.openRow();
        } else if (name === "table-cell") {
          blocks.openCell();
        }
      }
    },
    close(name) {
      if (name === capturing) {
        const kind = CAPTURED[name] ?? "";
        if (kind !== "") {
          asides.add(kind, captured);
        }
        capturing = "";
      } else if (name === "p" || name === "h") {
        paragraphs -= 1;
        if (cells.isInCell()) {
          cells.add(" ");
        } else {
          blocks.closeParagraph();
        }
      } else if (name === "page" || name === "notes") {
        leave();
      } else if (!cells.close(name) && name === "table-row") {
        blocks.closeRow();
      }
      if (PLACES[name] !== undefined && !(cells.isInCell() && name === "annotation")) {
        leave();
      }
    },
    text(text) {
      if (capturing !== "") {
        captured += text;
      } else if (paragraphs > 0) {
        add(text.replace(/\s+/gu, " "));
      }
    },
  };
}
