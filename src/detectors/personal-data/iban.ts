import { countrySpecs, isValidIBAN } from "ibantools";
import { mostOfAKind } from "../../matching/saturation.ts";
import type { DetectorKind } from "../detector.ts";
import type { Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import { ATOM } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/** ISO 13616: country, two check digits, the country's own account structure; remainder by 97 is one. */
export const IBAN: DetectorKind = kindOf("iban", "a bank account number (IBAN)", {
  severity: "medium",
  source: "https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
});

/** Accounts found, and stretches that begin like one and fail its check: what stands in those is part of no other number. */
export interface Accounts {
  readonly sightings: readonly Sighting[];
  readonly spoiled: readonly { readonly start: number; readonly end: number }[];
}

/** Accounts begin with a country and two digits, within one run. */
export function findIbans(reading: Reading): Accounts {
  const { atoms, folded } = reading;
  const sightings: Sighting[] = [];
  const spoiled: { start: number; end: number }[] = [];
  // One more than is of use, so that whoever counts the findings can tell that there were more.
  const most = mostOfAKind(folded.length);
  for (let index = 0; index < atoms.count && sightings.length <= most; index += 1) {
    const start = atoms.start(index);
    if (atoms.kind(index) !== ATOM.mixed || atoms.end(index) - start < 4 || !beginsLikeIban(folded, start)) {
      continue;
    }
    const length = lengthOf(folded, start);
    if (length === 0) {
      continue;
    }
    const end = endOfAccount(folded, start, length);
    if (end > 0 && isAccount(reading, start, end)) {
      const named = reading.context.near(GROUP.BANK, start, end) || reading.isAlone(start, end);
      sightings.push({ kind: IBAN.id, start, end, confidence: named ? 0.99 : 0.97 });
      continue;
    }
    // One short group behind may be a number plate's letters; two are an account.
    const behind = endOfFours(reading, index);
    if (behind > atoms.end(index) + 5) {
      spoiled.push({ start, end: behind });
    }
  }
  return { sightings, spoiled };
}

/** True when a run of the folded text begins as accounts of some country do. */
export function beginsAccount(folded: string, start: number): boolean {
  return beginsLikeIban(folded, start) && lengthOf(folded, start) > 0;
}

/** Characters of an account of the country named at `start`, 0 when none is. */
function lengthOf(folded: string, start: number): number {
  return countrySpecs[folded.slice(start, start + 2).toUpperCase()]?.chars ?? 0;
}

const MOST_FOURS = 9;

/** Offset behind the run and the groups of four (the last may be shorter) that follow it. */
function endOfFours(reading: Reading, from: number): number {
  const { atoms } = reading;
  let index = from;
  while (
    index - from < MOST_FOURS &&
    atoms.end(index) - atoms.start(index) === 4 &&
    atoms.start(index + 1) === atoms.end(index) + 1 &&
    atoms.end(index + 1) - atoms.start(index + 1) <= 4
  ) {
    index += 1;
  }
  return atoms.end(index);
}

function beginsLikeIban(folded: string, start: number): boolean {
  const letters = isLetter(folded.charCodeAt(start)) && isLetter(folded.charCodeAt(start + 1));
  return letters && isDigit(folded.charCodeAt(start + 2)) && isDigit(folded.charCodeAt(start + 3));
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Offset behind so many letters and digits, in groups joined by the same single space, hyphen or dot; else -1. */
function endOfAccount(folded: string, start: number, length: number): number {
  let joint = "";
  let left = length;
  let at = start;
  for (; left > 0; at += 1) {
    const code = folded.charCodeAt(at);
    if (isLetter(code) || isDigit(code)) {
      left -= 1;
      continue;
    }
    const char = folded[at] ?? "";
    if (!(char === " " || char === "-" || char === ".") || (joint !== "" && joint !== char)) {
      return -1;
    }
    joint = char;
  }
  const next = folded.charCodeAt(at);
  return isLetter(next) || isDigit(next) ? -1 : at;
}

function isAccount(reading: Reading, start: number, end: number): boolean {
  const written = reading.cased.slice(start, end).replace(/[ .-]/g, "");
  const oneCase = written === written.toUpperCase() || written === written.toLowerCase();
  return oneCase && isValidIBAN(written.toUpperCase());
}
