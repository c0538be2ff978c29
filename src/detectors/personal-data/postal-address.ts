import type { DetectorKind } from "../detector.ts";
import { followUps, type Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/**
 * A house number beside a street word, with a postcode or a word of home near. Low by itself: offices print theirs;
 * medium when the words make it somebody's home.
 */
export const POSTAL_ADDRESS: DetectorKind = kindOf("postal-address", "a postal address", {
  severity: "low",
  source: "https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions",
});

const BEFORE = 40;
const AFTER = 24;
const POSTCODE_WITHIN = 80;

const NUMBER_BEFORE =
  /(?<![\d.,$€£-])(\d{1,5}[a-z]?(?:[/-]\d{1,4})?),? (?:[nsew]\.? )?(?:[A-Z\d][\p{L}\d'.-]* ){1,3}$/u;
const NUMBER_AFTER = /^[. ]{1,2}(?:[\p{L}'.-]+ ){0,4}(\d{1,4}[a-z]?)(?![\d.:%])/iu;
const POSTCODE =
  /(?<![0-9a-z-])(?:[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|\d{5}(?:-\d{4})?|\d{4} ?[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d|\d{3}-\d{4}|\d{4,6})(?![0-9a-z-])/;

export function findPostalAddresses(reading: Reading): Sighting[] {
  const sightings: Sighting[] = [];
  let behind = 0;
  for (const word of reading.context.of(GROUP.STREET, followUps(reading.folded.length))) {
    if (word.start < behind) {
      continue;
    }
    const found = streetAround(reading.cased, word);
    if (found === null) {
      continue;
    }
    const home = reading.context.near(GROUP.HOME, found.start, found.end);
    const postcode = POSTCODE.exec(reading.folded.slice(found.end, found.end + POSTCODE_WITHIN));
    const end = postcode === null ? found.end : found.end + postcode.index + postcode[0].length;
    behind = end;
    if (postcode !== null || home) {
      const confidence = postcode !== null && home ? 0.9 : 0.7;
      sightings.push({
        kind: POSTAL_ADDRESS.id,
        start: found.start,
        end,
        confidence,
        severity: home ? "medium" : "low",
      });
    }
  }
  return sightings;
}

/** "12 Elm Street" has its number before the word, "Via Roma 12" and "Calle Mayor 12" behind it. */
function streetAround(
  cased: string,
  word: { readonly start: number; readonly end: number },
): { start: number; end: number } | null {
  const from = Math.max(0, word.start - BEFORE);
  const capital = /[A-Z]/.test(cased[word.start] ?? "");
  const before = NUMBER_BEFORE.exec(cased.slice(from, word.start));
  if (before !== null && capital) {
    return { start: from + before.index, end: word.end };
  }
  const after = capital ? NUMBER_AFTER.exec(cased.slice(word.end, word.end + AFTER)) : null;
  return after === null || !/^[. ]{1,2}[A-Z]/.test(after[0])
    ? null
    : { start: word.start, end: word.end + after[0].length };
}
