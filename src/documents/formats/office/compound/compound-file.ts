/** A stream in a compound file. */
export interface CompoundStream {
  /** Names of the storages it is in and its own, separated by slashes, without the root. */
  readonly path: string;
  readonly start: number;
  readonly size: number;
}

/** A compound file (OLE2): what Office wrote before 2007, and what still wraps encrypted and embedded files. */
export interface CompoundFile {
  readonly streams: readonly CompoundStream[];
  /** A stream's bytes, as far as they are there; null when there is no such stream. Case does not matter in names. */
  bytesOf(path: string): Buffer | null;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const NO_SECTOR = 0xfffffffa;
const ENTRY_SIZE = 128;
const MINI_SECTOR = 64;
const MOST_ENTRIES = 20_000;
const STREAM = 2;
const ROOT = 5;
const NO_ENTRY = 0xffffffff;

/** Whether these bytes begin as compound files do. */
export function isCompound(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && SIGNATURE.every((value, index) => bytes[index] === value);
}

/**
 * Opens a compound file as far as it is sound: chains of sectors that run in circles or out of the file end there. Own
 * code, since the libraries there are follow such chains for ever.
 */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = file.readUInt16LE(30) === 12 ? 4096 : 512;
  const mostSectors = Math.ceil(file.length / sectorSize);
  const table = allocationTable(file, sectorSize, mostSectors);

  function sector(index: number): Buffer {
    return file.subarray((index + 1) * sectorSize, (index + 2) * sectorSize);
  }

  function chain(start: number, size: number): Buffer {
    const sectors: Buffer[] = [];
    let left = Math.min(size, file.length);
    for (let index = start; index < NO_SECTOR && left > 0 && sectors.length < mostSectors; ) {
      const bits = sector(index);
      sectors.push(bits);
      left -= bits.length;
      index = bits.length === 0 ? NO_SECTOR : (table[index] ?? NO_SECTOR);
    }
    return Buffer.concat(sectors).subarray(0, size);
  }

  const entries = entriesIn(chain(file.readUInt32LE(48), file.length));
  const root = entries.find(({ type }) => type === ROOT);
  const miniStream = root === undefined ? Buffer.alloc(0) : chain(root.start, root.size);
  const miniTable = chain(file.readUInt32LE(60), file.length);
  const miniLimit = file.readUInt32LE(56);

  function miniChain(start: number, size: number): Buffer {
    const sectors: Buffer[] = [];
    const most = Math.min(Math.ceil(size / MINI_SECTOR), Math.ceil(miniStream.length / MINI_SECTOR));
    for (let index = start; index < NO_SECTOR && sectors.length < most; ) {
      sectors.push(miniStream.subarray(index * MINI_SECTOR, (index + 1) * MINI_SECTOR));
      index = index * 4 + 4 <= miniTable.length ? miniTable.readUInt32LE(index * 4) : NO_SECTOR;
    }
    return Buffer.concat(sectors).subarray(0, size);
  }

  const streams = streamsOf(entries);
  const byPath = new Map(streams.map((stream) => [stream.path.toLowerCase(), stream]));
  return {
    streams,
    bytesOf(path) {
      const stream = byPath.get(path.toLowerCase());
      if (stream === undefined) {
        return null;
      }
      return stream.size < miniLimit ? miniChain(stream.start, stream.size) : chain(stream.start, stream.size);
    },
  };
}

/** For each sector the one that follows it in its chain. */
function allocationTable(file: Buffer, sectorSize: number, mostSectors: number): readonly number[] {
  const places: number[] = [];
  for (let at = 76; at < 512; at += 4) {
    places.push(file.readUInt32LE(at));
  }
  let next = file.readUInt32LE(68);
  for (let steps = 0; next < NO_SECTOR && steps < mostSectors; steps += 1) {
    const at = (next + 1) * sectorSize;
    if (at + sectorSize > file.length) {
      break;
    }
    for (let offset = 0; offset < sectorSize - 4; offset += 4) {
      places.push(file.readUInt32LE(at + offset));
    }
    next = file.readUInt32LE(at + sectorSize - 4);
  }
  const table: number[] = [];
  for (const place of places) {
    const at = (place + 1) * sectorSize;
    if (place >= NO_SECTOR || at >= file.length || table.length >= mostSectors) {
      continue;
    }
    for (let offset = 0; offset < sectorSize; offset += 4) {
      table.push(at + offset + 4 <= file.length ? file.readUInt32LE(at + offset) : NO_SECTOR);
    }
  }
  return table;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function entriesIn(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length && entries.length < MOST_ENTRIES; at += ENTRY_SIZE) {
    const nameLength = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    entries.push({
      name: directory.toString("utf16le", at, at + nameLength),
      type: directory[at + 66] ?? 0,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** Streams with their paths; those that the tree does not lead to stand in the root. */
function streamsOf(entries: readonly Entry[]): readonly CompoundStream[] {
  const folders = new Map<number, string>();
  const rootIndex = entries.findIndex(({ type }) => type === ROOT);
  const pending = [{ index: entries[rootIndex]?.child ?? NO_ENTRY, folder: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entry = entries[next.index];
    if (entry !== undefined && !folders.has(next.index)) {
      folders.set(next.index, next.folder);
      pending.push({ index: entry.left, folder: next.folder }, { index: entry.right, folder: next.folder });
      pending.push({ index: entry.child, folder: `${next.folder}${entry.name}/` });
    }
  }
  return entries.flatMap(({ name, type, start, size }, index) =>
    type === STREAM ? [{ path: `${folders.get(index) ?? ""}${name}`, start, size }] : [],
  );
}
