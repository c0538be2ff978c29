import { appearanceTexts } from "./appearances.ts";
import type { PdfPage } from "./open-pdf.ts";

/** A file that hangs on a page. */
export interface PageAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PageAnnotations {
  /** Notes with their authors, values of form fields with their names, addresses of links, stamps; one a line. */
  readonly lines: readonly string[];
  readonly attachments: readonly PageAttachment[];
}

/** What stands on a page without being drawn as its text. */
export async function pageAnnotations(page: PdfPage): Promise<PageAnnotations> {
  const lines: string[] = [];
  const attachments: PageAttachment[] = [];
  const annotations = await page.getAnnotations({ intent: "any" });
  for (const annotation of annotations) {
    lines.push(...linesOf(annotation));
    const { file } = annotation;
    if (file?.content instanceof Uint8Array) {
      attachments.push({ name: text(file.filename), bytes: file.content });
    }
  }
  if (annotations.some(saysByDrawingOnly)) {
    lines.push(...(await appearanceTexts(page)));
  }
  return { lines: [...new Set(lines)], attachments };
}

/** A stamp, or a field without a value, that is drawn all the same. */
function saysByDrawingOnly(annotation: Readonly<Record<string, unknown>>): boolean {
  const { subtype, fieldValue, hasAppearance } = annotation;
  return hasAppearance === true && (subtype === "Stamp" || (subtype === "Widget" && text(fieldValue) === ""));
}

/** Parsed annotations have no type of their own: only what is text is taken. */
function linesOf(annotation: Readonly<Record<string, unknown>>): readonly string[] {
  const { fieldName, alternativeText, fieldValue, buttonValue, defaultFieldValue } = annotation;
  const label = text(alternativeText) || text(fieldName);
  const values = [fieldValue, buttonValue, defaultFieldValue].flat().map(text);
  const author = text(annotation.titleObj);
  const note = text(annotation.contentsObj);
  return [
    [author, note].filter(Boolean).join(": "),
    [label, values.filter(Boolean).join(" ")].filter(Boolean).join(": "),
    ...optionsOf(annotation.options),
    text(annotation.unsafeUrl).replace(/^mailto:/i, ""),
    text(annotation.overlaidText),
  ].filter((line) => line !== "");
}

function optionsOf(options: unknown): readonly string[] {
  return Array.isArray(options) ? options.map((option) => text(option?.displayValue)) : [];
}

/** A string, or the string in the parser's `{ str, dir }`. */
function text(value: unknown): string {
  if (typeof value === "object" && value !== null && "str" in value) {
    return text(value.str);
  }
  return typeof value === "string" ? value.trim() : "";
}
