/** Elements whose content nobody reads. */
const UNSEEN = ["script", "style", "template"];
/** Elements that run on within a line; every other one ends a word and begins a line. */
const INLINE =
  /^\/?(?:a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  pound: "£",
  euro: "€",
  shy: "",
};

/**
 * The words of an HTML text, one line a block; addresses of links are kept, since they can say more than the words do.
 * One pass, so that no input makes it slow; what is malformed is read as far as it goes.
 */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      parts.push(html.slice(at));
      break;
    }
    parts.push(html.slice(at, open));
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    if (!/[a-z/!?]/i.test(html[open + 1] ?? "")) {
      parts.push("<");
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open);
    if (close < 0) {
      parts.push(html.slice(open));
      break;
    }
    const tag = html.slice(open + 1, close);
    const name = (/^\/?[a-z][a-z0-9]*/i.exec(tag)?.[0] ?? "").toLowerCase();
    at = close + 1;
    if (UNSEEN.includes(name)) {
      at = endOf(html, name, at);
    } else if (!INLINE.test(name)) {
      parts.push(name === "td" || name === "th" ? "\t" : "\n");
    }
    const link = tag.length <= 4_096 ? /\b(?:href|alt)\s*=\s*["']?([^"'>\s][^"'>]{0,2000})/i.exec(tag)?.[1] : undefined;
    if (link !== undefined) {
      parts.push(` ${link.replace(/^mailto:/i, "")} `);
    }
  }
  return entities(parts.join(""))
    .replace(/[ \r\f\v]+/g, " ")
    .replace(/ ?\n[\n ]*/g, "\n")
    .trim();
}

function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  const found = closing.exec(html);
  const end = found === null ? -1 : html.indexOf(">", found.index);
  return end < 0 ? html.length : end + 1;
}

function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) {
      return ENTITIES[String(name).toLowerCase()] ?? whole;
    }
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
