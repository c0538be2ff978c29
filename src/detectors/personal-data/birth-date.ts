import type { DetectorKind } from "../detector.ts";
import { isDay } from "./check-digits.ts";
import { followUps, type Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/** A whole date beside a word of birth. A date alone says nothing of anyone. */
export const BIRTH_DATE: DetectorKind = kindOf("birth-date", "a date of birth", {
  severity: "medium",
  source: "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/",
});

const AFTER = 32;
const BEFORE = 24;
const FIRST_YEAR = 1900;

const MONTHS =
  "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fevrier|mar(?:ch|s|z)?|maerz|apr(?:il)?|avril|may|mai|jun[ei]?|juin|jul[yi]?|juillet|aug(?:ust)?|aout|sep(?:t|tember)?|septembre|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre";

// Every repetition is bounded and the text searched is a few dozen characters.
const NUMERIC = /(?<![\d./-])(\d{1,4})([./-]|\. )(\d{1,2})\2(\d{2,4})(?![\d/]|[.-]\d)/;
const NAMED_DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?:of |de )?(?:${MONTHS})\\.?,?[ -](?:de )?((?:19|20)\\d\\d)(?!\\d)`,
);
const NAMED_MONTH_FIRST = new RegExp(
  `(?<![a-z])(?:${MONTHS})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)(?!\\d)`,
);

/** `now` bounds the year: nobody was born in the future. */
export function findBirthDates(reading: Reading, now: number): Sighting[] {
  const sightings: Sighting[] = [];
  const thisYear = new Date(now).getUTCFullYear();
  let behind = 0;
  for (const word of reading.context.of(GROUP.BIRTH, followUps(reading.folded.length))) {
    if (word.start < behind) {
      continue;
    }
    const found =
      dateIn(reading.folded, word.end, word.end + AFTER, thisYear) ??
      dateIn(reading.folded, Math.max(0, word.start - BEFORE), word.start, thisYear);
    if (found !== null) {
      behind = found.end;
      sightings.push({ kind: BIRTH_DATE.id, ...found, confidence: 0.9 });
    }
  }
  return sightings;
}

function dateIn(folded: string, from: number, to: number, thisYear: number): { start: number; end: number } | null {
  const stretch = folded.slice(from, to);
  for (const pattern of [NUMERIC, NAMED_DAY_FIRST, NAMED_MONTH_FIRST]) {
    const match = pattern.exec(stretch);
    if (
      match !== null &&
      (pattern === NUMERIC ? isNumericDate(match, thisYear) : isBirthYear(Number(match[2]), thisYear))
    ) {
      return { start: from + match.index, end: from + match.index + match[0].length };
    }
  }
  return null;
}

function isBirthYear(year: number, thisYear: number): boolean {
  return year >= FIRST_YEAR && year <= thisYear;
}

function isNumericDate(match: RegExpExecArray, thisYear: number): boolean {
  const [, first = "", , second = "", third = ""] = match;
  const middle = Number(second);
  if (first.length === 4) {
    return isBirthYear(Number(first), thisYear) && isDay(middle, Number(third));
  }
  const outer = Number(first);
  const year = third.length === 2 ? 2000 : Number(third);
  return third.length !== 3 && isBirthYear(year, thisYear) && (isDay(middle, outer) || isDay(outer, middle));
}
