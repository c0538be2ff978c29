import type { Asides } from "../asides.ts";
import { binaryWorkbook, writeBinaryWorkbook } from "../binary-workbook-text.ts";
import { headerText } from "../header-codes.ts";
import type { WrittenText } from "../written-text.ts";
import { cellRecords } from "./biff-cells.ts";
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
  const workbook = await binaryWorkbook(cellRecords(stream));
  if (workbook === null) {
    return "malformed";
  }
  await writeBinaryWorkbook(workbook, written, asides);
  return null;
}
