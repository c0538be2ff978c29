/** A word, a run of digits or a sign of a folded text. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

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

/** Numbers are cut to what anybody writes, so that no row of commas is read again and again. */
const PART = /\d[\d.,']{0,30}|\p{L}+|[£$€¥~<>]/gu;

/** The parts of a folded text, in order. Linear. */
export function partsOf(folded: string): readonly Part[] {
  const parts: Part[] = [];
  for (const { 0: text, index } of folded.matchAll(PART)) parts.push({ text, start: index, end: index + text.length });
  return parts;
}

function pairs(list: string): readonly (readonly [string, number])[] {
  return list
    .split(/\s+/u)
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [word = "", value = ""] = pair.split("=");
      return [word, Number(value)];
    });
}

const UNITS = new Map(
  pairs(`a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
    fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40
    fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`),
);
const SCALES = new Map(
  pairs(`dozen=12 hundred=100 thousand=1e3 k=1e3 tsd=1e3 tausend=1e3 mille=1e3 mil=1e3 m=1e6 mn=1e6 mio=1e6 million=1e6
    millions=1e6 millionen=1e6 millones=1e6 bn=1e9 billion=1e9 billions=1e9 mrd=1e9 milliarden=1e9 milliards=1e9`),
);
/** Articles begin a number only before a scale: "a hundred". */
const ARTICLES = new Set(["a", "an"]);
/** A number in words has no more parts than this: "nine hundred and ninety-nine thousand nine hundred and ninety-nine". */
const MOST_WORDS = 12;

/** Reads the number that begins at a part, `null` where none does. */
export function numberAt(parts: readonly Part[], index: number): WrittenNumber | null {
  const part = parts[index];
  if (part === undefined) return null;
  return /^\d/u.test(part.text) ? digitsAt(parts, index, part) : wordsAt(parts, index);
}

/** The number a text is as a whole, with its currency and scale ("£4m"), `null` when it is anything else. */
export function wholeNumberOf(text: string): number | null {
  const parts = partsOf(text.normalize("NFKC").toLowerCase());
  const first = /^[£$€¥]$/u.test(parts[0]?.text ?? "") ? 1 : 0;
  const number = numberAt(parts, first);
  if (number === null) return null;
  return parts.slice(number.next).every(({ text: rest }) => isCurrency(rest)) ? number.value : null;
}

export function isCurrency(word: string): boolean {
  return /^(?:[£$€¥]|pounds?|quid|dollars?|euros?|gbp|usd|eur|chf|francs?|franken)$/u.test(word);
}

function digitsAt(parts: readonly Part[], index: number, part: Part): WrittenNumber | null {
  const written = part.text.replace(/[.,']+$/u, "");
  // A dot or comma before three digits parts thousands, before fewer it begins a fraction.
  const plain = written.replaceAll(/[.,'](?=\d{3}(?!\d))/gu, "");
  if (!/^\d{1,15}(?:[.,]\d{1,6})?$/u.test(plain)) return null;
  const digits = Number(plain.replace(",", "."));
  const behind = parts[index + 1];
  const gap = behind === undefined ? 2 : behind.start - (part.start + written.length);
  const scale = gap <= 1 && behind !== undefined ? (SCALES.get(behind.text) ?? 1) : 1;
  const decimals = /[.,](\d+)$/u.exec(plain)?.[1]?.length ?? 0;
  return {
    value: digits * scale,
    step: (decimals > 0 ? 10 ** -decimals : roundness(digits)) * scale,
    scale,
    next: scale === 1 ? index + 1 : index + 2,
  };
}

/** The greatest power of ten that divides a whole number, at most its own size. */
function roundness(whole: number): number {
  let step = 1;
  while (whole > 0 && whole % (step * 10) === 0) step *= 10;
  return step;
}

function wordsAt(parts: readonly Part[], index: number): WrittenNumber | null {
  let total = 0;
  let group = 0;
  let scale = 1;
  let next = index;
  for (let at = index; at < parts.length && at < index + MOST_WORDS; at++) {
    const { text, start } = parts[at]!;
    // Words of one number stand a space or a hyphen apart.
    if (at > index && start - parts[at - 1]!.end !== 1) break;
    if (text === "and" && next === at && at > index) continue;
    const unit = UNITS.get(text);
    const times = SCALES.get(text);
    if (unit !== undefined && isUnitHere(parts, at, index, group)) {
      group += unit;
    } else if (times !== undefined && text.length > 2 && at > index) {
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

function isUnitHere(parts: readonly Part[], at: number, first: number, group: number): boolean {
  const { text } = parts[at]!;
  if (ARTICLES.has(text)) {
    const behind = parts[at + 1];
    return at === first && behind !== undefined && behind.text.length > 2 && SCALES.has(behind.text);
  }
  // "twenty three" goes on, "three twenty" are two numbers.
  return (
    at === first || group === 0 || group % 100 === 0 || (group % 10 === 0 && group % 100 >= 20 && UNITS.get(text)! < 10)
  );
}
