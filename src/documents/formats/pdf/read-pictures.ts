import type { Reading } from "../format.ts";
import type { PdfDocument } from "./open-pdf.ts";
import { pagePictures } from "./page-pictures.ts";
import { part } from "./part.ts";

/** Numbers of pages, by whether they have text. */
export interface PagesRead {
  readonly scans: readonly number[];
  readonly written: readonly number[];
}

const MOST_PICTURES = 20;
/** To find the pictures on a page all that is drawn on it is parsed: where there is text too, not for long. */
const MOST_WRITTEN_PAGES = 30;
const LONG = 5_000;

/**
 * Hands on the pictures on pages, for the text in them: of scans, then of pages that have text, as far as there is time.
 * Comes last: all text there is was told by then.
 */
export async function readPictures(document: PdfDocument, pages: PagesRead, reading: Reading): Promise<void> {
  let left = MOST_PICTURES;
  for (const number of pages.scans) {
    left = await readPagePictures(number, left);
    if (left < 0) {
      reading.gap("too-large");
      return;
    }
  }
  const end = performance.now() + LONG;
  for (const number of pages.written.slice(0, MOST_WRITTEN_PAGES)) {
    if (left <= 0 || performance.now() > end) {
      return;
    }
    left = await readPagePictures(number, left);
  }

  /** Returns how many more may be read; -1 when there were more. */
  async function readPagePictures(number: number, most: number): Promise<number> {
    let more = most;
    await part(reading, async () => {
      let count = 0;
      for await (const bytes of pagePictures(await document.getPage(number), reading)) {
        count += 1;
        more -= 1;
        if (more < 0) {
          return;
        }
        await reading.inner({ name: "", type: "png", bytes, isCut: false }, `page ${number}, picture ${count}`);
      }
    });
    return more;
  }
}
