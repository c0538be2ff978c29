import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { DetectorKind } from "../detector.ts";
import { LEAST_CONFIDENCE } from "./confidence.ts";
import type { Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import { ATOM } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/**
 * ITU-T E.164 and the national plans as libphonenumber knows them. Low by itself: signatures carry business phones on
 * purpose. Medium when the words beside it make it a private one.
 */
export const PHONE: DetectorKind = kindOf("phone", "a phone number", {
  severity: "low",
  source: "https://www.itu.int/rec/T-REC-E.164",
});

/** Countries a number written with a leading 0 is tried in; asking about all would cost more than it finds. */
const TRUNK_COUNTRIES: readonly CountryCode[] = [
  "GB",
  "DE",
  "FR",
  "AU",
  "JP",
  "IT",
  "TR",
  "PH",
  "IL",
  "NL",
  "SE",
  "CH",
];

const MOST_GROUPS = 8;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** No number as written is longer: its groups, each of so many digits at most, and two signs between them. */
const LONGEST = MOST_GROUPS * (MOST_DIGITS + 3);

const SPACE = 32;
const OPENING = 40;
const PLUS = 43;
const CLOSING = 41;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;

/** Digits as written: groups and what joins them. */
interface Written {
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  readonly groups: readonly string[];
  readonly digits: string;
  /** Any sign between groups besides a dot. */
  readonly formatted: boolean;
}

/** The library costs tens of microseconds a question: longer texts may ask more, none without end. */
function budgetFor(length: number): number {
  return 24 + Math.floor(length / 4_000);
}

/** Phone numbers, by their grouping first and the national plans where the grouping leaves doubt. */
export function findPhones(reading: Reading): Sighting[] {
  const sightings: Sighting[] = [];
  const plans = createPlans(budgetFor(reading.folded.length));
  let behind = 0;
  let mark = -1;
  for (let index = 0; index < reading.atoms.count; index += 1) {
    const start = reading.atoms.start(index);
    if (start < behind || reading.atoms.kind(index) === ATOM.letters) {
      continue;
    }
    // Behind other digits only a number with its own marks begins anew; columns of digits have none for long.
    if (followsDigits(reading.folded, start)) {
      if (mark < start) {
        mark = markFrom(reading.folded, start);
      }
      if (mark > start + LONGEST) {
        continue;
      }
    }
    const written = readNumber(reading.folded, start);
    if (written === null || reading.inUrl(start)) {
      continue;
    }
    const confidence = judge(reading, written, plans);
    if (confidence >= LEAST_CONFIDENCE) {
      behind = written.end;
      const isPrivate = reading.context.near(GROUP.PRIVATE, written.start, written.end);
      const end = endOfExtension(reading.folded, written.end);
      sightings.push({ kind: PHONE.id, start: written.start, end, confidence, severity: isPrivate ? "medium" : "low" });
    }
  }
  return sightings;
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function isWord(char: string): boolean {
  return isDigit(char) || (char >= "a" && char <= "z") || char === "_";
}

/** True when a space and a digit before it stand in front. */
function followsDigits(folded: string, start: number): boolean {
  return start > 1 && folded.charCodeAt(start - 1) === SPACE && isDigitCode(folded.charCodeAt(start - 2));
}

/** Offset of the first sign that only numbers of telephones have between their groups; the text's length if none. */
function markFrom(folded: string, start: number): number {
  let at = start;
  while (at < folded.length && !isMark(folded.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function isMark(code: number): boolean {
  return code === PLUS || code === OPENING || code === HYPHEN;
}

/** Where the groups of the number in hand begin and end: most numbers read are no phone's and should cost little. */
const BOUNDS = new Int32Array(MOST_GROUPS * 2);

/** Reads groups of digits from `start`; `null` when too few, too many, or part of something longer. */
function readNumber(folded: string, start: number): Written | null {
  let from = start;
  let plus = false;
  if (folded[from - 1] === "(") {
    from -= 1;
  }
  if (folded[from - 1] === "+") {
    from -= 1;
    plus = true;
    if (folded[from - 1] === "(") {
      from -= 1;
    }
  }
  const before = folded[from - 1] ?? "";
  if (
    isWord(before) ||
    "$€£#@=\\".includes(before || " ") ||
    ("-./:,".includes(before || " ") && isWord(folded[from - 2] ?? ""))
  ) {
    return null;
  }
  let bounds = 0;
  let digits = 0;
  let end = start;
  let formatted = plus;
  let at = start;
  while (bounds < MOST_GROUPS * 2 && digits <= MOST_DIGITS) {
    const begin = at;
    while (isDigitCode(folded.charCodeAt(at)) && at - begin <= MOST_DIGITS) {
      at += 1;
    }
    if (at === begin) {
      break;
    }
    BOUNDS[bounds++] = begin;
    BOUNDS[bounds++] = at;
    digits += at - begin;
    end = at;
    const joint = jointAt(folded, at);
    if (joint === 0 || !isDigitCode(folded.charCodeAt(at + joint))) {
      break;
    }
    formatted ||= folded[at] !== ".";
    at += joint;
  }
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || goesOn(folded, end)) {
    return null;
  }
  // Behind other digits only a number with its own marks begins anew: "room 12 415-555-0132".
  if (before === " " && isDigit(folded[from - 2] ?? "") && !/[+(-]/.test(folded.slice(from, end))) {
    return null;
  }
  const groups: string[] = [];
  for (let index = 0; index < bounds; index += 2) {
    groups.push(folded.slice(BOUNDS[index], BOUNDS[index + 1]));
  }
  return { start: from, end, plus, groups, digits: groups.join(""), formatted: formatted || from < start };
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** True when the digits before `end` are part of something longer: a word, a share, a date, an address. */
function goesOn(folded: string, end: number): boolean {
  const next = folded[end] ?? " ";
  const further = folded[end + 1] ?? "";
  const extension = next === "x" && isDigit(further);
  return (isWord(next) && !extension) || "@%:".includes(next) || ("./-".includes(next) && isDigit(further));
}

/** Length of what may stand between two groups: one sign, or a closing bracket and a space. */
function jointAt(folded: string, at: number): number {
  switch (folded.charCodeAt(at)) {
    case CLOSING:
      return folded[at + 1] === " " || folded[at + 1] === "-" ? 2 : 1;
    case SPACE:
      return folded[at + 1] === "(" ? 2 : 1;
    case HYPHEN:
    case DOT:
    case SLASH:
      return 1;
    default:
      return 0;
  }
}

function endOfExtension(folded: string, end: number): number {
  const extension = /^(?:\s?(?:x|ext\.?|extension)\s?)\d{1,6}(?![0-9a-z])/.exec(folded.slice(end, end + 20));
  return end + (extension?.[0].length ?? 0);
}

interface Plans {
  /** True or false by the national plan, `null` when too many questions were asked. */
  isValid(number: string, country?: CountryCode): boolean | null;
}

function createPlans(budget: number): Plans {
  let left = budget;
  return {
    isValid(number, country) {
      if (left <= 0) {
        return null;
      }
      left -= 1;
      return parsePhoneNumberFromString(number, country)?.isValid() ?? false;
    },
  };
}

function judge(reading: Reading, written: Written, plans: Plans): number {
  const { groups, digits } = written;
  if (readsAsDateOrAddress(groups) || /^(\d)\1+$/.test(digits)) {
    return 0;
  }
  const named = reading.context.near(GROUP.PHONE, written.start, written.end, 40, 20);
  if (written.plus || (digits.startsWith("00") && groups.length > 1)) {
    return judgeInternational(digits.replace(/^00/, ""), named, plans);
  }
  const american = isAmerican(groups);
  if (american !== null) {
    return judgeAmerican(american, groups.length, written.formatted, named);
  }
  if (digits.startsWith("0") && digits.length >= 8 && digits.length <= 12) {
    return judgeTrunk(reading, written, named, plans);
  }
  if (!named) {
    return 0;
  }
  return groups.length > 1 ? 0.65 : judgeRun(reading, written);
}

function judgeInternational(digits: string, named: boolean, plans: Plans): number {
  if (digits.length < 8) {
    return 0;
  }
  const valid = plans.isValid(`+${digits}`);
  if (valid === null) {
    return named ? 0.8 : 0.6;
  }
  return valid ? (named ? 0.97 : 0.95) : named ? 0.65 : 0;
}

/** The ten digits of a North American number, `null` when the groups are not its. */
function isAmerican(groups: readonly string[]): string | null {
  const sizes = groups.map((group) => group.length).join("-");
  if (sizes === "3-3-4" || sizes === "10" || sizes === "3-7") {
    return groups.join("");
  }
  return sizes === "1-3-3-4" && groups[0] === "1" ? groups.slice(1).join("") : null;
}

/** North American Numbering Plan: area and exchange begin with 2 to 9, and neither ends in 11. */
function judgeAmerican(ten: string, groupCount: number, formatted: boolean, named: boolean): number {
  const planned = /^[2-9](?!11)\d\d[2-9](?!11)\d{6}$/.test(ten);
  if (!planned) {
    return named ? 0.65 : 0;
  }
  if (groupCount === 1) {
    return named ? 0.8 : 0;
  }
  return named ? 0.95 : formatted ? 0.75 : 0.6;
}

/** Mobile prefixes of the national plans; a bare number of another sort is too often something else. */
const MOBILE_RUN = /^0(?:[4-9]\d{8,9}|1[567]\d{8,9})$/;

function judgeTrunk(reading: Reading, written: Written, named: boolean, plans: Plans): number {
  const { groups, digits } = written;
  const bare = groups.length === 1;
  // "0.4545454545" is a share of one, "[05563.268914]" a kernel's clock.
  if (!named && groups.length === 2 && reading.folded.slice(written.start, written.end).includes(".")) {
    return 0;
  }
  if (bare && !named && !(MOBILE_RUN.test(digits) && reading.isAlone(written.start, written.end))) {
    return 0;
  }
  if (TRUNK_COUNTRIES.every((country) => plans.isValid(digits, country) === false)) {
    return named ? 0.65 : 0;
  }
  if (named) {
    return 0.9;
  }
  // Three threes group other numbers as often.
  return groups.every((group) => group.length === 3) ? 0.4 : bare ? 0.55 : 0.6;
}

/** A bare run of digits is a phone number only when the word stands right before it. */
function judgeRun(reading: Reading, written: Written): number {
  return reading.context.near(GROUP.PHONE, written.start, written.end, 20, 0) && written.digits.length >= 9
    ? 0.65
    : 0.3;
}

function readsAsDateOrAddress(groups: readonly string[]): boolean {
  const sizes = groups.map((group) => group.length).join("-");
  if (/^(?:4-2-2|2-2-4|1-2-4|2-1-4|1-1-4|4-1-[12]|4-2-1)$/.test(sizes)) {
    return true;
  }
  if (sizes === "4-4" && groups.every((group) => /^(?:19|20)/.test(group))) {
    return true;
  }
  // Three digits and two and four make a social security number, fours a card.
  return (
    sizes === "3-2-4" || sizes.startsWith("4-4-4-4") || sizes === "4-6-5" || groups.every((group) => group.length < 2)
  );
}
