import { MIN_TERM_LENGTH } from "../../core/term-rules.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { Quantity } from "./attributes.ts";
import { isCurrency, numberAt, type Part, partsOf, type WrittenNumber } from "./written-numbers.ts";

/** A number in a text, the range it may mean and what it counts; `null` when nothing beside it says. */
export interface SeenQuantity {
  /** Offsets of the original, hedges, currency and scale included. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly counts: Exclude<Quantity, "own"> | null;
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ""));
}

const PEOPLE = set(`people employee employees staff worker workers staffers person persons heads colleagues fte ftes
  members strong mitarbeiter mitarbeiterinnen mitarbeitende beschaftigte beschaeftigte angestellte leute salaries employes
  personnes empleados empleadas personas trabajadores`);
const PEOPLE_BEFORE = set("headcount staff workforce employs employing employed employees beschaftigt emploie emplea");
const AGE_BEFORE = set("aged age alter edad");
const YEAR_BEFORE = set(
  "in since founded established est opened incorporated seit gegrundet depuis desde fondee fundada",
);

/** Words that may stand beside a number that counts something; the dictionary wakes the detector by them. */
export const UNIT_WORDS: Readonly<Record<Exclude<Quantity, "own">, readonly string[]>> = {
  people: [...PEOPLE, ...PEOPLE_BEFORE],
  money: ["million", "billion", "pounds", "euros", "dollars", "turnover", "revenue", "deal"],
  age: [...AGE_BEFORE, "old", "ans", "anos"],
  year: [...YEAR_BEFORE].filter((word) => word.length > MIN_TERM_LENGTH),
};

const ABOUT = set(
  "about around roughly approximately approx nearly almost some circa ca etwa rund knapp fast environ unos unas ~",
);
const OVER = set("over above exceeding uber plus >");
const UNDER = set("under below unter moins <");
/** Words between "headcount" and its number: "headcount is now about 120". */
const REACH = 3;
/** Most characters between the words of one quantity: no sentence ends in it. */
const GAP = 4;

const ROUGHLY = 0.1;
const FIRST_YEAR = 1500;
const LAST_YEAR = 2200;
const OLDEST = 120;

/** The numbers of a text. Linear: each is looked at with a few words on either side. */
export function quantitiesIn(text: ScannedText): readonly SeenQuantity[] {
  const parts = partsOf(text.folded);
  const found: SeenQuantity[] = [];
  for (let index = 0; index < parts.length; ) {
    const number = numberAt(parts, index);
    if (number === null) {
      index++;
      continue;
    }
    const range = rangeFrom(parts, number);
    const end = range?.next ?? number.next;
    const hedge = hedgeBefore(parts, index);
    const counts = countedBy(parts, index, end, number);
    const money = counts === "money";
    const first = money && isCurrency(parts[index - 1]?.text ?? "") ? index - 1 : index;
    const last = money && isCurrency(parts[end]?.text ?? "") ? end : end - 1;
    const [low, high] = range === null ? bounds(number, hedge) : [range.low, range.high];
    found.push({
      ...text.toOriginal(parts[Math.min(first, hedge?.first ?? first)]!.start, endOf(parts[last]!)),
      low,
      high,
      counts,
    });
    index = Math.max(end, index + 1);
  }
  return found;
}

/** End of a part without the full stop that ended its sentence. */
function endOf({ text, start }: Part): number {
  return start + text.replace(/[.,']+$/u, "").length;
}

/** "100-150", "between 100 and 150", "4 to 5 million". */
function rangeFrom(parts: readonly Part[], first: WrittenNumber): { low: number; high: number; next: number } | null {
  const behind = parts[first.next];
  if (behind === undefined) return null;
  const joined = /^(?:to|and|bis|und|a|y|et)$/u.test(behind.text);
  const second = numberAt(parts, joined ? first.next + 1 : first.next);
  const between = parts[first.next - 1]!;
  if (second === null || (!joined && behind.start - endOf(between) > 3)) return null;
  const isGap = joined || behind.start > endOf(between);
  const low = first.scale === 1 && second.scale > 1 ? first.value * second.scale : first.value;
  return isGap && low < second.value ? { low, high: second.value, next: second.next } : null;
}

interface Hedge {
  readonly sense: "about" | "over" | "under";
  /** Index of its first part. */
  readonly first: number;
}

function hedgeBefore(parts: readonly Part[], index: number): Hedge | null {
  const at = isCurrency(parts[index - 1]?.text ?? "") ? index - 2 : index - 1;
  const word = parts[at];
  if (word === undefined || parts[at + 1]!.start - word.end > GAP) return null;
  const before = parts[at - 1]?.text ?? "";
  if (ABOUT.has(word.text)) return { sense: "about", first: at };
  if (OVER.has(word.text)) return { sense: "over", first: at };
  if (UNDER.has(word.text)) return { sense: "under", first: at };
  if (word.text === "than" && /^(?:more|less|fewer)$/u.test(before)) {
    return { sense: before === "more" ? "over" : "under", first: at - 1 };
  }
  return word.text === "least" && before === "at" ? { sense: "over", first: at - 1 } : null;
}

/** What a number may mean: as exact as it is written, wider behind a hedge. */
function bounds({ value, step }: WrittenNumber, hedge: Hedge | null): readonly [number, number] {
  if (hedge?.sense === "over") return [value, value * 1.5];
  if (hedge?.sense === "under") return [value / 2, value];
  const exact = step > 1 ? step / 2 : step / 10;
  const around = hedge === null ? exact : Math.max(exact, value * ROUGHLY);
  return [value - around, value + around];
}

function countedBy(parts: readonly Part[], first: number, next: number, number: WrittenNumber): SeenQuantity["counts"] {
  const before = parts[first - 1]?.text ?? "";
  const behind = near(parts, next, 1) ? parts[next]!.text : "";
  const second = near(parts, next + 1, 1) ? parts[next + 1]!.text : "";
  if (isCurrency(before) || isCurrency(behind)) return "money";
  if (PEOPLE.has(behind) || (PEOPLE.has(second) && behind !== "")) return "people";
  if (number.value <= OLDEST && isAge(behind, second, before)) return "age";
  const isYear = number.value >= FIRST_YEAR && number.value <= LAST_YEAR && Number.isInteger(number.value);
  for (let at = first - 1; at >= first - REACH && near(parts, at + 1, 1); at--) {
    const word = parts[at]?.text ?? "";
    if (PEOPLE_BEFORE.has(word)) return "people";
    if (isYear && YEAR_BEFORE.has(word)) return "year";
  }
  return null;
}

function isAge(behind: string, second: string, before: string): boolean {
  if (AGE_BEFORE.has(before) || /^(?:yo|ans|anos|jahrig\p{L}{0,2})$/u.test(behind)) return true;
  return /^(?:years?|yrs?|jahre)$/u.test(behind) && /^(?:olds?|alt)$/u.test(second);
}

/** True when a part stands close behind the one before it. */
function near(parts: readonly Part[], index: number, back: number): boolean {
  const part = parts[index];
  const before = parts[index - back];
  return part !== undefined && before !== undefined && part.start - endOf(before) <= GAP;
}
