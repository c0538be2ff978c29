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
      reading.unpacked(bitmap.width * bitmap.height * 4);
      const picture = new PNG({ width: bitmap.width, height: bitmap.height });
      fill(picture, bitmap);
      yield PNG.sync.write(picture, { deflateLevel: 1 });
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
function fill(picture: Png, { width, height, kind, data }: Bitmap): void {
  if (kind !== ONE_BIT && kind !== RGB) {
    picture.data.set(data.subarray(0, width * height * 4));
    return;
  }
  const rowBytes = (width + 7) >> 3;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const to = pixel * 4;
    if (kind === ONE_BIT) {
      const x = pixel % width;
      const bit = (data[((pixel - x) / width) * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7));
      picture.data.fill(bit === 0 ? 0 : 255, to, to + 3);
    } else {
      picture.data.set(data.subarray(pixel * 3, pixel * 3 + 3), to);
    }
    picture.data[to + 3] = 255;
  }
}
