import { resolveEntities } from "./html-entities.ts";
import { HtmlLayout } from "./html-layout.ts";
import { attributesIn, htmlTokens } from "./html-tags.ts";

export interface HtmlText {
  /** What a reader sees, and what is only hidden from him by style: one line a block, a table row's cells by tabs. */
  readonly text: string;
  /** What else it says, one a line: comments, scripts, addresses of links, titles, descriptions. */
  readonly aside: string;
}

/** Elements that run on within a line; every other one ends a word and begins a line. */
const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr o:p q s samp small
   span strike strong sub sup time tspan tt u var wbr`.split(/\s+/u),
);
const CELLS = new Set(["td", "th"]);
/** Attributes that stand in the text where the element does. */
const SEEN_ATTRIBUTES = ["alt", "value", "placeholder", "label"];
/** Attributes that say more of what is seen. */
const ASIDE_ATTRIBUTES = [
  "href",
  "title",
  "aria-label",
  "content",
  "summary",
  "datetime",
  "action",
  "cite",
  "xlink:href",
];
/** Links to places in the same text, and data, are no words. */
const NO_WORDS = /^(?:#|data:|javascript:|\s*$)/i;
/** Values of `content` that say how to show a page. */
const SETTINGS = /^(?:text\/html|width=|ie=|index|noindex|[\d.]+$)/i;

/** The words of an HTML text, in one pass. */
export function htmlText(html: string): HtmlText {
  const layout = new HtmlLayout();
  const aside: string[] = [];
  let raw = "";
  let preformatted = 0;

  for (const token of htmlTokens(html)) {
    if (token.kind === "comment") {
      aside.push(token.text);
      continue;
    }
    if (token.kind === "text") {
      const text = resolveEntities(token.text);
      if (raw === "script" || raw === "title") {
        aside.push(text);
      } else if (raw !== "style") {
        preformatted > 0 ? layout.preformatted(text) : layout.words(text);
      }
      continue;
    }
    const { name, isClosing } = token;
    raw = isClosing ? "" : name;
    if (name === "pre" || name === "textarea") {
      preformatted = Math.max(0, preformatted + (isClosing ? -1 : 1));
    }
    place(name, isClosing, layout);
    if (!isClosing && token.attributes.includes("=")) {
      tellAttributes(name, attributesIn(token.attributes), layout, aside);
    }
  }
  return { text: layout.text(), aside: linesOf(aside) };
}

function place(name: string, isClosing: boolean, layout: HtmlLayout): void {
  if (CELLS.has(name)) {
    isClosing ? layout.closeCell() : layout.openCell();
  } else if (name === "tr") {
    layout.row();
  } else if (name === "table") {
    isClosing ? layout.closeTable() : layout.openTable();
  } else if (name === "br") {
    layout.line();
  } else if (!INLINE.has(name)) {
    layout.block();
  }
}

function tellAttributes(
  name: string,
  attributes: ReadonlyMap<string, string>,
  layout: HtmlLayout,
  aside: string[],
): void {
  for (const key of SEEN_ATTRIBUTES) {
    const value = attributes.get(key);
    if (value !== undefined) {
      layout.words(` ${resolveEntities(value)} `);
    }
  }
  for (const key of ASIDE_ATTRIBUTES) {
    const value = attributes.get(key);
    if (value !== undefined && !NO_WORDS.test(value) && !(name === "meta" && SETTINGS.test(value))) {
      aside.push(resolveEntities(value).replace(/^mailto:/i, ""));
    }
  }
}

function linesOf(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n");
}
