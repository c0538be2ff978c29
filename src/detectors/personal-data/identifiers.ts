import { mostOfAKind } from "../../matching/saturation.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import { confidenceOf, type Evidence, LEAST_CONFIDENCE, strengthAfter } from "./confidence.ts";
import { readsAsTime } from "./everywhere.ts";
import { MOST_ALONE, type Reading } from "./reading.ts";
import type { Strength } from "./recogniser.ts";
import { ATOM, type AtomKind, matchesShape, type Shape, ShapeIndex } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { RECOGNISERS } from "./table.ts";
import { beginsFreely, endsFreely } from "./value-bounds.ts";
import { GROUP } from "./words.ts";

const COLON = 58;
const HYPHEN = 45;
const SHAPES = new ShapeIndex(RECOGNISERS);

/** A list goes on with the same kind of value this soon after the last one that was named. */
const LIST_GAP = 24;

/** No word further away than this names a value, whatever the value's length. */
const REACH = 80;

function isAlphanumeric(char: string): boolean {
  return (char >= "0" && char <= "9") || (char >= "a" && char <= "z");
}

function compact(folded: string, start: number, end: number): string {
  return folded
    .slice(start, end)
    .replace(/[\s./:()-]/g, "")
    .toUpperCase();
}

/** Where each kind was named last in the text in hand, and how often. */
const NAMED_END = new Int32Array(SHAPES.kinds);
const NAMED_COUNT = new Int32Array(SHAPES.kinds);
const NEVER = -1_000;

/** Identifiers with fixed shapes: each run of letters and digits is compared with the few shapes it can begin. */
export function findIdentifiers(reading: Reading): Sighting[] {
  const { atoms, folded, context } = reading;
  const sightings: Sighting[] = [];
  const short = atoms.count <= MOST_ALONE;
  // Where no word names anything only shapes that stand by themselves are worth a look.
  const mayBeEvident = short || context.count > 0;
  // One more than is of use, so that whoever counts the findings can tell that there were more.
  const most = mostOfAKind(folded.length);
  NAMED_END.fill(NEVER);
  NAMED_COUNT.fill(0);
  let lastEnd = NEVER;
  for (let index = 0; index < atoms.count; index += 1) {
    const start = atoms.start(index);
    const kind = atoms.kind(index);
    // Shapes of letters and spaces have a digit within their first three groups: words of prose end here.
    const next = folded.charCodeAt(atoms.end(index)) || 0;
    const wordy =
      kind === ATOM.letters &&
      next !== COLON &&
      next !== HYPHEN &&
      atoms.kind(index + 1) === ATOM.letters &&
      atoms.kind(index + 2) === ATOM.letters;
    if (wordy) {
      continue;
    }
    // Most runs begin no shape at all: no word near them matters.
    const length = atoms.end(index) - start;
    if (SHAPES.at(length, kind, next, mayBeEvident).length === 0 || !beginsFreely(folded, start)) {
      continue;
    }
    const worded = mayBeEvident && context.note(start - REACH, start + REACH);
    const evident = worded || short || start - lastEnd < LIST_GAP;
    const second = atoms.end(index + 1) - atoms.start(index + 1);
    let alone: boolean | null = null;
    for (const shape of SHAPES.at(length, kind, next, evident)) {
      if (shape.second !== 0 && shape.second !== second) {
        continue;
      }
      const noted = worded && context.noted(shape.index);
      const listed = start - NAMED_END[shape.kindIndex]! < LIST_GAP;
      // Most shapes end here: nothing near speaks for them, and they say too little by themselves.
      if (!(noted || listed || shape.stands || short) || NAMED_COUNT[shape.kindIndex]! > most) {
        continue;
      }
      const end = start + shape.wants.length;
      if (!endsFreely(folded, end, shape.spaced) || !matchesShape(shape.wants, folded, start)) {
        continue;
      }
      const named = listed || (noted && context.near(shape.index, start, end));
      if (!named && short) {
        alone ??= reading.isAlone(start, end);
      }
      const sighting = judge(reading, shape, start, end, named, alone ?? false);
      if (sighting !== null) {
        sightings.push(sighting);
        if (named) {
          NAMED_END[shape.kindIndex] = end;
          NAMED_COUNT[shape.kindIndex]! += 1;
          lastEnd = end;
        }
      }
    }
  }
  return sightings;
}

/** True when an identifier that needs no word near it may begin with this run of the text. */
export function mayBeginStanding(text: ScannedText, start: number, end: number, kind: AtomKind): boolean {
  const shapes = SHAPES.at(end - start, kind, text.original.charCodeAt(end) || 0, false);
  if (shapes.length === 0) {
    return false;
  }
  const { folded } = text;
  return (
    beginsFreely(folded, start) &&
    shapes.some(
      ({ wants, spaced }) => endsFreely(folded, start + wants.length, spaced) && matchesShape(wants, folded, start),
    )
  );
}

function judge(
  reading: Reading,
  shape: Shape,
  start: number,
  end: number,
  named: boolean,
  alone: boolean,
): Sighting | null {
  if (!(named || alone || shape.stands)) {
    return null;
  }
  const { kind, check, samples } = shape.recogniser;
  const value = shape.unbroken ? reading.folded.slice(start, end).toUpperCase() : compact(reading.folded, start, end);
  const verdict = check?.(value) ?? "confirmed";
  if (verdict === "refuted") {
    return null;
  }
  const strength = strengthAfter(shape.strength, verdict);
  if (
    !named &&
    strength !== "certain" &&
    (reading.inUrl(start) || (readsAsTime(value) && !(alone && value.length > 10)))
  ) {
    return null;
  }
  const evidence: Evidence = {
    named,
    // Digits alone in their message that no check confirms, or a company's, are more likely a number of anything else.
    alone: alone && (!/^\d+$/.test(value) || (verdict === "confirmed" && kind.severity !== "low")),
    otherwise: reading.context.near(GROUP.OTHERWISE, start, end, 20, 0) || reading.folded[start - 1] === "#",
  };
  const confidence = confidenceOf(strength, evidence);
  if (confidence < LEAST_CONFIDENCE || (!named && isPartOfChain(reading.folded, start, end))) {
    return null;
  }
  const sighting: Sighting = { kind: kind.id, start, end, confidence };
  if (isWeak(strength, named)) {
    return { ...sighting, severity: "low" };
  }
  return samples?.has(value) ? asSample(reading, sighting, kind.severity) : sighting;
}

/** A stretch of a key's fingerprint looks like a device address; its pairs go on. */
function isPartOfChain(folded: string, start: number, end: number): boolean {
  return (
    folded[start + 2] === ":" &&
    (folded[start - 1] === ":" || (folded[end] === ":" && isAlphanumeric(folded[end + 1] ?? "")))
  );
}

/** A value nobody names, alone in its message: worth recording, never worth interrupting anyone. */
function isWeak(strength: Strength, named: boolean): boolean {
  return !named && (strength === "plausible" || strength === "common");
}

/** A published example is still told to the author, who may have pasted it by habit, unless the text speaks of tests. */
function asSample(reading: Reading, sighting: Sighting, severity: string): Sighting {
  const testing = reading.context.near(GROUP.TESTING, sighting.start, sighting.end);
  const confidence = Math.min(sighting.confidence, testing ? 0.5 : 0.9);
  return { ...sighting, confidence, severity: testing || severity === "low" ? "low" : "medium" };
}
