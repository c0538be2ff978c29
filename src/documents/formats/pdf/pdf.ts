import { readAppended } from "../archive/appended.ts";
import type { Format, Reading } from "../format.ts";
import { hasSignature } from "../signatures.ts";
import { altTexts } from "./alt-texts.ts";
import { pageAnnotations } from "./annotations.ts";
import { documentOutline, documentProperties } from "./document-facts.ts";
import { openPdf, type PdfDocument } from "./open-pdf.ts";
import { pageText } from "./page-text.ts";
import { PagedText } from "./paged-text.ts";
import { part } from "./part.ts";
import { type PagesRead, readPictures } from "./read-pictures.ts";

const MOST_PAGES = 5_000;
/** To find a page the parser may pass all others: of a hundred thousand pages, fewer are looked for. */
const MOST_PASSED = 50_000_000;
/** Pages in a row that can't be read, after which nothing better is expected. */
const MOST_FAILURES = 50;
/** Pages with less text are scans. */
const LEAST_TEXT = 24;
/** Readers accept the signature this far in. */
const LATEST_START = 1024;

/** As the parser tells of it. */
interface EmbeddedFile {
  readonly filename?: string;
  readonly description?: string;
  readonly content?: Uint8Array;
}

/** Portable documents. */
export const PDF: Format = {
  id: "pdf",
  recognises: ({ bytes }) => hasSignature(bytes, "%PDF-") || beginsLate(bytes),
  async read(input, reading) {
    await readAppended(input, reading);
    const document = await openPdf(input.bytes);
    if (document === null) {
      reading.gap("encrypted");
      return;
    }
    await readDocument(document, reading);
  },
};

/** Something stands before the document: then its end must be there too, for words about PDF are no PDF. */
function beginsLate(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return file.subarray(0, LATEST_START).includes("%PDF-1.") && file.subarray(-2 * LATEST_START).includes("startxref");
}

async function readDocument(document: PdfDocument, reading: Reading): Promise<void> {
  await part(reading, async () => reading.passage(await documentProperties(document), { kind: "properties" }));
  await part(reading, async () => reading.passage(await documentOutline(document), { where: "outline" }));
  const pages = await readPages(document, reading);
  await part(reading, () => readAttachments(document, reading));
  if (reading.settings.ocrLanguages.length > 0) {
    await readPictures(document, pages, reading);
  }
}

/** @returns the numbers of the pages that could be read, by whether they have text. */
async function readPages(document: PdfDocument, reading: Reading): Promise<PagesRead> {
  const pages = new PagedText(reading);
  const read = { scans: Array.of<number>(), written: Array.of<number>() };
  const most = Math.min(document.numPages, MOST_PAGES, Math.ceil(MOST_PASSED / document.numPages));
  let failures = 0;
  for (let number = 1; number <= most && failures < MOST_FAILURES; number++) {
    const isRead = await part(reading, async () => {
      const text = await readPage(document, number, pages, reading);
      (text.length < LEAST_TEXT ? read.scans : read.written).push(number);
    });
    failures = isRead ? 0 : failures + 1;
  }
  pages.tell();
  if (document.numPages > most) {
    reading.gap("too-large");
  }
  return read;
}

async function readPage(document: PdfDocument, number: number, pages: PagedText, reading: Reading): Promise<string> {
  const page = await document.getPage(number);
  const text = await pageText(page);
  pages.add(text, `page ${number}`);
  const { lines, attachments } = await pageAnnotations(page);
  pages.add(lines.join("\n"), `page ${number}, notes`);
  pages.add((await altTexts(page)).join("\n"), `page ${number}, pictures`);
  for (const [index, { name, bytes }] of attachments.entries()) {
    await readAttachment(name, bytes, `page ${number}, attachment ${index + 1}`, reading);
  }
  page.cleanup();
  return text;
}

async function readAttachments(document: PdfDocument, reading: Reading): Promise<void> {
  const attached: Readonly<Record<string, EmbeddedFile>> | null = await document.getAttachments();
  let number = 0;
  for (const { filename = "", description, content } of Object.values(attached ?? {})) {
    number += 1;
    const where = `attachment ${number}`;
    reading.passage(description ?? "", { where });
    if (content === undefined) {
      reading.passage(filename, { kind: "properties", where });
    } else {
      await readAttachment(filename, content, where, reading);
    }
  }
}

async function readAttachment(name: string, bytes: Uint8Array, where: string, reading: Reading): Promise<void> {
  reading.unpacked(bytes.length);
  reading.passage(name, { kind: "properties", where });
  await reading.inner({ name, type: "", bytes, isCut: false }, where);
}
