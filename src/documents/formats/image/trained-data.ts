import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

/** Packages keep several builds of a model: this is of the recogniser that reads lines, made small. */
const BUILD = "4.0.0_best_int";
/** Bytes of a model; the largest is a tenth of it. */
const MAX_MODEL = 256 * 1024 * 1024;

const resolveFrom = createRequire(import.meta.url);

/**
 * What Tesseract knows of a language, from its package.
 *
 * @throws Where the package is not installed.
 */
export async function trainedData(language: string): Promise<Uint8Array> {
  const folder = dirname(resolveFrom.resolve(`@tesseract.js-data/${language}/package.json`));
  const packed = await readFile(join(folder, BUILD, `${language}.traineddata.gz`));
  return promisify(gunzip)(packed, { maxOutputLength: MAX_MODEL });
}
