import type { TextItem } from "pdfjs-dist/types/src/display/api.d.ts";
import type { PdfPage } from "./open-pdf.ts";

/** A gap this many times as wide as the letters are high stands between columns, not between words. */
const COLUMN_GAP = 1.4;

/** The text of a page in the order it is drawn: lines as they stand, words broken at a line's end joined. */
export async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent();
  const line = new PageLine();
  for (const item of items) {
    if ("str" in item) {
      line.add(item);
    }
  }
  return joinBrokenWords(line.text());
}

class PageLine {
  readonly #parts: string[] = [];
  /** The height of the letters that were written last: gaps themselves have none. */
  #height = 0;

  add({ str, width, height, hasEOL }: TextItem): void {
    this.#height = height || this.#height;
    this.#parts.push(str.trim() === "" && width > this.#height * COLUMN_GAP && this.#height > 0 ? "\t" : str);
    if (hasEOL) {
      this.#parts.push("\n");
    }
  }

  text(): string {
    return this.#parts
      .join("")
      .replace(/[ \t]*\n[ \t]*/g, "\n")
      .replace(/\n{2,}/g, "\n")
      .trim();
  }
}

function joinBrokenWords(text: string): string {
  return text.replace(/(?<=\p{Ll}{2})[-\u00ad\u2010]\n(?=\p{Ll}{2})/gu, "");
}
