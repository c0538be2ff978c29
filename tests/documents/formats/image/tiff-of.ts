import type { PNG } from "pngjs";
import { uint16, uint32 } from "./pictures.ts";

const SHORT = 3;
const LONG = 4;

/** An unpacked grey TIFF file, a page each picture. */
export function tiffOf(pages: readonly PNG[]): Buffer {
  const parts = [Buffer.from("MM\0*", "latin1"), uint32(8)];
  let at = 8;
  for (const [index, { width, height, data }] of pages.entries()) {
    const entries = [
      entry(256, LONG, width),
      entry(257, LONG, height),
      entry(258, SHORT, 8),
      entry(259, SHORT, 1),
      entry(262, SHORT, 1),
      entry(273, LONG, at + 2 + 9 * 12 + 4),
      entry(277, SHORT, 1),
      entry(278, LONG, height),
      entry(279, LONG, width * height),
    ];
    const grey = Buffer.from(Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * 4] ?? 0));
    const length = 2 + entries.length * 12 + 4 + grey.length;
    const isLast = index === pages.length - 1;
    parts.push(uint16(entries.length), ...entries, uint32(isLast ? 0 : at + length), grey);
    at += length;
  }
  return Buffer.concat(parts);
}

function entry(tag: number, type: number, value: number): Buffer {
  const number = type === SHORT ? Buffer.concat([uint16(value), Buffer.alloc(2)]) : uint32(value);
  return Buffer.concat([uint16(tag), uint16(type), uint32(1), number]);
}
