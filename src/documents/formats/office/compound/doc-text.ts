import iconv from "iconv-lite";
import type { Asides } from "../asides.ts";
import { PLAIN_FIELD } from "../field-codes.ts";
import type { WrittenText } from "../written-text.ts";
import { rowEnds } from "./doc-rows.ts";

const FLAG_ENCRYPTED = 0x100;
const FLAG_TABLE_1 = 0x200;
/** Word 97, the first whose text is in pieces of Unicode. */
const WORD_97 = 0xc1;
/** What documents begin with: Word 2, 6 and 95, 97 and later. */
const BEGINNINGS = new Set([0xa5db, 0xa5dc, 0xa5ec]);

/** The parts of the text, in order, by where their lengths stand. */
const PARTS = [
  { where: "", at: 0x4c },
  { where: "notes", at: 0x50 },
  { where: "header", at: 0x54 },
  { where: "", at: 0x58 },
  { where: "comments", at: 0x5c },
  { where: "notes", at: 0x60 },
  { where: "text boxes", at: 0x64 },
  { where: "header", at: 0x68 },
];

const PIECE_TABLE = 0x1a2;
const COMMENT_AUTHORS = 0x1ba;
const REVISION_AUTHORS = 0x232;
const SAVED_BY = 0x2d2;

/** The Word document in these streams, as far as it can be read. */
export interface DocStreams {
  readonly document: Buffer;
  readonly table: (name: "0Table" | "1Table") => Buffer | null;
}

/** A stretch of text as it is stored. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly isWide: boolean;
}

/**
 * Tells a Word document's text in all its parts; deleted and hidden text is in it as any other.
 * @returns what it could not be read for
 */
export function writeDoc(streams: DocStreams, written: WrittenText, asides: Asides): "encrypted" | "malformed" | null {
  const { document } = streams;
  if (document.length < 0x60 || !BEGINNINGS.has(document.readUInt16LE(0))) {
    return "malformed";
  }
  const flags = document.readUInt16LE(0x0a);
  if ((flags & FLAG_ENCRYPTED) !== 0) {
    return "encrypted";
  }
  if (document.readUInt16LE(2) < WORD_97 || document.length < SAVED_BY + 8) {
    const text = document.subarray(document.readUInt32LE(0x18), document.readUInt32LE(0x1c));
    writeText(iconv.decode(text, "cp1252"), () => false, written, asides);
    return null;
  }
  const table = streams.table((flags & FLAG_TABLE_1) === 0 ? "0Table" : "1Table") ?? Buffer.alloc(0);
  const pieces = piecesIn(range(document, table, PIECE_TABLE), document.length);
  const ends = rowEnds(document, table);
  const chars: { text: string; at: number; step: number }[] = pieces.map(({ start, length, isWide }) => {
    const bytes = document.subarray(start, start + (isWide ? length * 2 : length));
    return { text: iconv.decode(bytes, isWide ? "utf16le" : "cp1252"), at: start, step: isWide ? 2 : 1 };
  });
  const all = chars.map(({ text }) => text).join("");
  const rowMarks = new Set<number>();
  let passed = 0;
  for (const { text, at, step } of chars) {
    for (let mark = text.indexOf("\x07"); mark !== -1; mark = text.indexOf("\x07", mark + 1)) {
      if (ends.has(at + (mark + 1) * step)) {
        rowMarks.add(passed + mark);
      }
    }
    passed += text.length;
  }
  let from = 0;
  for (const { where, at } of PARTS) {
    const length = document.readUInt32LE(at);
    const start = from;
    written.endLine();
    written.at(where);
    writeText(all.slice(from, from + length), (index) => rowMarks.has(start + index), written, asides);
    from += length;
  }
  for (const place of [COMMENT_AUTHORS, REVISION_AUTHORS, SAVED_BY]) {
    for (const name of stringsIn(range(document, table, place), place === COMMENT_AUTHORS)) {
      asides.add("authors", name);
    }
  }
  return all.length === 0 && document.readUInt32LE(0x4c) > 1 ? "malformed" : null;
}

function range(document: Buffer, table: Buffer, at: number): Buffer {
  const start = document.readUInt32LE(at);
  return table.subarray(start, start + document.readUInt32LE(at + 4));
}

function piecesIn(table: Buffer, most: number): readonly Piece[] {
  let at = 0;
  while (table[at] === 1 && at + 3 <= table.length) {
    at += 3 + table.readUInt16LE(at + 1);
  }
  if (table[at] !== 2 || at + 5 > table.length) {
    return [];
  }
  const plc = table.subarray(at + 5, at + 5 + table.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  // Pieces that say the same bytes again would make a small file a huge text.
  let left = most;
  for (let index = 0; index < count && left > 0; index += 1) {
    const length = Math.min(plc.readUInt32LE(index * 4 + 4) - plc.readUInt32LE(index * 4), left);
    const place = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isWide = (place & 0x40000000) === 0;
    if (length > 0) {
      left -= length;
      pieces.push({ start: isWide ? place : (place & 0x3fffffff) / 2, length, isWide });
    }
  }
  return pieces;
}

/** Strings with their lengths before them: in a table that begins with its size, or plainly one after the other. */
function* stringsIn(bytes: Buffer, isPlain: boolean): Generator<string> {
  for (let at = isPlain ? 0 : 6; at + 2 <= bytes.length; ) {
    const end = at + 2 + bytes.readUInt16LE(at) * 2;
    yield bytes.toString("utf16le", at + 2, end);
    at = end;
  }
}

/** Signs that stand for something else than text; the rest (pictures, references to notes) is left out. */
const SIGNS: Readonly<Record<string, string>> = { "\t": "\t", "\x07": "\t", "\x1e": "-" };
const ENDS_OF_LINES = new Set(["\r", "\n", "\x0b", "\x0c", "\x0e"]);
const FIELD_BEGINS = "\x13";
const FIELD_RESULT = "\x14";
const FIELD_ENDS = "\x15";

function writeText(text: string, isRowEnd: (index: number) => boolean, written: WrittenText, asides: Asides): void {
  /** The codes of fields that are open; null once their result has begun, which is text as any other. */
  const fields: (string | null)[] = [];
  let from = 0;

  function take(to: number): void {
    const inner = fields.findLastIndex((code) => code !== null);
    const piece = text.slice(from, to);
    if (inner === -1) {
      written.add(piece);
    } else {
      fields[inner] += piece;
    }
  }

  function keepCode(code: string | null | undefined): void {
    if (typeof code === "string" && !PLAIN_FIELD.test(code)) {
      asides.add("fields", code);
    }
  }

  for (const { 0: sign, index } of text.matchAll(/\p{Cc}/gu)) {
    take(index);
    from = index + 1;
    if (sign === FIELD_BEGINS) {
      fields.push("");
    } else if (sign === FIELD_RESULT) {
      keepCode(fields.pop());
      fields.push(null);
    } else if (sign === FIELD_ENDS) {
      keepCode(fields.pop());
    } else if (ENDS_OF_LINES.has(sign) || isRowEnd(index)) {
      written.endLine();
    } else {
      written.add(SIGNS[sign] ?? "");
    }
  }
  take(text.length);
  written.endLine();
}
