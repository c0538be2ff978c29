/**
 * Names of months and weekdays in English, German, French and Spanish, in lower case. Accented letters are
 * written as classes, since folding may or may not have dropped the accent.
 * Source: CLDR calendar data (wide and abbreviated forms). Gap: no other languages.
 */
const MONTHS: readonly string[] = [
  "january|januar|j[aä]nner|janvier|enero|jan|janv|ene",
  "february|februar|f[eé]vrier|febrero|feb|f[eé]vr?",
  "march|m[aä]rz|mars|marzo|mar",
  "april|avril|abril|apr|avr|abr",
  "may|mai|mayo",
  "june|juni|juin|junio|jun",
  "july|juli|juillet|julio|jul|juil",
  "august|ao[uû]t|agosto|aug|ago",
  "september|septembre|septiembre|setiembre|sept|sep",
  "october|oktober|octobre|octubre|oct|okt",
  "november|novembre|noviembre|nov",
  "december|dezember|d[eé]cembre|diciembre|dec|dez|d[eé]c|dic",
];

/** Monday first, as ISO 8601 counts. `s bado` is how stripped accents leave the Spanish Saturday. */
const WEEKDAYS: readonly string[] = [
  "monday|montag|lundi|lunes|mon|lun",
  "tuesday|dienstag|mardi|martes|tues|tue",
  "wednesday|mittwoch|mercredi|mi[eé]rcoles|weds|wed|mi[eé]rc",
  "thursday|donnerstag|jeudi|jueves|thurs|thur|thu|jeu",
  "friday|freitag|vendredi|viernes|fri|ven|vie",
  "saturday|samstag|sonnabend|samedi|s[aá ]?bado|sat|sam|s[aá]b",
  "sunday|sonntag|dimanche|domingo|sun|dim|dom",
];

/** Alternatives for a month, to be embedded in a pattern. */
export const MONTH = MONTHS.join("|");

/** Alternatives for a weekday, to be embedded in a pattern. */
export const WEEKDAY = WEEKDAYS.join("|");

function indexIn(tables: readonly RegExp[], word: string): number | null {
  const index = tables.findIndex((pattern) => pattern.test(word));
  return index < 0 ? null : index + 1;
}

const MONTH_TESTS = MONTHS.map((names) => new RegExp(`^(?:${names})$`, "u"));
const WEEKDAY_TESTS = WEEKDAYS.map((names) => new RegExp(`^(?:${names})$`, "u"));

/** 1 January … 12 December, `null` for any other word. */
export function monthOf(word: string): number | null {
  return indexIn(MONTH_TESTS, word);
}

/** 1 Monday … 7 Sunday, `null` for any other word. */
export function weekdayOf(word: string): number | null {
  return indexIn(WEEKDAY_TESTS, word);
}
