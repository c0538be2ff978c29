import type { Mark, Reading } from "../format.ts";

/** Names of entries that are told as one text. */
const AT_ONCE = 1_000;

/** The names in an archive, which say as much as many a text: told before what they name is read. */
export function tellNames(
  entries: readonly { readonly name: string; readonly number: number }[],
  reading: Reading,
): void {
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const marks: Mark[] = [];
    let text = "";
    for (const { name, number } of entries.slice(start, start + AT_ONCE)) {
      marks.push({ at: text.length, where: `entry ${number}` });
      text += `${name}\n`;
    }
    reading.passage(text.trimEnd(), { kind: "properties", marks });
  }
}
