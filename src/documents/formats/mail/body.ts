import { htmlText } from "../text/html-text.ts";

/**
 * The words of a mail that says the same twice, as plain text and as HTML: the plain text, then the lines of HTML that
 * have a word the plain text has not.
 */
export function mailBody(plain: string, html: string): { readonly text: string; readonly aside: string } {
  if (html === "") {
    return { text: plain.trim(), aside: "" };
  }
  const rich = htmlText(html);
  if (plain.trim() === "") {
    return rich;
  }
  const said = new Set(wordsOf(plain));
  const more = rich.text.split("\n").filter((line) => wordsOf(line).some((word) => !said.has(word)));
  return { text: [plain.trim(), ...more].join("\n"), aside: rich.aside };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}@.]+/gu) ?? [];
}
