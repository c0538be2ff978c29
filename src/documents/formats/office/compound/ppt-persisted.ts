import { isContainer, type PptRecord, recordsIn } from "./ppt-records.ts";

const DOCUMENT = 1000;
const SLIDE_LIST = 4080;
const SLIDE_PERSIST = 1011;
const NOTES_ATOM = 1009;
const PERSIST_DIRECTORY = 6002;
const LIST_OF_SLIDES = 0;
const LIST_OF_MASTERS = 1;

/** Which slide is which: records are found by their position, by way of numbers. */
export interface Persisted {
  /** The number from 1 of the slide whose record stands there; null when it is none, or no longer one. */
  slideAt(position: number): number | null;
  slideOfNotes(notes: PptRecord): number | null;
  /** The place of the text behind an entry in the document's list of this kind. */
  placeOfList(list: number, entry: PptRecord): string;
}

/** Reads the tables of the last save. */
export function persistedAt(stream: Buffer): Persisted {
  const positions = new Map<number, number>();
  const numbers = new Map<number, number>();
  const numbersById = new Map<number, number>();
  for (const record of recordsIn(stream, 0, stream.length)) {
    if (record.type === PERSIST_DIRECTORY) {
      readDirectory(stream, record, positions);
    } else if (record.type === DOCUMENT) {
      // A later save writes the document again: its list is the one that counts.
      numbers.clear();
      numbersById.clear();
      for (const entry of slideEntries(stream, record)) {
        numbers.set(stream.readUInt32LE(entry.start), numbers.size + 1);
        numbersById.set(stream.readUInt32LE(entry.start + 12), numbers.size);
      }
    }
  }
  const slides = new Map([...numbers].map(([reference, number]) => [positions.get(reference) ?? -1, number]));
  return {
    slideAt: (position) => slides.get(position) ?? null,
    slideOfNotes(notes) {
      for (const record of recordsIn(stream, notes.start, notes.end)) {
        if (record.type === NOTES_ATOM && record.start + 4 <= record.end) {
          return numbersById.get(stream.readUInt32LE(record.start)) ?? null;
        }
      }
      return null;
    },
    placeOfList(list, entry) {
      if (list === LIST_OF_MASTERS) {
        return "slide master";
      }
      const number = entry.start + 4 <= entry.end ? numbers.get(stream.readUInt32LE(entry.start)) : undefined;
      return list === LIST_OF_SLIDES && number !== undefined ? `slide ${number}` : "notes";
    },
  };
}

function* slideEntries(stream: Buffer, document: PptRecord): Generator<PptRecord> {
  for (const list of recordsIn(stream, document.start, document.end)) {
    if (list.type === SLIDE_LIST && list.instance === LIST_OF_SLIDES && isContainer(list)) {
      for (const entry of recordsIn(stream, list.start, list.end)) {
        if (entry.type === SLIDE_PERSIST && entry.start + 16 <= entry.end) {
          yield entry;
        }
      }
    }
  }
}

function readDirectory(stream: Buffer, { start, end }: PptRecord, positions: Map<number, number>): void {
  for (let at = start; at + 4 <= end; ) {
    const first = stream.readUInt32LE(at) & 0xfffff;
    const count = stream.readUInt32LE(at) >>> 20;
    at += 4;
    for (let index = 0; index < count && at + 4 <= end; index += 1) {
      positions.set(first + index, stream.readUInt32LE(at));
      at += 4;
    }
  }
}
