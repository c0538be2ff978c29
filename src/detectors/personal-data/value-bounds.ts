/** What a character beside a value says of it; what is in no table leaves the value free. */
const BOUND = { never: 1, unlessWord: 2, unlessDigit: 3, unlessPlus: 4, unlessSpaced: 5 } as const;

const PLUS = 43;

/** A sign of money, a path, a longer number in front of a value. */
const BEFORE = table({
  "_+$€£@\\": BOUND.never,
  "-/": BOUND.unlessWord,
  ".:,": BOUND.unlessDigit,
  "(": BOUND.unlessPlus,
});

/** A word, an address, a share, a longer number behind it. */
const BEHIND = table({
  "_@%0123456789abcdefghijklmnopqrstuvwxyz": BOUND.never,
  "-/": BOUND.unlessWord,
  ".:": BOUND.unlessDigit,
  " ": BOUND.unlessSpaced,
});

function table(meanings: Readonly<Record<string, number>>): Uint8Array {
  const bounds = new Uint8Array(0x2100);
  for (const [chars, meaning] of Object.entries(meanings)) {
    for (const char of chars) {
      bounds[char.charCodeAt(0)] = meaning;
    }
  }
  return bounds;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122);
}

/** True when what stands right before a value in a folded text does not rule it out. */
export function beginsFreely(folded: string, start: number): boolean {
  switch (BEFORE[folded.charCodeAt(start - 1) | 0]) {
    case BOUND.never:
      return false;
    case BOUND.unlessWord:
      return !isWord(folded.charCodeAt(start - 2));
    case BOUND.unlessDigit:
      return !isDigit(folded.charCodeAt(start - 2));
    case BOUND.unlessPlus:
      return folded.charCodeAt(start - 2) !== PLUS;
    default:
      return true;
  }
}

/** True when what stands right behind a value does not make it part of more; `spaced`: it is written with spaces. */
export function endsFreely(folded: string, end: number, spaced: boolean): boolean {
  switch (BEHIND[folded.charCodeAt(end) | 0]) {
    case BOUND.never:
      return false;
    case BOUND.unlessWord:
      return !isWord(folded.charCodeAt(end + 1));
    case BOUND.unlessDigit:
      return !isDigit(folded.charCodeAt(end + 1));
    case BOUND.unlessSpaced:
      return !(spaced && isDigit(folded.charCodeAt(end + 1)));
    default:
      return true;
  }
}
