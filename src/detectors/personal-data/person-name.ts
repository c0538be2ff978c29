import type { DetectorKind } from "../detector.ts";
import { followUps, type Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/**
 * Capitalised names behind a title ("Mrs Ada Whitfield") or a word that introduces a person ("patient", "my name is").
 * Low by itself: naming somebody is ordinary; medium behind "patient" and its like.
 */
export const PERSON_NAME: DetectorKind = kindOf("person-name", "a person's name", {
  severity: "low",
  source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
});

const LONGEST = 48;
const AFTER_TITLE =
  /^\.? ((?:\p{Lu}[\p{L}'-]+|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}'-]+|\p{Lu}\.|van|von|de|der|da|del)){0,3})/u;
const AFTER_SUBJECT = /^:? ((?:\p{Lu}[\p{Ll}'-]+)(?: (?:\p{Lu}\.|van|von|de|der))? \p{Lu}[\p{L}'-]+)/u;

export function findPersonNames(reading: Reading): Sighting[] {
  const sightings: Sighting[] = [];
  let behind = 0;
  for (const [group, pattern] of [
    [GROUP.TITLE, AFTER_TITLE],
    [GROUP.SUBJECT, AFTER_SUBJECT],
  ] as const) {
    behind = 0;
    for (const word of reading.context.of(group, followUps(reading.folded.length))) {
      const match = word.end < behind ? null : pattern.exec(reading.cased.slice(word.end, word.end + LONGEST));
      const titled = group === GROUP.TITLE;
      if (match === null || (titled && !isTitle(reading.cased.slice(word.start, word.end)))) {
        continue;
      }
      const end = word.end + match[0].length;
      const start = end - (match[1]?.length ?? 0);
      behind = end;
      const patient = !titled && reading.folded.startsWith("patient", word.start);
      sightings.push({
        kind: PERSON_NAME.id,
        start: titled ? word.start : start,
        end,
        confidence: titled ? titledConfidence(reading, match[1] ?? "", start, end) : patient ? 0.85 : 0.6,
        severity: patient ? "medium" : "low",
      });
    }
  }
  return sightings;
}

/** "MS" in capitals is a maker of software, and "mr" in small letters a word of chat. */
function isTitle(written: string): boolean {
  return /^\p{Lu}/u.test(written) && written !== "MS";
}

/** "Mr Tesla" alone names hardly anyone; beside "patient" it does. */
function titledConfidence(reading: Reading, name: string, start: number, end: number): number {
  return name.includes(" ") || reading.context.near(GROUP.SUBJECT, start, end) ? 0.75 : SURNAME_ONLY;
}

/** Recorded by those who ask for it, counted by nobody else. */
const SURNAME_ONLY = 0.45;
