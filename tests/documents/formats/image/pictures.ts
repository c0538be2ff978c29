import { crc32 } from "node:zlib";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";

/** A fact of Exif: its tag and its value, text, a small number or fractions. */
export type ExifEntry = readonly [tag: number, value: string | number | readonly (readonly [number, number])[]];

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const GPS_POINTER = 0x8825;
const EXIF_POINTER = 0x8769;

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}

/** An Exif block: a TIFF file that has no picture. */
export function exif(
  main: readonly ExifEntry[],
  more: readonly ExifEntry[] = [],
  gps: readonly ExifEntry[] = [],
): Buffer {
  const header = Buffer.from("MM\0*\0\0\0\x08", "latin1");
  const pointers = 2;
  const first = directory(8, main.map(fieldOf), pointers);
  const second = directory(8 + first.length, more.map(fieldOf), 0);
  const third = directory(8 + first.length + second.length, gps.map(fieldOf), 0);
  const whole = directory(
    8,
    [
      ...main.map(fieldOf),
      pointer(EXIF_POINTER, 8 + first.length),
      pointer(GPS_POINTER, 8 + first.length + second.length),
    ],
    0,
  );
  return Buffer.concat([header, whole, second, third]);
}

function fieldOf([tag, value]: ExifEntry): Field {
  if (typeof value === "string") {
    const bytes = Buffer.from(`${value}\0`);
    return { tag, type: ASCII, count: bytes.length, value: bytes };
  }
  if (typeof value === "number") {
    return { tag, type: SHORT, count: 1, value: uint16(value) };
  }
  return { tag, type: RATIONAL, count: value.length, value: Buffer.concat(value.flat().map(uint32)) };
}

function pointer(tag: number, to: number): Field {
  return { tag, type: LONG, count: 1, value: uint32(to) };
}

/** A directory with its values behind it; `spare` leaves room for entries that come later. */
function directory(at: number, fields: readonly Field[], spare: number): Buffer {
  let outside = at + 2 + (fields.length + spare) * 12 + 4;
  const entries: Buffer[] = [];
  const values: Buffer[] = [];
  for (const { tag, type, count, value } of fields) {
    const fits = value.length <= 4;
    entries.push(Buffer.concat([uint16(tag), uint16(type), uint32(count), fits ? padded(value, 4) : uint32(outside)]));
    if (!fits) {
      values.push(value);
      outside += value.length;
    }
  }
  return Buffer.concat([uint16(fields.length), ...entries, Buffer.alloc(spare * 12 + 4), ...values]);
}

function padded(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Fractions of degrees, minutes and seconds, as Exif has positions. */
export function degrees(whole: number, minutes: number, seconds: number): readonly (readonly [number, number])[] {
  return [
    [whole, 1],
    [minutes, 1],
    [Math.round(seconds * 100), 100],
  ];
}

/** A white JPEG with these segments, each its marker's second byte and its content. */
export function jpeg(segments: readonly (readonly [marker: number, content: Buffer])[] = [], side = 16): Buffer {
  const { data } = encode({ width: side, height: side, data: Buffer.alloc(side * side * 4, 255) }, 50);
  const written = segments.map(([marker, content]) =>
    Buffer.concat([Buffer.of(0xff, marker), uint16(content.length + 2), content]),
  );
  return Buffer.concat([data.subarray(0, 2), ...written, data.subarray(2)]);
}

/** The segment of a JPEG that holds an Exif block. */
export function exifSegment(block: Buffer): readonly [number, Buffer] {
  return [0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), block])];
}

/** The segment of a JPEG that holds an XMP packet. */
export function xmpSegment(properties: string): readonly [number, Buffer] {
  return [
    0xe1,
    Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1"), Buffer.from(packet(properties))]),
  ];
}

/** An XMP packet of these elements. */
export function packet(properties: string, prolog = ""): string {
  return `${prolog}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** The segment of a JPEG that holds IPTC's datasets, each its number in the second record and its value. */
export function iptcSegment(datasets: readonly (readonly [number, string])[]): readonly [number, Buffer] {
  const block = Buffer.concat(
    datasets.map(([number, value]) => {
      const bytes = Buffer.from(value);
      return Buffer.concat([Buffer.of(0x1c, 2, number), uint16(bytes.length), bytes]);
    }),
  );
  const name = Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0", "latin1");
  return [0xed, Buffer.concat([name, uint32(block.length), block])];
}

/** A PNG with these chunks before its pixels. */
export function png(chunks: readonly (readonly [name: string, content: Buffer])[] = [], picture?: PNG): Buffer {
  const plain = PNG.sync.write(picture ?? new PNG({ width: 16, height: 16 }));
  const headerEnd = 8 + 25;
  return Buffer.concat([
    plain.subarray(0, headerEnd),
    ...chunks.map(([name, content]) => chunk(name, content)),
    plain.subarray(headerEnd),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}

/** A GIF of one white dot with these extensions before it, each its label and its bytes. */
export function gif(extensions: readonly (readonly [label: number, data: Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from("GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0", "latin1"),
    ...extensions.map(([label, data]) => Buffer.concat([Buffer.of(0x21, label), data])),
    Buffer.from(",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;", "latin1"),
  ]);
}

/** Bytes as GIF has them: in blocks of up to 255, the last one empty. */
export function subBlocks(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255);
    blocks.push(Buffer.of(block.length), block);
  }
  return Buffer.concat([...blocks, Buffer.of(0)]);
}

/** A WebP without a picture in it, of these chunks. */
export function webp(chunks: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.map(([name, content]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(content.length);
      return Buffer.concat([Buffer.from(name, "latin1"), length, content, Buffer.alloc(content.length % 2)]);
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from("RIFF"), length, Buffer.from("WEBP"), body]);
}

/** A HEIC file that holds this Exif block, and no picture (ISO/IEC 14496-12 and 23008-12). */
export function heic(block: Buffer): Buffer {
  const type = box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1"));
  const item = Buffer.concat([uint32(0), block]);
  const entry = Buffer.concat([uint32(2 << 24), uint16(1), uint16(0), Buffer.from("Exif\0", "latin1")]);
  const items = box("iinf", Buffer.concat([uint32(0), uint16(1), box("infe", entry)]));
  function meta(at: number): Buffer {
    const place = [
      uint32(0),
      Buffer.of(0x44, 0),
      uint16(1),
      uint16(1),
      uint16(0),
      uint16(1),
      uint32(at),
      uint32(item.length),
    ];
    return box("meta", Buffer.concat([uint32(0), items, box("iloc", Buffer.concat(place))]));
  }
  return Buffer.concat([type, meta(type.length + meta(0).length + 8), box("mdat", item)]);
}

function box(name: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(content.length + 8), Buffer.from(name, "latin1"), content]);
}
