import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { DetectorKind } from "../detector.ts";
import { LEAST_CONFIDENCE } from "./confidence.ts";
import type { Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import { ATOM } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";
import {
  followsDigits,
  LONGEST_NUMBER,
  markFrom,
  mayBeNumber,
  readNumber,
  type WrittenNumber,
} from "./written-number.ts";

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
    const kind = reading.atoms.kind(index);
    if (start < behind || kind === ATOM.letters) {
      continue;
    }
    if (kind === ATOM.digits && !mayBeNumber(reading.folded, start, reading.atoms.end(index))) {
      continue;
    }
    // Behind other digits only a number with its own marks begins anew; columns of digits have none for long.
    if (followsDigits(reading.folded, start)) {
      if (mark < start) {
        mark = markFrom(reading.folded, start);
      }
      if (mark > start + LONGEST_NUMBER) {
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

/** True when the number at `start` may be a telephone's though no word says so and others stand beside it. */
export function mayBePhone(folded: string, start: number): boolean {
  const written = readNumber(folded, start);
  if (written === null) {
    return false;
  }
  return written.plus || (written.groups > 1 && (written.digits.startsWith("0") || tenDigits(written) !== null));
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
  // A number that is written again and again is asked about once.
  const answers = new Map<string, boolean>();
  return {
    isValid(number, country) {
      const question = country === undefined ? number : `${country} ${number}`;
      const answer = answers.get(question);
      if (answer !== undefined || left <= 0) {
        return answer ?? null;
      }
      left -= 1;
      const isValid = parsePhoneNumberFromString(number, country)?.isValid() ?? false;
      answers.set(question, isValid);
      return isValid;
    },
  };
}

function judge(reading: Reading, written: WrittenNumber, plans: Plans): number {
  const { groups, digits } = written;
  const named = reading.context.near(GROUP.PHONE, written.start, written.end, 40, 20);
  if (written.plus || (digits.startsWith("00") && groups > 1)) {
    return judgeInternational(digits.replace(/^00/, ""), named, plans);
  }
  const american = tenDigits(written);
  if (american !== null) {
    return judgeAmerican(american, groups, written.formatted, named);
  }
  if (digits.startsWith("0") && digits.length >= 8 && digits.length <= 12) {
    return judgeTrunk(reading, written, named, plans);
  }
  if (!named) {
    return 0;
  }
  return groups > 1 ? 0.65 : judgeRun(reading, written);
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
function tenDigits({ sizes, digits }: WrittenNumber): string | null {
  if (sizes === 0x334 || sizes === 0xa || sizes === 0x37) {
    return digits;
  }
  return sizes === 0x1334 && digits.startsWith("1") ? digits.slice(1) : null;
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

function judgeTrunk(reading: Reading, written: WrittenNumber, named: boolean, plans: Plans): number {
  const { groups, sizes, digits } = written;
  const bare = groups === 1;
  // "0.4545454545" is a share of one, "[05563.268914]" a kernel's clock.
  if (!named && groups === 2 && reading.folded.slice(written.start, written.end).includes(".")) {
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
  return sizes === 0x333 || sizes === 0x3333 ? 0.4 : bare ? 0.55 : 0.6;
}

/** A bare run of digits is a phone number only when the word stands right before it. */
function judgeRun(reading: Reading, written: WrittenNumber): number {
  return reading.context.near(GROUP.PHONE, written.start, written.end, 20, 0) && written.digits.length >= 9
    ? 0.65
    : 0.3;
}
