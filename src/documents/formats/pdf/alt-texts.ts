import type { PdfPage } from "./open-pdf.ts";

/** Nodes of a page's structure looked at. */
const MOST_NODES = 50_000;

/** What a tagged page says in place of its pictures. */
export async function altTexts(page: PdfPage): Promise<readonly string[]> {
  const texts: string[] = [];
  const left: unknown[] = [await page.getStructTree()];
  for (let seen = 0; left.length > 0 && seen < MOST_NODES; seen++) {
    const node = left.pop();
    if (typeof node !== "object" || node === null) {
      continue;
    }
    if ("alt" in node && typeof node.alt === "string") {
      texts.push(node.alt);
    }
    if ("children" in node && Array.isArray(node.children)) {
      left.push(...node.children);
    }
  }
  return texts;
}
