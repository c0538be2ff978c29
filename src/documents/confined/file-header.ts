import type { FormatSettings } from "../formats/format.ts";

/**
 * How a file comes in: its bytes, this header as JSON, and the header's length in four bytes, little-endian. The header
 * comes last because only the end of a stream tells that it is one.
 */
export interface FileHeader {
  readonly name: string;
  readonly type: string;
  readonly isCut: boolean;
  readonly settings: FormatSettings;
}

const LENGTH_BYTES = 4;

export function encodeHeader(header: FileHeader): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(json.byteLength + LENGTH_BYTES);
  json.copy(bytes);
  bytes.writeUInt32LE(json.byteLength, json.byteLength);
  return bytes;
}

/** Takes the header off the end. @throws where there is none: whoever sent the file did not come to its end. */
export function splitHeader(input: Buffer): { readonly bytes: Uint8Array; readonly header: FileHeader } {
  const end = input.byteLength - LENGTH_BYTES;
  const start = end - input.readUInt32LE(end);
  return { bytes: input.subarray(0, start), header: JSON.parse(input.toString("utf8", start, end)) };
}
