/** A stretch of an HTML text. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "tag"; readonly name: string; readonly isClosing: boolean; readonly attributes: string };

/** Elements whose content is not markup. */
const RAW = ["script", "style", "textarea", "title", "xmp"];

/**
 * The stretches of an HTML text in order. One pass, so that no input makes it slow; what is malformed is read as far
 * as it goes.
 */
export function* htmlTokens(html: string): Iterable<HtmlToken> {
  const tags = new TagEnds(html);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      yield { kind: "text", text: html.slice(at) };
      return;
    }
    if (open > at) {
      yield { kind: "text", text: html.slice(at, open) };
    }
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      yield { kind: "comment", text: html.slice(open + 4, end < 0 ? html.length : end) };
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    if (!/[a-z/!?]/i.test(html[open + 1] ?? "")) {
      yield { kind: "text", text: "<" };
      at = open + 1;
      continue;
    }
    const close = tags.endOf(open);
    if (close < 0) {
      yield { kind: "text", text: html.slice(open) };
      return;
    }
    const tag = tagIn(html.slice(open + 1, close));
    yield tag;
    at = close + 1;
    if (RAW.includes(tag.name) && !tag.isClosing) {
      const end = startOfClosing(html, tag.name, at);
      yield { kind: "text", text: html.slice(at, end) };
      at = end;
    }
  }
}

function tagIn(inside: string): HtmlToken & { kind: "tag" } {
  const isClosing = inside.startsWith("/");
  const name = /^\/?([a-z][\w:-]*)/i.exec(inside.slice(0, 64))?.[1] ?? "";
  return {
    kind: "tag",
    name: name.toLowerCase(),
    isClosing,
    attributes: inside.slice(name.length + (isClosing ? 1 : 0)),
  };
}

function startOfClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** Finds where tags end: at the first ">" that is in no quoted value. */
class TagEnds {
  readonly #html: string;
  /** Where the last of each quote is: a value that is opened there is never closed, which need not be searched for. */
  readonly #last: Readonly<Record<string, number>>;

  constructor(html: string) {
    this.#html = html;
    this.#last = { '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") };
  }

  /** @returns -1 when the tag never ends. */
  endOf(open: number): number {
    const delimiter = /[>]|=\s{0,8}(["'])/g;
    delimiter.lastIndex = open;
    for (let found = delimiter.exec(this.#html); found !== null; found = delimiter.exec(this.#html)) {
      const quote = found[1];
      if (quote === undefined) {
        return found.index;
      }
      const opened = delimiter.lastIndex - 1;
      if (opened < (this.#last[quote] ?? -1)) {
        delimiter.lastIndex = this.#html.indexOf(quote, opened + 1) + 1;
      }
    }
    return -1;
  }
}

/** Attributes of a tag that are looked at: beyond these somebody is playing. */
const MOST_ATTRIBUTES = 200;

/** The attributes that have a value, names in lower case, entities as they are written. */
export function attributesIn(attributes: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, bare] of attributes.matchAll(
    /([a-z][\w:-]{0,40})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    if (found.size >= MOST_ATTRIBUTES) {
      break;
    }
    found.set(name.toLowerCase(), double ?? single ?? bare ?? "");
  }
  return found;
}
