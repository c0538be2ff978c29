import type { Format, Reading } from "../format.ts";
import { hasSignature } from "../signatures.ts";
import { isBookkeeping } from "./bookkeeping.ts";

const BLOCK = 512;
const CHECKSUM = 148;
const CHECKSUM_LENGTH = 8;
const MAGIC = 257;
/** What keeping and telling one entry costs, whatever its size. */
const ENTRY_COST = 512;
/** Archives from before POSIX are no error. The option is missing from the package's types. */
const ALL_TARS = { highWaterMark: BLOCK, allowUnknownFormat: true };

/** A tar archive, also one from before POSIX. */
export const TAR: Format = {
  id: "tar",
  recognises: ({ bytes }) => hasSignature(bytes, "ustar", MAGIC) || hasChecksum(bytes),
  async read({ bytes, isCut }, reading) {
    try {
      await readEntries(bytes, reading);
    } catch (error) {
      // Where the file was cut, an archive that ends early says nothing new.
      if (!isCut || !(error instanceof Error) || error.message !== "Unexpected end of data") {
        throw error;
      }
    }
  },
};

async function readEntries(bytes: Uint8Array, reading: Reading): Promise<void> {
  const { extract } = await import("tar-stream");
  const archive = extract(ALL_TARS);
  archive.end(bytes);
  let number = 0;
  for await (const entry of archive) {
    number += 1;
    reading.unpacked(ENTRY_COST);
    const { name, linkname, type } = entry.header;
    const where = `entry ${number}`;
    reading.passage([name, linkname ?? ""].join("\n").trim(), { kind: "properties", where });
    const kept: Buffer[] = [];
    for await (const bit of entry as AsyncIterable<Buffer>) {
      reading.unpacked(bit.length);
      kept.push(bit);
    }
    const content = Buffer.concat(kept);
    if (type !== "directory" && content.length > 0 && !isBookkeeping(content)) {
      await reading.inner({ name, type: "", bytes: content, isCut: false }, where);
    }
  }
}

/** The header's bytes add up to what it says, its checksum taken as spaces. */
function hasChecksum(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK || bytes[0] === 0) {
    return false;
  }
  const stated = Number.parseInt(
    Buffer.from(bytes.subarray(CHECKSUM, CHECKSUM + CHECKSUM_LENGTH))
      .toString("latin1")
      .trim(),
    8,
  );
  let sum = CHECKSUM_LENGTH * 0x20;
  for (let at = 0; at < BLOCK; at++) {
    sum += at >= CHECKSUM && at < CHECKSUM + CHECKSUM_LENGTH ? 0 : (bytes[at] ?? 0);
  }
  return sum === stated;
}
