import type { PNG as Png } from "pngjs";
import type { Reading } from "../format.ts";
import type { PdfPage } from "./open-pdf.ts";

/** Fewer pixels a side hold no words: rules, bullets, shadows. */
const LEAST_SIDE = 40;
/** How the parser packs pixels; masks, which are of bits, have no kind. */
const ONE_BIT = 1;
const RGB = 2;

/** A picture as the parser unpacks it. */
interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array;
}

/** The larger pictures drawn on a page, as PNG. */
export async function* pagePictures(page: PdfPage, reading: Reading): AsyncIterable<Uint8Array> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { PNG } = await import("pngjs");
  const { fnArray, argsArray } = await page.getOperatorList();
  const seen = new Set<unknown>();
  for (const [index, operator] of fnArray.entries()) {
    const drawn: unknown = argsArray[index]?.[0];
    if (!isPicture(operator, OPS) || seen.has(drawn)) {
      continue;
    }
    seen.add(drawn);
    const bitmap = await bitmapOf(drawn, page);
    if (bitmap !== null && bitmap.width >= LEAST_SIDE && bitmap.height >= LEAST_SIDE) {
      const picture = new PNG({ width: bitmap.width, height: bitmap.height });
      fill(picture, bitmap);
      const bytes = PNG.sync.write(picture, { deflateLevel: 1, filterType: 1, colorType: 2 });
      reading.unpacked(bytes.length);
      yield bytes;
    }
  }
  page.cleanup();
}

type Operators = typeof import("pdfjs-dist").OPS;

function isPicture(operator: number, operators: Operators): boolean {
  return (
    operator === operators.paintImageXObject ||
    operator === operators.paintInlineImageXObject ||
    operator === operators.paintImageMaskXObject
  );
}

/** What is drawn is the name of a picture, a picture, or a mask whose bits may have a name. */
async function bitmapOf(drawn: unknown, page: PdfPage): Promise<Bitmap | null> {
  const picture = typeof drawn === "string" ? await objectOf(page, drawn) : drawn;
  if (typeof picture === "object" && picture !== null && "data" in picture && typeof picture.data === "string") {
    const bits = await objectOf(page, picture.data);
    return bitmapIn(typeof bits === "object" && bits !== null ? { ...picture, ...bits } : null);
  }
  return bitmapIn(picture);
}

/** Pictures used on several pages are kept with the document. */
function objectOf(page: PdfPage, name: string): Promise<unknown> {
  const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, resolve));
}

function bitmapIn(value: unknown): Bitmap | null {
  if (typeof value !== "object" || value === null || !("data" in value && "width" in value && "height" in value)) {
    return null;
  }
  const { data, width, height } = value;
  const kind = "kind" in value && typeof value.kind === "number" ? value.kind : ONE_BIT;
  return ArrayBuffer.isView(data) && typeof width === "number" && typeof height === "number"
    ? { width, height, kind, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
    : null;
}

/** From a bit a pixel, RGB or RGBA, all without gaps but for the end of a row of bits. */
function fill({ data: to }: Png, { width, height, kind, data }: Bitmap): void {
  if (kind !== ONE_BIT && kind !== RGB) {
    to.set(data.subarray(0, width * height * 4));
    return;
  }
  const rowBytes = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const bit = kind === ONE_BIT && ((data[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0 ? 255 : 0;
      to[pixel * 4] = kind === RGB ? (data[pixel * 3] ?? 0) : bit;
      to[pixel * 4 + 1] = kind === RGB ? (data[pixel * 3 + 1] ?? 0) : bit;
      to[pixel * 4 + 2] = kind === RGB ? (data[pixel * 3 + 2] ?? 0) : bit;
      to[pixel * 4 + 3] = 255;
    }
  }
}
