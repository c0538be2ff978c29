import { createInflateRaw, createZstdDecompress } from "node:zlib";
import type { Reading } from "../format.ts";
import { inflate } from "./inflate.ts";
import { type ZipEntry, zipDirectory } from "./zip-directory.ts";

/** Files looked at in one archive. More is no document, and no archive that people share. */
const MAX_ENTRIES = 10_000;

/** What keeping and telling one entry costs, whatever its size: a million empty files are not free. */
const ENTRY_COST = 512;

/** Bytes unpacked at a time: fewer mean more waiting for the thread that unpacks them. */
const CHUNK = 64 * 1024;

const STORED = 0;
const DEFLATED = 8;
const ZSTANDARD = 93;

/** A zip archive open for reading. */
export interface ZipArchive {
  /** In the order of the archive's directory. */
  readonly entries: readonly ZipEntry[];
  /**
   * Unpacks a file bit by bit; each bit was counted. What can't be unpacked, or is more than the archive said, is noted
   * as a gap, and what came before it counts.
   * @throws OutOfBounds, and what `take` throws
   */
  unpack(entry: ZipEntry, take: (bytes: Buffer) => void): Promise<void>;
  /**
   * A whole file, as far as it can be unpacked.
   * @throws OutOfBounds
   */
  bytesOf(entry: ZipEntry): Promise<Buffer>;
}

/**
 * Opens an archive; notes it as a gap when it is damaged, or holds more files than are looked at.
 * @throws OutOfBounds when its entries alone are more than may be unpacked
 */
export function openZip(bytes: Uint8Array, reading: Reading): ZipArchive {
  const { entries, isDamaged, hasMore } = zipDirectory(bytes, MAX_ENTRIES);
  if (isDamaged) {
    reading.gap("malformed");
  }
  if (hasMore) {
    reading.gap("too-large");
  }
  reading.unpacked(entries.length * ENTRY_COST);

  async function unpack(entry: ZipEntry, take: (bytes: Buffer) => void): Promise<void> {
    if (entry.isEncrypted) {
      reading.gap("encrypted");
      return;
    }
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset + entry.start, entry.end - entry.start);
    if (entry.method !== STORED && entry.method !== DEFLATED && entry.method !== ZSTANDARD) {
      reading.gap("unsupported");
      return;
    }
    let left = entry.size ?? Number.POSITIVE_INFINITY;
    const takeCounted = (unpacked: Buffer) => {
      const kept = unpacked.length > left ? unpacked.subarray(0, left) : unpacked;
      left -= kept.length;
      reading.unpacked(kept.length);
      take(kept);
      return kept.length === unpacked.length;
    };
    const isWhole =
      entry.method === STORED
        ? takeCounted(packed)
        : await inflate(
            packed,
            entry.method === DEFLATED ? createInflateRaw({ chunkSize: CHUNK }) : createZstdDecompress(),
            takeCounted,
          );
    if (!isWhole || (entry.size !== null && left > 0)) {
      reading.gap("malformed");
    }
  }

  async function bytesOf(entry: ZipEntry): Promise<Buffer> {
    const bits: Buffer[] = [];
    await unpack(entry, (bit) => bits.push(bit));
    return Buffer.concat(bits);
  }

  return { entries, unpack, bytesOf };
}
