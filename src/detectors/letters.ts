/** What is known of a code unit. */
const SORT = { unknown: 0, other: 1, letter: 2, small: 3, capital: 4 } as const;

const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;
/** Learned as units are met: a look-up costs a tenth of a pattern. */
const SORTS = new Uint8Array(0x1_0000);

function sortOf(unit: number): number {
  if (SORTS[unit] === SORT.unknown) SORTS[unit] = learn(String.fromCharCode(unit));
  return SORTS[unit]!;
}

function learn(char: string): number {
  if (!LETTER.test(char)) return SORT.other;
  if (SMALL.test(char)) return SORT.small;
  return CAPITAL.test(char) ? SORT.capital : SORT.letter;
}

/** True for a letter of the basic plane, in any script. */
export function isLetter(unit: number): boolean {
  return sortOf(unit) >= SORT.letter;
}

/** True for a small letter; scripts without capitals have none. */
export function isSmall(unit: number): boolean {
  return sortOf(unit) === SORT.small;
}

/** True for a capital letter. */
export function isCapital(unit: number): boolean {
  return sortOf(unit) === SORT.capital;
}
