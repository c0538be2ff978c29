import { everyShingle, fingerprint } from "../../matching/fingerprints.ts";
import { sweep } from "../../matching/sweep.ts";
import { textWeight } from "../../matching/word-weight.ts";
import { withoutBoilerplate } from "./boilerplate.ts";
import { confidenceOf } from "./evidence.ts";
import { STOCK_SENTENCES } from "./stock-sentences.ts";

/** By key, as there is one of it in a process. */
const stockPrints = new WeakMap<Uint8Array, ReadonlySet<bigint>>();

/** Fingerprints of what everybody says. */
function stockOf(key: Uint8Array): ReadonlySet<bigint> {
  let prints = stockPrints.get(key);
  if (prints === undefined) {
    prints = new Set(STOCK_SENTENCES.flatMap((sentence) => everyShingle(sweep(sentence), key)));
    stockPrints.set(key, prints);
  }
  return prints;
}

/**
 * What is kept of a labelled text to recognise its copies: keyed fingerprints of what it says by itself, boilerplate,
 * programs and stock sentences left out. Empty where too little is left to tell a copy from chance.
 */
export function labelFingerprints(text: string, key: Uint8Array): readonly bigint[] {
  const stock = stockOf(key);
  const prints = new Set<bigint>();
  let weight = 0;
  let telling = 0;
  for (const stretch of withoutBoilerplate(text)) {
    const swept = sweep(stretch);
    for (const print of fingerprint(swept, key, stock)) prints.add(print);
    const own = textWeight(swept);
    weight += own.weight;
    telling += own.telling;
  }
  return confidenceOf({ fingerprints: prints.size, of: prints.size, weight, telling, rows: 1 }) > 0 ? [...prints] : [];
}
