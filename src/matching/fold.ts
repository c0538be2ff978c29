import { foldCharacter, isHalf } from "./fold-character.ts";

/** A text made comparable, with the way back to the original. */
export interface FoldedText {
  /** Lower case, compatibility forms and look-alikes folded, invisible characters dropped. */
  readonly folded: string;
  /** The same with case kept; the same length. */
  readonly cased: string;
  /** Original offset at which the character behind each code unit of `folded` begins. */
  readonly starts: Int32Array;
  /** Original offset just after the character behind each code unit of `folded`. */
  readonly ends: Int32Array;
}

let lowerUnits = new Uint16Array(4_096);
let casedUnits = new Uint16Array(4_096);
let startOf = new Int32Array(4_096);
let endOf = new Int32Array(4_096);
let length = 0;

function makeRoom(units: number): void {
  if (units <= lowerUnits.length) return;
  const capacity = Math.max(units, lowerUnits.length * 2);
  lowerUnits = grown(lowerUnits, new Uint16Array(capacity));
  casedUnits = grown(casedUnits, new Uint16Array(capacity));
  startOf = grown(startOf, new Int32Array(capacity));
  endOf = grown(endOf, new Int32Array(capacity));
}

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function append(lower: number, cased: number, start: number, end: number): void {
  lowerUnits[length] = lower;
  casedUnits[length] = cased;
  startOf[length] = start;
  endOf[length] = end;
  length++;
}

/** Characters of one unit that fold to one unit, as far as met: 0 where unknown. They are nearly all there are. */
const LOWER_OF = new Uint16Array(0x1_0000);
const CASED_OF = new Uint16Array(0x1_0000);
for (let unit = 0; unit < 0x80; unit++) {
  LOWER_OF[unit] = unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
  CASED_OF[unit] = unit;
}
const AMPERSAND = 0x26;

/** Slack writes these three entities and no others. */
const ENTITIES: readonly (readonly [string, string])[] = [
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
];

/** True when Slack's escape of `&`, `<` or `>` stands at `at`. */
export function isEntity(text: string, at: number): boolean {
  return ENTITIES.some(([entity]) => text.startsWith(entity, at));
}

/** Pairs that compose, as far as met; emptied when foreign input fills it. */
const compositions = new Map<number, number>();
const MAX_COMPOSITIONS = 4_096;

/** One code unit that two make together, 0 when they stay two. */
function composed(first: number, second: number): number {
  const key = first * 0x10000 + second;
  let unit = compositions.get(key);
  if (unit === undefined) {
    const text = String.fromCharCode(first, second).normalize("NFC");
    unit = text.length === 1 ? text.charCodeAt(0) : 0;
    if (compositions.size >= MAX_COMPOSITIONS) compositions.clear();
    compositions.set(key, unit);
  }
  return unit;
}

/** Units that may join the one before: voicing marks, vowel signs, the later letters of a Hangul syllable. */
function mayCompose(unit: number): boolean {
  return (
    unit >= 0x300 &&
    ((unit >= 0x900 && unit <= 0x1cff) || (unit >= 0x3099 && unit <= 0x309a) || unit < 0x370 || unit === 0x653)
  );
}

/** Joins a unit to the one before when Unicode composes them; tells whether it did. */
function joinedToPrevious(unit: number, end: number): boolean {
  if (length === 0 || !mayCompose(unit)) return false;
  const lower = composed(lowerUnits[length - 1]!, unit);
  const cased = composed(casedUnits[length - 1]!, unit);
  if (lower === 0 || cased === 0) return false;
  lowerUnits[length - 1] = lower;
  casedUnits[length - 1] = cased;
  endOf[length - 1] = end;
  return true;
}

function text(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, 2 * length).toString("utf16le");
}

/** More units than any one character becomes. */
const MOST_AT_ONCE = 32;

/**
 * Folds a text. Without `entities` (Slack's `&amp;`, `&lt;`, `&gt;`) it is idempotent.
 * A lone surrogate becomes U+FFFD. Time grows only with the text.
 */
export function fold(original: string, options: { readonly entities: boolean }): FoldedText {
  length = 0;
  makeRoom(original.length + MOST_AT_ONCE);
  for (let at = 0; at < original.length; ) {
    at = appendKnown(original, at, options.entities);
    if (at === original.length) break;
    makeRoom(length + original.length - at + MOST_AT_ONCE);
    const isAmpersand = original.charCodeAt(at) === AMPERSAND;
    at = isAmpersand ? appendAmpersand(original, at) : appendForeign(original, at);
  }
  return {
    folded: text(lowerUnits),
    cased: text(casedUnits),
    starts: startOf.slice(0, length),
    ends: endOf.slice(0, length),
  };
}

/** Appends characters that are one unit before and after, as nearly all are; tells where the first other one stands. */
function appendKnown(original: string, from: number, entities: boolean): number {
  const lowers = lowerUnits;
  const caseds = casedUnits;
  const starts = startOf;
  const ends = endOf;
  let into = length;
  let at = from;
  for (; at < original.length; at++) {
    const unit = original.charCodeAt(at);
    const lower = LOWER_OF[unit]!;
    // Of all units only the first stands for itself and is zero.
    if ((lower === 0 && unit !== 0) || (unit === AMPERSAND && entities)) break;
    lowers[into] = lower;
    caseds[into] = CASED_OF[unit]!;
    starts[into] = at;
    ends[into] = at + 1;
    into++;
  }
  length = into;
  return at;
}

function appendAmpersand(original: string, at: number): number {
  for (const [entity, char] of ENTITIES) {
    if (!original.startsWith(entity, at)) continue;
    append(char.charCodeAt(0), char.charCodeAt(0), at, at + entity.length);
    return at + entity.length;
  }
  append(AMPERSAND, AMPERSAND, at, at + 1);
  return at + 1;
}

function appendForeign(original: string, at: number): number {
  const point = original.codePointAt(at)!;
  const end = at + (point > 0xffff ? 2 : 1);
  const { lower, cased } = foldCharacter(point);
  // Half a character is not remembered: the next time its other half may stand behind it.
  const isWhole = end === at + 1 && !isHalf(point);
  if (isWhole && lower.length === 1 && !mayCompose(lower.charCodeAt(0))) {
    LOWER_OF[point] = lower.charCodeAt(0);
    CASED_OF[point] = cased.charCodeAt(0);
  }
  for (let index = 0; index < lower.length; index++) {
    const unit = lower.charCodeAt(index);
    if (!joinedToPrevious(unit, end)) append(unit, cased.charCodeAt(index), at, end);
  }
  return end;
}
