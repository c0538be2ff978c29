/** A file in a zip archive, as the archive tells of it: nothing here is to be believed. */
export interface ZipEntry {
  /** Slashes are forward ones. A stranger's words: never a path to write to, and never told. */
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isEncrypted: boolean;
  /** The number of the way it was packed: 0 as it is, 8 deflate. */
  readonly method: number;
  /** Where the packed bytes lie in the archive. */
  readonly start: number;
  readonly end: number;
  /** Bytes when unpacked, as stated; null where the archive does not say. */
  readonly size: number | null;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Something was damaged or cut off, lay over something else, or pointed nowhere: there may have been more. */
  readonly isDamaged: boolean;
  /** There are more entries than were asked for. */
  readonly hasMore: boolean;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END_OF_DIRECTORY = 0x06064b50;
const LOCAL_HEADER_LENGTH = 30;
const CENTRAL_HEADER_LENGTH = 46;
const END_OF_DIRECTORY_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

const FLAG_ENCRYPTED = 0x1;
const FLAG_SIZES_FOLLOW = 0x8;
const FLAG_UTF8 = 0x800;

/** Whether these bytes begin as zip archives do. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** Whether the last thing in these bytes is the end of an archive's directory, whatever they begin as. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = archive.lastIndexOf("PK\u0005\u0006", -END_OF_DIRECTORY_LENGTH, "latin1");
  return at >= 0 && at + END_OF_DIRECTORY_LENGTH + archive.readUInt16LE(at + 20) === archive.length;
}

/**
 * The files in an archive, in the order of its directory. Where the directory is missing (the file was cut) or unsound,
 * the headers before each file are followed instead, as far as they go. Never throws.
 * @param most entries to list at most
 */
export function zipDirectory(bytes: Uint8Array, most: number): ZipDirectory {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = centralDirectory(archive, most) ?? localHeaders(archive, most);
  const entries = withoutOverlaps(listed.entries);
  return { ...listed, entries, isDamaged: listed.isDamaged || entries.length < listed.entries.length };
}

/** Null where there is none, or where it does not lead to a single file. */
function centralDirectory(archive: Buffer, most: number): ZipDirectory | null {
  const found = endOfDirectory(archive);
  if (found === null) {
    return null;
  }
  const entries: ZipEntry[] = [];
  let at = found.start;
  let isDamaged = false;
  let seen = 0;
  while (at + CENTRAL_HEADER_LENGTH <= archive.length && archive.readUInt32LE(at) === CENTRAL_HEADER && seen < most) {
    seen += 1;
    const nameEnd = at + CENTRAL_HEADER_LENGTH + archive.readUInt16LE(at + 28);
    const extraEnd = nameEnd + archive.readUInt16LE(at + 30);
    const entry = centralEntry(archive, at, nameEnd, Math.min(extraEnd, archive.length), found.offset);
    if (entry === null) {
      isDamaged = true;
    } else {
      entries.push(entry);
    }
    at = extraEnd + archive.readUInt16LE(at + 32);
  }
  const hasMore = seen >= most && seen < found.count;
  if (entries.length === 0 && archive.readUInt32LE(0) === LOCAL_HEADER) {
    return null;
  }
  return { entries, isDamaged: isDamaged || (!hasMore && seen < found.count), hasMore };
}

interface EndOfDirectory {
  readonly start: number;
  readonly count: number;
  /** What stands before the archive in the file, so that its own positions are off by this much. */
  readonly offset: number;
}

function endOfDirectory(archive: Buffer): EndOfDirectory | null {
  const last = archive.length - END_OF_DIRECTORY_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (archive[at] === 0x50 && archive.readUInt32LE(at) === END_OF_DIRECTORY) {
      const length = archive.readUInt32LE(at + 12);
      const stated = archive.readUInt32LE(at + 16);
      const zip64 = zip64EndOfDirectory(archive, at);
      if (zip64 !== null) {
        return zip64;
      }
      const start = at - length;
      return start >= stated && start >= 0
        ? { start, count: archive.readUInt16LE(at + 10), offset: start - stated }
        : { start: stated, count: archive.readUInt16LE(at + 10), offset: 0 };
    }
  }
  return null;
}

function zip64EndOfDirectory(archive: Buffer, end: number): EndOfDirectory | null {
  const locator = end - 20;
  if (locator < 0 || archive.readUInt32LE(locator) !== ZIP64_LOCATOR) {
    return null;
  }
  const at = Number(archive.readBigUInt64LE(locator + 8));
  if (at + 56 > archive.length || archive.readUInt32LE(at) !== ZIP64_END_OF_DIRECTORY) {
    return null;
  }
  return {
    start: Number(archive.readBigUInt64LE(at + 48)),
    count: Number(archive.readBigUInt64LE(at + 32)),
    offset: 0,
  };
}

