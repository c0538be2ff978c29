import type { Asides } from "../asides.ts";
import { SHEETJS_OPTIONS, writeBinaryWorkbook } from "../binary-workbook-text.ts";
import { headerText } from "../header-codes.ts";
import type { WrittenText } from "../written-text.ts";
import { biffExtras } from "./biff-records.ts";

/**
 * Tells the text of an Excel workbook's stream. SheetJS is given the stream alone: it would follow a damaged compound
 * file's chains for ever.
 * @returns what it could not be read for
 */
export async function writeXls(
  stream: Buffer,
  written: WrittenText,
  asides: Asides,
): Promise<"encrypted" | "malformed" | null> {
  const { isEncrypted, texts } = biffExtras(stream);
  if (isEncrypted) {
    return "encrypted";
  }
  for (const { place, text } of texts) {
    asides.add(place, headerText(text));
  }
  const { read } = await import("@e965/xlsx");
  let workbook: ReturnType<typeof read>;
  try {
    workbook = read(stream, SHEETJS_OPTIONS);
  } catch {
    // Its message may quote the file; the texts beside the cells were read all the same.
    return "malformed";
  }
  await writeBinaryWorkbook(workbook, written, asides);
  return null;
}
