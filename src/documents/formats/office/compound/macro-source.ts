import type { Reading } from "../../format.ts";

/** Where compressed source begins: a container's signature and header, eight plain characters, and the first of them. */
const FIRST_WORDS = Buffer.from("\0Attribut", "latin1");
const SIGNATURE = 1;
const BEFORE_FIRST_WORDS = 3;

/** What the editor keeps of a module and does not show. */
const ATTRIBUTES = /^Attribute VB_.*\r?\n?/gmu;

const CHUNK = 4096;
const COMPRESSED = 0x8000;
const CHUNK_SIZE = 0x0fff;

/**
 * The source of a macro's module, found by how every module begins; null when the stream is none.
 * @throws OutOfBounds
 */
export function macroSource(stream: Buffer, reading: Reading): string | null {
  const start = stream.indexOf(FIRST_WORDS) - BEFORE_FIRST_WORDS;
  if (start < 0 || stream[start] !== SIGNATURE) {
    return null;
  }
  const chunks: Buffer[] = [];
  for (let at = start + 1; at + 2 <= stream.length; ) {
    const header = stream.readUInt16LE(at);
    const end = at + (header & CHUNK_SIZE) + 3;
    const packed = stream.subarray(at + 2, end);
    reading.unpacked(CHUNK);
    chunks.push((header & COMPRESSED) === 0 ? packed : unpackedChunk(packed));
    at = end;
  }
  return Buffer.concat(chunks).toString("latin1").replace(ATTRIBUTES, "");
}

/** A chunk holds characters and references to earlier ones, eight to a byte that says which is which. */
function unpackedChunk(packed: Buffer): Buffer {
  const chunk = Buffer.alloc(CHUNK);
  let length = 0;
  for (let at = 0; at < packed.length && length < CHUNK; ) {
    const flags = packed[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < packed.length && length < CHUNK; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        chunk[length] = packed[at] ?? 0;
        at += 1;
        length += 1;
      } else if (at + 2 <= packed.length) {
        length = copyEarlier(chunk, length, packed.readUInt16LE(at));
        at += 2;
      } else {
        return chunk.subarray(0, length);
      }
    }
  }
  return chunk.subarray(0, length);
}

/** The further in the chunk, the more of a reference's bits say how far back it is, and the fewer how long. */
function copyEarlier(chunk: Buffer, length: number, reference: number): number {
  const distanceBits = Math.max(Math.ceil(Math.log2(Math.max(length, 1))), 4);
  const lengthMask = 0xffff >> distanceBits;
  const distance = (reference >> (16 - distanceBits)) + 1;
  const end = Math.min(length + (reference & lengthMask) + 3, CHUNK);
  for (let at = length; at < end; at += 1) {
    chunk[at] = chunk[at - distance] ?? 0;
  }
  return end;
}
