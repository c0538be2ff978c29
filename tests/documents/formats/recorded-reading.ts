import { expect } from "@jest/globals";
import type { GapReason } from "../../../src/core/finding.ts";
import type { FileInput, Format, FormatSettings, Passage } from "../../../src/documents/formats/format.ts";
import { isPlace } from "../../../src/documents/formats/places.ts";
import { READING_BOUNDS, type ReadingBounds, readFile } from "../../../src/documents/formats/read-file.ts";

/** What was told of a file. */
export interface Recorded {
  readonly passages: readonly Passage[];
  /** As "reason" or "reason at place". */
  readonly gaps: readonly string[];
  /** All text, passages apart by an empty line. */
  readonly text: string;
}

/** Reads bytes with these formats only, and tells what came of it. */
export async function recorded(
  bytes: Uint8Array | string,
  formats: readonly Format[],
  options: {
    name?: string;
    type?: string;
    isCut?: boolean;
    bounds?: Partial<ReadingBounds>;
    settings?: FormatSettings;
  } = {},
): Promise<Recorded> {
  const passages: Passage[] = [];
  const gaps: string[] = [];
  const { name = "", type = "", isCut = false } = options;
  const input: FileInput = { name, type, isCut, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes };
  const listener = {
    passage: (passage: Passage) => void passages.push(passage),
    draft: () => undefined,
    gap: (reason: GapReason, where: string) => void gaps.push(where === "" ? reason : `${reason} at ${where}`),
  };
  await readFile(input, listener, { ...READING_BOUNDS, ...options.bounds }, formats, options.settings);
  const places = passages.flatMap(({ where, marks }) => [where, ...new Set(marks.map((mark) => mark.where))]);
  // What is not in the vocabulary is dropped on its way out of a confined process.
  expect(places.filter((place) => !isPlace(place))).toEqual([]);
  return { passages, gaps, text: passages.map(({ text }) => text).join("\n\n") };
}

/** The place a text is told to be at, as a finding in it would be. */
export function placeOf(recorded: Recorded, text: string): string | null {
  for (const passage of recorded.passages) {
    const at = passage.text.indexOf(text);
    if (at !== -1) {
      const mark = passage.marks.findLast((candidate) => candidate.at <= at);
      const column = passage.text.slice(mark?.at ?? 0, at).split("\t").length;
      const row = mark?.row === undefined ? "" : `column ${column}, row ${mark.row}`;
      return [passage.where, mark?.where ?? "", row].filter((part) => part !== "").join(", ");
    }
  }
  return null;
}
