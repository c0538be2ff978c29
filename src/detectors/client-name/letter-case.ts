/** What is known of a code unit: nothing yet, or its case. */
const CASE = { unknown: 0, none: 1, small: 2, capital: 3 } as const;

const SMALL = /\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;
const CASES = new Uint8Array(0x1_0000);

function caseOf(unit: number): number {
  if (CASES[unit] === CASE.unknown) {
    const char = String.fromCharCode(unit);
    CASES[unit] = SMALL.test(char) ? CASE.small : CAPITAL.test(char) ? CASE.capital : CASE.none;
  }
  return CASES[unit]!;
}

/** True when all letters of two stretches that have a case are capitals, and some are: there they say nothing. */
export function isShouted(before: string, after: string): boolean {
  let hasCapital = false;
  for (const stretch of [before, after]) {
    for (let at = 0; at < stretch.length; at += 1) {
      const found = caseOf(stretch.charCodeAt(at));
      if (found === CASE.small) {
        return false;
      }
      hasCapital ||= found === CASE.capital;
    }
  }
  return hasCapital;
}
