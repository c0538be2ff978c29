import type { Format } from "../format.ts";
import { headOf, isNamedAs } from "../signatures.ts";
import { decodeText, isText } from "./decode-text.ts";
import { htmlText } from "./html-text.ts";

const TYPES = ["htm", "html", "xhtml", "svg", "quip", "canvas", "text/html", "application/xhtml+xml", "image/svg+xml"];
/** What a page, a picture in SVG or a fragment of HTML begins with, comments and the XML declaration left out. */
const BEGINNING =
  /^(?:\s*(?:<\?xml[^>]{0,200}>|<!--.{0,400}?-->))*\s*<(?:!doctype (?:html|svg)|(?:html|head|body|meta|title|table|div|span|p|h[1-6]|ul|ol|svg)[\s>])/is;

/** HTML, SVG, and Slack's canvases, which are HTML. */
export const HTML: Format = {
  id: "html",
  recognises(input) {
    if (!isText(input.bytes)) {
      return false;
    }
    const head = headOf(input.bytes);
    return BEGINNING.test(head) || (isNamedAs(input, TYPES) && head.includes("<"));
  },
  async read({ bytes }, reading) {
    const declared = /(?:charset|encoding)\s{0,4}=\s{0,4}["']?([\w-]{2,40})/i.exec(headOf(bytes, 4096));
    const { text, aside } = htmlText(await decodeText(bytes, declared?.[1]));
    reading.passage(text);
    reading.passage(aside, { where: "hidden text" });
  },
};
