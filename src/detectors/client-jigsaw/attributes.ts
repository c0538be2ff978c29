import { CLUE_KINDS, type ClueKind } from "../../core/clue.ts";

/** What an attribute's numbers count; `own` is counted in the attribute's own word: "240 beds". */
export const QUANTITIES = ["people", "money", "age", "year", "own"] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** What an attribute of the register is about. */
export interface AttributeSort {
  readonly kind: ClueKind;
  readonly quantity: Quantity;
}

function words(list: string): readonly string[] {
  return list.split(/\s+/u).filter((word) => word !== "");
}

/** Words in attributes' names, folded, by what they ask for; the first that fits counts. */
const NAMES: readonly { readonly kind: ClueKind; readonly quantity: Quantity; readonly words: readonly string[] }[] = [
  {
    kind: "size",
    quantity: "people",
    words: words(`size employee employees staff headcount people workers workforce team fte members mitarbeiter
      beschaeftigte beschaftigte groesse grosse effectif salaries taille empleados plantilla`),
  },
  {
    kind: "deal",
    quantity: "money",
    words: words(`deal amount value revenue turnover budget fee price valuation sales income salary profit funding loan
      raised assets worth umsatz betrag gehalt montant salaire importe ingresos`),
  },
  { kind: "age", quantity: "age", words: words("age aged alter edad") },
  { kind: "age", quantity: "year", words: words("born birth birthday geboren naissance nacimiento") },
  {
    kind: "date",
    quantity: "year",
    words: words(`date year founded foundation since established incorporated opened quarter month datum jahr gegrundet
      annee fondation fecha fundada`),
  },
  {
    kind: "place",
    quantity: "own",
    words: words(`city town village place location region county country state area district postcode address office
      headquarters hq based site ort stadt land standort sitz ville pays lieu ciudad pais lugar`),
  },
  {
    kind: "sector",
    quantity: "own",
    words: words("sector industry business trade branch field market product branche secteur activity industria"),
  },
  {
    kind: "role",
    quantity: "own",
    words: words("role job occupation profession title position beruf metier profesion"),
  },
  {
    kind: "health",
    quantity: "own",
    words: words("condition diagnosis illness disease treatment health medication therapy diagnose diagnostic"),
  },
  { kind: "event", quantity: "own", words: words("event incident case matter issue claim dispute cause") },
  {
    kind: "institution",
    quantity: "own",
    words: words("school university college hospital employer institution club church ward department"),
  },
  { kind: "family", quantity: "own", words: words("family children spouse marital siblings") },
  { kind: "origin", quantity: "own", words: words("nationality origin religion language ethnicity faith") },
  { kind: "belonging", quantity: "own", words: words("car vehicle pet belonging") },
];

const SORTS = new Map<string, AttributeSort>();
for (const { words: names, ...sort } of NAMES) {
  for (const name of names) if (!SORTS.has(name)) SORTS.set(name, sort);
}

const UNKNOWN: AttributeSort = { kind: "detail", quantity: "own" };

/** What the name of an attribute asks for: "headcount" for people, "city" for a place, "beds" for beds. */
export function sortOfAttribute(name: string): AttributeSort {
  const folded = name.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "");
  for (const word of folded.split(/[^\p{L}\p{N}]+/u)) {
    const sort = SORTS.get(word);
    if (sort !== undefined) return sort;
  }
  return UNKNOWN;
}

/** Clue kinds and quantities as the bytes that stand for them. */
export function sortBytes({ kind, quantity }: AttributeSort): readonly [number, number] {
  return [CLUE_KINDS.indexOf(kind), QUANTITIES.indexOf(quantity)];
}
