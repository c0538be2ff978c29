/** Parts of a file that are counted: "page 3". */
const COUNTED = ["attachment", "entry", "message", "object", "page", "picture", "sheet", "slide"] as const;

/** Parts of which a file, or a part of it, has one. */
const SINGLE = [
  "authors",
  "body",
  "building blocks",
  "comments",
  "connections",
  "custom xml",
  "defined names",
  "deleted text",
  "descriptions",
  "external links",
  "fields",
  "footer",
  "formulas",
  "header",
  "hidden text",
  "links",
  "macros",
  "notes",
  "outline",
  "pictures",
  "pivot data",
  "prompts",
  "slide master",
  "text boxes",
  "unused text",
] as const;

/** All of them. */
export const PART_NAMES: readonly string[] = [...COUNTED, ...SINGLE];

/** What a part is called of which there is one. */
export type PartName = (typeof SINGLE)[number];

/** Levels of files inside files, each with a place in its file. */
const MOST_PARTS = 20;
/** As many as there are pages or entries that are read. */
const NUMBER = "[1-9]\\d{0,5}";
const PART = `(?:${SINGLE.join("|")}|(?:${COUNTED.join("|")}) ${NUMBER})`;
const PLACE = new RegExp(`^(?:${PART}(?:, ${PART}){0,${MOST_PARTS - 1}})?$`);

/**
 * Whether a place is made of the words above and of numbers. A place is stored and shown, so that any other word in it
 * could be the file's.
 */
export function isPlace(place: string): boolean {
  return PLACE.test(place);
}
