import type { Reading } from "../../format.ts";
import { nativeObject } from "../compound/embedded.ts";

/** Smaller ones are frames and bullets of no picture. */
const LEAST = 32;

/** A picture written as hexadecimal digits. */
export async function readHexPicture(hex: string, reading: Reading, where: string): Promise<void> {
  const bytes = hexBytes(hex, reading);
  if (bytes.length >= LEAST) {
    await reading.inner({ name: "", type: "", bytes, isCut: false }, where);
  }
}

/** An embedded object written as hexadecimal digits: names of its program, then a compound file or a file as it is. */
export async function readHexObject(hex: string, reading: Reading, where: string): Promise<void> {
  const bytes = hexBytes(hex, reading);
  let at = 8;
  for (let name = 0; name < 3 && at + 4 <= bytes.length; name += 1) {
    at += 4 + bytes.readUInt32LE(at);
  }
  const data = bytes.subarray(at + 4);
  if (data.length === 0) {
    return;
  }
  const native = nativeObject(Buffer.concat([Buffer.alloc(4), data]));
  const inner = native ?? { name: "", bytes: data };
  await reading.inner({ name: inner.name, type: "", bytes: inner.bytes, isCut: false }, where);
}

function hexBytes(hex: string, reading: Reading): Buffer {
  reading.unpacked(hex.length / 2);
  return Buffer.from(hex.replace(/[^0-9a-fA-F]+/gu, ""), "hex");
}
