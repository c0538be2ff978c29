import { MIN_TERM_LENGTH } from "../../core/term-rules.ts";
import { tokenHash } from "../../matching/token-hash.ts";
import type { Quantity } from "./attributes.ts";

/** What a word or sign says beside a number, or in one written in words, as bits. */
export const SENSE = {
  /** "seven", "twenty"; `valueOfWord` tells which. */
  unit: 1 << 0,
  /** "million", "k"; `valueOfWord` tells which. */
  scale: 1 << 1,
  /** A scale of more than two letters, which also follows a number in words. */
  longScale: 1 << 2,
  /** Begins a number only before a scale: "a hundred". */
  article: 1 << 3,
  and: 1 << 4,
  /** Between the ends of a range. */
  to: 1 << 5,
  currency: 1 << 6,
  /** Behind a number of people, and before one. */
  people: 1 << 7,
  peopleBefore: 1 << 8,
  ageBefore: 1 << 9,
  ageBehind: 1 << 10,
  years: 1 << 11,
  old: 1 << 12,
  yearBefore: 1 << 13,
  about: 1 << 14,
  over: 1 << 15,
  under: 1 << 16,
  than: 1 << 17,
  more: 1 << 18,
  fewer: 1 << 19,
  least: 1 << 20,
  at: 1 << 21,
} as const;

/** Without one of these near it a number counts nothing but what the register has a word for. */
export const TELLING: number =
  SENSE.currency |
  SENSE.people |
  SENSE.peopleBefore |
  SENSE.ageBefore |
  SENSE.ageBehind |
  SENSE.years |
  SENSE.yearBefore;

function words(list: string): readonly string[] {
  return list.split(/\s+/u).filter((word) => word !== "");
}

const PEOPLE = words(`people employee employees staff worker workers staffers person persons heads colleagues fte ftes
  members strong mitarbeiter mitarbeiterinnen mitarbeitende beschaftigte beschaeftigte angestellte leute salaries employes
  personnes empleados empleadas personas trabajadores`);
const PEOPLE_BEFORE = words(
  "headcount staff workforce employs employing employed employees beschaftigt emploie emplea",
);
const AGE_BEFORE = words("aged age alter edad");
const YEAR_BEFORE = words(
  "in since founded established est opened incorporated seit gegrundet depuis desde fondee fundada",
);

/** Words that may stand beside a number that counts something; the dictionary wakes the detector by them. */
export const UNIT_WORDS: Readonly<Record<Exclude<Quantity, "own">, readonly string[]>> = {
  people: [...PEOPLE, ...PEOPLE_BEFORE],
  money: ["million", "billion", "pounds", "euros", "dollars", "turnover", "revenue", "deal"],
  age: [...AGE_BEFORE, "old", "ans", "anos"],
  year: YEAR_BEFORE.filter((word) => word.length > MIN_TERM_LENGTH),
};

const SENSES: readonly (readonly [number, readonly string[]])[] = [
  [SENSE.article, ["a", "an"]],
  [SENSE.and, ["and"]],
  [SENSE.to, words("to and bis und a y et")],
  [SENSE.currency, words("£ $ € ¥ pound pounds quid dollar dollars euro euros gbp usd eur chf franc francs franken")],
  [SENSE.people, PEOPLE],
  [SENSE.peopleBefore, PEOPLE_BEFORE],
  [SENSE.ageBefore, AGE_BEFORE],
  [SENSE.ageBehind, words("yo ans anos jahrig jahrige jahriger jahrigen jahriges jahrigem")],
  [SENSE.years, words("year years yr yrs jahre")],
  [SENSE.old, words("old olds alt")],
  [SENSE.yearBefore, YEAR_BEFORE],
  [
    SENSE.about,
    words(
      "about around roughly approximately approx nearly almost some circa ca etwa rund knapp fast environ unos unas ~",
    ),
  ],
  [SENSE.over, words("over above exceeding uber plus >")],
  [SENSE.under, words("under below unter moins <")],
  [SENSE.than, ["than"]],
  [SENSE.more, ["more"]],
  [SENSE.fewer, ["less", "fewer"]],
  [SENSE.least, ["least"]],
  [SENSE.at, ["at"]],
];

const UNITS = `a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
  thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
  fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`;
const SCALES = `dozen=12 hundred=100 thousand=1e3 k=1e3 tsd=1e3 tausend=1e3 mille=1e3 mil=1e3 m=1e6 mn=1e6 mio=1e6
  million=1e6 millions=1e6 millionen=1e6 millones=1e6 bn=1e9 billion=1e9 billions=1e9 mrd=1e9 milliarden=1e9
  milliards=1e9`;
/** Longest scale that follows digits only: "4 bn". */
const SHORT_SCALE = 2;

/** By the hash of a folded word: a number is looked at with every word near it, and none of these is cut out for that. */
const senses = new Map<number, number>();
const values = new Map<number, number>();

function add(word: string, sense: number): void {
  const hash = tokenHash(word);
  senses.set(hash, (senses.get(hash) ?? 0) | sense);
}

function addValues(list: string, senseOf: (word: string) => number): void {
  for (const pair of words(list)) {
    const [word = "", value = ""] = pair.split("=");
    add(word, senseOf(word));
    values.set(tokenHash(word), Number(value));
  }
}

for (const [sense, list] of SENSES) for (const word of list) add(word, sense);
addValues(UNITS, () => SENSE.unit);
addValues(SCALES, ({ length }) => (length > SHORT_SCALE ? SENSE.scale | SENSE.longScale : SENSE.scale));

/** The `SENSE` bits of a folded word or sign, by its `tokenHash`. */
export function senseOfWord(hash: number): number {
  return senses.get(hash) ?? 0;
}

/** What a unit or a scale stands for, by its `tokenHash`; 1 for any other word. */
export function valueOfWord(hash: number): number {
  return values.get(hash) ?? 1;
}
