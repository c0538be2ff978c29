import { NumberParts } from "./number-parts.ts";
import { SENSE, valueOfWord } from "./quantity-words.ts";

/** A number as it is written, and how exact that is. */
export interface WrittenNumber {
  readonly value: number;
  /** The step between numbers written as exactly: 10 for "120", 1,000,000 for "4m". */
  readonly step: number;
  /** The scale behind the digits, 1 when none: "4-5m" lends it to the number before. */
  readonly scale: number;
  /** Index of the part behind it. */
  readonly next: number;
}

/** A number in words has no more parts than this: "nine hundred and ninety-nine thousand nine hundred and ninety-nine". */
export const MOST_WORDS = 12;
const ZERO = 0x30;
/** More digits are no count of anything. */
const MOST_DIGITS = 15;

/** Reads the number that begins at a part, `null` where none does. */
export function numberAt(parts: NumberParts, index: number): WrittenNumber | null {
  if (index >= parts.count) return null;
  return parts.isDigits(index) ? digitsAt(parts, index) : wordsAt(parts, index);
}

/** The number a text is as a whole, with its currency and scale ("£4m"), `null` when it is anything else. */
export function wholeNumberOf(text: string): number | null {
  const parts = new NumberParts();
  parts.read(text.normalize("NFKC").toLowerCase());
  const isSigned = /^[£$€¥]$/u.test(parts.count > 0 ? parts.text(0) : "");
  const number = numberAt(parts, Number(isSigned));
  if (number === null) return null;
  for (let rest = number.next; rest < parts.count; rest++) {
    if ((parts.sense(rest) & SENSE.currency) === 0) return null;
  }
  return number.value;
}

function digitsAt(parts: NumberParts, index: number): WrittenNumber | null {
  const { value, step } = plainDigits(parts, index) ?? pointedDigits(parts.text(index)) ?? NO_NUMBER;
  if (step === 0) return null;
  const behind = index + 1;
  const isScaled =
    (parts.sense(behind) & SENSE.scale) !== 0 && parts.start(behind) - parts.end(index) <= 1 && behind < parts.count;
  const scale = isScaled ? valueOfWord(parts.hash(behind)) : 1;
  return { value: value * scale, step: step * scale, scale, next: scale === 1 ? behind : behind + 1 };
}

interface Digits {
  readonly value: number;
  readonly step: number;
}

const NO_NUMBER: Digits = { value: 0, step: 0 };

/** Digits without a point between them, as most are. */
function plainDigits(parts: NumberParts, index: number): Digits | null {
  const length = parts.end(index) - parts.start(index);
  if (length > MOST_DIGITS) return null;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = parts.unit(index, at) - ZERO;
    if (digit < 0) return null;
    value = value * 10 + digit;
  }
  return { value, step: roundness(value) };
}

function pointedDigits(written: string): Digits | null {
  // A dot or comma before three digits parts thousands, before fewer it begins a fraction.
  const plain = written.replaceAll(/[.,'](?=\d{3}(?!\d))/gu, "");
  if (!/^\d{1,15}(?:[.,]\d{1,6})?$/u.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  const decimals = /[.,](\d+)$/u.exec(plain)?.[1]?.length ?? 0;
  return { value, step: decimals > 0 ? 10 ** -decimals : roundness(value) };
}

/** The greatest power of ten that divides a whole number, at most its own size. */
function roundness(whole: number): number {
  let step = 1;
  while (whole > 0 && whole % (step * 10) === 0) step *= 10;
  return step;
}

function wordsAt(parts: NumberParts, index: number): WrittenNumber | null {
  let total = 0;
  let group = 0;
  let scale = 1;
  let next = index;
  for (let at = index; at < parts.count && at < index + MOST_WORDS; at++) {
    const sense = parts.sense(at);
    // Words of one number stand a space or a hyphen apart.
    if (at > index && parts.start(at) - parts.end(at - 1) !== 1) break;
    if ((sense & SENSE.and) !== 0 && next === at && at > index) continue;
    if ((sense & SENSE.unit) !== 0 && isUnitHere(parts, at, index, group)) {
      group += valueOfWord(parts.hash(at));
    } else if ((sense & SENSE.longScale) !== 0 && at > index) {
      const times = valueOfWord(parts.hash(at));
      group = (group === 0 ? 1 : group) * times;
      scale = Math.max(scale, times);
      if (times >= 1_000) {
        total += group;
        group = 0;
      }
    } else {
      break;
    }
    next = at + 1;
  }
  const value = total + group;
  return value === 0 ? null : { value, step: roundness(value), scale, next };
}

function isUnitHere(parts: NumberParts, at: number, first: number, group: number): boolean {
  if ((parts.sense(at) & SENSE.article) !== 0) return at === first && (parts.sense(at + 1) & SENSE.longScale) !== 0;
  // "twenty three" goes on, "three twenty" are two numbers.
  return (
    at === first ||
    group === 0 ||
    group % 100 === 0 ||
    (group % 10 === 0 && group % 100 >= 20 && valueOfWord(parts.hash(at)) < 10)
  );
}
