import type { TextItem } from "pdfjs-dist/types/src/display/api.d.ts";
import type { PdfPage } from "./open-pdf.ts";

/** A gap this many times as wide as the letters are high stands between columns, not between words. */
const COLUMN_GAP = 1.4;
/** What stands this much of the letters' height higher or lower is no index, but on another line. */
const OTHER_LINE = 0.8;

/** The text of a page in the order it is drawn: lines as they stand, words broken at a line's end joined. */
export async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent();
  const lines = new PageLines();
  for (const item of items) {
    if ("str" in item) {
      lines.add(item);
    }
  }
  return joinBrokenWords(lines.text());
}

class PageLines {
  readonly #parts: string[] = [];
  /** The height of the letters that were written last: gaps themselves have none. */
  #height = 0;
  /** Where the last piece of the line stands; `null` at the beginning of a line, and where text is not upright. */
  #baseline: number | null = null;

  add(item: TextItem): void {
    const { str, height, hasEOL } = item;
    this.#height = height || this.#height;
    this.#parts.push(this.#separatorBefore(item), this.#isColumnGap(item) ? "\t" : str, hasEOL ? "\n" : "");
    this.#baseline = hasEOL ? null : baselineOf(item);
  }

  text(): string {
    return this.#parts
      .join("")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n");
  }

  /** Pieces that are drawn by themselves, such as headers, come without a sign that a new line begins. */
  #separatorBefore(item: TextItem): string {
    const baseline = baselineOf(item);
    const isElsewhere =
      this.#baseline !== null && baseline !== null && Math.abs(baseline - this.#baseline) > this.#height * OTHER_LINE;
    return isElsewhere ? "\n" : "";
  }

  #isColumnGap({ str, width }: TextItem): boolean {
    return str.trim() === "" && this.#height > 0 && width > this.#height * COLUMN_GAP;
  }
}

function baselineOf({ transform }: TextItem): number | null {
  const [, b, c, , , y] = transform;
  return b === 0 && c === 0 ? y : null;
}

function joinBrokenWords(text: string): string {
  return text.replace(/(?<=\p{Ll}{2})[-\u00ad\u2010]\n(?=\p{Ll}{2})/gu, "");
}
