import type { PDFDocumentProxy } from "pdfjs-dist";

export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPage } from "pdfjs-dist";

/** Pixels of a picture that are decoded: more than any scanner makes of a page at 600 dots an inch. */
const MAX_PIXELS = 36_000_000;

/**
 * Opens a PDF for reading its text: nothing is evaluated, fetched or drawn; what fonts need for their text comes from
 * the package's own files.
 * @returns `null` when it needs a password.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy | null> {
  standInForDrawing();
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const packaged = (folder: string) =>
    new URL(`../../${folder}/`, import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs")).pathname;
  const task = pdfjs.getDocument({
    // The parser takes its bytes away for good.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: true,
    maxImageSize: MAX_PIXELS,
    cMapUrl: packaged("cmaps"),
    standardFontDataUrl: packaged("standard_fonts"),
    wasmUrl: packaged("wasm"),
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      return null;
    }
    throw error;
  }
}

/** The parser makes a matrix when it is loaded, for drawing, which needs a native addon that is not allowed here. */
function standInForDrawing(): void {
  if (!Reflect.has(globalThis, "DOMMatrix")) {
    Reflect.set(globalThis, "DOMMatrix", class NoMatrix {});
  }
}
