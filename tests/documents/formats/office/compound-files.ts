import { utils, write } from "cfb";

/** A compound file of these streams; names may have storages before them, with slashes. */
export function compoundOf(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const container = utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) {
    utils.cfb_add(container, `/${name}`, Buffer.from(bytes));
  }
  return Buffer.from(write(container, { type: "buffer" }));
}

const PARTS_AT = { body: 0x4c, notes: 0x50, header: 0x54, comments: 0x5c } as const;

/** The streams of a Word 97 document, its text in one piece of Unicode. */
export function docStreams(parts: Partial<Record<keyof typeof PARTS_AT, string>>): Record<string, Buffer> {
  const document = Buffer.alloc(0x400);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0xc1, 2);
  let text = "";
  for (const [part, at] of Object.entries(PARTS_AT)) {
    const written = parts[part as keyof typeof PARTS_AT] ?? "";
    document.writeUInt32LE(written.length, at);
    text += written;
  }
  const pieces = Buffer.alloc(5 + 16);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(document.length, 15);
  document.writeUInt32LE(0, 0x1a2);
  document.writeUInt32LE(pieces.length, 0x1a6);
  return { WordDocument: Buffer.concat([document, Buffer.from(text, "utf16le")]), "0Table": pieces };
}

/** A record of PowerPoint's streams, of bytes or of records. */
export function pptRecord(type: number, content: Buffer | readonly Buffer[], instance = 0): Buffer {
  const isContainer = !Buffer.isBuffer(content);
  const body = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const header = Buffer.alloc(8);
  header.writeUInt16LE((instance << 4) | (isContainer ? 0xf : 0), 0);
  header.writeUInt16LE(type, 2);
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body]);
}

/** A property set with a title, in the code page given. */
export function summaryOf(title: Buffer, codePage: number): Buffer {
  const header = Buffer.alloc(48);
  header.writeUInt16LE(0xfffe, 0);
  header.writeUInt32LE(1, 24);
  Buffer.from("e0859ff2f94f6810ab9108002b27b3d9", "hex").copy(header, 28);
  header.writeUInt32LE(48, 44);
  const section = Buffer.alloc(8 + 16 + 8 + 8);
  section.writeUInt32LE(2, 4);
  section.writeUInt32LE(1, 8);
  section.writeUInt32LE(24, 12);
  section.writeUInt32LE(2, 16);
  section.writeUInt32LE(32, 20);
  section.writeUInt32LE(2, 24);
  section.writeUInt16LE(codePage, 28);
  section.writeUInt32LE(30, 32);
  section.writeUInt32LE(title.length, 36);
  return Buffer.concat([header, section, title]);
}
