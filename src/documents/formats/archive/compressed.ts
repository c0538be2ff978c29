import { createGunzip, createZstdDecompress } from "node:zlib";
import type { FileInput, Format, Reading } from "../format.ts";
import { hasSignature } from "../signatures.ts";

/** Bytes kept of what one compressed file unpacks to; the rest is a gap, so that something is left for what is inside. */
const MOST_KEPT = 64 * 1024 * 1024;
const GZIP = "\x1f\x8b\x08";
const ZSTANDARD = "\x28\xb5\x2f\xfd";
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;

/** A single file packed by gzip or zstd: often a tar archive, a log, a dump. */
export const COMPRESSED: Format = {
  id: "compressed",
  recognises: ({ bytes }) => hasSignature(bytes, GZIP) || hasSignature(bytes, ZSTANDARD),
  async read(input, reading) {
    const packedName = nameIn(input.bytes);
    reading.passage(packedName, { kind: "properties" });
    const { bytes, isWhole } = await unpack(input, reading);
    if (bytes.length > 0) {
      const name = packedName === "" ? input.name.replace(/\.(?:gz|zst)$/i, "").replace(/\.tgz$/i, ".tar") : packedName;
      await reading.inner({ name, type: "", bytes, isCut: input.isCut || !isWhole }, "");
    }
  },
};

/** What it unpacks to, as far as it is sound and within the bound; what is missing is noted. */
async function unpack(input: FileInput, reading: Reading): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const stream = hasSignature(input.bytes, GZIP) ? createGunzip() : createZstdDecompress();
  const kept: Buffer[] = [];
  let length = 0;
  stream.on("data", (bytes: Buffer) => {
    try {
      reading.unpacked(bytes.length);
      kept.push(bytes);
      length += bytes.length;
      if (length > MOST_KEPT) {
        reading.gap("too-large");
        stream.destroy();
        resolve(false);
      }
    } catch (error) {
      stream.destroy();
      reject(error);
    }
  });
  stream.on("end", () => resolve(true));
  stream.on("error", () => {
    if (!input.isCut) {
      reading.gap("malformed");
    }
    resolve(false);
  });
  stream.end(input.bytes);
  const isWhole = await promise;
  return { bytes: Buffer.concat(kept), isWhole };
}

/** The name a file had before gzip packed it, "" when there is none. */
function nameIn(bytes: Uint8Array): string {
  const flags = bytes[3] ?? 0;
  if (!hasSignature(bytes, GZIP) || (flags & FLAG_NAME) === 0) {
    return "";
  }
  const extra = (flags & FLAG_EXTRA) === 0 ? 0 : 2 + (bytes[10] ?? 0) + (bytes[11] ?? 0) * 256;
  const start = 10 + extra;
  const end = bytes.indexOf(0, start);
  return end < 0 ? "" : Buffer.from(bytes.subarray(start, end)).toString("latin1");
}
