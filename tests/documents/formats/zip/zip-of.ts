import { crc32, deflateRawSync } from "node:zlib";

export interface ZippedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
  /** The size the archive states, where it lies. */
  readonly statedSize?: number;
}

/** A zip archive of these files; an object's keys are names and its values contents. */
export function zipOf(files: readonly ZippedFile[] | Readonly<Record<string, string | Uint8Array>>): Buffer {
  const list = Array.isArray(files)
    ? (files as readonly ZippedFile[])
    : Object.entries(files).map(([name, content]): ZippedFile => ({ name, content }));
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of list) {
    const content = Buffer.from(file.content);
    const packed = file.isStored === true ? content : deflateRawSync(content);
    const name = Buffer.from(file.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (file.isEncrypted === true ? 1 : 0), 2);
    common.writeUInt16LE(file.isStored === true ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(file.statedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\u0003\u0004"), common, name, packed);
    central.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), common, place, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
