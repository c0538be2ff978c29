import type { GapReason } from "../../core/finding.ts";

/** A file, or a file inside a file. Name and type are a stranger's words: hints at most, and never told. */
export interface FileInput {
  readonly name: string;
  /** Lower-case ending, MIME type or Slack's file type; "" when unknown. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** There was more of it than these bytes: read what is here, a gap is noted already. */
  readonly isCut: boolean;
}

/**
 * From `at` on (UTF-16 code units into the passage) the text stands at this place, until the next mark. Places are
 * made of our own words and of numbers counted from 1 ("page 3", "sheet 2", "slide 4, notes"), never of names found in
 * the file: a place is stored.
 */
export interface Mark {
  readonly at: number;
  /** "" for the passage's own place. */
  readonly where: string;
  /** In a sheet: the row's number, where the text from `at` is that row's cells, one tab between them, from column A. */
  readonly row?: number;
}

/**
 * - `body` is text as a reader of the file would come across it, in reading order and joined so that what reads as one
 *   phrase is one phrase; table rows are lines, their cells separated by tabs.
 * - `properties` are the file's own facts about itself (title, author …), one `Name: value` a line.
 * - `image-metadata` are a picture's facts, one `Name: value` a line, the names as in `image/metadata-fields.ts`.
 */
export const PASSAGE_KINDS = ["body", "properties", "image-metadata"] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** A stretch of text that is scanned as one. */
export interface Passage {
  readonly kind: PassageKind;
  /** The part of the file it is of ("attachment 2", "picture 1"), "" for the file itself. */
  readonly where: string;
  readonly text: string;
  /** In order of `at`. */
  readonly marks: readonly Mark[];
}

/** What a file is not allowed to take more of was all taken: reading ends, and what was read counts. */
export class OutOfBounds extends Error {
  override readonly name = "OutOfBounds";
  readonly reason: GapReason;

  constructor(reason: GapReason = "too-large") {
    super("the file is over a bound");
    this.reason = reason;
  }
}

/** What whoever runs Sotto chose. */
export interface FormatSettings {
  /** Tesseract's codes of the languages in which the text of pictures is read; none: it is not read. */
  readonly ocrLanguages: readonly string[];
  /** Whether faces are counted in photos. */
  readonly faces: boolean;
}

/** What a format's reader tells of a file, and what it may ask for. Everything is counted against the file's bounds. */
export interface Reading {
  readonly settings: FormatSettings;
  /** @throws OutOfBounds when the file has had its share of text; what fits was taken. */
  passage(text: string, options?: { kind?: PassageKind; where?: string; marks?: readonly Mark[] }): void;
  /**
   * Tells text that the next passage will tell again, with what goes on from it. It counts only where no passage comes
   * any more, for instance after a part that is never read to its end.
   */
  draft(text: string, where: string): void;
  /** Notes that something of the file could not be read; reading goes on. */
  gap(reason: GapReason): void;
  /**
   * Reads a file inside this one by its content. Whatever becomes of it is noted; only a bound of the whole file ends
   * the reading.
   * @throws OutOfBounds
   */
  inner(input: FileInput, where: string): Promise<void>;
  /**
   * Counts bytes that were unpacked, before they are kept. Every entry of an archive counts as some bytes of its own.
   * @throws OutOfBounds when the file unpacks to more than it may.
   */
  unpacked(bytes: number): void;
  /**
   * Puts off slow work, such as looking at a picture, until everything else in the file was read; of a few tasks a
   * file, more are a gap. A task may tell passages and gaps as `read` may.
   */
  later(task: () => Promise<void>): void;
}

/** One family of file formats. */
export interface Format {
  /** Kebab-case; in the list of `formats/index.ts`. */
  readonly id: string;
  /** Whether the bytes are of this format: by what they are, the name and type only where content can't tell. */
  recognises(input: FileInput): boolean;
  /**
   * Tells the file's text.
   * @throws OutOfBounds as given by `reading`; anything else is recorded as "malformed". An encrypted file is
   * `reading.gap("encrypted")`.
   */
  read(input: FileInput, reading: Reading): Promise<void>;
}
