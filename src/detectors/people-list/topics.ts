/**
 * Subjects that make a list of people worse: leaving, pay, health, discipline. English, German, French, Spanish,
 * without accents. Gap: euphemisms ("the affected colleagues").
 */
const SENSITIVE =
  /(?<!\p{L})(?:severance|redundan(?:t|cy|cies)|layoffs?|laid[ -]off|terminations?|dismiss(?:al|als|ed)|furlough|grievances?|disciplin\p{L}{0,6}|misconduct|harassment|complainants?|whistleblow\p{L}{0,4}|sick ?(?:leave|note|pay)|sickness|medical|diagnos(?:is|ed|es)|patients?|disabilit(?:y|ies)|pregnan(?:t|cy)|maternity|mental health|salar(?:y|ies)|payroll|bonus(?:es)?|pay (?:review|rise)|compensation|performance improvement|pip list|right to work|immigration status|visa status|background check|union members?|vaccinat\p{L}{0,4}|abfindung(?:en)?|kundigung(?:en)?|entlassung(?:en)?|aufhebungsvertr\p{L}{1,4}|krankmeldung(?:en)?|krankenstand|erkrankung|abmahnung(?:en)?|beschwerden?|gehalt|gehalter|schwerbehind\p{L}{0,8}|schwanger\p{L}{0,8}|patient(?:en|innen)|licenciements?|indemnites? de depart|arrets? maladie|sante|disciplinaires?|salaires?|grossesse|harcelement|plaignants?|patients|despidos?|indemnizacion(?:es)?|bajas? medicas?|salud|expedientes? disciplinarios?|salarios?|sueldos?|embarazo|acoso|pacientes)(?!\p{L})/gu;

/** Characters looked at on either side of a list. */
const REACH = 400;

/** Where a text names sensitive subjects; looked for once, and only when somebody asks. */
export class SensitiveTopics {
  readonly #folded: string;
  #starts: readonly number[] | null = null;
  #ends: readonly number[] = [];

  /** `folded`: lower case, no accents. */
  constructor(folded: string) {
    this.#folded = folded;
  }

  /** True when one is named in a list, as far as its beginning goes, or near it. */
  areNear(start: number, end: number): boolean {
    return this.#anyWithin(start - REACH, Math.min(end, start + 4 * REACH)) || this.#anyWithin(end, end + REACH);
  }

  #anyWithin(from: number, to: number): boolean {
    this.#starts ??= this.#find();
    const first = firstFrom(this.#starts, from);
    return first < this.#starts.length && this.#ends[first]! <= to;
  }

  #find(): readonly number[] {
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { index, 0: word } of this.#folded.matchAll(SENSITIVE)) {
      starts.push(index);
      ends.push(index + word.length);
    }
    this.#ends = ends;
    return starts;
  }
}

/** Index of the first of ascending numbers that is not below the least. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
