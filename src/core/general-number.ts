/** From each number on, what is said of it in general. */
const STEPS: readonly (readonly [from: number, words: string])[] = [
  [0, "a few"],
  [10, "a dozen or so"],
  [20, "a few dozen"],
  [80, "about a hundred"],
  [150, "a few hundred"],
  [800, "about a thousand"],
  [1_500, "a few thousand"],
  [8_000, "about ten thousand"],
  [15_000, "tens of thousands of"],
  [80_000, "about a hundred thousand"],
  [150_000, "hundreds of thousands of"],
  [800_000, "about a million"],
  [1_500_000, "a few million"],
  [8_000_000, "about ten million"],
  [15_000_000, "tens of millions of"],
  [80_000_000, "about a hundred million"],
  [150_000_000, "hundreds of millions of"],
  [800_000_000, "about a billion"],
  [1_500_000_000, "billions of"],
];

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const CURRENCIES: readonly (readonly [sign: RegExp, words: string])[] = [
  [/£|pounds?|gbp/iu, "pounds"],
  [/\$|dollars?|usd/iu, "dollars"],
  [/€|euros?|eur/iu, "euros"],
];

/** The first number written in a stretch, "1,200" or "£4.5m"; `null` when it has no digits. */
export function firstNumber(written: string): number | null {
  const found = /(\d{1,15}(?:[.,']\d{3}(?!\d))*)([.,]\d{1,3})?\s?(\p{L}{0,8})/u.exec(written);
  if (found === null) return null;
  const [, whole = "", fraction = "", scale = ""] = found;
  return Number(`${whole.replaceAll(/\D/gu, "")}${fraction.replace(",", ".")}`) * (SCALES[scale.toLowerCase()] ?? 1);
}

/** "120" as "about a hundred", to be followed by what is counted. */
export function generalCount(written: string): string {
  const number = firstNumber(written);
  const words = number === null ? null : wordsFor(number);
  if (words === null) return "a number of";
  return words;
}

/** "£4m" as "a few million pounds". */
export function generalSum(written: string): string {
  const number = firstNumber(written);
  const currency = CURRENCIES.find(([sign]) => sign.test(written))?.[1];
  return number === null || currency === undefined ? "a sum of money" : `${wordsFor(number)} ${currency}`;
}

const DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const TEENS = [
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];

/** How an age is told: of somebody, behind a name, and before a noun. */
export interface GeneralAge {
  /** "someone in their forties" */
  readonly someone: string;
  /** "in their forties" */
  readonly their: string;
  /** "forty-something" */
  readonly adjective: string;
}

/** An age in digits or words as its decade; `null` when none can be read. */
export function generalAge(written: string): GeneralAge | null {
  const age = firstNumber(written) ?? ageInWords(written.toLowerCase());
  if (age === null || age < 0 || age > 130) return null;
  if (age < 13) return { someone: "a child", their: "still a child", adjective: "young" };
  if (age < 20) return { someone: "a teenager", their: "in their teens", adjective: "teenage" };
  const decade = Math.min(Math.floor(age / 10) - 2, DECADES.length - 1);
  return {
    someone: `someone in their ${DECADES[decade]}`,
    their: `in their ${DECADES[decade]}`,
    adjective: `${TENS[decade]}-something`,
  };
}

function ageInWords(written: string): number | null {
  const tens = TENS.findIndex((word) => written.includes(word));
  if (tens >= 0) return (tens + 2) * 10;
  const teens = TEENS.findIndex((word) => written.includes(word));
  if (teens >= 0) return teens + 10;
  return /(?:one|two|three|four|five|six|seven|eight|nine)/u.test(written) ? 9 : null;
}

function wordsFor(number: number): string {
  return STEPS.findLast(([from]) => number >= from)?.[1] ?? "a few";
}
