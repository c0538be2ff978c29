const RAR4 = Buffer.from("Rar!\x1a\x07\x00", "latin1");
const RAR5 = Buffer.from("Rar!\x1a\x07\x01\x00", "latin1");
/** Headers looked at: an archive is encrypted as a whole or from its first files on. */
const MOST_HEADERS = 16;

/** Whether a RAR archive, or one of its first files, can't be read without a password. */
export function isEncryptedRar(archive: Buffer): boolean {
  if (archive.subarray(0, RAR5.length).equals(RAR5)) {
    return isEncryptedRar5(archive);
  }
  return archive.subarray(0, RAR4.length).equals(RAR4) && isEncryptedRar4(archive);
}

const RAR4_MAIN = 0x73;
const RAR4_FILE = 0x74;
const RAR4_HEADERS_ENCRYPTED = 0x80;
const RAR4_FILE_ENCRYPTED = 0x04;

function isEncryptedRar4(archive: Buffer): boolean {
  let at = RAR4.length;
  for (let count = 0; count < MOST_HEADERS && at + 11 <= archive.length; count++) {
    const type = archive[at + 2];
    const flags = archive.readUInt16LE(at + 3);
    const mask = type === RAR4_MAIN ? RAR4_HEADERS_ENCRYPTED : type === RAR4_FILE ? RAR4_FILE_ENCRYPTED : 0;
    if ((flags & mask) !== 0) {
      return true;
    }
    const size = archive.readUInt16LE(at + 5) + (type === RAR4_FILE ? archive.readUInt32LE(at + 7) : 0);
    at += Math.max(size, 7);
  }
  return false;
}

const RAR5_FILE = 2;
const RAR5_ENCRYPTION = 4;
const RAR5_HAS_EXTRA = 1;
const RAR5_HAS_DATA = 2;
const RAR5_FILE_ENCRYPTION = 1;

function isEncryptedRar5(archive: Buffer): boolean {
  let at = RAR5.length;
  for (let count = 0; count < MOST_HEADERS && at + 7 <= archive.length; count++) {
    const size = variable(archive, at + 4);
    const type = variable(archive, size.end);
    const flags = variable(archive, type.end);
    const extra = (flags.value & RAR5_HAS_EXTRA) === 0 ? { value: 0, end: flags.end } : variable(archive, flags.end);
    const data = (flags.value & RAR5_HAS_DATA) === 0 ? 0 : variable(archive, extra.end).value;
    const end = size.end + size.value;
    if (type.value === RAR5_ENCRYPTION) {
      return true;
    }
    if (type.value === RAR5_FILE && extra.value > 0) {
      const record = variable(archive, end - extra.value);
      if (variable(archive, record.end).value === RAR5_FILE_ENCRYPTION) {
        return true;
      }
    }
    at = end + data;
  }
  return false;
}

/** A number in groups of seven bits, the last without the highest bit. */
function variable(archive: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < 7; index++) {
    const byte = archive[at + index] ?? 0;
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) {
      return { value, end: at + index + 1 };
    }
  }
  return { value, end: at + 7 };
}
