import type { Format } from "../format.ts";
import { hasSignature } from "../signatures.ts";
import { isEncryptedRar } from "./rar-header.ts";

const SEVEN_ZIP = "7z\xbc\xaf\x27\x1c";
const RAR = "Rar!\x1a\x07";
const SEVEN_ZIP_HEADER = 32;
/** How 7-Zip names AES-256 among its methods. */
const SEVEN_ZIP_AES = "\x06\xf1\x07\x01";

/** Archives that can't be opened here: 7z, RAR, and files packed by bzip2, xz, lz4, compress or cab. */
export const UNREAD_ARCHIVES: Format = {
  id: "unread-archives",
  recognises: ({ bytes }) =>
    [SEVEN_ZIP, RAR, "BZh", "\xfd7zXZ\x00", "\x04\x22\x4d\x18", "\x1f\x9d", "\x1f\xa0", "MSCF\x00\x00\x00\x00"].some(
      (signature) => hasSignature(bytes, signature),
    ),
  async read({ bytes }, reading) {
    const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const isEncrypted = hasSignature(bytes, SEVEN_ZIP) ? isEncryptedSevenZip(archive) : isEncryptedRar(archive);
    reading.gap(isEncrypted ? "encrypted" : "unsupported");
  },
};

/** Tells archives whose names are encrypted too; with readable names, the header is packed and says nothing. */
function isEncryptedSevenZip(archive: Buffer): boolean {
  if (archive.length < SEVEN_ZIP_HEADER) {
    return false;
  }
  const start = SEVEN_ZIP_HEADER + Number(archive.readBigUInt64LE(12));
  return start < archive.length && archive.subarray(start).includes(SEVEN_ZIP_AES, 0, "latin1");
}
