import { binaryWorkbook, writeBinaryWorkbook } from "../binary-workbook-text.ts";
import type { PackageText } from "./package-text.ts";

/**
 * Reads an .xlsb workbook, whose parts are binary records, through SheetJS. It is given a package of the parts as we
 * unpacked and counted them, since it would unpack without a bound.
 * @throws OutOfBounds
 */
export async function readBinaryWorkbook({ pkg, reading, written, asides, claim }: PackageText): Promise<void> {
  if (pkg.entry("xl/workbook.bin") === undefined) {
    return;
  }
  const { CFB } = await import("@e965/xlsx");
  const container = CFB.utils.cfb_new();
  for (const name of pkg.names) {
    const entry = pkg.entry(name);
    if (entry !== undefined && /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?!media\/|embeddings\/).*)$/iu.test(name)) {
      CFB.utils.cfb_add(container, `/${name}`, await pkg.archive.bytesOf(entry), { unsafe: true });
      if (name.endsWith(".bin")) {
        claim(name);
      }
    }
  }
  const workbook = await binaryWorkbook(CFB.write(container, { fileType: "zip", type: "buffer" }));
  if (workbook === null) {
    reading.gap("malformed");
  } else {
    await writeBinaryWorkbook(workbook, written, asides);
  }
}
