import type { WrittenText } from "../written-text.ts";
import { type Persisted, persistedAt } from "./ppt-persisted.ts";
import { isContainer, type PptRecord, recordsIn } from "./ppt-records.ts";

const SLIDE = 1006;
const NOTES = 1008;
const MASTER = 1016;
const DOCUMENT = 1000;
const SLIDE_LIST = 4080;
const SLIDE_PERSIST = 1011;
const TEXT_CHARS = 4000;
const TEXT_BYTES = 4008;
const STRING = 4026;
const COMMENT = 12000;

/** Strings that PowerPoint names its own things by; those of comments, headers and links are somebody's words. */
const OWN_NAMES = /^(?:___PPT\d+|.{0,2})$/u;

/** Levels of records in records. */
const DEEPEST = 40;

/**
 * Tells the text of a presentation: that of each slide with its notes and comments. What was there before the last save, and
 * is still in the file, counts as well.
 */
export function writePpt(stream: Buffer, written: WrittenText): void {
  const persisted = persistedAt(stream);
  for (const record of recordsIn(stream, 0, stream.length)) {
    written.endLine();
    written.at(placeOf(record, persisted));
    if (record.type === DOCUMENT) {
      writeDocument(record, stream, written, persisted);
    } else {
      writeRecord(record, stream, written, 0);
    }
  }
}

function placeOf(record: PptRecord, persisted: Persisted): string {
  const number = persisted.slideAt(record.at);
  if (record.type === MASTER) {
    return "slide master";
  }
  if (record.type === NOTES) {
    const slide = persisted.slideOfNotes(record);
    return slide === null ? "notes" : `slide ${slide}, notes`;
  }
  return record.type === SLIDE && number !== null ? `slide ${number}` : "";
}

/** The text of placeholders stands in the document's lists, behind a record for each slide. */
function writeDocument(document: PptRecord, stream: Buffer, written: WrittenText, persisted: Persisted): void {
  for (const child of recordsIn(stream, document.start, document.end)) {
    if (child.type !== SLIDE_LIST) {
      written.endLine();
      written.at("");
      writeRecord(child, stream, written, 1);
      continue;
    }
    for (const record of recordsIn(stream, child.start, child.end)) {
      if (record.type === SLIDE_PERSIST) {
        written.endLine();
        written.at(persisted.placeOfList(child.instance, record));
      } else {
        writeRecord(record, stream, written, 2);
      }
    }
  }
}

function writeRecord(record: PptRecord, stream: Buffer, written: WrittenText, depth: number): void {
  if (isContainer(record)) {
    if (depth < DEEPEST) {
      for (const child of recordsIn(stream, record.start, record.end)) {
        writeRecord(child, stream, written, depth + (record.type === COMMENT ? 0 : 1));
      }
    }
  } else if (record.type === TEXT_BYTES) {
    writeLines(stream.toString("latin1", record.start, record.end), written);
  } else if (record.type === TEXT_CHARS) {
    writeLines(stream.toString("utf16le", record.start, record.end), written);
  } else if (record.type === STRING) {
    const text = stream.toString("utf16le", record.start, record.end);
    if (!OWN_NAMES.test(text)) {
      writeLines(text, written);
    }
  }
}

function writeLines(text: string, written: WrittenText): void {
  for (const line of text.split(/[\r\n\v]+/u)) {
    written.line(line.replaceAll("\0", ""));
  }
}
