import type { Picture } from "./picture.ts";

/** A picture unpacked and made small, as it is meant to be seen: red, green and blue of each pixel, 0 to 255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Int32Array;
}

interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel. */
  readonly data: Uint8Array;
}

/** MB that the decoder of JPEG may take: some twenty bytes a pixel. */
const MAX_JPEG_MEMORY = 400;

/**
 * Unpacks a JPEG or PNG and shrinks it to at most `longest` pixels a side; `null` for other kinds.
 *
 * @throws The decoders' errors for what is no picture, or takes more memory than it may.
 */
export async function pixelsOf({ kind, bytes, orientation }: Picture, longest: number): Promise<Pixels | null> {
  if (kind === "jpeg") {
    const { decode } = await import("jpeg-js");
    return shrink(decode(bytes, { useTArray: true, maxMemoryUsageInMB: MAX_JPEG_MEMORY }), orientation, longest);
  }
  if (kind === "png") {
    const { PNG } = await import("pngjs");
    return shrink(PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), orientation, longest);
  }
  return null;
}

/** Takes every so manieth pixel, turned and mirrored as Exif says: 5 to 8 swap the sides. */
function shrink(bitmap: Bitmap, orientation: number, longest: number): Pixels {
  const step = Math.max(1, bitmap.width / longest, bitmap.height / longest);
  const across = Math.max(1, Math.floor(bitmap.width / step));
  const down = Math.max(1, Math.floor(bitmap.height / step));
  const swapped = orientation >= 5;
  const width = swapped ? down : across;
  const height = swapped ? across : down;
  const fromRight = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  const colours = new Int32Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const along = swapped ? row : column;
      const below = swapped ? column : row;
      const x = Math.floor((fromRight ? across - 1 - along : along) * step);
      const y = Math.floor((fromBottom ? down - 1 - below : below) * step);
      const from = (y * bitmap.width + x) * 4;
      colours[to++] = bitmap.data[from] ?? 0;
      colours[to++] = bitmap.data[from + 1] ?? 0;
      colours[to++] = bitmap.data[from + 2] ?? 0;
    }
  }
  return { width, height, colours };
}
