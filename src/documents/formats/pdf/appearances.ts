import type { PdfPage } from "./open-pdf.ts";

/**
 * The words that stamps, buttons and filled-in fields show and say nowhere else, one a line: the parser gives the
 * drawing of annotations, not its text.
 */
export async function appearanceTexts(page: PdfPage): Promise<readonly string[]> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { fnArray, argsArray } = await page.getOperatorList();
  const texts: string[] = [];
  let words: string[] | null = null;
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.beginAnnotation) {
      words = [];
    } else if (operator === OPS.endAnnotation) {
      texts.push((words ?? []).join(" "));
      words = null;
    } else if (operator === OPS.showText) {
      words?.push(lettersOf(argsArray[index]?.[0]));
    }
  }
  return texts.filter((text) => text.trim() !== "");
}

/** What is shown at once is letters, and numbers that move them about. */
function lettersOf(glyphs: unknown): string {
  return Array.isArray(glyphs)
    ? glyphs.map((glyph) => (typeof glyph?.unicode === "string" ? glyph.unicode : "")).join("")
    : "";
}
