import { createInflate } from "node:zlib";
import type { Reading } from "../../format.ts";
import { inflate } from "../../zip/inflate.ts";
import { recordsIn } from "./ppt-records.ts";

/** A file that was dropped into a document as it is. */
export interface NativeObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the stream `Ole10Native`; null when it is none. */
export function nativeObject(stream: Buffer): NativeObject | null {
  const name = terminated(stream, 6);
  const path = terminated(stream, name.next);
  const temporary = path.next + 4;
  if (temporary + 4 > stream.length) {
    return null;
  }
  const size = temporary + 4 + stream.readUInt32LE(temporary);
  return size + 4 > stream.length
    ? null
    : { name: name.text, bytes: stream.subarray(size + 4, size + 4 + stream.readUInt32LE(size)) };
}

function terminated(stream: Buffer, from: number): { readonly text: string; readonly next: number } {
  const end = stream.indexOf(0, from);
  return end === -1 ? { text: "", next: stream.length } : { text: stream.toString("latin1", from, end), next: end + 1 };
}

const BLIPS: readonly { readonly signature: Buffer; readonly types: readonly number[] }[] = [
  { signature: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), types: [0xf01e] },
  { signature: Buffer.from([0xff, 0xd8, 0xff]), types: [0xf01d, 0xf02a] },
];

/** A picture's record has its header before one or two checksums and a mark. */
const HEADER_DISTANCES = [8 + 16 + 1, 8 + 32 + 1];
const MOST_PICTURES = 500;

/** PNG and JPEG pictures in the data that drawings share, each told by its signature and the record around it. */
export function* picturesIn(data: Buffer): Generator<Uint8Array> {
  let found = 0;
  for (const { signature, types } of BLIPS) {
    for (let at = data.indexOf(signature); at !== -1 && found < MOST_PICTURES; at = data.indexOf(signature, at + 1)) {
      const header = HEADER_DISTANCES.map((distance) => at - distance).find(
        (start) => start >= 0 && types.includes(data.readUInt16LE(start + 2)),
      );
      if (header !== undefined) {
        found += 1;
        yield data.subarray(at, header + 8 + data.readUInt32LE(header + 4));
      }
    }
  }
}

const EMBEDDED_OBJECT = 4113;
const COMPRESSED = 1;

/**
 * Objects embedded in a presentation, unpacked.
 * @throws OutOfBounds
 */
export async function* presentationObjects(stream: Buffer, reading: Reading): AsyncGenerator<Uint8Array> {
  for (const { type, instance, start, end } of recordsIn(stream, 0, stream.length)) {
    if (type === EMBEDDED_OBJECT && instance === COMPRESSED) {
      const bits: Buffer[] = [];
      await inflate(stream.subarray(start + 4, end), createInflate(), (bit) => {
        reading.unpacked(bit.length);
        bits.push(bit);
        return true;
      });
      yield Buffer.concat(bits);
    } else if (type === EMBEDDED_OBJECT) {
      yield stream.subarray(start, end);
    }
  }
}