function centralEntry(archive: Buffer, at: number, nameEnd: number, extraEnd: number, offset: number): ZipEntry | null {
  const stated = {
    size: archive.readUInt32LE(at + 24),
    packed: archive.readUInt32LE(at + 20),
    header: archive.readUInt32LE(at + 42),
  };
  const { size, packed, header } = nameEnd <= extraEnd ? inZip64(archive.subarray(nameEnd, extraEnd), stated) : stated;
  const local = header + offset;
  if (local + LOCAL_HEADER_LENGTH > archive.length || archive.readUInt32LE(local) !== LOCAL_HEADER) {
    return null;
  }
  const start = local + LOCAL_HEADER_LENGTH + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + packed > archive.length) {
    return null;
  }
  const flags = archive.readUInt16LE(at + 8);
  const name = nameOf(archive.subarray(at + CENTRAL_HEADER_LENGTH, nameEnd), flags);
  return entryOf(name, flags, archive.readUInt16LE(at + 10), start, start + packed, size);
}

interface Sizes {
  readonly size: number;
  readonly packed: number;
  readonly header: number;
}

/** Numbers that don't fit into 32 bits stand in an extra field, those that do are left out of it. */
function inZip64(extra: Buffer, stated: Sizes): Sizes {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4;
      const wide = (narrow: number) => {
        if (narrow !== IN_ZIP64 || next + 8 > Math.min(end, extra.length)) {
          return narrow;
        }
        next += 8;
        return Number(extra.readBigUInt64LE(next - 8));
      };
      const size = wide(stated.size);
      const packed = wide(stated.packed);
      return { size, packed, header: wide(stated.header) };
    }
    at = end;
  }
  return stated;
}

function localHeaders(archive: Buffer, most: number): ZipDirectory {
  const entries: ZipEntry[] = [];
  let at = nextLocalHeader(archive, 0);
  while (at !== -1 && entries.length < most) {
    const flags = archive.readUInt16LE(at + 6);
    const nameEnd = at + LOCAL_HEADER_LENGTH + archive.readUInt16LE(at + 26);
    const start = nameEnd + archive.readUInt16LE(at + 28);
    const packed = archive.readUInt32LE(at + 18);
    const isStated = (flags & FLAG_SIZES_FOLLOW) === 0 && packed !== IN_ZIP64;
    const next = nextLocalHeader(archive, isStated ? start + packed : start);
    const end = isStated ? start + packed : next === -1 ? archive.length : next;
    if (start <= archive.length) {
      const name = nameOf(archive.subarray(at + LOCAL_HEADER_LENGTH, nameEnd), flags);
      const method = archive.readUInt16LE(at + 8);
      const size = isStated ? archive.readUInt32LE(at + 22) : null;
      entries.push(entryOf(name, flags, method, start, Math.min(end, archive.length), size));
    }
    at = next;
  }
  return { entries, isDamaged: true, hasMore: at !== -1 };
}

function nextLocalHeader(archive: Buffer, from: number): number {
  const at = archive.indexOf("PK\u0003\u0004", from, "latin1");
  return at === -1 || at + LOCAL_HEADER_LENGTH > archive.length ? -1 : at;
}

function nameOf(written: Buffer, flags: number): string {
  // Office and every current archiver write UTF-8 whether or not they say so; other code pages only spoil a hint.
  return written
    .toString((flags & FLAG_UTF8) !== 0 ? "utf8" : isUtf8(written) ? "utf8" : "latin1")
    .replaceAll("\\", "/");
}

function isUtf8(written: Buffer): boolean {
  return !written.toString("utf8").includes("\ufffd");
}

function entryOf(
  name: string,
  flags: number,
  method: number,
  start: number,
  end: number,
  size: number | null,
): ZipEntry {
  return {
    name,
    isDirectory: name.endsWith("/"),
    isEncrypted: (flags & FLAG_ENCRYPTED) !== 0,
    method,
    start,
    end,
    size,
  };
}

/** Entries that share packed bytes make a small file unpack to a huge one: of those the first counts. */
function withoutOverlaps(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const inPlace = entries.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const refused = new Set<ZipEntry>();
  let taken = 0;
  for (const entry of inPlace) {
    if (entry.start < taken) {
      refused.add(entry);
    } else {
      taken = entry.end;
    }
  }
  return refused.size === 0 ? entries : entries.filter((entry) => !refused.has(entry));
}
