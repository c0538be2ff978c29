import type { GapReason } from "../../core/finding.ts";
import {
  type FileInput,
  type Format,
  type FormatSettings,
  type Mark,
  OutOfBounds,
  type Passage,
  type Reading,
} from "./format.ts";
import { FORMATS } from "./index.ts";

/** What one file, with everything inside it, may take. */
export interface ReadingBounds {
  /** UTF-16 code units of text. Default 10 million. */
  readonly maxCharacters: number;
  /** Bytes unpacked from archives and compressed streams. Default 256 MiB. */
  readonly maxUnpacked: number;
  /** Files inside files, all levels together. Default 2,000. */
  readonly maxFiles: number;
  /** Levels of files inside files. Default 6. */
  readonly maxDepth: number;
  /** Tasks that are put off until everything else was read. Default 20. */
  readonly maxLater: number;
}

export const READING_BOUNDS: ReadingBounds = {
  maxCharacters: 10_000_000,
  maxUnpacked: 256 * 1024 * 1024,
  maxFiles: 2_000,
  maxDepth: 6,
  maxLater: 20,
};

/** Pictures are only asked for their metadata. */
export const PLAIN_SETTINGS: FormatSettings = { ocrLanguages: [], faces: false };

/** Marks a passage may have: beyond these a place is told less exactly. */
const MAX_MARKS = 200_000;

/** Receives what is read, as it is read. */
export interface ReadingListener {
  passage(passage: Passage): void;
  /** What counts if no passage comes after it. */
  draft(passage: Passage): void;
  /** `where` is the part it is about, "" for the whole file. */
  gap(reason: GapReason, where: string): void;
}

/**
 * Reads a file and what is inside it by content, within bounds. Never rejects: what can't be read is a gap.
 */
export async function readFile(
  input: FileInput,
  listener: ReadingListener,
  bounds: ReadingBounds = READING_BOUNDS,
  formats: readonly Format[] = FORMATS,
  settings: FormatSettings = PLAIN_SETTINGS,
): Promise<void> {
  let characters = 0;
  let unpacked = 0;
  let files = 0;
  const putOff: { readonly place: string; readonly task: () => Promise<void> }[] = [];

  function readingOf(place: string, depth: number): Reading {
    return {
      settings,
      passage(text, options = {}) {
        const room = bounds.maxCharacters - characters;
        const kept = text.length > room ? text.slice(0, room) : text;
        characters += kept.length;
        if (kept !== "") {
          listener.passage({
            kind: options.kind ?? "body",
            where: joinPlaces(place, options.where ?? ""),
            text: kept,
            marks: marksWithin(options.marks ?? [], kept.length),
          });
        }
        if (text.length > room) {
          throw new OutOfBounds();
        }
      },
      draft(text, where) {
        const kept = text.slice(0, bounds.maxCharacters - characters);
        if (kept !== "") {
          listener.draft({ kind: "body", where: joinPlaces(place, where), text: kept, marks: [] });
        }
      },
      gap(reason) {
        listener.gap(reason, place);
      },
      async inner(inner, where) {
        files += 1;
        const innerPlace = joinPlaces(place, where);
        if (files > bounds.maxFiles) {
          throw new OutOfBounds();
        }
        if (depth >= bounds.maxDepth) {
          listener.gap("too-large", innerPlace);
          return;
        }
        await readOne(inner, innerPlace, depth + 1);
      },
      unpacked(bytes) {
        unpacked += bytes;
        if (unpacked > bounds.maxUnpacked) {
          throw new OutOfBounds();
        }
      },
      later(task) {
        putOff.push({ place, task });
      },
    };
  }

  async function readOne(one: FileInput, place: string, depth: number): Promise<void> {
    const format = formats.find((candidate) => candidate.recognises(one));
    if (format === undefined) {
      listener.gap("unsupported", place);
      return;
    }
    await attempt(place, () => format.read(one, readingOf(place, depth)));
  }

  async function attempt(place: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (error instanceof OutOfBounds) {
        throw error;
      }
      // The parser's message may quote the file; that it could not be read is all that may be told.
      listener.gap("malformed", place);
    }
  }

  try {
    await readOne(input, "", 0);
    for (const { place, task } of putOff.slice(0, bounds.maxLater)) {
      await attempt(place, task);
    }
    if (putOff.length > bounds.maxLater) {
      listener.gap("too-large", "");
    }
  } catch (error) {
    listener.gap(error instanceof OutOfBounds ? error.reason : "malformed", "");
  }
}

function joinPlaces(outer: string, inner: string): string {
  return [outer, inner].filter((place) => place !== "").join(", ");
}

function marksWithin(marks: readonly Mark[], length: number): readonly Mark[] {
  return marks.slice(0, MAX_MARKS).filter(({ at }) => at < length);
}
