import type { Recogniser, Strength } from "./recogniser.ts";

/** What an unbroken run of letters and digits consists of. */
export const ATOM = { digits: 1, letters: 2, mixed: 3 } as const;
export type AtomKind = (typeof ATOM)[keyof typeof ATOM];

/** One written form of one identifier. */
export interface Shape {
  readonly pattern: string;
  readonly strength: Strength;
  readonly recogniser: Recogniser;
  /** Place of the recogniser in the table; names its context words. */
  readonly index: number;
}

const HYPHENS = new Set("-‐‑‒–−");

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function isLetter(char: string): boolean {
  return char >= "a" && char <= "z";
}

/** Space, hyphen of any kind or dot, each as one sign; `""` for anything else. */
function separator(char: string): string {
  if (char === " " || char === "." || char === "-") {
    return char;
  }
  return HYPHENS.has(char) ? "-" : "";
}

/**
 * Offset behind the shape when it stands at `start` of a folded text, else -1. Stops at the first character that does
 * not fit, so a text that resembles nothing costs next to nothing.
 */
export function matchShape(pattern: string, folded: string, start: number): number {
  let joint = "";
  let at = start;
  for (let index = 0; index < pattern.length; index += 1, at += 1) {
    const want = pattern[index] ?? "";
    const char = folded[at];
    if (char === undefined) {
      return -1;
    }
    let fits: boolean;
    switch (want) {
      case "9":
        fits = isDigit(char);
        break;
      case "a":
        fits = isLetter(char);
        break;
      case "x":
        fits = isDigit(char) || isLetter(char);
        break;
      case "~": {
        const found = separator(char);
        fits = found !== "" && (joint === "" || joint === found);
        joint = found;
        break;
      }
      case "|":
        fits = char === "/" || separator(char) !== "";
        break;
      case "-":
        fits = separator(char) === "-";
        break;
      default:
        fits = want.toLowerCase() === char;
    }
    if (!fits) {
      return -1;
    }
  }
  return at;
}

function firstGroup(pattern: string): string {
  let end = 0;
  while (end < pattern.length && /[a-z0-9]/i.test(pattern[end] ?? "")) {
    end += 1;
  }
  return pattern.slice(0, end);
}

function kindsOfGroup(group: string): readonly AtomKind[] {
  const onlyDigits = /^[9x0-8]*$/.test(group);
  const onlyLetters = /^[A-Zax]*$/.test(group);
  const kinds: AtomKind[] = [];
  if (onlyDigits) {
    kinds.push(ATOM.digits);
  }
  if (onlyLetters) {
    kinds.push(ATOM.letters);
  }
  if (!(onlyDigits || onlyLetters) || group.includes("x")) {
    kinds.push(ATOM.mixed);
  }
  return kinds;
}

const LONGEST_GROUP = 24;

/** Shapes by the length and kind of the run they begin with: a text's run is compared with the few that can fit. */
export class ShapeIndex {
  readonly #buckets: (readonly Shape[])[];

  constructor(recognisers: readonly Recogniser[]) {
    const buckets: Shape[][] = Array.from({ length: (LONGEST_GROUP + 1) * 4 }, () => []);
    for (const [index, recogniser] of recognisers.entries()) {
      for (const [pattern, strength] of Object.entries(recogniser.shapes)) {
        const group = firstGroup(pattern);
        for (const kind of kindsOfGroup(group)) {
          buckets[group.length * 4 + kind]?.push({ pattern, strength, recogniser, index });
        }
      }
    }
    this.#buckets = buckets;
  }

  /** Shapes that can begin with a run of this length and kind. */
  at(length: number, kind: AtomKind): readonly Shape[] {
    return length > LONGEST_GROUP ? [] : (this.#buckets[length * 4 + kind] ?? []);
  }
}
