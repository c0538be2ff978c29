import { standsByItself } from "./confidence.ts";
import type { Recogniser, Strength } from "./recogniser.ts";

/** What an unbroken run of letters and digits consists of. */
export const ATOM = { digits: 1, letters: 2, mixed: 3 } as const;
export type AtomKind = (typeof ATOM)[keyof typeof ATOM];

/** One written form of one identifier. */
export interface Shape {
  readonly wants: Uint8Array;
  /** Length of the second run of letters and digits behind one sign; 0 when there is none. */
  readonly second: number;
  /** Written with spaces, so a digit after another space would make it part of something longer. */
  readonly spaced: boolean;
  /** One unbroken run: its value needs no joining. */
  readonly unbroken: boolean;
  readonly strength: Strength;
  /** Worth reporting with no word near it. */
  readonly stands: boolean;
  readonly recogniser: Recogniser;
  /** Place of the recogniser in the table; names its context words. */
  readonly index: number;
  /** Number of the recogniser's kind, which several may share; below `ShapeIndex.kinds`. */
  readonly kindIndex: number;
}

/** What one place of a shape asks for; 0 to 127 is that very character. */
const WANT = { digit: 128, letter: 129, either: 130, sameJoint: 131, anyJoint: 132 } as const;

const DIGIT = 1;
const LETTER = 2;
const JOINT = 4;

/** Classes of ASCII; folded texts have capitals lowered and every kind of hyphen as the plain one. */
const CLASS = new Uint8Array(128);
for (const [chars, bit] of [
  ["0123456789", DIGIT],
  ["abcdefghijklmnopqrstuvwxyz", LETTER],
  [" .-", JOINT],
] as const) {
  for (const char of chars) {
    CLASS[char.charCodeAt(0)] = bit;
  }
}

const SLASH = 47;

function compile(pattern: string): Uint8Array {
  const wants: Readonly<Record<string, number>> = {
    "9": WANT.digit,
    a: WANT.letter,
    x: WANT.either,
    "~": WANT.sameJoint,
    "|": WANT.anyJoint,
  };
  return Uint8Array.from(pattern, (char) => wants[char] ?? char.toLowerCase().charCodeAt(0));
}

/**
 * True when the shape stands at `start` of a folded text. Stops at the first character that does not fit, so a text
 * that resembles nothing costs next to nothing.
 */
export function matchesShape(wants: Uint8Array, folded: string, start: number): boolean {
  const end = start + wants.length;
  if (end > folded.length) {
    return false;
  }
  let joint = 0;
  for (let at = start, index = 0; at < end; at += 1, index += 1) {
    const code = folded.charCodeAt(at);
    const bits = code < 128 ? CLASS[code]! : 0;
    const want = wants[index]!;
    let fits: boolean;
    if (want < 128) {
      fits = want === code;
    } else if (want === WANT.digit) {
      fits = bits === DIGIT;
    } else if (want === WANT.letter) {
      fits = bits === LETTER;
    } else if (want === WANT.either) {
      fits = (bits & (DIGIT | LETTER)) !== 0;
    } else if (want === WANT.anyJoint) {
      fits = bits === JOINT || code === SLASH;
    } else {
      fits = bits === JOINT && (joint === 0 || joint === code);
      joint = code;
    }
    if (!fits) {
      return false;
    }
  }
  return true;
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

/** Signs that may follow the first group of a shape; anything else leaves the unbroken shapes. */
const JOINTS = " -./:(+";
const KINDS = 4;

function accepts(want: number | undefined, joint: string): boolean {
  if (want === undefined) {
    return true;
  }
  if (joint === "") {
    return false;
  }
  const isJoint = " -.".includes(joint);
  return (
    want === joint.charCodeAt(0) ||
    (want === WANT.sameJoint && isJoint) ||
    (want === WANT.anyJoint && (isJoint || joint === "/"))
  );
}

/** Shapes by the run they begin with and the sign behind it: a text's run is compared with the few that can fit. */
export class ShapeIndex {
  /** How many kinds the recognisers have. */
  readonly kinds: number;
  readonly #all: (readonly Shape[])[] = [];
  readonly #standing: (readonly Shape[])[] = [];
  readonly #joints = new Uint8Array(128);

  constructor(recognisers: readonly Recogniser[]) {
    for (const [place, joint] of [...JOINTS].entries()) {
      this.#joints[joint.charCodeAt(0)] = place + 1;
    }
    const kinds = [...new Set(recognisers.map(({ kind }) => kind.id))];
    this.kinds = kinds.length;
    const shapes = recognisers.flatMap((recogniser, index) =>
      Object.entries(recogniser.shapes).map(([pattern, strength]) => ({
        group: firstGroup(pattern),
        second: firstGroup(pattern.slice(firstGroup(pattern).length + 1)).length,
        wants: compile(pattern),
        spaced: /[ ~|]/.test(pattern),
        unbroken: /^[a-z0-9]+$/i.test(pattern),
        strength,
        stands: standsByItself(strength),
        recogniser,
        index,
        kindIndex: kinds.indexOf(recogniser.kind.id),
      })),
    );
    for (let length = 0; length <= LONGEST_GROUP; length += 1) {
      for (let kind = 0; kind < KINDS; kind += 1) {
        for (const joint of ["", ...JOINTS]) {
          const fitting = shapes.filter(
            ({ group, wants }) =>
              group.length === length &&
              kindsOfGroup(group).some((known) => known === kind) &&
              accepts(wants[length], joint),
          );
          this.#all.push(fitting);
          this.#standing.push(fitting.filter(({ stands }) => stands));
        }
      }
    }
  }

  /**
   * Shapes that can begin with a run of this length and kind, followed by the character `next`; without `evident`
   * only those worth reporting with no word near them.
   */
  at(length: number, kind: AtomKind, next: number, evident: boolean): readonly Shape[] {
    if (length > LONGEST_GROUP) {
      return [];
    }
    const place = next < 128 ? this.#joints[next]! : 0;
    const index = (length * KINDS + kind) * (JOINTS.length + 1) + place;
    return (evident ? this.#all : this.#standing)[index] ?? [];
  }
}
