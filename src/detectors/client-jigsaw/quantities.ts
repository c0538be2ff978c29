import { mostOfAKind } from "../../matching/saturation.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { Quantity } from "./attributes.ts";
import { NumberParts } from "./number-parts.ts";
import { SENSE } from "./quantity-words.ts";
import { MOST_WORDS, numberAt, type WrittenNumber } from "./written-numbers.ts";

/** A number in a text, the range it may mean and what it counts; `null` when nothing beside it says. */
export interface SeenQuantity {
  /** Offsets of the original, hedges, currency and scale included. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly counts: Exclude<Quantity, "own"> | null;
}

/** Words between "headcount" and its number: "headcount is now about 120". */
const REACH = 3;
/** Most characters between the words of one quantity: no sentence ends in it. */
const GAP = 4;
/** Parts of a quantity, and of what behind it may say what it counts: two numbers with their scales, and two words. */
const MOST_PARTS = 2 * (MOST_WORDS + 1) + 3;

const ROUGHLY = 0.1;
const FIRST_YEAR = 1500;
const LAST_YEAR = 2200;
const OLDEST = 120;

/** The parts of the text in hand. */
const parts = new NumberParts();

/**
 * The numbers of a text that count something; with `all` the others, too, beside which the register's own words may
 * stand. Linear: each is looked at with a few words on either side, and where no word tells of numbers none is. As many
 * as say all there is to say: a text with more is a table, and about no one in particular.
 */
export function quantitiesIn(text: ScannedText, all: boolean): readonly SeenQuantity[] {
  parts.read(text.folded);
  const most = mostOfAKind(text.original.length);
  const found: SeenQuantity[] = [];
  let telling = parts.nextTelling(0);
  let told = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < parts.count && found.length < most; ) {
    for (; telling < index; telling = parts.nextTelling(telling + 1)) told = telling;
    const isTold = telling - index <= MOST_PARTS || index - told <= REACH;
    const number = all || isTold ? numberAt(parts, index) : null;
    if (number === null) {
      index++;
      continue;
    }
    const range = rangeFrom(number);
    const end = range?.next ?? number.next;
    const counts = isTold ? countedBy(index, end, number) : null;
    if (all || counts !== null) found.push(quantity(text, number, range, counts, index));
    index = Math.max(end, index + 1);
  }
  return found;
}

function quantity(
  text: ScannedText,
  number: WrittenNumber,
  range: Range | null,
  counts: SeenQuantity["counts"],
  index: number,
): SeenQuantity {
  const end = range?.next ?? number.next;
  const hedge = hedgeBefore(index);
  const money = counts === "money";
  const first = money && isCurrency(index - 1) ? index - 1 : index;
  const last = money && isCurrency(end) ? end : end - 1;
  const [low, high] = range === null ? bounds(number, hedge) : [range.low, range.high];
  const place = text.toOriginal(parts.start(Math.min(first, hedge?.first ?? first)), parts.end(last));
  return { ...place, low, high, counts };
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Index of the part behind it. */
  readonly next: number;
}

/** "100-150", "between 100 and 150", "4 to 5 million". */
function rangeFrom(first: WrittenNumber): Range | null {
  if (first.next >= parts.count) return null;
  const joined = is(first.next, SENSE.to);
  const second = numberAt(parts, joined ? first.next + 1 : first.next);
  const gap = parts.start(first.next) - parts.end(first.next - 1);
  if (second === null || (!joined && gap > 3)) return null;
  const low = first.scale === 1 && second.scale > 1 ? first.value * second.scale : first.value;
  return (joined || gap > 0) && low < second.value ? { low, high: second.value, next: second.next } : null;
}

interface Hedge {
  readonly sense: "about" | "over" | "under";
  /** Index of its first part. */
  readonly first: number;
}

function hedgeBefore(index: number): Hedge | null {
  const at = isCurrency(index - 1) ? index - 2 : index - 1;
  const sense = parts.sense(at);
  if (sense === 0 || parts.start(at + 1) - parts.end(at) > GAP) return null;
  if ((sense & SENSE.about) !== 0) return { sense: "about", first: at };
  if ((sense & SENSE.over) !== 0) return { sense: "over", first: at };
  if ((sense & SENSE.under) !== 0) return { sense: "under", first: at };
  if ((sense & SENSE.than) !== 0) {
    if (is(at - 1, SENSE.more)) return { sense: "over", first: at - 1 };
    return is(at - 1, SENSE.fewer) ? { sense: "under", first: at - 1 } : null;
  }
  return (sense & SENSE.least) !== 0 && is(at - 1, SENSE.at) ? { sense: "over", first: at - 1 } : null;
}

/** What a number may mean: as exact as it is written, wider behind a hedge. */
function bounds({ value, step }: WrittenNumber, hedge: Hedge | null): readonly [number, number] {
  if (hedge?.sense === "over") return [value, value * 1.5];
  if (hedge?.sense === "under") return [value / 2, value];
  const exact = step > 1 ? step / 2 : step / 10;
  const around = hedge === null ? exact : Math.max(exact, value * ROUGHLY);
  return [value - around, value + around];
}

function countedBy(first: number, next: number, { value }: WrittenNumber): SeenQuantity["counts"] {
  const before = parts.sense(first - 1);
  const hasBehind = isNear(next);
  const behind = hasBehind ? parts.sense(next) : 0;
  const second = isNear(next + 1) ? parts.sense(next + 1) : 0;
  if (((before | behind) & SENSE.currency) !== 0) return "money";
  if ((behind & SENSE.people) !== 0 || (hasBehind && (second & SENSE.people) !== 0)) return "people";
  if (value <= OLDEST && isAge(before, behind, second)) return "age";
  const isYear = value >= FIRST_YEAR && value <= LAST_YEAR && Number.isInteger(value);
  for (let at = first - 1; at >= first - REACH && isNear(at + 1); at--) {
    if (is(at, SENSE.peopleBefore)) return "people";
    if (isYear && is(at, SENSE.yearBefore)) return "year";
  }
  return null;
}

function isAge(before: number, behind: number, second: number): boolean {
  if ((before & SENSE.ageBefore) !== 0 || (behind & SENSE.ageBehind) !== 0) return true;
  return (behind & SENSE.years) !== 0 && (second & SENSE.old) !== 0;
}

function is(index: number, sense: number): boolean {
  return (parts.sense(index) & sense) !== 0;
}

function isCurrency(index: number): boolean {
  return is(index, SENSE.currency);
}

/** True when a part stands close behind the one before it. */
function isNear(index: number): boolean {
  return index > 0 && index < parts.count && parts.start(index) - parts.end(index - 1) <= GAP;
}
